package dev.muster.bot.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.incident.item.ItemRef;
import dev.muster.bot.incident.item.StandingPrompt;
import dev.muster.bot.incident.item.StatusUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Questions keep their buttons only while they ask something, in the incident's channel and in direct messages alike. Where what
 * settled one is taken back, it asks again in its place: that is where those look who saw it.
 */
public final class StandingPrompts {
    /** What is asked of somebody who has had a role for long. */
    private static final String REST = "rest";

    /** When people do something is Slack's time, and when a message was changed is ours. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(10);

    private StandingPrompts() {}

    /** Whether any question may be settled by this change, or asked again. */
    public static boolean mayConcern(Incident before, IncidentChange change) {
        return !change.items().isEmpty() || isResolvedNow(before, change) || isPassedOn(before, change);
    }

    /**
     * Those are looked at again about which something changed; none in a channel that is archived or was left.
     *
     * @param takenBack when that was done which this change takes back; empty where it takes back nothing
     */
    public static List<Effect> again(Incident before, IncidentChange change, Optional<Instant> takenBack,
            List<StandingPrompt> prompts) {
        Incident incident = change.after();
        return prompts.stream().filter(concerned(before, change)).filter(prompt -> isWithin(incident, prompt))
                .flatMap(prompt -> effects(incident, prompt, takenBack)).toList();
    }

    private static Stream<Effect> effects(Incident incident, StandingPrompt prompt, Optional<Instant> takenBack) {
        Instant overAt = prompt.overAt();
        // What still asks may just be on its way to say that it is settled.
        Stream<Effect> asked = takenBack.filter(done -> overAt == null || !overAt.isBefore(done.minus(CLOCKS_DIFFER)))
                .map(done -> update(incident, prompt, new Content.PromptAgain(prompt.about(), prompt.ask(), prompt.person(),
                        prompt.direct())))
                .stream();
        return overAt == null ? Stream.concat(Stream.of(look(incident, prompt)), asked) : asked;
    }

    private static Predicate<StandingPrompt> concerned(Incident before, IncidentChange change) {
        if (isResolvedNow(before, change)) {
            return prompt -> true;
        }
        Set<ItemRef> items = new HashSet<>();
        Set<ItemKind> kinds = EnumSet.noneOf(ItemKind.class);
        for (Item item : change.items()) {
            items.add(item.ref());
            if (item instanceof StatusUpdate) {
                // Each text makes an earlier one, and a reminder of it, a thing of the past.
                kinds.addAll(Set.of(ItemKind.UPDATE, ItemKind.CADENCE));
            } else if (item instanceof Assignment assignment) {
                kinds.add(ItemKind.RELEASE);
                assignment.servedItem().ifPresent(items::add);
            }
        }
        boolean passedOn = isPassedOn(before, change);
        return prompt -> StandingPrompt.role(prompt.about()).isPresent()
                ? passedOn
                : ItemRef.parse(prompt.about()).filter(item -> items.contains(item) || kinds.contains(item.kind())).isPresent();
    }

    private static boolean isResolvedNow(Incident before, IncidentChange change) {
        return before.isResolved() != change.after().isResolved();
    }

    private static boolean isPassedOn(Incident before, IncidentChange change) {
        return !before.roles().equals(change.after().roles())
                || !Objects.equals(before.commander(), change.after().commander());
    }

    private static boolean isWithin(Incident incident, StandingPrompt prompt) {
        Incident.Channel channel = incident.channel();
        return prompt.direct() != null
                || (channel != null && !incident.isArchived() && prompt.message().channel().equals(channel.id()));
    }

    private static Effect look(Incident incident, StandingPrompt prompt) {
        return update(incident, prompt,
                new Content.PromptOver(prompt.about(), prompt.ask(), prompt.person(), prompt.direct()));
    }

    private static Effect update(Incident incident, StandingPrompt prompt, Content content) {
        return new Effect.Update(incident.id(), prompt.message(), content);
    }

    /** Whether this posts such a question, or changes one. */
    static boolean concerns(Effect effect) {
        return switch (effect) {
            case Effect.Post(var of, var to, Content.ItemPrompt prompt) -> true;
            case Effect.Post(var of, var to, Content.RestSuggested rest) -> true;
            case Effect.Post(var of, var to, Content.ArchiveOffer offer) -> true;
            case Effect.Post(var of, var to, Content.ResolveAsked asked) -> true;
            case Effect.Update(var of, var message, Content.PromptOver over) -> true;
            case Effect.Update(var of, var message, Content.PromptAgain again) -> true;
            default -> false;
        };
    }

    static IncidentChange followedUp(Incident incident, Effect effect, EffectResult result, Instant now) {
        IncidentChange none = IncidentChange.none(incident, now);
        return switch (result) {
            case EffectResult.Archived(var channel) -> ChannelKeeping.archivedNow(incident, channel, now);
            case EffectResult.Posted(MessageRef message, var revision, var text) ->
                effect instanceof Effect.Update(var of, var which, Content.PromptOver over)
                        ? with(none, List.of(), new PromptChange.Over(which))
                        : asks(effect, message)
                                // What changed between the rendering and now is not on it yet.
                                .map(stands -> with(none, List.of(look(incident, stands)), new PromptChange.Stands(stands)))
                                .orElse(none);
            case EffectResult.MessageGone gone -> effect instanceof Effect.Update update
                    ? with(none, List.of(), new PromptChange.Gone(update.message()))
                    : none;
            default -> none;
        };
    }

    private static Optional<StandingPrompt> asks(Effect effect, MessageRef message) {
        return switch (effect) {
            case Effect.Post(var of, var to, Content.ItemPrompt(String item, String ask, UserId person)) ->
                Optional.of(new StandingPrompt(item, ask, person, directly(to), message, null));
            case Effect.Post(var of, var to, Content.RestSuggested rest) ->
                Optional.of(new StandingPrompt(StandingPrompt.aboutRole(rest.role() == null ? Role.COMMANDER : rest.role()),
                        REST, rest.person(), directly(to), message, null));
            case Effect.Post(var of, var to, Content.ArchiveOffer offer) -> Optional.of(new StandingPrompt(
                    StandingPrompt.INCIDENT, StandingPrompt.ARCHIVE, null, directly(to), message, null));
            case Effect.Post(var of, var to, Content.ResolveAsked asked) -> Optional.of(new StandingPrompt(
                    StandingPrompt.INCIDENT, StandingPrompt.RESOLVE, null, directly(to), message, null));
            case Effect.Update(var of, var which, Content.PromptAgain again) ->
                Optional.of(new StandingPrompt(again.item(), again.ask(), again.person(), again.direct(), which, null));
            default -> Optional.empty();
        };
    }

    private static @Nullable UserId directly(Destination to) {
        return to instanceof Destination.Direct(UserId person) ? person : null;
    }

    private static IncidentChange with(IncidentChange none, List<Effect> effects, PromptChange prompt) {
        return new IncidentChange(none.after(), none.by(), none.at(), List.of(), List.of(), effects, List.of(), List.of(prompt));
    }
}
