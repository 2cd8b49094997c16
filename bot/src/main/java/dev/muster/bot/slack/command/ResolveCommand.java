package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.closing.Closings;
import dev.muster.bot.incident.closing.WhatIsLeft;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.ClosingView;
import dev.muster.bot.time.PointInTime;

/** {@code resolve}: the work is over. */
final class ResolveCommand extends IncidentCommand {
    /** {@code resolve anyway}; behind a mark it is meant for what was left when the button was shown. */
    private static final Pattern ANYWAY = Pattern.compile("anyway(?:!([0-9a-f]{1,8}))?(?:[\\s,:.!]+(.*))?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Closings closings;
    private final Texts texts;
    private final PersonTime times;

    ResolveCommand(WhichIncident which, Closings closings, Texts texts, PersonTime times) {
        super(which);
        this.closings = closings;
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
        Matcher anyway = ANYWAY.matcher(call.rest().strip());
        if (!anyway.matches()) {
            return resolve(incident, call, left -> false);
        }
        String mark = anyway.group(1);
        Call rest = call.withRest(anyway.group(2) == null ? "" : anyway.group(2).strip());
        return resolve(incident, rest, left -> mark == null || left.mark().equals(mark));
    }

    private Reply resolve(Incident incident, Call call, Predicate<WhatIsLeft> agreed) {
        return switch (times.leading(call)) {
            case PersonTime.Read.Time(PointInTime point) -> closed(incident, call, new Closings.How(Optional.of(point.at()),
                    texts.plain(point.rest(), call.invocation().at()), agreed),
                    after -> "*%s* was resolved %s.".formatted(after.id(), times.told(point, after, call)));
            case PersonTime.Read.Unreadable() -> Reply.Private.of(PersonTime.howTo(call.rest()));
            case PersonTime.Read.Words() -> closed(incident, call,
                    new Closings.How(Optional.empty(), texts.plain(call), agreed),
                    after -> "*%s* is resolved. The record: `/incident export`.".formatted(after.id()));
        };
    }

    /** Where something is left, whoever wants to resolve is asked first, and all that was typed is kept. */
    private Reply closed(Incident incident, Call call, Closings.How how, Function<Incident, String> done) {
        Outcome outcome = closings.resolve(incident.id(), how, call.wish());
        if (!(outcome instanceof Outcome.Refused(Rejection rejection))) {
            return Outcomes.undoable(outcome, done);
        }
        WhatIsLeft left = closings.left(incident.id());
        // It may have been refused for another reason, such as a time that cannot be.
        if (!Closings.isAbout(rejection, incident.id(), left)) {
            return Reply.Private.refusal(Outcomes.refused(rejection));
        }
        String line = "%s! resolve anyway!%s %s".formatted(incident.id(), left.mark(), call.rest()).strip();
        return new Reply.Private(ClosingView.said(incident), Optional.of(ClosingView.question(incident, left,
                Optional.of(line).filter(run -> run.length() <= Commands.LONGEST_LINE))));
    }
}
