package dev.muster.bot.slack.client;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.muster.bot.effect.Attempt;
import dev.muster.bot.effect.Urgency;
import dev.muster.bot.id.ChannelId;

/** A channel that the operator named, such as the one for announcements: found, joined and remembered for a while. */
final class NamedChannel {
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(10);
    private static final String ID = "[CG][A-Z0-9]{7,}";

    private final String role;
    private final String nameOrId;
    private final SlackClient client;
    private final PagedSearch search;
    private final Cache<String, ChannelId> found;

    /** A channel in the list, and whether we are in it. */
    private record Listed(ChannelId id, boolean member) {}

    /** @param role what the operator calls it, such as announce */
    NamedChannel(String role, String nameOrId, SlackClient client, PagedSearch search, Clock clock) {
        this.role = role;
        String plain = nameOrId.strip().replaceFirst("^#", "");
        // Names of channels are lower case in Slack, however people write them.
        this.nameOrId = plain.matches(ID) ? plain : plain.toLowerCase(Locale.ROOT);
        this.client = client;
        this.search = search;
        this.found = Caffeine.newBuilder().expireAfterWrite(REMEMBERED_FOR)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis())).build();
    }

    /** Where it is; looks and joins only when that is not remembered. */
    Place find(Urgency urgency) {
        ChannelId remembered = found.getIfPresent(nameOrId);
        if (remembered != null) {
            return Place.At.channel(remembered);
        }
        if (nameOrId.matches(ID)) {
            return joined(new Listed(new ChannelId(nameOrId), false), urgency);
        }
        Map<String, String> arguments = Map.of("types", "public_channel,private_channel", "exclude_archived", "true", "limit",
                "999");
        return switch (search.find("named:" + nameOrId, SlackMethod.CONVERSATIONS_LIST, arguments, urgency, this::inPage)) {
            case PagedSearch.Found<Listed>(Listed channel) -> joined(channel, urgency);
            case PagedSearch.Absent<Listed> absent -> new Place.Blocked(new Attempt.Impossible(
                    "The %s channel #%s does not exist, or the app may not see it. Create it, invite the app, or name another one."
                            .formatted(role, nameOrId)));
            case PagedSearch.NotNow<Listed>(Attempt attempt) -> new Place.Blocked(attempt);
        };
    }

    /** Forgets where it was, because that did not work; whether it had been remembered. */
    boolean forget() {
        boolean was = found.getIfPresent(nameOrId) != null;
        found.invalidateAll();
        return was;
    }

    private Place joined(Listed channel, Urgency urgency) {
        if (!channel.member()) {
            SlackAnswer answer = client.call(SlackMethod.CONVERSATIONS_JOIN, Map.of("channel", channel.id().value()), urgency);
            // A refusal decides nothing: a private channel cannot be joined, yet the app may be in it. Posting will tell.
            if (answer instanceof SlackAnswer.Trouble trouble && !(answer instanceof SlackAnswer.Refused)) {
                return new Place.Blocked(Refusals.attempt(SlackMethod.CONVERSATIONS_JOIN, trouble));
            }
        }
        found.put(nameOrId, channel.id());
        return Place.At.channel(channel.id());
    }

    private Optional<Listed> inPage(JsonNode page) {
        for (JsonNode channel : page.path("channels")) {
            if (channel.path("name").asText().equals(nameOrId)) {
                return Json.text(channel, "/id")
                        .map(id -> new Listed(new ChannelId(id), channel.path("is_member").asBoolean(false)));
            }
        }
        return Optional.empty();
    }
}
