package dev.muster.bot.slack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.Content;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.ChannelMembers;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.Role;
import dev.muster.bot.incident.RoleBook;
import dev.muster.bot.incident.Stint;
import dev.muster.bot.incident.command.TimeInRole;
import dev.muster.bot.slack.view.BoardView;
import dev.muster.bot.slack.view.DutyViews;
import dev.muster.bot.slack.view.HandoverViews;
import dev.muster.bot.slack.view.MessageView;
import dev.muster.bot.slack.view.RoleViews;
import dev.muster.bot.timeline.TellingKinds;
import dev.muster.bot.timeline.Timeline;

/**
 * Draws what people with a role are told privately. Of a private incident nobody hears who is not in its channel by then,
 * whatever was decided before.
 */
public final class CommandRendering {
    private static final int MOST_RECENT = 5;
    /** Who has had a role so recently needs no card. */
    private static final Duration STILL_KNOWN = Duration.ofDays(30);

    private final IncidentStore store;
    private final Timeline timeline;
    private final ChannelMembers members;
    private final RoleBook book;
    private final TimeInRole time;
    private final Clock clock;

    public CommandRendering(IncidentStore store, Timeline timeline, ChannelMembers members, RoleBook book,
            TimeInRole time, Clock clock) {
        this.time = time;
        this.clock = clock;
        this.store = store;
        this.timeline = timeline;
        this.members = members;
        this.book = book;
    }

    /** Whether this is for us to draw. */
    static boolean draws(Content content) {
        return content instanceof Content.RoleCard || content instanceof Content.HandoverBrief || content instanceof Content.Aside
                || content instanceof Content.CommanderTick || content instanceof Content.RestSuggested;
    }

    /** Empty where nobody needs it any more, or may not have it. */
    Optional<MessageView> message(Content content, IncidentId id) {
        Optional<Incident> incident = store.find(id);
        return incident.flatMap(found -> switch (content) {
            case Content.RoleCard card -> mayHear(found, card.person()) ? card(found, card) : Optional.empty();
            case Content.HandoverBrief(int number) -> store.items(id).handover(number)
                    .filter(handover -> handover.isOpen() || handover.brief() != null)
                    .filter(handover -> mayHear(found, handover.to()))
                    .map(handover -> HandoverViews.brief(found, handover, store.items(id), recent(id)));
            case Content.Aside aside -> mayHear(found, aside.person())
                    ? Optional.of(RoleViews.aside(found, aside.ask(), aside.mrkdwn()))
                    : Optional.empty();
            case Content.RestSuggested(UserId person, long minutes) -> leads(found, person)
                    ? Optional.of(DutyViews.rest(found, person, minutes))
                    : Optional.empty();
            case Content.CommanderTick(UserId person) -> mayHear(found, person)
                    && (leads(found, person) || (!found.isResolved() && found.roles().holds(Role.DEPUTY, person)))
                            ? Optional.of(tick(found))
                            : Optional.empty();
            default -> Optional.empty();
        });
    }

    private Optional<MessageView> card(Incident incident, Content.RoleCard card) {
        boolean has = card.role().equals(Role.COMMANDER)
                ? card.person().equals(incident.commander())
                : incident.roles().holds(card.role(), card.person());
        boolean knowsIt = store.hadRole(card.person(), card.role(), card.since().minus(STILL_KNOWN), card.since());
        return has && !incident.isResolved()
                ? book.find(card.role()).map(role -> RoleViews.card(incident, role, card.person(), knowsIt))
                : Optional.empty();
    }

    private MessageView tick(Incident incident) {
        Instant now = clock.instant();
        List<Stint> stints = store.stints(incident.id());
        Optional<Duration> tired = Optional.ofNullable(incident.commander())
                .filter(commander -> time.isLong(stints, commander, now)).map(commander -> time.of(stints, commander, now));
        return DutyViews.tick(incident, store.items(incident.id()), now, tired);
    }

    private static boolean leads(Incident incident, UserId person) {
        return !incident.isResolved() && person.equals(incident.commander());
    }

    private List<BoardView.Line> recent(IncidentId id) {
        return timeline.latest(id, TellingKinds.ALL, MOST_RECENT).stream()
                .map(entry -> new BoardView.Line(entry.happenedAt(), entry.rawText())).toList();
    }

    /** Whether this person is in its channel. */
    boolean isIn(Incident incident, UserId person) {
        Incident.Channel channel = incident.channel();
        return channel != null && members.has(channel.id(), person);
    }

    /** Whether something about it may be said to this person directly. */
    boolean mayHear(Incident incident, UserId person) {
        Incident.Channel channel = incident.channel();
        return !incident.isPrivate() || (channel != null && members.has(channel.id(), person));
    }
}
