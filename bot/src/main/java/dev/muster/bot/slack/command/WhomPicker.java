package dev.muster.bot.slack.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.ChannelMembers;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.AssignmentView;
import dev.muster.bot.slack.view.Blocks;
import dev.muster.bot.slack.view.Blocks.Button;
import dev.muster.bot.slack.view.Offered;
import dev.muster.bot.timeline.People;

/** Asks for one person where what was typed names none: those who are in the channel as buttons, and anybody by the form. */
final class WhomPicker {
    private static final int MOST_OFFERED = 8;

    private final ChannelMembers members;
    private final People people;

    WhomPicker(ChannelMembers members, People people) {
        this.members = members;
        this.people = people;
    }

    /**
     * The question; all that was typed is kept behind each button.
     *
     * @param why  what is in the way, a sentence of mrkdwn
     * @param rest what follows the name, in Slack's markup
     * @param task the same as plain text
     */
    Reply ask(String why, Incident incident, String verb, String rest, String task, String time) {
        List<Button> buttons = new ArrayList<>();
        for (People.Person person : here(incident)) {
            String line = "%s %s %s %s".formatted(verb, person.user().mention(), rest, time).strip();
            if (line.length() <= Commands.LONGEST_LINE && buttons.size() < MOST_OFFERED
                    && (!rest.isBlank() || verb.equals("can"))) {
                buttons.add(new Button(person.name(), Commands.RUN_BUTTON + ":" + person.user(), incident.id() + " " + line,
                        null));
            }
        }
        buttons.add(new Button(buttons.isEmpty() ? "Choose somebody" : "Somebody else", AssignmentView.OPEN_FORM,
                new Offered(incident.id(), null, time, task).value(), null));
        String said = why + " Nothing was assigned yet. Who is it?";
        return new Reply.Private(said, Optional.of(new Blocks().section(said).buttons(buttons).array()));
    }

    /** Those in the channel whom we know, without apps, by name; the commander keeps the overview and is not offered. */
    private List<People.Person> here(Incident incident) {
        Incident.Channel channel = incident.channel();
        if (channel == null) {
            return List.of();
        }
        Map<UserId, People.Person> known = people.all();
        return members.of(channel.id()).stream().filter(person -> !person.equals(incident.commander()))
                .flatMap(person -> Optional.ofNullable(known.get(person)).stream()).filter(person -> !person.bot())
                .sorted(Comparator.comparing(People.Person::name).thenComparing(person -> person.user().value())).toList();
    }

    /** What was typed, for a sentence. */
    static String quoted(String said) {
        return Mrkdwn.cut(Mrkdwn.escape(Mrkdwn.unescape(said)), 60).replace("`", "'");
    }
}
