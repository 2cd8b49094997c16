package dev.muster.bot.effect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * One thing that must reach Slack. An effect is committed in the same transaction as the change that decided it and is
 * carried out afterwards, exactly once. Messages say what to show, not how: they are rendered when they are sent, so a
 * card always shows the state at that moment.
 */
public sealed interface Effect {
    /** The queue it stands in. Effects of one lane leave in the order in which they were committed; lanes run side by side. */
    Lane lane();

    /** How soon somebody needs it. */
    default Urgency urgency() {
        return Urgency.SOON;
    }

    /** The incident it belongs to; empty for what belongs to none. */
    default Optional<IncidentId> incident() {
        return Optional.empty();
    }

    /**
     * While an effect with this key waits untouched, another one with the same key adds nothing and is not stored: both
     * would show the state at the time of sending. Empty for what must happen each time.
     */
    default Optional<String> mergeKey() {
        return Optional.empty();
    }

    /**
     * How long it is held back after it was committed, so that of several with one {@link #mergeKey} the first is enough;
     * zero for what leaves at once.
     */
    default Duration heldFor() {
        return Duration.ZERO;
    }

    /** How much longer an attempt may take than a call to Slack: for so long it is left to whoever has claimed it. */
    default Duration takes() {
        return Duration.ZERO;
    }

    /** An effect of one incident. Unless it says otherwise it stands in the lane of the incident's channel. */
    sealed interface InIncident extends Effect {
        /** Whose it is. */
        IncidentId of();

        @Override
        default Optional<IncidentId> incident() {
            return Optional.of(of());
        }

        @Override
        default Lane lane() {
            return Lane.of(of());
        }

        /** Where it may stand instead once the incident's channel is there: behind its making it must wait, behind what is said in it not. */
        default Lane laneOnceThereIsAChannel() {
            return lane();
        }
    }

    /**
     * Makes the incident's channel. {@code invite} are brought in once it is there, {@code replyTo} hears of it, null when
     * nobody waits for an answer, and {@code opening} is said right below the card, null for nothing.
     */
    record CreateChannel(IncidentId of, String name, boolean isPrivate, List<UserId> invite, @Nullable ReplyTo replyTo,
            @Nullable Content opening)
            implements
                InIncident {
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
            @Nullable ReplyTo replyTo) implements InIncident {
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

    /** Asks Slack who of those in the incident's channel is active just now, for the proposal of this number. */
    record ReadPresence(IncidentId of, ChannelId channel, int proposal) implements InIncident {
        @Override
        public Lane lane() {
            return new Lane("presence:" + of.number());
        }
    }

    /** Asks Slack who is in the incident's channel: events that say so may have been missed. */
    record ReadMembers(IncidentId of, ChannelId channel) implements InIncident {
        @Override
        public Lane lane() {
            return new Lane("members:" + of.number());
        }

        @Override
        public Urgency urgency() {
            return Urgency.LATER;
        }

        @Override
        public Optional<String> mergeKey() {
            return Optional.of("members:" + channel);
        }
    }

    /**
     * Brings people into the incident's channel. {@code replyTo} hears how it went, null when nobody waits for that.
     * {@code whilePublic} where it was decided of a public incident: should that be private by then, nobody is brought in.
     */
    record Invite(IncidentId of, List<UserId> people, @Nullable ReplyTo replyTo, boolean whilePublic) implements InIncident {
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
    record BringOver(IncidentId of, ChannelId from, boolean toldThere, boolean whilePublic) implements InIncident {
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
    record ArchiveChannel(IncidentId of, @Nullable ChannelId channel, @Nullable ReplyTo replyTo) implements InIncident {}

    /** Posts a message. */
    record Post(IncidentId of, Destination to, Content content) implements InIncident {
        @Override
        public Lane lane() {
            return to.lane(of);
        }

        @Override
        public Urgency urgency() {
            return content.urgency();
        }
    }

    /** Shows the present state in a message that stands already. */
    record Update(IncidentId of, MessageRef message, Content content) implements InIncident {
        @Override
        public Optional<String> mergeKey() {
            return content.showsState() ? Optional.of("update:" + message.channel() + ":" + message.ts()) : Optional.empty();
        }
    }

    /** Sets the channel's topic to what the incident's state is when it is sent. */
    record SetTopic(IncidentId of) implements InIncident {
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
    record SetPurpose(IncidentId of, String purpose) implements InIncident {
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
    record Pin(IncidentId of, MessageRef message) implements InIncident {
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
    record AddBookmark(IncidentId of, String title, String url) implements InIncident {
        @Override
        public Lane laneOnceThereIsAChannel() {
            return Lane.ofAdornments(of);
        }

        @Override
        public Urgency urgency() {
            return Urgency.LATER;
        }
    }

    /** Tells one person, privately, what became of what they asked for. {@code key} tells one answer from another. */
    record Answer(String key, ReplyTo replyTo, Content content) implements Effect {
        @Override
        public Lane lane() {
            return new Lane("answer:" + key);
        }

        @Override
        public Urgency urgency() {
            return Urgency.NOW;
        }
    }

    /**
     * Asks one person which of a user group's people they mean; Slack is asked first who is in it.
     *
     * @param question with those to offer where Slack does not tell
     */
    record AskWhichOf(String key, String group, Content.WhichPerson question, ReplyTo replyTo) implements Effect {
        @Override
        public Lane lane() {
            return new Lane("answer:" + key);
        }

        @Override
        public Urgency urgency() {
            return Urgency.NOW;
        }
    }

    /**
     * Opens a form for the person whose click or command this trigger is. The trigger dies after three seconds.
     *
     * @param replyTo hears what to type where no form opened; null in what an older program committed
     */
    record OpenForm(String triggerId, Form form, @Nullable ReplyTo replyTo) implements Effect {
        /** What is said where nobody knows whether it opened. */
        public static final String MAY_HAVE_OPENED = "The form may have opened; it is not opened twice.";

        @Override
        public Lane lane() {
            return new Lane("form:" + triggerId);
        }

        @Override
        public Urgency urgency() {
            return Urgency.NOW;
        }
    }

    /**
     * Exports the incident as it is when this is carried out and shares the file in the incident's channel.
     *
     * @param profile for whom, such as {@code external}; null in what an older program committed, and then for everybody
     */
    record ShareExport(IncidentId of, String format, @Nullable String profile, UserId askedBy) implements InIncident {
        @Override
        public Lane lane() {
            return new Lane("export:" + of);
        }

        /** Large files take their time, above all on a narrow line. */
        @Override
        public Duration takes() {
            return Duration.ofMinutes(15);
        }
    }

    /**
     * Shows a newcomer where the incident stands, privately in its channel. It belongs to the person more than to the
     * incident: where it cannot be shown, such as to somebody who left again, the record need not say so.
     */
    record Welcome(IncidentId about, ChannelId channel, UserId person) implements Effect {
        @Override
        public Lane lane() {
            return new Lane("welcome:" + about.number() + ":" + person);
        }

        @Override
        public Urgency urgency() {
            return Urgency.LATER;
        }

        /** Slack first has to show them the channel, and to say whether they are a person at all. */
        @Override
        public Duration heldFor() {
            return Duration.ofSeconds(2);
        }
    }

    /** Draws a person's Home tab anew; {@code opened} when they have just opened it and look at an old one. */
    record PublishHome(UserId person, boolean opened) implements Effect {
        @Override
        public Lane lane() {
            return new Lane("home:" + person);
        }

        @Override
        public Urgency urgency() {
            return opened ? Urgency.SOON : Urgency.LATER;
        }

        @Override
        public Duration heldFor() {
            return opened ? Duration.ZERO : Duration.ofSeconds(5);
        }

        @Override
        public Optional<String> mergeKey() {
            return Optional.of((opened ? "home_opened:" : "home:") + person);
        }
    }

    /** Asks Slack who this is, so that the record can show a name. */
    record LookUpPerson(UserId person) implements Effect {
        @Override
        public Lane lane() {
            return new Lane("people");
        }

        @Override
        public Urgency urgency() {
            return Urgency.LATER;
        }

        @Override
        public Optional<String> mergeKey() {
            return Optional.of("person:" + person);
        }
    }

    /** Asks Slack what a channel is called that somebody pointed to, so that the record can show a name. */
    record LookUpChannel(ChannelId channel) implements Effect {
        @Override
        public Lane lane() {
            return new Lane("channels");
        }

        @Override
        public Urgency urgency() {
            return Urgency.LATER;
        }

        @Override
        public Optional<String> mergeKey() {
            return Optional.of("channel:" + channel);
        }
    }

    /**
     * Reads the channel's history and keeps what was said while nobody listened. {@code afterSeconds} says how long it is
     * held back, for what Slack may go on not telling for a while.
     */
    record Backfill(IncidentId of, ChannelId channel, int afterSeconds) implements InIncident {
        /** To be read as soon as Slack's limits allow. */
        public Backfill(IncidentId of, ChannelId channel) {
            this(of, channel, 0);
        }

        @Override
        public Lane lane() {
            return new Lane(key());
        }

        @Override
        public Duration heldFor() {
            return Duration.ofSeconds(afterSeconds);
        }

        @Override
        public Urgency urgency() {
            return Urgency.LATER;
        }

        @Override
        public Optional<String> mergeKey() {
            return Optional.of(key());
        }

        /** What was said after an earlier reading is not in it, so one that leaves sooner is no substitute. */
        private String key() {
            return "backfill:" + channel + (afterSeconds == 0 ? "" : ":" + afterSeconds);
        }
    }
}
