package dev.muster.bot.slack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.effect.Form;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentSettings;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.Rhythms;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.update.UpdateDraft;
import dev.muster.bot.slack.view.MessageView;
import dev.muster.bot.slack.view.UpdateForms;
import dev.muster.bot.slack.view.UpdateViews;
import dev.muster.bot.timeline.People;

/** Draws what is told to others, and the forms in which people write it. */
public final class UpdateRendering {
    private final IncidentStore store;
    private final People people;
    private final IncidentSettings settings;
    private final Clock clock;

    public UpdateRendering(IncidentStore store, People people, IncidentSettings settings, Clock clock) {
        this.store = store;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    Optional<MessageView> elsewhere(IncidentId id, int number) {
        return store.items(id).update(number).flatMap(update -> UpdateViews.elsewhere(found(id), update));
    }

    MessageView told(IncidentId id) {
        return UpdateViews.answer(found(id), store.items(id), clock.instant());
    }

    /** The form with the words it was opened with, else with what the record says. */
    JsonNode write(Form.WriteUpdate form) {
        Incident incident = found(form.incident());
        Instant now = clock.instant();
        String text = form.text().isBlank() ? draft(form, incident, now) : form.text();
        Duration every = settings.updateEvery(incident.severity(), Rhythms.isSlow(store.items(incident.id())));
        return UpdateForms.write(form, text, every, people.zone(form.by()), now);
    }

    private String draft(Form.WriteUpdate form, Incident incident, Instant now) {
        Items items = store.items(incident.id());
        ZoneId zone = people.zone(form.by());
        return form.external()
                ? UpdateDraft.external(incident, items, zone, now)
                : UpdateDraft.internal(incident, items, zone, now);
    }

    JsonNode decline(Form.DeclineUpdate form) {
        return store.items(form.incident()).update(form.update()).map(update -> UpdateForms.decline(form, update))
                .orElseThrow(() -> new IllegalArgumentException("no update %d in %s".formatted(form.update(),
                        form.incident())));
    }

    private Incident found(IncidentId id) {
        return store.find(id).orElseThrow(() -> new IncidentStore.UnknownIncident(id));
    }
}
