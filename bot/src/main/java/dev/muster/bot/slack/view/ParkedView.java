package dev.muster.bot.slack.view;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.effect.Form;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.Parked;

/** What is parked for later, and the form that parks. */
public final class ParkedView {
    /** The form that parks an idea. */
    public static final String FORM = "idea_park";
    public static final String IDEA = "idea";
    private static final int MOST_LISTED = 36;
    /** So many lines of this length one section of Slack's takes. */
    private static final int IN_ONE_SECTION = 9;
    private static final int LONGEST = 200;

    private ParkedView() {}

    /** All of it, for whoever asks, in sections: the ideas, and apart from them what is about the process. */
    public static List<String> list(Incident incident, Items items) {
        List<Parked> ideas = items.parked(ItemKind.IDEA).toList();
        List<Parked> feedback = items.parked(ItemKind.FEEDBACK).toList();
        if (ideas.isEmpty() && feedback.isEmpty()) {
            return List.of(
                    "Nothing is parked in *%s*.\n`/incident todo` and an idea parks it for later; `/incident todo process:` and words is about how we work together."
                            .formatted(incident.id()));
        }
        List<String> sections = new ArrayList<>();
        listed(sections, "*Ideas for later* in *%s*:".formatted(incident.id()), ideas);
        listed(sections, "*About the process*, for after the incident:", feedback);
        return sections;
    }

    private static void listed(List<String> sections, String heading, List<Parked> parked) {
        if (parked.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>(List.of(heading));
        parked.stream().limit(MOST_LISTED)
                .forEach(one -> lines.add("%d. %s · %s, %s".formatted(one.number(),
                        Mrkdwn.cut(Mrkdwn.escape(one.text().replace('\n', ' ')), LONGEST), one.by().mention(),
                        Mrkdwn.time(one.at()))));
        if (parked.size() > MOST_LISTED) {
            lines.add("… and %d more: `/incident export` has them all.".formatted(parked.size() - MOST_LISTED));
        }
        for (int from = 0; from < lines.size(); from += IN_ONE_SECTION) {
            sections.add(String.join("\n", lines.subList(from, Math.min(lines.size(), from + IN_ONE_SECTION))));
        }
    }

    static ObjectNode form(Form.ParkIdea form) {
        ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
        blocks.add(FormViews.input(IDEA, "What is for later?",
                "The channel reads one line. Begin with process: for what is about how we work together; then it reads nothing.",
                FormViews.text("", true, 2500), false));
        return FormViews.view(FORM, "Idea of " + form.incident(), "Park it", blocks, form.incident().toString());
    }
}
