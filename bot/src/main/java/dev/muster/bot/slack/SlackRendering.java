package dev.muster.bot.slack;

import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Form;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.StandingMessage;
import dev.muster.bot.slack.client.Rendering;
import dev.muster.bot.slack.view.FormViews;
import dev.muster.bot.slack.view.IncidentViews;
import dev.muster.bot.slack.view.MessageView;
import dev.muster.bot.timeline.People;
import org.jspecify.annotations.Nullable;

/** Draws what is sent from the state at that moment. */
public final class SlackRendering implements Rendering {
    private final IncidentStore store;
    private final People people;

    public SlackRendering(IncidentStore store, People people) {
        this.store = store;
        this.people = people;
    }

    @Override
    public Optional<Rendered> message(Content content, Optional<IncidentId> incident) {
        Optional<IncidentId> about = content instanceof Content.ChannelReady(IncidentId ready) ? Optional.of(ready) : incident;
        Optional<MessageView> view = about.isPresent()
                ? IncidentViews.of(content, found(about.get()), !stands(content, about.get()))
                : IncidentViews.of(content);
        return view.map(drawn -> new Rendered(drawn.text(), drawn.blocks(), drawn.eventType(), Map.copyOf(drawn.ids()),
                drawn.revision()));
    }

    @Override
    public JsonNode view(Form form) {
        return FormViews.of(form, switch (form) {
            case Form.Declare declare -> null;
            case Form.ChangeSeverity(IncidentId id) -> found(id);
            case Form.AddNote(IncidentId id) -> found(id);
        });
    }

    @Override
    public String topic(IncidentId id) {
        Incident incident = found(id);
        return IncidentViews.topic(incident, Optional.ofNullable(commander(incident)));
    }

    private @Nullable String commander(Incident incident) {
        return incident.commander() == null ? null : people.name(incident.commander()).orElse("taken");
    }

    private boolean stands(Content content, IncidentId id) {
        return content instanceof Content.CommanderMissing
                && found(id).message(StandingMessage.COMMANDER_PROMPT).isPresent();
    }

    private Incident found(IncidentId id) {
        return store.find(id).orElseThrow(() -> new IncidentStore.UnknownIncident(id));
    }
}
