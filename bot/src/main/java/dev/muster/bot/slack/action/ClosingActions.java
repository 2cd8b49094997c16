package dev.muster.bot.slack.action;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Access;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.closing.Closing;
import dev.muster.bot.slack.conversation.Interaction;
import dev.muster.bot.slack.conversation.Interaction.FormSubmitted;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.ReleaseView;

/** The buttons and forms at the end of an incident. */
public final class ClosingActions {
    private final Closing closing;
    private final Access access;

    public ClosingActions(Closing closing, Access access) {
        this.closing = closing;
        this.access = access;
    }

    /** Empty for a form that is another's. */
    Optional<Reply> submitted(FormSubmitted form) {
        return switch (form.callbackId()) {
            case ReleaseView.KEEP -> Optional.of(kept(form));
            default -> Optional.empty();
        };
    }

    private Reply kept(FormSubmitted form) {
        Optional<Incident> incident = IncidentId.parse(form.privateMetadata()).flatMap(id -> access.find(id, form.user()));
        if (incident.isEmpty()) {
            return new Reply.FormErrors(Map.of(ReleaseView.PEOPLE, "I no longer know the incident of this form."));
        }
        List<UserId> people = form.value(ReleaseView.PEOPLE).stream().flatMap(ids -> Arrays.stream(ids.split(",")))
                .map(String::strip).filter(id -> id.matches("[A-Z0-9]{2,30}")).distinct().map(UserId::new).toList();
        Outcome outcome = closing.releases().keep(incident.get().id(), people, wish(form));
        if (outcome instanceof Outcome.Changed(Incident after)) {
            String said = "They are thanked in *%s*.".formatted(after.id());
            return closing.releases().last(after.id())
                    .<Reply>map(release -> new Reply.Private(said, Optional.of(ReleaseView.said(said, after, release))))
                    .orElseGet(() -> Reply.Private.of(said));
        }
        return Told.closing(outcome, ReleaseView.PEOPLE);
    }

    private static Wish wish(Interaction by) {
        return new Wish(by.requestKey(), new Actor.Person(by.user()), by.at());
    }
}
