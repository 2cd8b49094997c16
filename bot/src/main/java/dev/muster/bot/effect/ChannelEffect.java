package dev.muster.bot.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/** What an incident's channel is made of: the channel itself, who is in it, what adorns it, and its end. */
public sealed interface ChannelEffect extends Effect.InIncident {
    /**
     * Makes the incident's channel. {@code invite} are brought in once it is there, {@code replyTo} hears of it, null when
     * nobody waits for an answer, and {@code opening} is said right below the card, null for nothing.
     */
    record CreateChannel(IncidentId of, String name, boolean isPrivate, List<UserId> invite, @Nullable ReplyTo replyTo,
            @Nullable Content opening)
            implements
                ChannelEffect {
        public CreateChannel {
            invite = List.copyOf(invite);
        }

        /** A channel in which the card is all there is to say at first. */
        public CreateChannel(IncidentId of, String name, boolean isPrivate, List<UserId> invite, @Nullable ReplyTo replyTo) {
            this(of, name, isPrivate, invite, replyTo, null);
        }

        @Override
        public Urgency urgency() {
            return Urgency.NOW;
        }
    }

    /**
     * Makes a private channel for an incident that is public until then. Only once Slack has made it the incident moves there;
     * where Slack refuses, nothing has changed. {@code reason} is null for none, {@code replyTo} as with any channel.
     */
    record MakePrivate(IncidentId of, String name, List<UserId> invite, UserId askedBy, @Nullable String reason,
            @Nullable ReplyTo replyTo) implements ChannelEffect {
        public MakePrivate {
            invite = List.copyOf(invite);
        }

        @Override
        public Urgency urgency() {
            return Urgency.NOW;
        }

        /** The channel to make. */
        public CreateChannel channel() {
            return new CreateChannel(of, name, true, invite, replyTo);
        }
    }

    /**
     * Brings people into the incident's channel. {@code replyTo} hears how it went, null when nobody waits for that.
     * {@code whilePublic} where it was decided of a public incident: should that be private by then, nobody is brought in.
     */
    record Invite(IncidentId of, List<UserId> people, @Nullable ReplyTo replyTo, boolean whilePublic) implements ChannelEffect {
        private static final int SLACKS_BATCH = 100;

        public Invite {
            people = List.copyOf(people);
            if (people.isEmpty() || people.size() > SLACKS_BATCH) {
                throw new IllegalArgumentException("people: %d (expected: 1 to 100, Slack's batch)".formatted(people.size()));
            }
        }

        /** Brings any number of people in whom nobody waits for; none for nobody. */
        public static List<Invite> all(IncidentId of, List<UserId> people) {
            List<Invite> invites = new ArrayList<>();
            for (int from = 0; from < people.size(); from += SLACKS_BATCH) {
                invites.add(new Invite(of, people.subList(from, Math.min(people.size(), from + SLACKS_BATCH))));
            }
            return invites;
        }

        /** Brings people in whatever becomes of the incident. */
        public Invite(IncidentId of, List<UserId> people, @Nullable ReplyTo replyTo) {
            this(of, people, replyTo, false);
        }

        /** Brings people in whom nobody waits for. */
        public Invite(IncidentId of, List<UserId> people) {
            this(of, people, null);
        }

        @Override
        public Urgency urgency() {
            return Urgency.NOW;
        }

        @Override
        public Lane laneOnceThereIsAChannel() {
            return Lane.ofInvitations(of);
        }
    }

    /**
     * Brings everybody who is in another channel into the incident's own. {@code toldThere} where the other channel hears what
     * came of it; {@code whilePublic} as with an invitation.
     */
    record BringOver(IncidentId of, ChannelId from, boolean toldThere, boolean whilePublic) implements ChannelEffect {
        @Override
        public Lane laneOnceThereIsAChannel() {
            return Lane.ofInvitations(of);
        }
    }

    /**
     * Archives this channel of the incident, which no bot can undo, if that is still wanted by then. {@code replyTo} hears if it
     * cannot be, null when nobody waits.
     *
     * @param channel null in what an older program committed, and then the channel that it has
     */
    record ArchiveChannel(IncidentId of, @Nullable ChannelId channel, @Nullable ReplyTo replyTo) implements ChannelEffect {}

    /** Sets the channel's topic to what the incident's state is when it is sent. */
    record SetTopic(IncidentId of) implements ChannelEffect {
        @Override
        public Lane laneOnceThereIsAChannel() {
            return Lane.ofAdornments(of);
        }

        @Override
        public Urgency urgency() {
            return Urgency.LATER;
        }

        @Override
        public Optional<String> mergeKey() {
            return Optional.of("topic:" + of);
        }
    }

    /** Sets the channel's purpose. */
    record SetPurpose(IncidentId of, String purpose) implements ChannelEffect {
        @Override
        public Lane laneOnceThereIsAChannel() {
            return Lane.ofAdornments(of);
        }

        @Override
        public Urgency urgency() {
            return Urgency.LATER;
        }
    }

    /** Pins a message of ours in its channel. */
    record Pin(IncidentId of, MessageRef message) implements ChannelEffect {
        @Override
        public Lane laneOnceThereIsAChannel() {
            return Lane.ofAdornments(of);
        }

        @Override
        public Urgency urgency() {
            return Urgency.LATER;
        }
    }

    /** Puts a link into the channel's bookmarks bar; {@code url} starts with http or https. */
    record AddBookmark(IncidentId of, String title, String url) implements ChannelEffect {
        @Override
        public Lane laneOnceThereIsAChannel() {
            return Lane.ofAdornments(of);
        }

        @Override
        public Urgency urgency() {
            return Urgency.LATER;
        }
    }
}
