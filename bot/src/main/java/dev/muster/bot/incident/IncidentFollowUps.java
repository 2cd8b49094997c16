package dev.muster.bot.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.EffectFollowUps;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.ChannelId;
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
        if (effect.effect() instanceof Effect.ReadPresence read) {
            store.changeJointly(read.of(), Optional.empty(), new Cause.EffectEnded(effect, true),
                    sight -> ItemCards.witnessed(sight, read, result, now));
            return;
        }
        if (ItemCards.isBeside(effect.effect())) {
            store.changeJointly(incidentOf(effect), Optional.empty(), new Cause.EffectEnded(effect, true),
                    sight -> ItemCards.besideStands(sight, effect.effect(), result, now));
            return;
        }
        if (ItemCards.isCard(effect.effect())) {
            store.changeJointly(incidentOf(effect), Optional.empty(), new Cause.EffectEnded(effect, true),
                    sight -> ItemCards.followedUp(sight, effect.effect(), result, now));
            return;
        }
        if (StandingPrompts.concerns(effect.effect())) {
            store.change(incidentOf(effect), new Cause.EffectEnded(effect, true),
                    incident -> StandingPrompts.followedUp(incident, effect.effect(), result, now));
            return;
        }
        store.change(incidentOf(effect), new Cause.EffectEnded(effect, true), incident -> switch (result) {
            case EffectResult.ChannelMade made -> channelMade(incident, effect, made, now);
            case EffectResult.Invited invited -> Invited.followedUp(incident, effect, invited, now);
            case EffectResult.Posted posted -> posted(incident, effect.effect(), posted, now);
            case EffectResult.Backfilled(int added, var refused) -> read(incident, added, refused, now);
            case EffectResult.FileShared(String title) -> shared(incident, effect.effect(), title, now);
            case EffectResult.PersonFound found -> IncidentChange.none(incident, now);
            case EffectResult.Present present -> IncidentChange.none(incident, now);
            case EffectResult.Archived(ChannelId channel) -> ChannelKeeping.archivedNow(incident, channel, now);
            case EffectResult.MessageGone gone -> messageGone(incident, effect.effect(), now);
            case EffectResult.Done done -> switch (effect.effect()) {
                case ChannelEffect.CreateChannel create -> wishedAsWell(incident, effect, create, now);
                case ChannelEffect.MakePrivate make -> wishedAsWell(incident, effect, make.channel(), now);
                default -> IncidentChange.none(incident, now);
            };
        });
    }

    private static IncidentChange read(Incident incident, int added, @Nullable String refused, Instant now) {
        List<IncidentEvent> events = new ArrayList<>();
        if (added > 0) {
            events.add(new IncidentEvent.HistoryBackfilled(added));
        }
        if (refused != null) {
            events.add(new IncidentEvent.EffectFailed(EffectResult.Backfilled.THREADS,
                    "Slack does not give them out (%s). What was written in threads while Muster was away is missing."
                            .formatted(refused)));
        }
        return new IncidentChange(incident, new Actor.Bot(), now, events, List.of(), List.of());
    }

    @Override
    public void impossible(QueuedEffect effect, String why) {
        Instant now = clock.instant();
        store.change(incidentOf(effect), new Cause.EffectEnded(effect, false), incident -> {
            boolean firstCard = effect.effect() instanceof Effect.Post post
                    && post.content() instanceof Content.IncidentCard(boolean again) && !again;
            if (!firstCard && !incident.hasRoom() && needsRoom(incident, effect.effect())) {
                // That there is none was told when it was refused, deleted or archived.
                return IncidentChange.none(incident, now);
            }
            var event = new IncidentEvent.EffectFailed(EffectNames.of(effect.effect()), why);
            List<Effect> next = new ArrayList<>(Failures.told(incident, effect, event));
            if (firstCard || effect.effect() instanceof ChannelEffect.CreateChannel) {
                next.addAll(announced(incident));
            }
            return new IncidentChange(incident, new Actor.Bot(), now, List.of(event), List.of(), next);
        });
    }

    @Override
    public Optional<Effect> instead(QueuedEffect effect, String why) {
        return effect.effect() instanceof PersonalEffect.OpenForm form && form.replyTo() != null
                ? Optional.of(new PersonalEffect.Answer("no_form:" + effect.id(), form.replyTo(), FormNotOpened.told(form, why)))
                : Optional.empty();
    }

    /** Whether it goes to the incident's own channel, where nothing can arrive while there is none or it is archived. */
    private static boolean needsRoom(Incident incident, Effect effect) {
        return switch (effect) {
            case ChannelEffect.SetTopic topic -> true;
            case ChannelEffect.SetPurpose purpose -> true;
            case Effect.Post post -> post.to() instanceof Destination.IncidentChannel;
            case Effect.Update update -> incident.channel() != null && update.message().channel().equals(incident.channel().id());
            default -> false;
        };
    }

    /** Everybody hears of it once those who were called can act, which is once the card stands. */
    private List<Effect> announced(Incident incident) {
        boolean stands = incident.message(StandingMessage.ANNOUNCEMENT).isPresent();
        return settings.announce() && !incident.isPrivate() && !stands
                ? List.of(new Effect.Post(incident.id(), new Destination.AnnounceChannel(), new Content.Announcement()))
                : List.of();
    }

    private IncidentChange channelMade(Incident incident, QueuedEffect queued, EffectResult.ChannelMade made, Instant now) {
        if (queued.effect() instanceof ChannelEffect.MakePrivate make) {
            return incident.isPrivate() && incident.channel() != null
                    ? wishedAsWell(incident, queued, make.channel(), now)
                    : PrivateIncidents.moved(incident, make, made, copies(incident), now);
        }
        if (!(queued.effect() instanceof ChannelEffect.CreateChannel create)) {
            return IncidentChange.none(incident, now);
        }
        if (incident.channel() != null) {
            return wishedAsWell(incident, queued, create, now);
        }
        IncidentId id = incident.id();
        List<Effect> next = new ArrayList<>();
        next.addAll(ChannelEffect.Invite.all(id, create.invite()));
        next.add(new Effect.Post(id, new Destination.IncidentChannel(), new Content.IncidentCard()));
        Content opening = create.opening();
        if (opening != null) {
            next.add(new Effect.Post(id, new Destination.IncidentChannel(), opening));
        }
        if (queued.outcomeUnknown()) {
            // It may have been there for a while before we knew of it, with people already talking.
            next.add(new Effect.Backfill(id, made.channel()));
        } else if (!alone) {
            // Another process may have been told what was said first, and have taken it for none of our business.
            next.add(new Effect.Backfill(id, made.channel(), FIRST_WORDS_SECONDS));
        }
        ReplyTo replyTo = create.replyTo();
        if (replyTo != null) {
            next.add(new PersonalEffect.Answer("declared:" + id, replyTo, new Content.ChannelReady(id)));
        }
        incident.message(StandingMessage.ANNOUNCEMENT)
                .ifPresent(announced -> next.add(new Effect.Update(id, announced, new Content.Announcement())));
        Incident after = incident.withChannel(new Incident.Channel(made.channel(), made.name()));
        return new IncidentChange(after, new Actor.Bot(), now,
                List.of(new IncidentEvent.ChannelCreated(made.channel(), made.name())),
                List.of(), next);
    }

    /** Of several wishes for a channel the first one's is the one: whoever wished for it as well is brought in, and told. */
    private static IncidentChange wishedAsWell(Incident incident, QueuedEffect queued, ChannelEffect.CreateChannel wish,
            Instant now) {
        List<Effect> next = new ArrayList<>(ChannelEffect.Invite.all(incident.id(), wish.invite()));
        ReplyTo replyTo = wish.replyTo();
        if (replyTo != null) {
            next.add(new PersonalEffect.Answer("ready:" + queued.id(), replyTo, new Content.ChannelReady(incident.id())));
        }
        return new IncidentChange(incident, new Actor.Bot(), now, List.of(), List.of(), next);
    }

    /** Where others read updates of it. */
    private List<MessageRef> copies(Incident incident) {
        return store.items(incident.id()).updates().flatMap(update -> Stream.ofNullable(update.elsewhere())).toList();
    }

    private static Effect purpose(Incident incident) {
        return new ChannelEffect.SetPurpose(incident.id(), "%s: %s. Declared %s.".formatted(incident.id(),
                Mrkdwn.cut(Mrkdwn.escape(incident.title()), LONGEST_TITLE_IN_PURPOSE), Mrkdwn.utc(incident.declaredAt())));
    }

    /** What is not there cannot be kept up to date. A channel without its card gets another. */
    private static IncidentChange messageGone(Incident incident, Effect effect, Instant now) {
        if (!(effect instanceof Effect.Update update)) {
            return IncidentChange.none(incident, now);
        }
        Optional<StandingMessage> which = incident.messages().entrySet().stream()
                .filter(standing -> standing.getValue().equals(update.message())).map(Map.Entry::getKey).findFirst();
        if (which.isEmpty()) {
            return IncidentChange.none(incident, now);
        }
        var event = new IncidentEvent.MessageLost(which.get(), update.message());
        List<Effect> next = which.get() == StandingMessage.CARD && incident.hasRoom()
                ? List.of(new Effect.Post(incident.id(), new Destination.IncidentChannel(), new Content.IncidentCard(true)))
                : List.of();
        return new IncidentChange(incident.withoutMessage(which.get()), new Actor.Bot(), now, List.of(event), List.of(), next);
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
            // Until now nothing else was asked of Slack, not even beside it: those who were called could not act yet.
            if (effect instanceof Effect.Post post && post.content() instanceof Content.IncidentCard(boolean again) && !again) {
                next.addAll(announced(incident));
                next.add(new ChannelEffect.SetTopic(incident.id()));
                next.add(purpose(incident));
            }
            next.add(new ChannelEffect.Pin(incident.id(), message));
            next.add(new ChannelEffect.AddBookmark(incident.id(), incident.id() + " card", addressOf.apply(message)));
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

    private static Optional<StandingMessage> standing(Content content) {
        return Optional.ofNullable(standingOrNull(content));
    }

    private static @Nullable StandingMessage standingOrNull(Content content) {
        return switch (content) {
            case Content.IncidentCard card -> StandingMessage.CARD;
            case Content.Announcement announcement -> StandingMessage.ANNOUNCEMENT;
            case Content.CommanderMissing prompt -> StandingMessage.COMMANDER_PROMPT;
            case Content.MadePrivate madePrivate -> null;
            case Content.ItemCard card -> null;
            case Content.ItemPrompt prompt -> null;
            case Content.PromptOver over -> null;
            case Content.PromptAgain again -> null;
            case Content.UpdateTold told -> null;
            case Content.UpdateElsewhere copy -> null;
            case Content.RoleCard card -> null;
            case Content.HandoverBrief brief -> null;
            case Content.Aside aside -> null;
            case Content.CommanderTick tick -> null;
            case Content.RestSuggested rest -> null;
            case Content.ReviewsOverdue overdue -> null;
            case Content.Line line -> null;
            case Content.Drawn drawn -> null;
            case Content.ResolveAsked asked -> null;
            case Content.ChannelReady ready -> null;
            case Content.Overview overview -> null;
            case Content.SimilarOpen similar -> null;
            case Content.WhichPerson which -> null;
            case Content.AssignOffer offer -> null;
            case Content.ArchiveOffer offer -> null;
        };
    }

    private static IncidentId incidentOf(QueuedEffect effect) {
        return effect.effect().incident()
                .orElseThrow(() -> new IllegalArgumentException("effect %d belongs to no incident".formatted(effect.id())));
    }
}
