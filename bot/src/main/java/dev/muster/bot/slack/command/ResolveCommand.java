package dev.muster.bot.slack.command;

import java.util.List;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.incident.fact.Facts;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.time.PointInTime;

/** {@code resolve}: the work is over. */
final class ResolveCommand extends IncidentCommand {
    private final Incidents incidents;
    private final Facts facts;
    private final Texts texts;
    private final PersonTime times;

    ResolveCommand(WhichIncident which, Incidents incidents, Facts facts, Texts texts, PersonTime times) {
        super(which);
        this.incidents = incidents;
        this.facts = facts;
        this.texts = texts;
        this.times = times;
    }

    @Override
    public String verb() {
        return "resolve";
    }

    @Override
    public List<String> aliases() {
        return List.of("resolved", "fixed", "close", "end");
    }

    @Override
    public String usage() {
        return "resolve [at <time>] [how]";
    }

    @Override
    public String summary() {
        return "the work is over";
    }

    @Override
    Reply run(Incident incident, Call call) {
        return switch (times.leading(call)) {
            case PersonTime.Read.Time(PointInTime point) -> at(incident, point, call);
            case PersonTime.Read.Unreadable() -> Reply.Private.of(PersonTime.howTo(call.rest()));
            case PersonTime.Read.Words() -> now(incident, call);
        };
    }

    private Reply now(Incident incident, Call call) {
        return Outcomes.undoable(incidents.resolve(incident.id(), texts.plain(call), call.wish()),
                after -> "*%s* is resolved. The record: `/incident export`.".formatted(after.id()));
    }

    private Reply at(Incident incident, PointInTime point, Call call) {
        return Outcomes.undoable(
                facts.resolved(incident.id(), point.at(), texts.plain(point.rest(), call.invocation().at()), call.wish()),
                after -> "*%s* was resolved %s.".formatted(after.id(), times.told(point, after, call)));
    }
}
