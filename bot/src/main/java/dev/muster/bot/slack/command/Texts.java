package dev.muster.bot.slack.command;

import java.time.Instant;
import java.util.Optional;

import dev.muster.bot.timeline.People;
import dev.muster.bot.timeline.ReadableText;

/** What people typed, as plain text with names in place of ids. */
final class Texts {
    private final People people;

    Texts(People people) {
        this.people = people;
    }

    /** The words behind the verb; empty for none. */
    Optional<String> plain(Call call) {
        return plain(call.rest(), call.invocation().at());
    }

    Optional<String> plain(String text, Instant at) {
        return Optional.of(new ReadableText(people.names()).text(text, at).strip()).filter(words -> !words.isEmpty());
    }
}
