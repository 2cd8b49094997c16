package dev.muster.launcher.chaos;

import java.time.Instant;

import dev.muster.sandbox.Message;

/** When something was said, as far as one knows from outside: a message has its time, a click or a command came in between two. */
public record Span(Instant from, Instant to) {

    static Span of(Message message) {
        return new Span(message.writtenAt(), message.writtenAt());
    }

    /** Whether all of it is before this time. */
    boolean isBefore(Instant at) {
        return to.isBefore(at);
    }

    /** Whether none of it is before this time. */
    boolean isAtOrAfter(Instant at) {
        return !from.isBefore(at);
    }

    boolean contains(Instant at) {
        return !at.isBefore(from) && !at.isAfter(to);
    }
}
