package dev.muster.bot.timer;

import java.time.Instant;

/** What a change does to an incident's deadlines, committed with it. */
public sealed interface TimerChange {
    TimerKind kind();

    /** Which one of its kind within the incident; empty where there is only one. */
    String about();

    /** Sets the deadline, or moves it where one of that kind and about is already set. */
    record Set(TimerKind kind, String about, Instant dueAt) implements TimerChange {}

    /** Takes the deadline back; nothing where none is set. */
    record Cancel(TimerKind kind, String about) implements TimerChange {}
}
