package dev.muster.bot.effect;

import java.time.Duration;
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
public sealed interface Effect permits Effect.InIncident, Effect.LookUpPerson, Effect.LookUpChannel, PersonalEffect {
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
    sealed interface InIncident extends Effect
            permits ChannelEffect, ReadPresence, ReadMembers, Post, Update, ShareExport, Backfill {
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
        /**
         * Slack takes few changes of messages a minute: nothing else waits for one. They keep their order, so that what blanks a
         * message is never overtaken by what still drew it in public, and while one waits for its turn more of its message are
         * one with it. A question that is settled waits for itself alone. Only what is said in the place of a question stands among
         * what is said: the channel may be archived behind it.
         */
        @Override
        public Lane lane() {
            return switch (content) {
                case Content.Line line -> Lane.of(of);
                case Content.PromptOver over -> Lane.ofQuestion(of, message);
                case Content.PromptAgain again -> Lane.ofQuestion(of, message);
                default -> Lane.ofChanges(of);
            };
        }

        /** Cards and announcements are looked at; a question that is settled only loses its buttons. */
        @Override
        public Urgency urgency() {
            return content instanceof Content.PromptOver ? Urgency.LATER : Urgency.SOON;
        }

        @Override
        public Optional<String> mergeKey() {
            // A settled question has nothing to say about whether it is asked again, so neither makes the other needless.
            String how = content instanceof Content.PromptAgain ? "again:" : "update:";
            return content.showsState() ? Optional.of(how + message.channel() + ":" + message.ts()) : Optional.empty();
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
            return laneOf(channel) + (afterSeconds == 0 ? "" : ":" + afterSeconds);
        }

        /** The lane in which this channel's history is read; one that is held back has this, a colon and its seconds. */
        public static String laneOf(ChannelId channel) {
            return "backfill:" + channel;
        }
    }
}
