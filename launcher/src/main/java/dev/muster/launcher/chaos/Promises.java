package dev.muster.launcher.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What people asked for that has a time at which it ends. What is {@code sure} was confirmed to them, or they wrote it as a message,
 * which the workspace tells again until it is taken; of anything else nobody knows whether it was heard.
 */
final class Promises {
    private final Queue<Proposed> proposed = new ConcurrentLinkedQueue<>();
    private final Queue<Objected> objected = new ConcurrentLinkedQueue<>();
    private final Queue<Assigned> assigned = new ConcurrentLinkedQueue<>();
    private final Queue<Stepped> stepped = new ConcurrentLinkedQueue<>();
    private final Queue<Offered> offered = new ConcurrentLinkedQueue<>();
    private final Queue<Accepted> accepted = new ConcurrentLinkedQueue<>();

    /** A step that was put to everybody; no plan is like another. */
    record Proposed(String channel, String plan, Duration window, Span at, boolean sure) {}

    /** In which way somebody objected. */
    enum Way {
        MESSAGE,
        COMMAND,
        CLICK,
        /** A raised hand at the card: the workspace tells when it was raised, its history does not. */
        HAND
    }

    /** A strong objection; {@code words} are empty where none were said. */
    record Objected(String channel, int proposal, String by, String words, Way way, Span at, boolean sure) {}

    /** A task for one person; no task is like another. */
    record Assigned(String channel, String task, String to, Duration length, Span at, boolean sure) {}

    /** What somebody did with an assignment; {@code closes} where it is over with that. */
    record Stepped(String channel, int assignment, String by, boolean closes, boolean byMessage, Span at, boolean sure) {}

    /** Command that somebody was told is offered. */
    record Offered(String channel, String from, String to, Span at) {}

    /** Command that somebody was told is theirs. */
    record Accepted(String channel, String by, Span at) {}

    void add(Proposed one) {
        proposed.add(one);
    }

    void add(Objected one) {
        objected.add(one);
    }

    void add(Assigned one) {
        assigned.add(one);
    }

    void add(Stepped one) {
        stepped.add(one);
    }

    void add(Offered one) {
        offered.add(one);
    }

    void add(Accepted one) {
        accepted.add(one);
    }

    /** How many cards there will be by that. */
    int cards() {
        return (int) (proposed.stream().filter(Proposed::sure).count() + assigned.stream().filter(Assigned::sure).count());
    }

    List<Proposed> proposed(String channel) {
        return proposed.stream().filter(one -> one.channel().equals(channel)).toList();
    }

    List<Objected> objected(String channel, int proposal) {
        return objected.stream().filter(one -> one.channel().equals(channel) && one.proposal() == proposal).toList();
    }

    List<Assigned> assigned(String channel) {
        return assigned.stream().filter(one -> one.channel().equals(channel)).toList();
    }

    List<Stepped> stepped(String channel, int assignment) {
        return stepped.stream().filter(one -> one.channel().equals(channel) && one.assignment() == assignment).toList();
    }

    List<Offered> offered(String channel) {
        return offered.stream().filter(one -> one.channel().equals(channel)).toList();
    }

    List<Accepted> accepted(String channel) {
        return accepted.stream().filter(one -> one.channel().equals(channel)).toList();
    }

    /** How many things were confirmed or will be heard. */
    int sure() {
        return (int) (proposed.stream().filter(Proposed::sure).count() + objected.stream().filter(Objected::sure).count()
                + assigned.stream().filter(Assigned::sure).count() + stepped.stream().filter(Stepped::sure).count()
                + offered.size() + accepted.size());
    }
}
