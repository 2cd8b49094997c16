package dev.muster.bot.slack.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.effect.Attempt;
import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.id.ChannelId;

/**
 * Makes an incident's channel once. Slack has no key against doubles either, but two channels cannot share a name: after an
 * attempt with an unknown end our own channel is looked for among the names that it can have.
 */
final class ChannelMaker {
    private static final int MOST_NAMES = 9;
    private static final int LONGEST_NAME = 80;

    private final SlackClient client;
    private final PagedSearch search;
    private final SlackIdentity identity;

    ChannelMaker(SlackClient client, PagedSearch search, SlackIdentity identity) {
        this.client = client;
        this.search = search;
        this.identity = identity;
    }

    Attempt create(QueuedEffect queued, ChannelEffect.CreateChannel effect) {
        if (queued.outcomeUnknown()) {
            Optional<Attempt> known = look(queued, effect);
            if (known.isPresent()) {
                return known.get();
            }
        }
        for (String name : names(effect)) {
            SlackAnswer answer = client.call(SlackMethod.CONVERSATIONS_CREATE,
                    Map.of("name", name, "is_private", Boolean.toString(effect.isPrivate())), effect.urgency());
            if (!isNameTaken(answer)) {
                return ended(answer, name, effect.isPrivate());
            }
            if (queued.outcomeUnknown() || effect.isPrivate()) {
                // A private channel may have been asked for twice. Otherwise: taken by whom? Slack may have finished the earlier attempt only after we looked.
                Optional<Attempt> known = look(queued, effect);
                if (known.isPresent()) {
                    return known.get();
                }
            }
        }
        // Whoever reads this in the log learns nothing of the title; people find the channels by the incident's number.
        return new Attempt.Impossible(effect.isPrivate()
                ? "Channels of that name exist already. Rename them."
                : "Channels whose names begin with #inc-%d exist already. Rename them or make one by hand."
                        .formatted(effect.of().number()));
    }

    private static Attempt ended(SlackAnswer answer, String name, boolean wantedPrivate) {
        return switch (answer) {
            case SlackAnswer.Ok(JsonNode body) when wantedPrivate && !body.at("/channel/is_private").asBoolean(true) ->
                new Attempt.Impossible("Slack made a public channel instead of a private one; it is empty and is not used.");
            case SlackAnswer.Ok(JsonNode body) -> made(body.path("channel"), name)
                    .orElseGet(() -> new Attempt.Unknown("conversations.create: ok without a channel"));
            case SlackAnswer.Trouble trouble -> Refusals.attempt(SlackMethod.CONVERSATIONS_CREATE, trouble);
        };
    }

    /** Whether an earlier attempt made it: the channel, or why that is not known now; empty when there certainly is none. */
    private Optional<Attempt> look(QueuedEffect queued, ChannelEffect.CreateChannel effect) {
        Optional<String> ourUser = identity.known().map(we -> we.botUser().value());
        if (ourUser.isEmpty()) {
            return Optional.of(new Attempt.NotYet("it is not known yet who we are in Slack", Duration.ofSeconds(1)));
        }
        List<String> names = names(effect);
        Map<String, String> arguments = Map.of("types", effect.isPrivate() ? "private_channel" : "public_channel",
                "exclude_archived", "false", "limit", "999");
        return switch (search.find("create:" + queued.id(), SlackMethod.CONVERSATIONS_LIST, arguments, effect.urgency(),
                page -> ours(page, names, ourUser.get(), queued))) {
            case PagedSearch.Found<Attempt>(Attempt made) -> Optional.of(made);
            case PagedSearch.Absent<Attempt> absent -> Optional.empty();
            case PagedSearch.NotNow<Attempt>(Attempt attempt) -> Optional.of(attempt);
        };
    }

    /** A channel of such a name counts as ours when we made it, and not before the effect was decided. */
    private static Optional<Attempt> ours(JsonNode page, List<String> names, String ourUser, QueuedEffect queued) {
        long notBefore = queued.committedAt().minus(Poster.CLOCK_SKEW).getEpochSecond();
        for (JsonNode channel : page.path("channels")) {
            String name = channel.path("name").asText();
            boolean byUs = channel.path("creator").asText(ourUser).equals(ourUser);
            boolean since = channel.path("created").asLong(notBefore) >= notBefore;
            if (names.contains(name) && byUs && since) {
                return made(channel, name);
            }
        }
        return Optional.empty();
    }

    private static Optional<Attempt> made(JsonNode channel, String askedName) {
        return Json.text(channel, "/id").map(id -> new Attempt.Succeeded(
                new EffectResult.ChannelMade(new ChannelId(id), Json.text(channel, "/name").orElse(askedName))));
    }

    private static boolean isNameTaken(SlackAnswer answer) {
        return answer instanceof SlackAnswer.Refused refused && refused.error().equals("name_taken");
    }

    /** The names it can have, in the order in which they are tried. */
    private static List<String> names(ChannelEffect.CreateChannel effect) {
        List<String> names = new ArrayList<>(List.of(effect.name()));
        for (int number = 2; number <= MOST_NAMES; number++) {
            String suffix = "-" + number;
            int room = Math.min(effect.name().length(), LONGEST_NAME - suffix.length());
            names.add(effect.name().substring(0, room) + suffix);
        }
        return names;
    }
}
