package dev.muster.bot.slack.command;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.ChannelMembers;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.slack.conversation.Invocation;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.WhomView;
import dev.muster.bot.timeline.People;

/** Asks for one person where what was typed names none: those of the group, else those who are in the channel. */
final class WhomPicker {
    private final ChannelMembers members;
    private final People people;
    private final Outbox outbox;

    WhomPicker(ChannelMembers members, People people, Outbox outbox) {
        this.members = members;
        this.people = people;
        this.outbox = outbox;
    }

    /**
     * The question; all that was typed is kept behind each button.
     *
     * @param why  what is in the way, a sentence of mrkdwn
     * @param rest what follows the name, in Slack's markup, with the time
     * @param task the same as plain text, without the time
     */
    Content.WhichPerson question(String why, Incident incident, String verb, String rest, String task, String time) {
        return new Content.WhichPerson(incident.id(), why, verb, rest, task, time, here(incident));
    }

    Reply ask(Content.WhichPerson question) {
        return new Reply.Private(WhomView.said(question), Optional.of(WhomView.of(question, people.all())));
    }

    /** Slack has to be asked first who is in the group. */
    Reply ask(Content.WhichPerson question, String group, Invocation invocation) {
        String key = "which:" + invocation.requestKey();
        outbox.add(key, new PersonalEffect.AskWhichOf(key, group, question, invocation.replyTo()), invocation.at());
        return new Reply.Silence();
    }

    /** Those in the channel, by name; the commander keeps the overview and is not offered. */
    private List<UserId> here(Incident incident) {
        Incident.Channel channel = incident.channel();
        if (channel == null) {
            return List.of();
        }
        Map<UserId, People.Person> known = people.all();
        return members.of(channel.id()).stream().filter(person -> !person.equals(incident.commander()))
                .flatMap(person -> Optional.ofNullable(known.get(person)).stream()).filter(person -> !person.bot())
                .sorted(Comparator.comparing(People.Person::name).thenComparing(person -> person.user().value()))
                .map(People.Person::user).toList();
    }

    /** What was typed, for a sentence. */
    static String quoted(String said) {
        return Mrkdwn.cut(Mrkdwn.escape(Mrkdwn.unescape(said)), 60).replace("`", "'");
    }
}
