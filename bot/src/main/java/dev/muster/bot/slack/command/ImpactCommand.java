package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.fact.Facts;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.time.PointInTime;

/** {@code impact EU cards are declined}, {@code impact started 13:20}: who is affected, and since when. */
final class ImpactCommand extends IncidentCommand {
    private static final Pattern STARTED = Pattern.compile(
            "(?:has )?(?:started|starts|start|began|begins|begin|since)\\b[: ]*(.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern LIKE_A_TIME = Pattern.compile("(?:at |on )?(?:\\d|yesterday|today|tomorrow|noon|midnight).*|",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Facts facts;
    private final Texts texts;
    private final PersonTime times;
    private final Outbox outbox;

    ImpactCommand(WhichIncident which, Facts facts, Texts texts, PersonTime times, Outbox outbox) {
        super(which);
        this.facts = facts;
        this.texts = texts;
        this.times = times;
        this.outbox = outbox;
    }

    @Override
    public String verb() {
        return "impact";
    }

    @Override
    public List<String> aliases() {
        return List.of();
    }

    @Override
    public String usage() {
        return "impact <who and how> | impact started <time>";
    }

    @Override
    public String summary() {
        return "says who is affected, or since when";
    }

    @Override
    Reply run(Incident incident, Call call) {
        String typed = call.rest().strip();
        Matcher started = STARTED.matcher(typed);
        if (started.matches()) {
            Optional<PointInTime> point = times.read(started.group(1), call);
            if (point.isPresent()) {
                return started(incident, point.get(), call);
            }
            if (LIKE_A_TIME.matcher(started.group(1)).matches()) {
                return Reply.Private.of(PersonTime.howTo(typed));
            }
        }
        Optional<String> text = texts.plain(call);
        Optional<String> trigger = call.invocation().triggerId();
        if (text.isEmpty() && trigger.isPresent()) {
            return call.invocation().opens(outbox, trigger.get(), new Form.SayImpact(incident.id()));
        }
        if (text.isEmpty()) {
            return Reply.Private
                    .of("%s\n`/incident impact EU cards are declined` says it, `/incident impact started 13:20` since when."
                            .formatted(incident.impact() == null
                                    ? "Who is affected by *%s*, and how? Nobody has said it yet.".formatted(incident.id())
                                    : "The impact of *%s*: %s".formatted(incident.id(), Mrkdwn.escape(incident.impact()))));
        }
        return Outcomes.undoable(facts.impact(incident.id(), text.get(), call.wish()),
                after -> "The impact of *%s* is on the card.".formatted(after.id()));
    }

    private Reply started(Incident incident, PointInTime point, Call call) {
        return Outcomes.undoable(
                facts.impactStarted(incident.id(), point.at(), texts.plain(point.rest(), call.invocation().at()), call.wish()),
                after -> "The impact of *%s* started %s.".formatted(after.id(), times.told(point, after, call)));
    }
}
