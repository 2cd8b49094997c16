package dev.muster.bot.slack.client;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.muster.bot.effect.Attempt;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.id.ChannelId;

/** Shares a file in three steps, of which only the last one shows anything to anybody. */
final class FileEffects {
    /** What Slack says that it takes. */
    private static final long LARGEST = 1_000_000_000;
    /** A file that breaks off so often will not get through: whoever waits for it hears of another way. */
    private static final int MOST_UPLOADS = 5;

    private final SlackClient client;
    private final PagedSearch search;
    private final SlackPorts ports;
    /** How often sending the file of an effect broke off since this process lives. */
    private final Cache<Long, Integer> failedUploads = Caffeine.newBuilder().maximumSize(1000).build();
    /** The file that an effect tried to share, to know it by more than its title while this process lives. */
    private final Cache<Long, String> lastTried = Caffeine.newBuilder().maximumSize(1000).build();

    FileEffects(SlackClient client, PagedSearch search, SlackPorts ports) {
        this.client = client;
        this.search = search;
        this.ports = ports;
    }

    Attempt share(QueuedEffect queued, Effect.ShareExport effect) {
        if (ports.channels().of(effect.of()).isEmpty()) {
            return ChannelEffects.noChannel();
        }
        try (ExportFile file = ports.exports().render(effect.of(), effect.format(), effect.profile())) {
            // Only now where to: what is in the file was said before the incident may have moved to a private channel.
            Optional<ChannelId> channel = ports.channels().of(effect.of());
            return channel.isEmpty() ? ChannelEffects.noChannel() : share(queued, effect, channel.get(), file);
        } catch (IOException e) {
            // The disk is full, most likely: an operator can put that right, and nothing was sent.
            return new Attempt.NotYet("the export could not be written: " + e.getMessage(), null);
        }
    }

    private Attempt share(QueuedEffect queued, Effect.ShareExport effect, ChannelId channel, ExportFile file) {
        if (file.length() > LARGEST) {
            return new Attempt.Impossible(("The file would have %d MB, and Slack takes 1 GB at most. "
                    + "`muster export %s --format %s` writes it where the bot runs.").formatted(file.length() / 1_000_000,
                            effect.of(), effect.format()));
        }
        if (!queued.outcomeUnknown()) {
            return upload(queued, effect, channel, file);
        }
        return switch (look(queued, effect, channel, file)) {
            case PagedSearch.Found<String>(String id) -> shared(file);
            case PagedSearch.Absent<String> absent -> upload(queued, effect, channel, file);
            case PagedSearch.NotNow<String>(Attempt attempt) -> attempt;
        };
    }

    private Attempt upload(QueuedEffect queued, Effect.ShareExport effect, ChannelId channel, ExportFile file) {
        Map<String, String> arguments = Map.of("filename", file.filename(), "length", Long.toString(file.length()));
        switch (client.call(SlackMethod.FILES_GET_UPLOAD_URL_EXTERNAL, arguments, effect.urgency())) {
            case SlackAnswer.Trouble trouble -> {
                return Refusals.attempt(SlackMethod.FILES_GET_UPLOAD_URL_EXTERNAL, trouble);
            }
            case SlackAnswer.Ok(JsonNode body) -> {
                Optional<String> url = Json.text(body, "/upload_url");
                Optional<String> id = Json.text(body, "/file_id");
                if (url.isEmpty() || id.isEmpty()) {
                    return new Attempt.NotYet("files.getUploadURLExternal: ok without an address", null);
                }
                if (client.upload(url.get(), file) instanceof SlackAnswer.Trouble trouble) {
                    return notUploaded(queued, effect, file, trouble);
                }
                return complete(queued, effect, channel, file, id.get());
            }
        }
    }

    /** Nobody sees a file that was not completed; the next attempt gets a new address. But the line may be too narrow for good. */
    private Attempt notUploaded(QueuedEffect queued, Effect.ShareExport effect, ExportFile file, SlackAnswer.Trouble trouble) {
        if (!(trouble instanceof SlackAnswer.RateLimited)
                && failedUploads.asMap().merge(queued.id(), 1, Integer::sum) >= MOST_UPLOADS) {
            return new Attempt.Impossible(("Sending the file (%d kB) to Slack broke off %d times. "
                    + "`muster export %s --format %s` writes it where the bot runs.").formatted(file.length() / 1000,
                            MOST_UPLOADS,
                            effect.of(), effect.format()));
        }
        return Refusals.attempt("upload", true, trouble);
    }

    private Attempt complete(QueuedEffect queued, Effect.ShareExport effect, ChannelId channel, ExportFile file, String id) {
        lastTried.put(queued.id(), id);
        Map<String, String> arguments = Map.of("files", Json.write(List.of(Map.of("id", id, "title", file.filename()))),
                "channel_id", channel.value());
        return switch (client.call(SlackMethod.FILES_COMPLETE_UPLOAD_EXTERNAL, arguments, effect.urgency())) {
            case SlackAnswer.Ok ok -> shared(file);
            case SlackAnswer.Trouble trouble -> Refusals.attempt(SlackMethod.FILES_COMPLETE_UPLOAD_EXTERNAL, trouble);
        };
    }

    private PagedSearch.Result<String> look(QueuedEffect queued, Effect.ShareExport effect, ChannelId channel, ExportFile file) {
        String tried = lastTried.getIfPresent(queued.id());
        Map<String, String> arguments = Map.of("channel", channel.value(), "oldest", Poster.oldest(queued.committedAt()),
                "inclusive", "true", "limit", "200");
        return search.find("file:" + queued.id(), SlackMethod.CONVERSATIONS_HISTORY, arguments, effect.urgency(), page -> {
            for (JsonNode message : page.path("messages")) {
                for (JsonNode one : message.path("files")) {
                    boolean same = tried == null
                            ? one.path("title").asText().equals(file.filename())
                            : one.path("id").asText().equals(tried);
                    if (same) {
                        return Json.text(one, "/id");
                    }
                }
            }
            return Optional.empty();
        });
    }

    private static Attempt shared(ExportFile file) {
        return new Attempt.Succeeded(new EffectResult.FileShared(file.filename()));
    }
}
