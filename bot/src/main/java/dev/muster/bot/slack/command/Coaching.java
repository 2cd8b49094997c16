package dev.muster.bot.slack.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.newcomer.CommandUses;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.Blocks;

/** Who has not used a command for long, or never, reads one line with the answer: the most useful next step (V13). */
final class Coaching {
    /** Who used one so recently knows how it goes. */
    private static final Duration STILL_KNOWN = Duration.ofDays(30);
    /** To know that somebody uses them, once a day is enough. */
    private static final Duration KEPT_EACH = Duration.ofDays(1);
    static final int LONGEST = 120;

    /** By verb; of any other, where there is more about it. */
    static final Map<String, String> LINES = Map.ofEntries(
            Map.entry("status", "`/incident lead` takes command; `/incident help` lists what else you can type."),
            Map.entry("lead", "Next: `/incident assign @name <task> 10m` gives work, so that you keep the overview."),
            Map.entry("role", "Next: `/incident handover @name` offers command to somebody when you need a rest."),
            Map.entry("sev", "Next: `/incident impact <who is affected, and how>`; in doubt about the level: `sev?`."),
            Map.entry("sev?", "Next: `/incident note <fact>` keeps what the review should know."),
            Map.entry("propose", "Anybody stops it with `/incident object <why>`; silence is consent."),
            Map.entry("object", "Now it is the commander's move. `/incident withdraw` takes your objection back."),
            Map.entry("decide", "Next: `/incident assign @name <task> 10m` gives it to one person."),
            Map.entry("assign", "They say how it goes by themselves. `/incident status` shows who does what."),
            Map.entry("ack", "Next: `/incident done <result>`, `more 20m`, or `blocked <what you need>`."),
            Map.entry("done", "Next: `/incident status` shows what else is open."),
            Map.entry("more", "When you cannot go on: `/incident blocked <what you need>`."),
            Map.entry("blocked", "When it goes on: `/incident ack`. When it is done: `/incident done <result>`."),
            Map.entry("note", "A :pushpin: on any message in the channel keeps that message in the record, too."),
            Map.entry("todo", "What is about how we work together: `/incident todo process:` and your words."),
            Map.entry("impact", "Next: `/incident impact started 13:20` says since when."),
            Map.entry("mitigated", "Next: `/incident resolve` once the work is over, too."),
            Map.entry("resolve", "Next: `/incident review owner @name`; the record: `/incident export`."),
            Map.entry("reopen", "Next: `/incident status` shows where it stands."),
            Map.entry("export", "For somebody outside: `/incident export html external`."),
            Map.entry("keep", "Next: `/incident resolve` when the work is over."),
            Map.entry("help", "Start with `/incident new <what you see>`; in its channel, `/incident` shows where you are."));

    private final CommandUses uses;

    Coaching(CommandUses uses) {
        this.uses = uses;
    }

    /** The answer, with one line where it is due. */
    Reply with(Reply reply, Command command, UserId person, Instant now) {
        Optional<Instant> last = uses.lastUse(person);
        boolean expert = last.filter(at -> now.isBefore(at.plus(STILL_KNOWN))).isPresent();
        if (expert) {
            if (!now.isBefore(last.get().plus(KEPT_EACH))) {
                uses.used(person, now);
            }
            return reply;
        }
        // A form or silence has no room for it, and a refusal says what to type already: the next answer has it.
        if (!(reply instanceof Reply.Private said) || said.isRefusal()) {
            return reply;
        }
        uses.used(person, now);
        return with(said, line(command.verb()));
    }

    static String line(String verb) {
        return LINES.getOrDefault(verb, "`/incident help %s` says more about it.".formatted(verb));
    }

    private static Reply with(Reply.Private said, String line) {
        if (said.blocks().isEmpty()) {
            return Reply.Private.of(said.text() + "\n" + line);
        }
        ArrayNode blocks = said.blocks().get().deepCopy();
        new Blocks().context(line).array().forEach(blocks::add);
        return new Reply.Private(said.text(), Optional.of(blocks));
    }
}
