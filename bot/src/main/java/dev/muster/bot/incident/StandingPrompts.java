package dev.muster.bot.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.incident.item.ItemRef;
import dev.muster.bot.incident.item.StandingPrompt;

/** Questions in the incident's channel keep their buttons only while they ask something. */
public final class StandingPrompts {
    private StandingPrompts() {}

    /** They are looked at again, since something changed about what they ask; nothing in a channel that is archived or was left. */
    public static List<Effect> again(Incident incident, List<StandingPrompt> prompts) {
        Incident.Channel channel = incident.channel();
        return channel == null || incident.isArchived()
                ? List.of()
                : prompts.stream().filter(prompt -> prompt.message().channel().equals(channel.id()))
                        .map(prompt -> look(incident, prompt)).toList();
    }

    private static Effect look(Incident incident, StandingPrompt prompt) {
        return new Effect.Update(incident.id(), prompt.message(),
                new Content.PromptOver(prompt.about().toString(), prompt.ask(), prompt.person()));
    }

    /** Whether this posts such a question, or changes one. A direct message stands for itself. */
    static boolean concerns(Effect effect) {
        return switch (effect) {
            case Effect.Post(var of, var to, Content.ItemPrompt prompt) -> !(to instanceof Destination.Direct);
            case Effect.Update(var of, var message, Content.PromptOver over) -> true;
            default -> false;
        };
    }

    static IncidentChange followedUp(Incident incident, Effect effect, EffectResult result, Instant now) {
        IncidentChange none = IncidentChange.none(incident, now);
        return switch (result) {
            case EffectResult.Archived(var channel) -> ChannelKeeping.archivedNow(incident, channel, now);
            case EffectResult.Posted posted -> switch (effect) {
                case Effect.Post(var of, var to, Content.ItemPrompt prompt) -> ItemRef.parse(prompt.item())
                        .map(about -> new StandingPrompt(about, prompt.ask(), prompt.person(), posted.message()))
                        // What changed between the rendering and now is not on it yet.
                        .map(stands -> with(none, List.of(look(incident, stands)), new PromptChange.Stands(stands)))
                        .orElse(none);
                case Effect.Update update -> with(none, List.of(), new PromptChange.Over(update.message()));
                default -> none;
            };
            case EffectResult.MessageGone gone -> over(effect).map(over -> with(none, List.of(), over)).orElse(none);
            default -> none;
        };
    }

    private static Optional<PromptChange> over(Effect effect) {
        return effect instanceof Effect.Update update ? Optional.of(new PromptChange.Over(update.message())) : Optional.empty();
    }

    private static IncidentChange with(IncidentChange none, List<Effect> effects, PromptChange prompt) {
        return new IncidentChange(none.after(), none.by(), none.at(), List.of(), List.of(), effects, List.of(), List.of(prompt));
    }
}
