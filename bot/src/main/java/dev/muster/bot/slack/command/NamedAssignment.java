package dev.muster.bot.slack.command;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.work.Assignments;
import dev.muster.bot.slack.conversation.Invocation;

/** Which assignment is meant, where that is said by its number or by the thread, and the other words in Slack's markup. */
record NamedAssignment(Optional<Integer> number, String words) {
    private static final Pattern NUMBERED = Pattern.compile("(?:#|assignment #?)(\\d{1,6})(?:[\\s:,]+(.*))?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    static NamedAssignment read(Incident incident, Call call, Assignments assignments) {
        Matcher numbered = NUMBERED.matcher(call.rest().strip());
        if (numbered.matches()) {
            return new NamedAssignment(Optional.of(Integer.parseInt(numbered.group(1))),
                    numbered.group(2) == null ? "" : numbered.group(2).strip());
        }
        Invocation typed = call.invocation();
        return new NamedAssignment(typed.thread().flatMap(
                root -> assignments.ofCard(incident.id(), new MessageRef(typed.channel(), root))), call.rest().strip());
    }
}
