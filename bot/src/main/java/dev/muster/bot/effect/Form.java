package dev.muster.bot.effect;

import java.util.List;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/** A form that a person fills in. */
public sealed interface Form {
    /** Declares an incident; {@code from} is where it was asked for, null for anywhere. */
    record Declare(String title, @Nullable ChannelId from) implements Form {}

    /** Declares an incident from a message that somebody picked; {@code quote} is the key under which the message is kept. */
    record DeclareFrom(String quote) implements Form {}

    /** Chooses another severity; a lower one with a reason. */
    record ChangeSeverity(IncidentId incident) implements Form {}

    /** Makes an incident private; {@code people} are offered to be brought along, {@code reason} is empty for none. */
    record MakePrivate(IncidentId incident, List<UserId> people, String reason) implements Form {
        /** The longest reason, in characters. */
        public static final int LONGEST_REASON = 500;

        public MakePrivate {
            people = List.copyOf(people);
        }
    }

    /** Says who is affected, and how. */
    record SayImpact(IncidentId incident) implements Form {}

    /** Names the incident that this one is the same as. */
    record MergeInto(IncidentId incident) implements Form {}

    /** Proposes a step. */
    record Propose(IncidentId incident) implements Form {}

    /** Takes a step with a proposal, which needs words. */
    record OnProposal(IncidentId incident, int proposal, OnProposal.Step step) implements Form {
        /** Which; the names are stored. */
        public enum Step {
            /** Why one objects. */
            OBJECT,
            /** What one wants to know. */
            QUESTION,
            /** Another version. */
            AMEND,
            /** Why it is done all the same. */
            OVERRULE
        }
    }

    /** Chooses to whom a role is handed over; {@code role} is its id. */
    record HandOver(IncidentId incident, String role) implements Form {}

    /** Words for a hard moment, to be edited before the commander says them; {@code script} is their id. */
    record SpeakScript(IncidentId incident, String script) implements Form {}

    /**
     * Assigns a task: {@code to} is null where nobody is chosen yet, {@code task} and {@code time} empty for none.
     *
     * @param serves the item that it is for, such as {@code proposal:3}; null for none
     */
    record Assign(IncidentId incident, @Nullable UserId to, String task, String time, @Nullable String serves) implements Form {
        /** A task of its own. */
        public Assign(IncidentId incident, @Nullable UserId to, String task, String time) {
            this(incident, to, task, time, null);
        }
    }

    /** Takes a step with an assignment, which needs words. */
    record OnAssignment(IncidentId incident, int assignment, OnAssignment.Step step) implements Form {
        /** Which; the names are stored. */
        public enum Step {
            /** How much more time one needs. */
            MORE,
            /** What is missing. */
            BLOCKED,
            /** What came of it. */
            RESULT,
            /** Condition, actions, needs. */
            REPORT,
            /** Whose it is to be. */
            REASSIGN
        }
    }

    /** Chooses who owns the review. */
    record ReviewOwner(IncidentId incident) implements Form {}

    /** Chooses who stays; everybody else may go. */
    record Keep(IncidentId incident) implements Form {}
    /**
     * Writes a status update; the record says how it stands where {@code text} is empty.
     *
     * @param by       who writes it: times are theirs
     * @param external whether it is for customers
     */
    record WriteUpdate(IncidentId incident, UserId by, boolean external, String text) implements Form {}

    /** Says why a text for customers is not to be sent. */
    record DeclineUpdate(IncidentId incident, int update) implements Form {}

    /** Parks an idea for later. */
    record ParkIdea(IncidentId incident) implements Form {}

    /** Adds a note to the record. */
    record AddNote(IncidentId incident) implements Form {}
}
