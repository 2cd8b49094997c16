package dev.muster.bot.slack.view;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.effect.Form;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.item.ItemRef;
import dev.muster.bot.incident.work.Assignments;
import dev.muster.bot.slack.view.Blocks.Button;
import dev.muster.bot.time.Durations;
import org.jspecify.annotations.Nullable;

/** The forms around assignments. Each remembers the incident and, but for a new one, the assignment. */
public final class AssignmentForms {
    public static final String CREATE = "assignment_create";
    public static final String MORE = "assignment_more";
    public static final String BLOCKED = "assignment_blocked";
    public static final String RESULT = "assignment_result";
    public static final String REPORT = "assignment_report";
    public static final String REASSIGN = "assignment_reassign";

    public static final String WHO = "who";
    public static final String TASK = "task";
    public static final String TIME = "time";
    /** What is missing, or what came of it. */
    public static final String WORDS = "words";
    public static final String CONDITION = "condition";
    public static final String ACTIONS = "actions";
    public static final String NEEDS = "needs";

    private static final int LONGEST_PART = 300;

    private AssignmentForms() {}

    /**
     * The form that assigns.
     *
     * @param usual how long a task gets where nobody says
     */
    public static ObjectNode assign(Form.Assign form, Duration usual, Instant now) {
        ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
        blocks.add(FormViews.input(WHO, "Who?", "One person. A group has many hands and no owner.", person(form.to()), false));
        blocks.add(FormViews.input(TASK, "What shall they do?", null,
                FormViews.text(form.task(), true, Assignments.LONGEST_TEXT), false));
        blocks.add(time("Until when, or for how long?", "Such as 10m or by 14:30.", form.time(), true));
        blocks.addAll(otherwise(usual, now));
        ItemRef serves = form.serves() == null ? null : ItemRef.parse(form.serves()).orElse(null);
        return FormViews.view(CREATE, title(form.incident(), "assign"), "Assign", blocks, Offered.about(form.incident(), serves));
    }

    /** What holds where nobody says; a hint cannot show each reader their own clock. */
    private static ArrayNode otherwise(Duration length, Instant now) {
        return new Blocks()
                .context("Without a time: %s, until %s".formatted(Durations.exact(length.truncatedTo(ChronoUnit.SECONDS)),
                        Mrkdwn.end(now.plus(length), length)))
                .array();
    }

    /** A form may be opened where nothing else says which incident it is about. */
    private static String title(IncidentId incident, String what) {
        return incident + ": " + what;
    }

    /**
     * The form for this step.
     *
     * @param usual how long a task gets where nobody says
     */
    public static ObjectNode of(Form.OnAssignment form, Assignment assignment, Duration usual, Instant now) {
        String id = form.incident() + " " + assignment.ref();
        ArrayNode blocks = new Blocks().section("*Assignment %d*\n> %s".formatted(assignment.number(),
                Mrkdwn.escape(assignment.task()).replace("\n", "\n> "))).array();
        return switch (form.step()) {
            case MORE -> FormViews.view(MORE, title(form.incident(), "more time"), "That long", with(blocks,
                    time("How long do you need?", "Counted from now, such as 20m. Take what you really need.", "", false)), id);
            case BLOCKED -> FormViews.view(BLOCKED, title(form.incident(), "blocked"), "Say it", with(blocks,
                    words("What do you need to go on?", "The Incident Commander is offered to assign it.", false)), id);
            case RESULT -> FormViews.view(RESULT, title(form.incident(), "result"), "Keep it", with(blocks,
                    words("What came of it?", "It is done already; this is what others read.", true)), id);
            case REASSIGN -> FormViews.view(REASSIGN, title(form.incident(), "reassign"), "Assign",
                    reassign(blocks, Duration.between(now, assignment.timeboxEndsAt()), usual, now), id);
            case REPORT -> FormViews.view(REPORT, title(form.incident(), "report"), "Report", report(blocks), id);
        };
    }

    /** What is left, but no less than usual. */
    private static ArrayNode reassign(ArrayNode blocks, Duration left, Duration usual, Instant now) {
        blocks.add(FormViews.input(WHO, "Who takes it?", null, person(null), false));
        blocks.add(time("Until when, or for how long?", "Such as 10m or by 14:30.", "", true));
        return blocks.addAll(otherwise(left.compareTo(usual) < 0 ? usual : left, now));
    }

    private static ArrayNode report(ArrayNode blocks) {
        blocks.add(part(CONDITION, "Condition: what do you see?", false));
        blocks.add(part(ACTIONS, "Actions: what are you doing?", true));
        blocks.add(part(NEEDS, "Needs: what do you need?", true));
        return blocks;
    }

    private static ObjectNode part(String block, String label, boolean optional) {
        return FormViews.input(block, label, null, FormViews.text("", true, LONGEST_PART), optional);
    }

    private static ArrayNode with(ArrayNode blocks, ObjectNode input) {
        return blocks.add(input);
    }

    private static ObjectNode words(String label, String hint, boolean optional) {
        return FormViews.input(WORDS, label, hint, FormViews.text("", true, Assignments.LONGEST_TEXT), optional);
    }

    private static ObjectNode time(String label, String hint, String initial, boolean optional) {
        return FormViews.input(TIME, label, hint, FormViews.text(initial, false, 60), optional);
    }

    private static ObjectNode person(@Nullable UserId initial) {
        ObjectNode element = JsonNodeFactory.instance.objectNode().put("type", "users_select");
        return initial == null ? element : element.put("initial_user", initial.value());
    }

    /** What somebody is offered who asked nobody in particular. */
    public static MessageView offer(IncidentId incident, String task) {
        String said = "Nobody feels meant by “someone”. Ask one person by name, and it has an owner and a time.";
        ArrayNode blocks = new Blocks().section(said)
                .buttons(List
                        .of(new Button("Assign", AssignmentView.OPEN_FORM, new Offered(incident, null, "", task).value(),
                                "primary")))
                .array();
        return IncidentViews.note(said, blocks, Map.of("incident", incident.toString()));
    }
}
