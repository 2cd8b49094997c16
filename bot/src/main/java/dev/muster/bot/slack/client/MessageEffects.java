package dev.muster.bot.slack.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.effect.Attempt;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.effect.Urgency;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;

/** Messages that stay: posting them once, and keeping them up to date. */
final class MessageEffects {
    private final SlackClient client;
    private final Poster poster;
    private final DirectChannels directChannels;
    private final NamedChannels named;
    private final SlackPorts ports;

    MessageEffects(SlackClient client, Poster poster, DirectChannels directChannels, NamedChannels named, SlackPorts ports) {
        this.client = client;
        this.poster = poster;
        this.directChannels = directChannels;
        this.named = named;
        this.ports = ports;
    }

    Attempt post(QueuedEffect queued, Effect.Post post) {
        return switch (post.to()) {
            case Destination.IncidentChannel here -> inChannel(queued, post);
            case Destination.UnderCard(String item) -> inIncident(queued, post, ports.channels().card(post.of(), item));
            case Destination.InThread(SlackTs root) -> inIncident(queued, post, Optional.of(root));
            case Destination.AnnounceChannel announce -> announced(queued, post, named.announce());
            case Destination.StakeholderChannel stakeholders -> announced(queued, post, named.stakeholders());
            case Destination.CustomerChannel customers -> announced(queued, post, named.customers());
            case Destination.FormerChannel(ChannelId former) -> once(queued, Place.At.channel(former), post.content(),
                    Optional.of(post.of()), post.urgency(), standing -> {});
            case Destination.Direct(UserId person) ->
                direct(queued, person, post.content(), Optional.of(post.of()), post.urgency());
        };
    }

    /**
     * A card that came to stand while this waited, because what it shows changed before it was there, is changed instead: it
     * stands once. One that was deleted meanwhile is posted anew.
     */
    private Attempt inChannel(QueuedEffect queued, Effect.Post post) {
        Optional<MessageRef> standing = post.content() instanceof Content.ItemCard(String item) && !queued.outcomeUnknown()
                ? ports.channels().card(post.of(), item)
                        .flatMap(ts -> ports.channels().of(post.of()).map(channel -> new MessageRef(channel, ts)))
                : Optional.empty();
        if (standing.isPresent()) {
            Attempt attempt = update(queued, new Effect.Update(post.of(), standing.get(), post.content()));
            if (!(attempt instanceof Attempt.Succeeded(EffectResult.MessageGone gone))) {
                return attempt;
            }
        }
        return inIncident(queued, post, Optional.empty());
    }

    /**
     * Sends one person a direct message. We do not ask for leave to read those, so it is never looked for: where nobody knows
     * whether it arrived it is sent again, for nobody else may have heard of what it says.
     */
    Attempt direct(QueuedEffect queued, UserId person, Content content, Optional<IncidentId> incident, Urgency urgency) {
        return switch (directChannels.find(person, urgency)) {
            case Place.Blocked(Attempt attempt) -> attempt;
            case Place.At at -> {
                Attempt attempt = send(queued, at, content, incident, urgency, standing -> {});
                yield again(attempt);
            }
        };
    }

    /** Where looking is of no use, an attempt with an unknown end counts as one that did not work. */
    private static Attempt again(Attempt attempt) {
        return attempt instanceof Attempt.Unknown(String why) ? new Attempt.NotYet(why, null) : attempt;
    }

    Attempt update(QueuedEffect queued, Effect.Update update) {
        if (wouldTell(update.of(), update.content(), Optional.of(update.message().channel()))) {
            return new Attempt.Succeeded(new EffectResult.Done());
        }
        Optional<Rendering.Rendered> rendered = ports.rendering().message(update.content(), Optional.of(update.of()));
        if (rendered.isEmpty()) {
            return new Attempt.Succeeded(new EffectResult.Done());
        }
        Map<String, String> arguments = new LinkedHashMap<>(Poster.body(queued, rendered.get()));
        arguments.put("channel", update.message().channel().value());
        arguments.put("ts", update.message().ts().value());
        return switch (client.call(SlackMethod.CHAT_UPDATE, arguments, update.urgency())) {
            case SlackAnswer.Ok(JsonNode body) -> new Attempt.Succeeded(
                    new EffectResult.Posted(update.message(), rendered.get().revision(), rendered.get().text()));
            case SlackAnswer.Refused refused when refused.error().equals("message_not_found") ->
                new Attempt.Succeeded(new EffectResult.MessageGone());
            case SlackAnswer.Trouble trouble -> {
                Attempt attempt = Refusals.attempt(SlackMethod.CHAT_UPDATE, trouble);
                // Somebody may have archived it while nobody listened; what it showed last stands there then.
                ChannelId there = update.message().channel();
                yield attempt instanceof Attempt.Impossible && ports.channels().of(update.of()).filter(there::equals).isPresent()
                        && isArchived(there, update.urgency())
                                ? new Attempt.Succeeded(new EffectResult.Archived(there))
                                : attempt;
            }
        };
    }

    /** Whether this would show something of a private incident elsewhere: it may have been decided while that was public. */
    private boolean wouldTell(IncidentId incident, Content content, Optional<ChannelId> where) {
        boolean inItsChannel = where.isPresent() && where.equals(ports.channels().of(incident));
        // What is said directly is drawn for nobody but those in its channel.
        boolean looksItself = content instanceof Content.MadePrivate || content instanceof Content.HandoverBrief
                || (content instanceof Content.PromptOver over && over.direct() != null)
                || (content instanceof Content.PromptAgain again && again.direct() != null);
        return !looksItself && !inItsChannel && ports.channels().isPrivate(incident);
    }

    private Attempt inIncident(QueuedEffect queued, Effect.Post post, Optional<SlackTs> thread) {
        Place place = ports.channels().of(post.of()).<Place>map(channel -> new Place.At(channel, thread))
                .orElseGet(() -> new Place.Blocked(ChannelEffects.noChannel()));
        Attempt attempt = once(queued, place, post.content(), Optional.of(post.of()), post.urgency(),
                standing -> ports.ownPosts()
                        .posted(post.of(), standing.ref(), thread.orElse(null), standing.text(), standing.blocks()));
        // Somebody may have archived it while nobody listened. The card is what else would be missed.
        return attempt instanceof Attempt.Impossible && place instanceof Place.At at
                && !(post.content() instanceof Content.IncidentCard) && isArchived(at.channel(), post.urgency())
                        ? new Attempt.Succeeded(new EffectResult.Archived(at.channel()))
                        : attempt;
    }

    /** Whether Slack says so when asked; where it says nothing, it is not assumed. */
    private boolean isArchived(ChannelId channel, Urgency urgency) {
        return client.call(SlackMethod.CONVERSATIONS_INFO, Map.of("channel", channel.value()),
                urgency) instanceof SlackAnswer.Ok(JsonNode body) && body.at("/channel/is_archived").asBoolean(false);
    }

    /** Where nobody named such a channel, nobody wants to read there; of a private incident there is nothing to read. */
    private Attempt announced(QueuedEffect queued, Effect.Post post, Optional<NamedChannel> where) {
        boolean mayNot = wouldTell(post.of(), post.content(), Optional.empty());
        if (where.isEmpty() || (mayNot && !queued.outcomeUnknown())) {
            return new Attempt.Succeeded(new EffectResult.Done());
        }
        NamedChannel channel = where.get();
        if (mayNot) {
            return standsAlready(queued, channel.find(post.urgency()), post.urgency());
        }
        Attempt attempt = announcedAt(queued, post, channel.find(post.urgency()));
        // What was remembered may be out of date: the app was removed, or the channel made anew under the same name.
        if (attempt instanceof Attempt.Impossible && channel.forget()) {
            return announcedAt(queued, post, channel.find(post.urgency()));
        }
        return attempt;
    }

    /** What may stand from an earlier attempt has to be known, so that it can be blanked; nothing more is posted. */
    private Attempt standsAlready(QueuedEffect queued, Place place, Urgency urgency) {
        return switch (place) {
            case Place.Blocked(Attempt attempt) ->
                attempt instanceof Attempt.Impossible ? new Attempt.Succeeded(new EffectResult.Done()) : attempt;
            case Place.At at -> switch (poster.look(queued, at, urgency)) {
                case PagedSearch.Found<Poster.Standing>(Poster.Standing standing) -> stands(standing, unused -> {});
                case PagedSearch.Absent<Poster.Standing> absent -> new Attempt.Succeeded(new EffectResult.Done());
                case PagedSearch.NotNow<Poster.Standing>(Attempt attempt) -> attempt;
            };
        };
    }

    private Attempt announcedAt(QueuedEffect queued, Effect.Post post, Place place) {
        return once(queued, place, post.content(), Optional.of(post.of()), post.urgency(), standing -> {});
    }

    /** Posts there unless it stands there already. {@code whenStanding} hears of it before it counts as done. */
    private Attempt once(QueuedEffect queued, Place place, Content content, Optional<IncidentId> incident, Urgency urgency,
            Consumer<Poster.Standing> whenStanding) {
        return switch (place) {
            case Place.Blocked(Attempt attempt) -> attempt;
            case Place.At at when queued.outcomeUnknown() -> switch (poster.look(queued, at, urgency)) {
                case PagedSearch.Found<Poster.Standing>(Poster.Standing standing) -> stands(standing, whenStanding);
                case PagedSearch.Absent<Poster.Standing> absent -> send(queued, at, content, incident, urgency, whenStanding);
                // Slack may not give threads out to apps. What somebody must not miss is rather said twice than not at all.
                case PagedSearch.NotNow<Poster.Standing>(Attempt.Impossible refused) when at.thread().isPresent() ->
                    again(send(queued, at, content, incident, urgency, whenStanding));
                case PagedSearch.NotNow<Poster.Standing>(Attempt attempt) -> attempt;
            };
            case Place.At at -> send(queued, at, content, incident, urgency, whenStanding);
        };
    }

    private Attempt send(QueuedEffect queued, Place.At at, Content content, Optional<IncidentId> incident, Urgency urgency,
            Consumer<Poster.Standing> whenStanding) {
        Optional<Rendering.Rendered> rendered = ports.rendering().message(content, incident);
        if (rendered.isEmpty()) {
            return new Attempt.Succeeded(new EffectResult.Done());
        }
        return switch (poster.post(queued, at, rendered.get(), urgency)) {
            case Poster.Posting.Stands(Poster.Standing standing) -> stands(standing, whenStanding);
            case Poster.Posting.Not(Attempt attempt) -> attempt;
        };
    }

    private static Attempt stands(Poster.Standing standing, Consumer<Poster.Standing> whenStanding) {
        whenStanding.accept(standing);
        return new Attempt.Succeeded(new EffectResult.Posted(standing.ref(), standing.revision(), standing.text()));
    }
}
