package dev.muster.bot.slack.command;

import java.time.Instant;
import java.util.List;

import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.incident.Declaration;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.PrivateWord;
import dev.muster.bot.slack.conversation.Invocation;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.timeline.People;
import dev.muster.bot.timeline.ReadableText;

/** {@code new checkout is failing for EU cards sev2}: a record, a channel, a card and an announcement in one step. */
final class NewCommand implements Command {
    private final Incidents incidents;
    private final People people;
    private final Outbox outbox;

    NewCommand(Incidents incidents, People people, Outbox outbox) {
        this.incidents = incidents;
        this.people = people;
        this.outbox = outbox;
    }

    @Override
    public String verb() {
        return "new";
    }

    @Override
    public List<String> aliases() {
        return List.of("declare", "open", "start", "create", "report");
    }

    @Override
    public String usage() {
        return "new <title> [sev2] [private]";
    }

    @Override
    public String summary() {
        return "declares an incident: record, channel, card, announcement; nothing is mandatory";
    }

    @Override
    public Reply run(Call call) {
        Invocation invocation = call.invocation();
        if (call.rest().isEmpty() && invocation.triggerId().isPresent()) {
            return invocation.opens(outbox, invocation.triggerId().get(), new Form.Declare("", invocation.channel()));
        }
        Declaration declaration = typed(call.rest(), invocation.at(),
                invocation.origin() == Invocation.Origin.COMMAND ? "command" : "mention")
                .inviting(PersonWords.mentioned(call.rest())).replyingTo(invocation.replyTo());
        return Outcomes.reply(incidents.declare(declaration, call.wish()), after -> declared(after) + privacy(after));
    }

    /** People who are named behind the word that makes it private are no part of the sentence: {@code … private @bob}. */
    private Declaration typed(String text, Instant at, String source) {
        ReadableText readable = new ReadableText(people.names());
        Declaration sentence = Declaration.of(readable.text(PersonWords.withoutTrailing(text), at), source).readingPrivate();
        return sentence.isPrivate() ? sentence : Declaration.of(readable.text(text, at), source);
    }

    /** Says which of the two it became wherever the word was in play: the difference cannot be seen from here. */
    private static String privacy(Incident incident) {
        if (incident.isPrivate()) {
            return "\n:lock: It is *private*: nothing is announced, and only you and those in its channel will know of it."
                    + " If you meant to tell everybody, declare it again without the word “private” at the end.";
        }
        return PrivateWord.isMentioned(incident.title())
                ? "\nIt is public: “private” was read as part of the title. `/incident private %s` makes it private."
                        .formatted(incident.id())
                : "";
    }

    /** Names the channel where it is known already, which is when the same request came before. */
    private static String declared(Incident incident) {
        String said = "*%s* is declared: %s · %s.".formatted(incident.id(), Mrkdwn.escape(incident.title()),
                incident.severity().name());
        return incident.channel() == null
                ? said + " Its channel is being made; you will be brought in."
                : said + " Its channel: " + incident.channel().id().mention();
    }
}
