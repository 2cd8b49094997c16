package dev.muster.bot.incident.item;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A choice between named options (P13). Everybody has one vote, which they may change until the end. A tie is the
 * commander's to break, if need be with a coin, and the record says that it was one.
 *
 * @param options  what can be chosen, plain text
 * @param votes    the option that each person has chosen, by their Slack id, as an index
 * @param outcome  the option that was chosen, as an index; null while it is open or tied, and where nobody voted
 * @param byCoin   whether a coin chose it
 * @param settledBy who ended it otherwise than the votes: broke the tie, or took it back; null where the votes did
 * @param closedAt when voting ended; null before
 */
public record Poll(int number, List<String> options, UserId by, Instant openedAt, Instant closesAt, State state,
        Map<String, Integer> votes, @Nullable Integer outcome, boolean byCoin, @Nullable UserId settledBy,
        @Nullable Instant closedAt, @Nullable MessageRef card) implements Item {
    /** Where it stands; the names are stored. */
    public enum State {
        OPEN,
        /** Voting is over, and several options have the same number of votes: the commander's move. */
        TIED,
        CLOSED
    }

    /** What people and their keyboards put around a name, and behind a line. */
    private static final Pattern QUOTED = Pattern.compile("^[\"'“”‘’]+|[\"'“”‘’.!]+$");

    public Poll {
        options = List.copyOf(options);
        votes = Map.copyOf(votes);
        int count = options.size();
        if (count < 2 || votes.values().stream().anyMatch(vote -> vote < 0 || vote >= count)) {
            throw new IllegalArgumentException("options: %s, votes: %s (expected: two or more, and votes for them)"
                    .formatted(options, votes));
        }
    }

    /** A poll that opens now. */
    public static Poll opened(int number, List<String> options, UserId by, Instant at, Instant closesAt) {
        return new Poll(number, options, by, at, closesAt, State.OPEN, Map.of(), null, false, null, null, null);
    }

    @Override
    public ItemRef ref() {
        return new ItemRef(ItemKind.POLL, number);
    }

    @Override
    public String wireState() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean isOpen() {
        return state != State.CLOSED;
    }

    @Override
    public Optional<UserId> awaits() {
        return Optional.empty();
    }

    /** How many votes each option has, in their order. */
    public List<Integer> counts() {
        return IntStream.range(0, options.size())
                .mapToObj(option -> (int) votes.values().stream().filter(vote -> vote == option).count()).toList();
    }

    /** The options with the most votes, as indices; none where nobody voted. */
    public List<Integer> leading() {
        List<Integer> counts = counts();
        int most = counts.stream().mapToInt(Integer::intValue).max().orElse(0);
        List<Integer> leading = new ArrayList<>();
        for (int option = 0; option < counts.size(); option++) {
            if (most > 0 && counts.get(option) == most) {
                leading.add(option);
            }
        }
        return leading;
    }

    /** The option that somebody means by its name, or by its number from 1; empty for none. */
    public Optional<Integer> option(String said) {
        String wanted = said.strip().replaceFirst("^#", "");
        String bare = QUOTED.matcher(wanted).replaceAll("");
        for (String name : List.of(wanted, bare)) {
            for (int option = 0; option < options.size(); option++) {
                if (options.get(option).strip().equalsIgnoreCase(name)) {
                    return Optional.of(option);
                }
            }
        }
        return bare.matches("[1-9]") && Integer.parseInt(bare) <= options.size()
                ? Optional.of(Integer.parseInt(bare) - 1)
                : Optional.empty();
    }

    /** Whether a vote that Slack stamped at this time counts: also where it arrives once the votes were counted. */
    public boolean takes(Instant at) {
        boolean counted = closedAt != null && settledBy == null && !byCoin && !closedAt.isBefore(closesAt);
        return at.isBefore(closesAt) && (state == State.OPEN || counted);
    }

    public Poll voted(UserId who, int option) {
        Map<String, Integer> next = new TreeMap<>(votes);
        next.put(who.value(), option);
        return withVotes(next);
    }

    /** Others may have voted since: until the end each vote is its voter's alone. */
    @Override
    public Optional<Poll> without(Item before, Item after) {
        if (state != State.OPEN || !(before instanceof Poll earlier) || !(after instanceof Poll voted)
                || !earlier.equals(voted.withVotes(earlier.votes).sameCard(earlier.card))) {
            return Optional.empty();
        }
        Map<String, Integer> rest = new TreeMap<>(votes);
        for (String voter : voted.votes.keySet()) {
            Integer chosen = voted.votes.get(voter);
            Integer until = earlier.votes.get(voter);
            if (Objects.equals(chosen, until)) {
                continue;
            }
            if (!Objects.equals(chosen, votes.get(voter))) {
                return Optional.empty();
            }
            if (until == null) {
                rest.remove(voter);
            } else {
                rest.put(voter, until);
            }
        }
        return Optional.of(withVotes(rest));
    }

    private Poll withVotes(Map<String, Integer> next) {
        return new Poll(number, options, by, openedAt, closesAt, state, next, outcome, byCoin, settledBy, closedAt, card);
    }

    private Poll sameCard(@Nullable MessageRef message) {
        return new Poll(number, options, by, openedAt, closesAt, state, votes, outcome, byCoin, settledBy, closedAt, message);
    }

    /** Voting is over, and the votes are counted. */
    public Poll counted(Instant at) {
        List<Integer> leading = leading();
        Instant since = closedAt == null ? at : closedAt;
        return leading.size() > 1
                ? new Poll(number, options, by, openedAt, closesAt, State.TIED, votes, null, false, null, since, card)
                : closed(leading.isEmpty() ? null : leading.getFirst(), false, null, since);
    }

    /** Whether the same came of it. */
    public boolean endedAs(Poll other) {
        return state == other.state && Objects.equals(outcome, other.outcome)
                && (state != State.TIED || leading().equals(other.leading()));
    }

    /** The commander chooses this option. */
    public Poll brokenBy(UserId who, int option, boolean coin, Instant at) {
        return closed(option, coin, who, at);
    }

    private Poll closed(@Nullable Integer option, boolean coin, @Nullable UserId who, Instant at) {
        return new Poll(number, options, by, openedAt, closesAt, State.CLOSED, votes, option, coin, who,
                closedAt == null ? at : closedAt, card);
    }

    @Override
    public Poll takenBack(UserId who, Instant at) {
        return closed(null, false, who, at);
    }

    @Override
    public Poll withCard(MessageRef message) {
        return sameCard(message);
    }
}
