package dev.muster.bot.slack.view;

import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.incident.item.StatusUpdate.Audience;
import dev.muster.bot.incident.update.CustomerWords;
import dev.muster.bot.incident.update.CustomerWords.Finding;
import dev.muster.bot.slack.view.Blocks.Button;
import dev.muster.bot.timeline.People;

/** What was found in a text for customers, as whoever wrote it reads it. */
public final class FindingsView {
    private static final int MOST_SHOWN = 8;
    private static final int LONGEST_QUOTE = 60;

    private FindingsView() {}

    /** What the text holds that should not reach customers. */
    public static List<Finding> of(String text, Incident incident, People people) {
        return new CustomerWords(people.all().values().stream().filter(person -> !person.bot()).map(People.Person::name).toList())
                .read(text, incident.severity() == Severity.SEV1);
    }

    /** For the field of a form, which shows plain text. */
    public static String inForm(List<Finding> findings) {
        return "Look again: %s. To send it anyway, send it once more, unchanged.".formatted(findings.stream().limit(MOST_SHOWN)
                .map(finding -> "“%s” (%s)".formatted(Blocks.cut(finding.quote(), LONGEST_QUOTE), finding.instead()))
                .collect(Collectors.joining(", ")));
    }

    /** For whoever typed it in one line. */
    public static String said(List<Finding> findings) {
        return "Look again before customers read this. Nothing was sent yet.\n" + findings.stream().limit(MOST_SHOWN)
                .map(finding -> "• “%s”: %s".formatted(
                        Mrkdwn.escape(Blocks.cut(finding.quote(), LONGEST_QUOTE).replace('\n', ' ')), finding.instead()))
                .collect(Collectors.joining("\n"));
    }

    /** The same with what to do next. */
    public static ArrayNode blocks(Incident incident, String text, List<Finding> findings) {
        String value = new UpdateWords(incident.id(), Audience.EXTERNAL, text).value();
        return new Blocks().section(said(findings)).section(UpdateLines.quoted(text))
                .buttons(List.of(new Button("Edit", UpdateViews.OPEN, value, "primary"),
                        new Button("Send for approval anyway", UpdateViews.ANYWAY, value, null)))
                .array();
    }
}
