package dev.muster.bot.effect;

import java.time.Instant;
import java.util.List;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/** What a message shows. How it looks is decided where it is sent. */
public sealed interface Content {
    /** Whether it shows the state at the time of sending, so that of several waiting updates the last is enough. */
    default boolean showsState() {
        return false;
    }

    default Urgency urgency() {
        return Urgency.SOON;
    }

    /** The incident's card: title, severity, status, commander, impact, how to join in. {@code again} when one stood before. */
    record IncidentCard(boolean again) implements Content {
        /** The first one, or whichever stands. */
        public IncidentCard() {
            this(false);
        }

        @Override
        public boolean showsState() {
            return true;
        }

        @Override
        public Urgency urgency() {
            return Urgency.NOW;
        }
    }

    /** The announcement to everybody, with a way to join. */
    record Announcement() implements Content {
        @Override
        public boolean showsState() {
            return true;
        }
    }

    /** The question who takes command, with a button that does. */
    record CommanderMissing() implements Content {
        @Override
        public boolean showsState() {
            return true;
        }
    }

    /** What remains of a message once its incident was made private: that, and no more. {@code eventType} is the message's own. */
    record MadePrivate(String eventType) implements Content {
        /** The event type of the last message in the channel that the incident leaves. */
        public static final String LAST_WORD = "muster_note";

        @Override
        public Urgency urgency() {
            return Urgency.NOW;
        }
    }

    /** The card of one of the incident's items, such as {@code proposal:3}. */
    record ItemCard(String item) implements Content {
        @Override
        public boolean showsState() {
            return true;
        }

        @Override
        public Urgency urgency() {
            return Urgency.NOW;
        }
    }

    /**
     * Asks somebody for their next step with an item: {@code person} is named, null for whoever has command then. Of a proposal
     * it is always whoever has command, and {@code person} is whose objection they are told of. Nothing once the item is past that.
     */
    record ItemPrompt(String item, String ask, @Nullable UserId person) implements Content {
        @Override
        public Urgency urgency() {
            return Urgency.NOW;
        }
    }

    /**
     * What became of what a question asked, in its place and without its buttons; nothing while it is still asked.
     *
     * @param item   what it is about: an item such as {@code proposal:3}, a role such as {@code role:scribe}, or {@code incident}
     * @param direct who was asked by a direct message, to whom nothing is shown of what they may not know by then; null in a channel
     */
    record PromptOver(String item, String ask, @Nullable UserId person, @Nullable UserId direct) implements Content {
        @Override
        public boolean showsState() {
            return true;
        }

        @Override
        public Urgency urgency() {
            return Urgency.LATER;
        }
    }

    /** The question itself where such a line stood, with its buttons, since what had settled it was taken back; nothing where it is not asked again. */
    record PromptAgain(String item, String ask, @Nullable UserId person, @Nullable UserId direct) implements Content {
        @Override
        public boolean showsState() {
            return true;
        }
    }

    /** What the organisation was told last and when it hears more, for somebody who asks. */
    record UpdateTold(IncidentId incident) implements Content {
        @Override
        public Urgency urgency() {
            return Urgency.NOW;
        }
    }

    /** A status update as others read it in a channel of theirs. */
    record UpdateElsewhere(int update) implements Content {
        @Override
        public boolean showsState() {
            return true;
        }
    }

    /**
     * Tells somebody privately what the role that they have since that time asks of them; nothing once they do not have it
     * any more, or to somebody who may not know of the incident.
     */
    record RoleCard(String role, UserId person, Instant since) implements Content {}

    /**
     * The private brief for whoever is offered a role, with their answer as buttons, and what became of it afterwards; nothing to
     * somebody who may not know of the incident.
     */
    record HandoverBrief(int handover) implements Content {
        @Override
        public boolean showsState() {
            return true;
        }

        @Override
        public Urgency urgency() {
            return Urgency.NOW;
        }
    }

    /**
     * A few words to one person who takes part, in mrkdwn; nothing to somebody who may not know of the incident by then.
     *
     * @param ask   what the question is about, by the name that the message's metadata holds; empty where nothing is asked
     * @param offer the button below them; null for none
     */
    record Aside(UserId person, String ask, String mrkdwn, @Nullable Offer offer) implements Content {
        /** What a button below a few words can do; {@code what} is the script's id or the role's, by the kind. */
        public record Offer(Kind kind, String what) {
            public enum Kind {
                /** Opens words for a hard moment, for the commander to edit. */
                SCRIPT,
                /** Opens the form that offers a role to somebody. */
                HAND_OVER
            }
        }

        /** The words alone. */
        public Aside(UserId person, String ask, String mrkdwn) {
            this(person, ask, mrkdwn, null);
        }
    }

    /**
     * Suggests that this person, who has had the role for so many minutes, be relieved; nothing once they were.
     *
     * @param role   the role's id; null for command
     * @param direct whether it is said to them alone, and not to everybody
     */
    record RestSuggested(UserId person, long minutes, @Nullable String role, boolean direct) implements Content {}

    /** How it stands, in one private line to this person, who leads or is the deputy; nothing to anybody else. */
    record CommanderTick(UserId person) implements Content {}

    /**
     * Names to whoever looks after the process the reviews of these incidents, as far as they are overdue by then and this person
     * may know of them; nothing where there is none.
     */
    record ReviewsOverdue(UserId person, List<IncidentId> incidents) implements Content {
        public ReviewsOverdue {
            incidents = List.copyOf(incidents);
        }

        @Override
        public Urgency urgency() {
            return Urgency.LATER;
        }
    }

    /** One sentence or a few, in Slack's mrkdwn with everything that people typed already escaped. */
    record Line(String mrkdwn) implements Content {}

    /** An answer that was drawn when it was decided: {@code blocks} is Block Kit JSON, {@code text} what a notification says. */
    record Drawn(String text, String blocks) implements Content {
        @Override
        public Urgency urgency() {
            return Urgency.NOW;
        }
    }

    /** Asks those who lead whether it is resolved although something is left, as it was drawn when somebody wished to resolve it. */
    record ResolveAsked(String text, String blocks) implements Content {
        @Override
        public Urgency urgency() {
            return Urgency.NOW;
        }
    }

    /** The channel of a freshly declared incident is there: says so and how to get in. */
    record ChannelReady(IncidentId incident) implements Content {
        @Override
        public Urgency urgency() {
            return Urgency.NOW;
        }
    }

    /** Where an incident stands, for somebody who is new to it; {@code inChannel} where it is shown in the incident's channel. */
    record Overview(IncidentId incident, boolean inChannel) implements Content {
        @Override
        public Urgency urgency() {
            return Urgency.LATER;
        }
    }

    /** Names a similar open incident to whoever declared {@code fresh}, with a way to merge; nothing once either is over. */
    record SimilarOpen(IncidentId fresh, IncidentId similar) implements Content {
        @Override
        public Urgency urgency() {
            return Urgency.NOW;
        }
    }

    /**
     * Asks which one person is meant; nothing of what was typed is lost.
     *
     * @param why    what is in the way, a sentence in mrkdwn
     * @param verb   the command that was typed
     * @param rest   what followed the name, in Slack's markup, with the time
     * @param task   the same as plain text, without the time
     * @param time   as it was typed; empty for none
     * @param people who is offered
     */
    record WhichPerson(IncidentId incident, String why, String verb, String rest, String task, String time,
            List<UserId> people) implements Content {
        public WhichPerson {
            people = List.copyOf(people);
        }

        /** Whether a name is all that is missing. */
        public boolean isWhole() {
            return !task.isBlank();
        }

        /** The same question with another reason. */
        public WhichPerson because(String reason) {
            return new WhichPerson(incident, reason, verb, rest, task, time, people);
        }

        /** The same question with these to choose from. */
        public WhichPerson of(List<UserId> others) {
            return new WhichPerson(incident, why, verb, rest, task, time, others);
        }

        @Override
        public Urgency urgency() {
            return Urgency.NOW;
        }
    }

    /** Offers whoever has command to assign what they asked nobody in particular for; {@code task} is plain text. */
    record AssignOffer(IncidentId incident, String task) implements Content {
        @Override
        public Urgency urgency() {
            return Urgency.NOW;
        }
    }

    /** Asks the channel of a resolved incident whether it may be archived. */
    record ArchiveOffer() implements Content {}
}
