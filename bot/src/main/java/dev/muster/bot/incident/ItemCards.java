package dev.muster.bot.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.IncidentStore.Sight;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.incident.item.ItemRef;
import dev.muster.bot.incident.item.Proposal;

/** What follows once the card of an item was posted or changed in Slack. */
final class ItemCards {
    private ItemCards() {}

    static boolean isCard(Effect effect) {
        return content(effect).isPresent();
    }

    static JointVerdict followedUp(Sight sight, Effect effect, EffectResult result, Instant now) {
        Incident incident = sight.incident();
        IncidentChange none = IncidentChange.none(incident, now);
        Optional<Item> item = content(effect).flatMap(ItemRef::parse).flatMap(sight.items()::find);
        if (item.isEmpty()) {
            return JointChange.of(none);
        }
        Content card = new Content.ItemCard(item.get().ref().toString());
        return JointChange.of(switch (result) {
            case EffectResult.Posted posted when effect instanceof Effect.Post -> {
                // What changed between the rendering and now is not on it yet.
                List<Effect> next = incident.revision() > posted.revision()
                        ? List.of(new Effect.Update(incident.id(), posted.message(), card))
                        : List.of();
                yield stands(none, item.get().withCard(posted.message()), next);
            }
            case EffectResult.MessageGone gone when incident.hasRoom() && isItsCard(item.get(), effect) ->
                stands(none, item.get(),
                        List.of(new Effect.Post(incident.id(), new Destination.IncidentChannel(), card)));
            case EffectResult.Archived(var channel) -> ChannelKeeping.archivedNow(incident, channel, now);
            default -> none;
        });
    }

    /** Whether this is a second message beside an item's card: a private brief, or an update's copy, which is to show what becomes of it. */
    static boolean isBeside(Effect effect) {
        return effect instanceof Effect.Post(var of, var to, Content content)
                && (content instanceof Content.HandoverBrief || content instanceof Content.UpdateElsewhere);
    }

    /** It stands now, and may be out of date already. */
    static JointVerdict besideStands(Sight sight, Effect effect, EffectResult result, Instant now) {
        IncidentChange none = IncidentChange.none(sight.incident(), now);
        return JointChange.of(effect instanceof Effect.Post post && result instanceof EffectResult.Posted posted
                ? switch (post.content()) {
                    case Content.HandoverBrief brief -> sight.items().handover(brief.handover())
                            .map(handover -> stands(none, handover.withBrief(posted.message()), handover.isOpen()
                                    ? List.of()
                                    : List.of(new Effect.Update(sight.incident().id(), posted.message(), brief))))
                            .orElse(none);
                    case Content.UpdateElsewhere copy -> sight.items().update(copy.update())
                            .map(update -> stands(none, update.withElsewhere(posted.message()),
                                    copied(sight.incident(), copy, posted)))
                            .orElse(none);
                    default -> none;
                }
                : none);
    }

    /** It may have changed since it was drawn, or be nobody's business any more. */
    private static List<Effect> copied(Incident incident, Content.UpdateElsewhere copy, EffectResult.Posted posted) {
        if (incident.isPrivate()) {
            return List.of(PrivateIncidents.blanked(incident, posted.message()));
        }
        return incident.revision() > posted.revision()
                ? List.of(new Effect.Update(incident.id(), posted.message(), copy))
                : List.of();
    }

    /** Who was active shortly before the window closes is kept until it does; later it is of no use. */
    static JointVerdict witnessed(Sight sight, Effect.ReadPresence read, EffectResult result, Instant now) {
        IncidentChange none = IncidentChange.none(sight.incident(), now);
        return JointChange.of(result instanceof EffectResult.Present(List<UserId> active)
                ? sight.items().proposal(read.proposal()).filter(Proposal::isOpen)
                        .map(proposal -> stands(none, proposal.withPresent(active, now), List.of())).orElse(none)
                : none);
    }

    private static boolean isItsCard(Item item, Effect effect) {
        MessageRef card = item.card();
        return effect instanceof Effect.Update update && update.message().equals(card);
    }

    private static IncidentChange stands(IncidentChange none, Item item, List<Effect> next) {
        return new IncidentChange(none.after(), none.by(), none.at(), List.of(), List.of(), next, List.of(item));
    }

    private static Optional<String> content(Effect effect) {
        return switch (effect) {
            case Effect.Post(var of, var to, Content.ItemCard(String item)) -> Optional.of(item);
            case Effect.Update(var of, var message, Content.ItemCard(String item)) -> Optional.of(item);
            default -> Optional.empty();
        };
    }
}
