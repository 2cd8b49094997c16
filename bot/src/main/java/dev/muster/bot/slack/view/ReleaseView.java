package dev.muster.bot.slack.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.effect.Form;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.closing.Releases;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.Release;
import dev.muster.bot.slack.view.Blocks.Button;

/** The thanks to those who may go, and what of their work is open. */
public final class ReleaseView {
    /** The form that asks who stays. */
    public static final String KEEP = "responders_keep";
    public static final String PEOPLE = "people";
    private static final int MOST_OPEN = 5;

    private ReleaseView() {}

    static MessageView card(Incident incident, Release release) {
        String said = release.takenBack()
                ? "%s took it back that others may go.".formatted(release.by().mention())
                : "%s, thank you: you are free to go.".formatted(names(release.thanked()));
        Blocks blocks = new Blocks().section(said);
        if (!release.takenBack()) {
            blocks.context("%s · %s %s. Nobody is removed, and who likes to stays.".formatted(release.by().mention(),
                    names(release.kept()), release.kept().size() == 1 ? "stays" : "stay"));
        }
        Map<String, String> ids = new LinkedHashMap<>(IncidentViews.ids(incident));
        ids.put("release", String.valueOf(release.number()));
        return new MessageView(said, blocks.array(), "muster_note", ids, incident.revision());
    }

    /** So many as a line can hold; the others are thanked in the thread. */
    static String names(List<UserId> people) {
        if (people.size() > Releases.MOST_NAMED) {
            return people.stream().limit(Releases.MOST_NAMED).map(UserId::mention).collect(Collectors.joining(", "))
                    + " and %d others".formatted(people.size() - Releases.MOST_NAMED);
        }
        List<String> names = people.stream().map(UserId::mention).toList();
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    /** What the commander is told of the open work of those who may go; empty where there is none any more, or it was taken back. */
    static Optional<MessageView> prompt(Incident incident, Items items, Release release) {
        boolean theirs = release.left().stream().anyMatch(left -> items.assignment(left.assignment())
                .filter(assignment -> assignment.isOpen() && assignment.to().equals(left.to())).isPresent());
        if (release.takenBack() || incident.isResolved() || !theirs) {
            return Optional.empty();
        }
        String said = "*%s*: ".formatted(incident.id()) + openWork(release);
        ArrayNode blocks = new Blocks().section(said).buttons(buttons(incident, release)).array();
        return Optional.of(new MessageView(said, blocks, "muster_prompt", Map.of("incident", incident.id().toString(), "about",
                release.ref().toString(), "ask", "commander"), 0));
    }

    /** The same to whoever said it, with the way to take it back. */
    public static ArrayNode said(String words, Incident after, Release release) {
        Blocks blocks = new Blocks().section(words).buttons(List.of(UndoView.button(after)));
        if (!release.left().isEmpty()) {
            blocks.section(openWork(release)).buttons(buttons(after, release));
        }
        return blocks.array();
    }

    private static String openWork(Release release) {
        List<Release.Left> left = release.left();
        String lines = left.stream().limit(MOST_OPEN).map(each -> "\n• #%d %s: %s".formatted(each.assignment(),
                each.to().mention(), Mrkdwn.cut(Mrkdwn.escape(each.task().replace('\n', ' ')), 120)))
                .collect(Collectors.joining());
        return "These may go now and have open work. Who takes it?" + lines
                + (left.size() > MOST_OPEN ? "\n… and %d more: `/incident status`".formatted(left.size() - MOST_OPEN) : "");
    }

    private static List<Button> buttons(Incident incident, Release release) {
        return release.left().stream().limit(MOST_OPEN).map(left -> new Button("Reassign #" + left.assignment(),
                AssignmentView.REASSIGN + ":" + left.assignment(), "%s assignment:%d".formatted(incident.id(), left.assignment()),
                null)).toList();
    }

    static ObjectNode form(Form.Keep form) {
        ArrayNode blocks = new Blocks().section(
                "Everybody else in the channel who has no role is thanked by name and told that they are free to go. Nobody is removed.")
                .array();
        ObjectNode people = JsonNodeFactory.instance.objectNode().put("type", "multi_users_select");
        blocks.add(FormViews.input(PEOPLE, "Who stays?", "You stay in any case.", people, false));
        return FormViews.view(KEEP, "Who stays?", "Thank the others", blocks, form.incident().toString());
    }
}
