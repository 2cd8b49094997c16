package dev.muster.bot.incident;

import java.util.ArrayList;
import java.util.List;

import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.incident.item.Away;
import dev.muster.bot.incident.item.Cadence;
import dev.muster.bot.incident.item.Handover;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.incident.item.Parked;
import dev.muster.bot.incident.item.StatusUpdate;
import dev.muster.bot.timer.TimerChange;

/** How people hear of a change: its sentence in the channel, and everything that stands and shows the state. */
public final class Telling {
    private Telling() {}

    /** A change that everybody in the channel hears of, and that the standing messages and the topic then show. */
    public static IncidentChange changed(Incident after, Wish wish, IncidentEvent event, List<TimerChange> timers) {
        List<Effect> effects = new ArrayList<>(said(after, event, wish.by()));
        effects.addAll(refreshed(after));
        return new IncidentChange(after, wish.by(), wish.at(), List.of(event), timers, effects);
    }

    /** The same change with more to do behind it. */
    public static IncidentChange with(IncidentChange change, List<? extends Effect> more) {
        List<Effect> effects = new ArrayList<>(change.effects());
        effects.addAll(more);
        return new IncidentChange(change.after(), change.by(), change.at(), change.events(), change.timers(), effects,
                change.items());
    }

    /** The same change with what it makes of the incident's items, whose cards then show it. */
    public static IncidentChange withItems(IncidentChange change, List<? extends Item> items) {
        List<Effect> effects = new ArrayList<>(change.effects());
        items.forEach(item -> effects.addAll(card(change.after(), item)));
        return new IncidentChange(change.after(), change.by(), change.at(), change.events(), change.timers(), effects, items);
    }

    /** The item's card as it is to stand from now on: posted, or where it stands updated. */
    public static List<Effect> card(Incident incident, Item item) {
        if (item instanceof Cadence) {
            return shown(incident);
        }
        if (item instanceof Away || item instanceof Parked) {
            return List.of();
        }
        List<Effect> beside = item instanceof StatusUpdate update ? elsewhere(incident, update) : List.of();
        if (incident.isArchived()) {
            return beside;
        }
        Content content = new Content.ItemCard(item.ref().toString());
        MessageRef standing = item.card();
        boolean here = standing != null && incident.channel() != null && standing.channel().equals(incident.channel().id());
        List<Effect> effects = new ArrayList<>(beside);
        effects.add(standing == null || !here
                ? new Effect.Post(incident.id(), new Destination.IncidentChannel(), content)
                : new Effect.Update(incident.id(), standing, content));
        if (item instanceof Handover handover && handover.brief() != null) {
            effects.add(new Effect.Update(incident.id(), handover.brief(), new Content.HandoverBrief(handover.number())));
        }
        return effects;
    }

    /** The copy of an update in a channel of others, where it stands. */
    private static List<Effect> elsewhere(Incident incident, StatusUpdate update) {
        return update.elsewhere() == null || incident.isPrivate()
                ? List.of()
                : List.of(new Effect.Update(incident.id(), update.elsewhere(), new Content.UpdateElsewhere(update.number())));
    }

    /** The incident's card and its announcement, which show what the organisation was told and when it hears more. */
    public static List<Effect> shown(Incident incident) {
        List<Effect> effects = new ArrayList<>(incidentCard(incident));
        effects.addAll(announcement(incident));
        return effects;
    }

    private static List<Effect> announcement(Incident incident) {
        return incident.message(StandingMessage.ANNOUNCEMENT)
                .<Effect>map(posted -> new Effect.Update(incident.id(), posted, new Content.Announcement())).stream().toList();
    }

    /**
     * The event's sentence in the channel. It also stands before the channel does: the lane keeps the order. In a channel
     * that is archived nothing can be said.
     */
    public static List<Effect> said(Incident incident, IncidentEvent event, Actor by) {
        return incident.isArchived()
                ? List.of()
                : List.of(new Effect.Post(incident.id(), new Destination.IncidentChannel(),
                        new Content.Line(EventText.of(event, by))));
    }

    /** The incident's own card as it is to stand from now on. */
    public static List<Effect> incidentCard(Incident incident) {
        return incident.isArchived()
                ? List.of()
                : incident.message(StandingMessage.CARD)
                        .<Effect>map(card -> new Effect.Update(incident.id(), card, new Content.IncidentCard())).stream()
                        .toList();
    }

    /** Whatever stands in Slack and shows the state; nothing in a channel that is archived can be changed any more. */
    public static List<Effect> refreshed(Incident incident) {
        List<Effect> effects = new ArrayList<>();
        effects.addAll(shown(incident));
        if (!incident.isArchived()) {
            incident.message(StandingMessage.COMMANDER_PROMPT)
                    .ifPresent(prompt -> effects.add(new Effect.Update(incident.id(), prompt, new Content.CommanderMissing())));
            if (incident.channel() != null) {
                effects.add(new ChannelEffect.SetTopic(incident.id()));
            }
        }
        return effects;
    }
}
