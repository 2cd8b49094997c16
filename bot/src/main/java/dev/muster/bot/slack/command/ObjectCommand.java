package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.command.Handovers;
import dev.muster.bot.incident.decision.Proposals;
import dev.muster.bot.slack.conversation.Invocation;
import dev.muster.bot.slack.conversation.Reply;

/** {@code object the cache is cold}: stops the clock of what is proposed. {@code object #3 …} names which. */
final class ObjectCommand extends IncidentCommand {
    private static final Pattern NUMBERED = Pattern.compile("(?:#|proposal #?)(\\d{1,6})(?:[\\s:,]+(.*))?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Proposals proposals;
    private final Handovers handovers;
    private final Texts texts;

    ObjectCommand(WhichIncident which, Proposals proposals, Handovers handovers, Texts texts) {
        super(which);
        this.proposals = proposals;
        this.handovers = handovers;
        this.texts = texts;
    }

    @Override
    public String verb() {
        return "object";
    }

    @Override
    public List<String> aliases() {
        return List.of("objection", "hold", "stop");
    }

    @Override
    public String usage() {
        return "object <why>";
    }

    @Override
    public String summary() {
        return "a strong objection: stops what is proposed until the commander decides";
    }

    @Override
    public boolean countsHoweverLate() {
        return true;
    }

    @Override
    Reply run(Incident incident, Call call) {
        Named named = named(texts.plain(call).orElse(""), incident, call, proposals);
        Outcome outcome = proposals.object(incident.id(), named.number(), named.words(), call.invocation().at(), call.wish());
        if (!(outcome instanceof Outcome.Refused)) {
            new Contradiction(handovers).objected(incident.id(), proposals, named.number(), call.wish());
        }
        return Outcomes.undoable(outcome,
                after -> named.words().isEmpty()
                        ? "Your objection stands in *%s*. Say why: `/incident object` and the reason.".formatted(after.id())
                        : "Your objection stands in *%s*.".formatted(after.id()));
    }

    /** Which proposal is meant, where that is said, and the other words. */
    record Named(Optional<Integer> number, Optional<String> words) {}

    /** By its number, or by the thread in which it is typed. */
    static Named named(String text, Incident incident, Call call, Proposals proposals) {
        Matcher numbered = NUMBERED.matcher(text);
        if (numbered.matches()) {
            return new Named(Optional.of(Integer.parseInt(numbered.group(1))),
                    Optional.ofNullable(numbered.group(2)).map(String::strip).filter(words -> !words.isEmpty()));
        }
        Invocation typed = call.invocation();
        Optional<Integer> thread = typed.thread()
                .flatMap(root -> proposals.ofCard(incident.id(), new MessageRef(typed.channel(), root)));
        return new Named(thread, Optional.of(text).filter(words -> !words.isBlank()));
    }
}
