package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.effect.Content;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
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
            return resolve(incident, call, left -> false, true);
        }
        String mark = anyway.group(1);
        Call rest = call.withRest(anyway.group(2) == null ? "" : anyway.group(2).strip());
        // Behind a button whoever leads was asked already, or was the one who was asked.
        return resolve(incident, rest, left -> mark == null || left.mark().equals(mark), mark == null);
    }

    private Reply resolve(Incident incident, Call call, Predicate<WhatIsLeft> agreed, boolean asks) {
        return switch (times.leading(call)) {
            case PersonTime.Read.Time(PointInTime point) -> {
                // Whoever leads may live in another time zone, and clicks later.
                String how = "at %s %s".formatted(Mrkdwn.utc(point.at()), point.rest()).strip();
                yield closed(incident, call, new Closings.How(Optional.of(point.at()),
                        texts.plain(point.rest(), call.invocation().at()), agreed,
                        left -> question(incident, call, how, left).filter(drawn -> asks)),
                        after -> "*%s* was resolved %s.".formatted(after.id(), times.told(point, after, call)));
            }
            case PersonTime.Read.Unreadable() -> Reply.Private.of(PersonTime.howTo(call.rest()));
            case PersonTime.Read.Words() -> closed(incident, call,
                    new Closings.How(Optional.empty(), texts.plain(call), agreed,
                            left -> question(incident, call, call.rest(), left).filter(drawn -> asks)),
                    after -> "*%s* is resolved. The record: `/incident export`.".formatted(after.id()));
        };
    }

    /** As those who lead are asked it in the channel. */
    private static Optional<Content> question(Incident incident, Call call, String how, WhatIsLeft left) {
        String said = ClosingView.asked(incident, call.invocation().user());
        return Optional.of(new Content.ResolveAsked(said,
                ClosingView.asked(incident, call.invocation().user(), left, line(incident, how, left)).toString()));
    }

    /** Resolves what is left as it is; empty where it is too long for a button. */
    private static Optional<String> line(Incident incident, String how, WhatIsLeft left) {
        return Optional.of("%s! resolve anyway!%s %s".formatted(incident.id(), left.mark(), how).strip())
                .filter(run -> run.length() <= Commands.LONGEST_LINE);
    }

    /** Where something is left, whoever wants to resolve is asked first, and all that was typed is kept. */
    private Reply closed(Incident incident, Call call, Closings.How how, Function<Incident, String> done) {
        Outcome outcome = closings.resolve(incident.id(), how, call.wish());
        if (outcome instanceof Outcome.Changed(Incident after) && !after.isResolved()) {
            return Reply.Private.refusal("*%s* is not resolved yet: something is left, and %s decides. They are asked in %s."
                    .formatted(after.id(), after.leaders().getFirst().mention(),
                            after.hasRoom() ? "the channel" : "a direct message"));
        }
        if (!(outcome instanceof Outcome.Refused(Rejection rejection))) {
            return Outcomes.undoable(outcome, done);
        }
        WhatIsLeft left = closings.left(incident.id());
        // It may have been refused for another reason, such as a time that cannot be.
        if (!Closings.isAbout(rejection, incident.id(), left)) {
            return Reply.Private.refusal(Outcomes.refused(rejection));
        }
        return new Reply.Private(ClosingView.said(incident), Optional.of(ClosingView.question(incident, left,
                line(incident, call.rest(), left))));
    }
}
