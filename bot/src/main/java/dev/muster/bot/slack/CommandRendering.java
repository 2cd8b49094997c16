package dev.muster.bot.slack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.muster.bot.effect.Content;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.ChannelMembers;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.Role;
import dev.muster.bot.incident.RoleBook;
import dev.muster.bot.incident.RoleHolders;
import dev.muster.bot.incident.Stint;
import dev.muster.bot.incident.command.TimeInRole;
import dev.muster.bot.incident.item.StandingPrompt;
import dev.muster.bot.slack.view.BoardView;
import dev.muster.bot.slack.view.DutyViews;
import dev.muster.bot.slack.view.HandoverViews;
import dev.muster.bot.slack.view.MessageView;
import dev.muster.bot.slack.view.RoleViews;
import dev.muster.bot.timeline.TellingKinds;
import dev.muster.bot.timeline.Timeline;
import dev.muster.bot.timeline.TimelineEntry;
import org.jspecify.annotations.Nullable;

/**
 * Draws what people with a role are told privately. Of a private incident nobody hears who is not in its channel by then,
 * whatever was decided before.
 */
public final class CommandRendering {
    private static final int MOST_RECENT = 3;
    /** Who has had a role so recently needs no card. */
    private static final Duration STILL_KNOWN = Duration.ofDays(30);

    private final IncidentStore store;
    private final Timeline timeline;
    private final ChannelMembers members;
    private final RoleBook book;
    private final TimeInRole time;
    private final Function<MessageRef, String> addressOf;
    private final Clock clock;

    /** @param addressOf where a message can be opened */
    public CommandRendering(IncidentStore store, Timeline timeline, ChannelMembers members, RoleBook book,
            TimeInRole time, Function<MessageRef, String> addressOf, Clock clock) {
        this.addressOf = addressOf;
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
                || content instanceof Content.CommanderTick || content instanceof Content.RestSuggested
                || (content instanceof Content.PromptOver over && StandingPrompt.role(over.item()).isPresent())
                || (content instanceof Content.PromptAgain again && StandingPrompt.role(again.item()).isPresent());
    }

    /** Empty where nobody needs it any more, or may not have it. */
    Optional<MessageView> message(Content content, IncidentId id) {
        Optional<Incident> incident = store.find(id);
        return incident.flatMap(found -> switch (content) {
            case Content.RoleCard card -> mayHear(found, card.person()) ? card(found, card) : Optional.empty();
            case Content.HandoverBrief(int number) -> store.items(id).handover(number)
                    .filter(handover -> handover.isOpen() || handover.brief() != null)
                    .filter(handover -> mayHear(found, handover.to()))
                    .map(handover -> HandoverViews.brief(found, handover, store.items(id), addressOf,
                            recent(id), clock.instant()));
            case Content.Aside aside -> mayHear(found, aside.person())
                    ? Optional.of(RoleViews.aside(found, aside.ask(), aside.mrkdwn(), aside.offer()))
                    : Optional.empty();
            case Content.RestSuggested rest -> rest(found, rest);
            case Content.PromptOver(String about, String ask, UserId person, UserId direct) ->
                person == null ? Optional.empty() : standing(found, about, person, direct, false);
            case Content.PromptAgain(String about, String ask, UserId person, UserId direct) ->
                person == null ? Optional.empty() : standing(found, about, person, direct, true);
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

    private Optional<MessageView> rest(Incident incident, Content.RestSuggested rest) {
        UserId person = rest.person();
        if (rest.direct() && !mayHear(incident, person)) {
            return Optional.empty();
        }
        String role = rest.role();
        Optional<RoleHolders.Holding> held = incident.roles().heldBy(person).stream().filter(one -> one.role().equals(role))
                .findFirst();
        if (incident.isResolved() || (role == null ? !leads(incident, person) : held.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(rest.direct()
                ? DutyViews.restDirectly(incident, rest.minutes(), held)
                : DutyViews.rest(incident, person, rest.minutes(), held));
    }

    /** What became of such a suggestion, or itself where {@code again}. */
    private Optional<MessageView> standing(Incident incident, String about, UserId person, @Nullable UserId direct,
            boolean again) {
        String role = StandingPrompt.role(about).orElse(Role.COMMANDER);
        Duration inRole = time.of(store.stints(incident.id()), role, person, clock.instant());
        Optional<MessageView> asked = rest(incident, new Content.RestSuggested(person, inRole.toMinutes(),
                role.equals(Role.COMMANDER) ? null : role, direct != null));
        if (again || asked.isPresent() || (direct != null && !mayHear(incident, direct))) {
            return again ? asked : Optional.empty();
        }
        return Optional.of(DutyViews.restOver(incident, person, role, book.find(role).map(Role::name).orElse(role)));
    }

    private MessageView tick(Incident incident) {
        Instant now = clock.instant();
        List<Stint> stints = store.stints(incident.id());
        List<DutyViews.Tired> tired = new ArrayList<>();
        UserId commander = incident.commander();
        if (commander != null && time.isLong(stints, Role.COMMANDER, commander, now)) {
            tired.add(new DutyViews.Tired(commander, Optional.empty(), time.of(stints, Role.COMMANDER, commander, now)));
        }
        incident.roles().all().stream().filter(held -> time.isLong(stints, held.role(), held.user(), now))
                .forEach(held -> tired.add(new DutyViews.Tired(held.user(), Optional.of(held.name()),
                        time.of(stints, held.role(), held.user(), now))));
        return DutyViews.tick(incident, store.items(incident.id()), severity(incident), tired, now);
    }

    /** Since when the severity holds, and whether more became known of the impact since. */
    private DutyViews.SeverityHeld severity(Incident incident) {
        Instant since = last(incident, "severity_changed").orElse(incident.declaredAt());
        return new DutyViews.SeverityHeld(since, last(incident, "impact_changed").filter(since::isBefore).isPresent());
    }

    private Optional<Instant> last(Incident incident, String kind) {
        return timeline.latest(incident.id(), Set.of(kind), 1).stream().map(TimelineEntry::happenedAt).findFirst();
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
