package dev.muster.bot.slack.command;

import java.util.regex.Pattern;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.time.TimeAhead;
import dev.muster.bot.words.Typed;

/**
 * What somebody types behind {@code assign}: whom, what, and perhaps for how long, which ends the line. A last bare number is
 * minutes where it counts nothing else, and a length of time is one unless it belongs to what is said before it, as in
 * {@code look at the last 10 minutes} and {@code set the timeout to 30s}.
 *
 * @param time  as it was read
 * @param typed the words of the time as they stood there; empty for none
 */
record TypedTask(TypedWhom whom, TimeAhead time, String typed) {
    /** Words to which a length of time behind them belongs; in "fail over" nothing is over something. */
    static final String BELONGING = "last|past|previous|first|every|each|per|than|(?<!\\b(?:fail|switch|cut|roll|take|hand|move) )over"
            + "|after|since|of|took|takes?|to|from|by|at|under|below|above|and|or|with|least|most|timeout|interval|ttl|retention";

    /** What ends a sentence, and is no part of its time. */
    static final String ENDS = " .!?,;:…)";

    private static final Pattern PART_OF_THE_TASK = Pattern.compile("(?:.*\\s)?(?:" + BELONGING + ")",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    static TypedTask read(Incident incident, Call call, TypedWhom.Reader whom, PersonTime times) {
        TypedWhom named = whom.read(call.rest(), incident, call.invocation().user());
        String line = named.rest().strip();
        TimeAhead time = times.atEndOrNumber(line, call);
        if (!(time instanceof TimeAhead.Until until)) {
            return new TypedTask(named, time, "");
        }
        if (!until.byClock() && PART_OF_THE_TASK.matcher(until.rest()).matches()) {
            return new TypedTask(named, new TimeAhead.None(), "");
        }
        return new TypedTask(named.withRest(until.rest()), time,
                Typed.withoutTrailing(line.substring(until.rest().length()).replaceFirst("^[\\s,;:(–—-]+", ""), ENDS));
    }
}
