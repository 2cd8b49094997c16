package dev.muster.bot.slack.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.muster.bot.effect.Content;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.incident.item.ItemRef;
import dev.muster.bot.slack.view.Blocks.Button;
import dev.muster.bot.timeline.People;

/** The question which one person is meant, with all that was typed behind each button. */
public final class WhomView {
    /** The button that runs a corrected line; its value is an incident's id or {@code -}, a space and the line. */
    public static final String RUN_BUTTON = "command_run";
    /** The longest line that a button can keep, in characters; Slack takes 2000 with the incident's id before it. */
    public static final int LONGEST_LINE = 1900;

    /** The verb that asks a question and assigns nothing. */
    public static final String YES_NO = "yesno";

    private static final int MOST_OFFERED = 8;
    private static final Pattern REASSIGN = Pattern.compile("reassign #(\\d{1,6})");

    private WhomView() {}

    /** What is asked, in words. */
    public static String said(Content.WhichPerson question) {
        return question.why() + (assigns(question)
                ? " Nothing was assigned yet. Who is it?"
                : " Nothing was asked yet. Whom do you mean? Anybody else: `/incident yesno @name` and the question.");
    }

    /** The words with the buttons: those of the people whom we know by name, and anybody by the form. */
    public static ArrayNode of(Content.WhichPerson question, Map<UserId, People.Person> known) {
        List<Button> buttons = new ArrayList<>();
        Map<String, Long> named = named(question.people(), known);
        question.people().stream().flatMap(person -> Optional.ofNullable(known.get(person)).stream())
                .filter(person -> !person.bot()).limit(MOST_OFFERED).forEach(person -> {
                    String line = "%s %s %s".formatted(question.verb(), person.user().mention(), question.rest()).strip();
                    if (line.length() <= LONGEST_LINE && question.isWhole()) {
                        buttons.add(new Button(label(person, named), RUN_BUTTON + ":" + person.user(),
                                question.incident() + " " + line, null));
                    }
                });
        if (!assigns(question)) {
            return new Blocks().section(said(question)).buttons(buttons).array();
        }
        Matcher reassigned = REASSIGN.matcher(question.verb());
        String somebody = buttons.isEmpty() ? "Choose somebody" : "Somebody else";
        buttons.add(reassigned.matches()
                ? new Button(somebody, AssignmentView.REASSIGN,
                        "%s %s".formatted(question.incident(),
                                new ItemRef(ItemKind.ASSIGNMENT, Integer.parseInt(reassigned.group(1)))),
                        null)
                : new Button(somebody, AssignmentView.OPEN_FORM,
                        new Offered(question.incident(), null, question.time(), question.task()).value(), null));
        return new Blocks().section(said(question)).buttons(buttons).array();
    }

    /** These people as buttons that run a line with the one who is chosen. */
    public static ArrayNode choice(String said, IncidentId incident, List<UserId> people, Map<UserId, People.Person> known,
            UnaryOperator<String> line) {
        Map<String, Long> named = named(people, known);
        List<Button> buttons = people.stream().flatMap(person -> Optional.ofNullable(known.get(person)).stream())
                .filter(person -> line.apply(person.user().mention()).length() <= LONGEST_LINE).limit(MOST_OFFERED)
                .map(person -> new Button(label(person, named), RUN_BUTTON + ":" + person.user(),
                        incident + " " + line.apply(person.user().mention()), null))
                .toList();
        Blocks blocks = new Blocks().section(said);
        return buttons.isEmpty() ? blocks.array() : blocks.buttons(buttons).array();
    }

    private static Map<String, Long> named(List<UserId> people, Map<UserId, People.Person> known) {
        return people.stream().flatMap(person -> Optional.ofNullable(known.get(person)).stream())
                .collect(Collectors.groupingBy(People.Person::name, Collectors.counting()));
    }

    /** The name; where several have it, with what tells them apart. */
    private static String label(People.Person person, Map<String, Long> named) {
        return named.getOrDefault(person.name(), 0L) > 1
                ? "%s (%s%s)".formatted(person.name(), person.timeZone().map(zone -> zone + ", ").orElse(""), person.user())
                : person.name();
    }

    private static boolean assigns(Content.WhichPerson question) {
        return !question.verb().equals(YES_NO);
    }

    /** The same as a message. */
    public static MessageView message(Content.WhichPerson question, Map<UserId, People.Person> known) {
        return IncidentViews.note(said(question), of(question, known), Map.of("incident", question.incident().toString()));
    }
}
