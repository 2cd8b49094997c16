package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.ChannelMembers;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.incident.PrivateIncidents;
import dev.muster.bot.slack.conversation.Invocation;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.Blocks;
import dev.muster.bot.slack.view.Blocks.Button;
import dev.muster.bot.timeline.People;

/** {@code private customer data is involved}: shows what would remain visible, and makes it private once that is confirmed. */
final class PrivateCommand extends IncidentCommand {
    private final PrivateIncidents privately;
    private final ChannelMembers members;
    private final People people;
    private final Texts texts;
    private final Outbox outbox;

    PrivateCommand(WhichIncident which, PrivateIncidents privately, ChannelMembers members, People people, Outbox outbox) {
        super(which);
        this.privately = privately;
        this.members = members;
        this.people = people;
        this.texts = new Texts(people);
        this.outbox = outbox;
    }

    @Override
    public String verb() {
        return "private";
    }

    @Override
    public List<String> aliases() {
        return List.of();
    }

    @Override
    public String usage() {
        return "private [why]";
    }

    @Override
    public String summary() {
        return "makes a public incident private, after showing what remains visible";
    }

    @Override
    Reply run(Incident incident, Call call) {
        Incident.Channel channel = incident.channel();
        if (incident.isPrivate()) {
            return channel == null
                    ? tryAgain(incident, call)
                    : Reply.Private.refusal(Outcomes.refused(PrivateIncidents.alreadyPrivate(incident)));
        }
        if (channel == null) {
            return Reply.Private
                    .of("*%s* has no channel yet that it could leave.\n%s".formatted(incident.id(),
                            Incidents.askForRoom(incident.id())));
        }
        Invocation invocation = call.invocation();
        String reason = texts.plain(call).orElse("");
        if (invocation.triggerId().isEmpty()) {
            return asked(incident, call.rest());
        }
        Form form = new Form.MakePrivate(incident.id(), present(channel, invocation.user()), shortened(reason));
        return invocation.opens(outbox, invocation.triggerId().get(), form);
    }

    /** A form takes a click, and what was said in a message brings none. */
    private static Reply asked(Incident incident, String reason) {
        String said = "*%s* is public. Making it private shows you first what remains visible. Nothing was done yet."
                .formatted(incident.id());
        String line = ("private " + reason).strip();
        Button button = new Button("Make it private …", Commands.RUN_BUTTON + ":private",
                incident.id() + " " + (line.length() > Commands.LONGEST_LINE ? "private" : line), null);
        return new Reply.Private(said, Optional.of(new Blocks().section(said).buttons(List.of(button)).array()));
    }

    private Reply tryAgain(Incident incident, Call call) {
        Invocation invocation = call.invocation();
        ReplyTo replyTo = invocation.responseUrl().<ReplyTo>map(url -> new ReplyTo.ResponseUrl(url, invocation.user()))
                .orElseGet(() -> new ReplyTo.Direct(invocation.user()));
        return Outcomes.reply(privately.tryAgain(incident, invocation.user(), replyTo, call.wish()),
                after -> "A private channel for *%s* is being asked for again; you will be brought in.".formatted(after.id()));
    }

    /** Who is there now, without bots; they are offered to be brought along. */
    private List<UserId> present(Incident.Channel channel, UserId asking) {
        var known = people.all();
        return members.of(channel.id()).stream().filter(person -> !person.equals(asking))
                .filter(person -> !known.containsKey(person) || !known.get(person).bot()).toList();
    }

    private static String shortened(String reason) {
        return reason.length() <= Form.MakePrivate.LONGEST_REASON ? reason : reason.substring(0, Form.MakePrivate.LONGEST_REASON);
    }
}
