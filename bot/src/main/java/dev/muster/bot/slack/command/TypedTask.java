package dev.muster.bot.slack.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.time.TimeAhead;

/**
 * What somebody types behind {@code assign}: whom, what, and perhaps for how long, which ends the line. A last bare number is
 * minutes, but not in {@code restart pod 7}, and not in {@code look at the last 10 minutes}.
 *
 * @param time  as it was read
 * @param typed the words of the time as they stood there; empty for none
 */
record TypedTask(TypedWhom whom, TimeAhead time, String typed) {
    /** What a number behind one of these counts is no minutes. */
    private static final Pattern NUMBERED = Pattern.compile(
            ".*\\b(?:pod|node|shard|replica|partition|rack|row|host|server|instance|region|zone|step|line|page|port|version|build|release"
                    + "|ticket|issue|case|bug|pr|number|no\\.?|sev|severity|http|error|code|batch|job|queue|topic|broker|disk|db|phase|part|option|plan|level|tier|room)s? \\d{1,4}",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern PAST = Pattern.compile(
            ".*\\b(?:last|past|previous|first|every|each|per|than|over|after|since|of|took|takes?)\\s+(?:~ ?)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    static TypedTask read(Incident incident, Call call, TypedWhom.Reader whom, PersonTime times) {
        UserId me = call.invocation().user();
        // A mention at the very end stands behind the time.
        String line = call.rest().strip();
        String before = PersonWords.withoutTrailing(line);
        String behind = line.substring(before.length());
        if (NUMBERED.matcher(before).matches()) {
            return new TypedTask(whom.read(line, incident, me), new TimeAhead.None(), "");
        }
        TimeAhead time = times.atEndOrNumber(before, call);
        if (!(time instanceof TimeAhead.Until until)) {
            return new TypedTask(whom.read(line, incident, me), time, "");
        }
        String said = before.substring(Math.min(before.length(), until.rest().length())).strip();
        Matcher past = PAST.matcher(until.rest() + " ");
        if (past.matches()) {
            return new TypedTask(whom.read(line, incident, me), new TimeAhead.None(), "");
        }
        return new TypedTask(whom.read((until.rest() + behind).strip(), incident, me), time, said);
    }
}
