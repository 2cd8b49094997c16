package dev.muster.bot.effect;

import java.time.Duration;
import java.util.Optional;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/** What one person alone sees: answers, forms, a welcome, their Home tab. */
public sealed interface PersonalEffect extends Effect {
    /** Tells one person, privately, what became of what they asked for. {@code key} tells one answer from another. */
    record Answer(String key, ReplyTo replyTo, Content content) implements PersonalEffect {
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
     * Asks one person which of the people of a user group or a channel they mean; Slack is asked first who is in it.
     *
     * @param group    its id
     * @param question with those to offer where Slack does not tell
     */
    record AskWhichOf(String key, String group, Content.WhichPerson question, ReplyTo replyTo) implements PersonalEffect {
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
    record OpenForm(String triggerId, Form form, @Nullable ReplyTo replyTo) implements PersonalEffect {
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
     * Shows a newcomer where the incident stands, privately in its channel. It belongs to the person more than to the
     * incident: where it cannot be shown, such as to somebody who left again, the record need not say so.
     */
    record Welcome(IncidentId about, ChannelId channel, UserId person) implements PersonalEffect {
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
    record PublishHome(UserId person, boolean opened) implements PersonalEffect {
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
}
