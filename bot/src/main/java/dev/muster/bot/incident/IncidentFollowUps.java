package dev.muster.bot.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.EffectFollowUps;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import org.jspecify.annotations.Nullable;

/**
 * What follows once Slack has confirmed something: the channel is there, so people can be invited and the card posted;
 * the card stands, so it can be pinned. Until people can act it is three calls in sequence; the rest comes behind.
 */
public final class IncidentFollowUps implements EffectFollowUps {
    /** So long after a channel was made another process may still be told of it and not know whose it is. */
    private static final int FIRST_WORDS_SECONDS = 5;

    /** Slack takes 250 characters, and an escaped one counts as up to five. */
    private static final int LONGEST_TITLE_IN_PURPOSE = 180;

    private final IncidentStore store;
    private final IncidentSettings settings;
    private final Function<MessageRef, String> addressOf;
    private final Clock clock;
    private final boolean alone;

    /**
     * @param addressOf where a message can be opened in a browser or in Slack, for the bookmark
     * @param alone     whether no other process can be told by Slack what is said in a channel that this one makes
     */
    public IncidentFollowUps(IncidentStore store, IncidentSettings settings, Function<MessageRef, String> addressOf,
            Clock clock, boolean alone) {
        this.store = store;
        this.alone = alone;
        this.settings = settings;
        this.addressOf = addressOf;
        this.clock = clock;
    }

    @Override
    public void succeeded(QueuedEffect effect, EffectResult result) {
        Instant now = clock.instant();
        store.change(incidentOf(effect), new Cause.EffectEnded(effect, true), incident -> switch (result) {
            case EffectResult.ChannelMade made -> channelMade(incident, effect, made, now);
            case EffectResult.Invited invited -> Invited.followedUp(incident, effect, invited, now);
            case EffectResult.Posted posted -> posted(incident, effect.effect(), posted, now);
            case EffectResult.Backfilled(int added) ->
                added == 0 ? IncidentChange.none(incident, now) : only(incident, new IncidentEvent.HistoryBackfilled(added), now);
            case EffectResult.FileShared(String title) -> shared(incident, effect.effect(), title, now);
            case EffectResult.PersonFound found -> IncidentChange.none(incident, now);
            case EffectResult.Done done -> effect.effect() instanceof Effect.ArchiveChannel
                    ? ChannelKeeping.archived(incident, true, now)
                    : IncidentChange.none(incident, now);
        });
    }

    @Override
    public void impossible(QueuedEffect effect, String why) {
        Instant now = clock.instant();
        store.change(incidentOf(effect), new Cause.EffectEnded(effect, false), incident -> {
            var event = new IncidentEvent.EffectFailed(EffectNames.of(effect.effect()), why);
            List<Effect> next = new ArrayList<>(told(incident, effect, event));
            if (effect.effect() instanceof Effect.Post post && post.content() instanceof Content.IncidentCard) {
                next.addAll(announced(incident));
            }
            return new IncidentChange(incident, new Actor.Bot(), now, List.of(event), List.of(), next);
        });
    }

    @Override
    public Optional<Effect> instead(QueuedEffect effect, String why) {
        return effect.effect() instanceof Effect.OpenForm form && form.replyTo() != null
                ? Optional.of(new Effect.Answer("no_form:" + effect.id(), form.replyTo(), FormNotOpened.told(form, why)))
                : Optional.empty();
    }

    /** Everybody hears of it once those who were called can act: nothing is asked of Slack before that, not even beside it. */
    private List<Effect> announced(Incident incident) {
        boolean stands = incident.message(StandingMessage.ANNOUNCEMENT).isPresent();
        return settings.announce() && !incident.isPrivate() && !stands
                ? List.of(new Effect.Post(incident.id(), new Destination.AnnounceChannel(), new Content.Announcement()))
                : List.of();
    }

    private IncidentChange channelMade(Incident incident, QueuedEffect queued, EffectResult.ChannelMade made, Instant now) {
        if (queued.effect() instanceof Effect.MakePrivate make) {
            return PrivateIncidents.moved(incident, make, made, now);
        }
        // A private channel can be asked for again, and of two wishes the first one's channel is the one.
        if (!(queued.effect() instanceof Effect.CreateChannel create) || (create.isPrivate() && incident.channel() != null)) {
            return IncidentChange.none(incident, now);
        }
        IncidentId id = incident.id();
        List<Effect> next = new ArrayList<>();
        next.addAll(Effect.Invite.all(id, create.invite()));
        next.add(new Effect.Post(id, new Destination.IncidentChannel(), new Content.IncidentCard()));
        Content opening = create.opening();
        if (opening != null) {
            next.add(new Effect.Post(id, new Destination.IncidentChannel(), opening));
        }
        next.add(new Effect.SetTopic(id));
        next.add(purpose(incident));
        if (queued.outcomeUnknown()) {
            // It may have been there for a while before we knew of it, with people already talking.
            next.add(new Effect.Backfill(id, made.channel()));
        } else if (!alone) {
            // Another process may have been told what was said first, and have taken it for none of our business.
            next.add(new Effect.Backfill(id, made.channel(), FIRST_WORDS_SECONDS));
        }
        ReplyTo replyTo = create.replyTo();
        if (replyTo != null) {
            next.add(new Effect.Answer("declared:" + id, replyTo, new Content.ChannelReady(id)));
        }
        incident.message(StandingMessage.ANNOUNCEMENT)
                .ifPresent(announced -> next.add(new Effect.Update(id, announced, new Content.Announcement())));
        Incident after = incident.withChannel(new Incident.Channel(made.channel(), made.name()));
        return new IncidentChange(after, new Actor.Bot(), now,
                List.of(new IncidentEvent.ChannelCreated(made.channel(), made.name())),
                List.of(), next);
    }

    static Effect purpose(Incident incident) {
        return new Effect.SetPurpose(incident.id(), "%s: %s. Declared %s.".formatted(incident.id(),
                Mrkdwn.cut(Mrkdwn.escape(incident.title()), LONGEST_TITLE_IN_PURPOSE), Mrkdwn.utc(incident.declaredAt())));
    }

    private IncidentChange posted(Incident incident, Effect effect, EffectResult.Posted posted, Instant now) {
        Optional<StandingMessage> which = effect instanceof Effect.Post post ? standing(post.content()) : Optional.empty();
        if (which.isEmpty()) {
            return IncidentChange.none(incident, now);
        }
        MessageRef message = posted.message();
        Incident after = incident.withMessage(which.get(), message);
        if (incident.isPrivate() && which.get() == StandingMessage.ANNOUNCEMENT) {
            return PrivateIncidents.announcedTooLate(incident, message, now);
        }
        List<Effect> next = new ArrayList<>();
        if (which.get() == StandingMessage.CARD) {
            next.addAll(announced(incident));
            next.add(new Effect.Pin(incident.id(), message));
            next.add(new Effect.AddBookmark(incident.id(), incident.id() + " card", addressOf.apply(message)));
        }
        if (incident.revision() > posted.revision()) {
            // Something changed between the rendering and now, when nobody knew yet where to show it.
            next.add(new Effect.Update(incident.id(), message, ((Effect.Post) effect).content()));
        }
        return new IncidentChange(after, new Actor.Bot(), now, List.of(new IncidentEvent.MessagePosted(which.get(), message)),
                List.of(),
                next);
    }

    private static IncidentChange shared(Incident incident, Effect effect, String title, Instant now) {
        String format = effect instanceof Effect.ShareExport share ? share.format() : "";
        return only(incident, new IncidentEvent.ExportShared(format, title), now);
    }

    private static IncidentChange only(Incident incident, IncidentEvent event, Instant now) {
        return new IncidentChange(incident, new Actor.Bot(), now, List.of(event), List.of(), List.of());
    }

    /** People learn of it where they are: whoever asked to get in outside the channel, everybody else in it. */
    private static List<Effect> told(Incident incident, QueuedEffect failed, IncidentEvent event) {
        var line = new Content.Line(":warning: " + EventText.of(event, new Actor.Bot()));
        Optional<Effect> withoutPrivacy = PrivateIncidents.refused(incident, failed.effect(), line);
        if (withoutPrivacy.isPresent()) {
            return List.of(withoutPrivacy.get());
        }
        ReplyTo asked = asked(failed.effect());
        if (failed.effect() instanceof Effect.ArchiveChannel && asked != null) {
            return List.of(new Effect.Answer("failed:" + failed.id(), asked, line),
                    new Effect.Post(incident.id(), new Destination.IncidentChannel(), line));
        }
        if (asked != null) {
            boolean channelMissing = failed.effect() instanceof Effect.CreateChannel;
            return List.of(new Effect.Answer("failed:" + failed.id(), asked,
                    channelMissing ? withoutChannel(incident, line) : line));
        }
        boolean wouldFailAgain = failed.effect() instanceof Effect.Post post && post.to() instanceof Destination.IncidentChannel;
        if (incident.channel() == null || wouldFailAgain || failed.effect() instanceof Effect.Update) {
            return List.of();
        }
        return List.of(new Effect.Post(incident.id(), new Destination.IncidentChannel(), line));
    }

    private static @Nullable ReplyTo asked(Effect effect) {
        if (effect instanceof Effect.CreateChannel create) {
            return create.replyTo();
        }
        if (effect instanceof Effect.ArchiveChannel archive) {
            return archive.replyTo();
        }
        return effect instanceof Effect.Invite invite ? invite.replyTo() : null;
    }

    /** The declarer is alone with it: what holds all the same, what does not, and what to type. */
    private static Content.Line withoutChannel(Incident incident, Content.Line why) {
        return new Content.Line(("%s\n*%s* is declared and on record, but it has no channel and nobody was told."
                + " Tell people where you are, and name it in what you type: `/incident status %s`, `/incident note %s …`.")
                .formatted(why.mrkdwn(), incident.id(), incident.id(), incident.id()));
    }

    private static Optional<StandingMessage> standing(Content content) {
        return Optional.ofNullable(standingOrNull(content));
    }

    private static @Nullable StandingMessage standingOrNull(Content content) {
        return switch (content) {
            case Content.IncidentCard card -> StandingMessage.CARD;
            case Content.Announcement announcement -> StandingMessage.ANNOUNCEMENT;
            case Content.CommanderMissing prompt -> StandingMessage.COMMANDER_PROMPT;
            case Content.MadePrivate madePrivate -> null;
            case Content.Line line -> null;
            case Content.Drawn drawn -> null;
            case Content.ChannelReady ready -> null;
            case Content.Overview overview -> null;
            case Content.SimilarOpen similar -> null;
            case Content.ArchiveOffer offer -> null;
        };
    }

    private static IncidentId incidentOf(QueuedEffect effect) {
        return effect.effect().incident()
                .orElseThrow(() -> new IllegalArgumentException("effect %d belongs to no incident".formatted(effect.id())));
    }
}
