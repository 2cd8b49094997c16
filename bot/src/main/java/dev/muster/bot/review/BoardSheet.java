package dev.muster.bot.review;

import java.util.List;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Severity;

/**
 * Where an incident stands, in plain words that are safe for a line of a terminal; how they look is for whoever writes them.
 *
 * @param state    such as {@code open since 03:00}
 * @param facts    what is true of it as a whole
 * @param sections what there is to do and what happened, without those that are empty
 */
record BoardSheet(IncidentId id, String title, Severity severity, String state, boolean isPrivate, List<Fact> facts,
        List<Section> sections) {
    BoardSheet {
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
    }

    /** @param urgent whether it should have been otherwise by now */
    record Fact(String name, String words, boolean urgent) {
        Fact(String name, String words) {
            this(name, words, false);
        }
    }

    record Section(String name, List<Line> lines) {
        Section {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One line.
     *
     * @param first  what it is found by: a time, or the number of what it is about
     * @param urgent whether it should have been otherwise by now
     */
    record Line(String first, String words, boolean urgent) {}
}
