package dev.muster.bench;

import java.util.List;

/**
 * What people type in open incidents, by the number of the command: in twenty of them by turns, so that none gets more than
 * Slack lets an app tell in one channel, until each has had twenty lines; then in the next twenty. Most of it is looking.
 */
record Typing(List<String> channels, List<String> people) {
    /** In how many incidents people type by turns. */
    static final int AT_ONCE = 20;
    /** How many lines one incident gets. */
    private static final int LINES = 20;

    Typing {
        channels = List.copyOf(channels);
        people = List.copyOf(people);
    }

    /** A piece of work: something is proposed and somebody objects, something is assigned and done, and all look now and then. */
    SlashCommand line(long number) {
        long before = number / (AT_ONCE * LINES) * AT_ONCE;
        String channel = channels.get((int) ((before + number % AT_ONCE) % channels.size()));
        return switch ((int) (number / AT_ONCE % LINES)) {
            case 1 -> typed(3, channel, "note error rate is at 4 percent since the deploy " + number);
            case 3 -> typed(4, channel, "propose roll back the deploy %d, risk: the cache is cold 2m".formatted(number));
            case 5 -> typed(0, channel, "assign <@%s> find out what the deploy changed %d 10m".formatted(people.get(6), number));
            case 6 -> typed(6, channel, "ack");
            case 9 -> typed(5, channel, "object the migration cannot be undone");
            case 11 -> typed(7, channel, "impact payments by card fail in the EU, about %d a minute".formatted(number));
            case 13 -> typed(6, channel, "done the pool is half as large as before " + number);
            case 15 -> typed(2, channel, "next");
            case 17 -> typed(8, channel, "help propose");
            case 19 -> typed(1, channel, "");
            default -> typed(1 + (int) (number % 8), channel, "status");
        };
    }

    /** How many pieces of work are done once so many commands were typed. */
    static long done(long commands) {
        return commands / (AT_ONCE * LINES) * AT_ONCE;
    }

    /** Something that comes due by itself, in each incident in turn: a proposal, a short task, or one of which nobody takes notice. */
    SlashCommand promise(long number) {
        int incident = (int) (number % channels.size());
        String channel = channels.get(incident);
        String owner = people.get(1 + incident % 5);
        return switch ((int) (number % 5)) {
            case 0 -> typed(8, channel, "propose drain node %d 6s".formatted(number));
            case 1 -> typed(9, channel, "assign <@%s> look at the queue of payments 6s".formatted(owner));
            default -> typed(9, channel, "assign <@%s> compare with last week 30m".formatted(owner));
        };
    }

    private SlashCommand typed(int person, String channel, String text) {
        return new SlashCommand(people.get(person), channel, text);
    }
}
