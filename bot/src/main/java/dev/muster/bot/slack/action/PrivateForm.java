package dev.muster.bot.slack.action;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.PrivateIncidents;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.slack.conversation.Interaction.FormSubmitted;
import dev.muster.bot.slack.view.PrivateFormView;

/** What the form does that makes an incident private. */
final class PrivateForm {
    private final PrivateIncidents privately;

    PrivateForm(PrivateIncidents privately) {
        this.privately = privately;
    }

    Outcome submitted(Incident incident, FormSubmitted form, Wish wish) {
        List<UserId> people = form.value(PrivateFormView.PEOPLE).map(PrivateForm::people).orElse(List.of());
        Optional<String> reason = form.value(PrivateFormView.REASON);
        return privately.makePrivate(incident, people, reason, form.user(), wish);
    }

    private static List<UserId> people(String chosen) {
        return Arrays.stream(chosen.split(",", -1)).map(String::strip).filter(id -> !id.isEmpty()).map(UserId::new).toList();
    }
}
