package dev.muster.bot.slack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Form;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.incident.StandingMessage;
import dev.muster.bot.incident.VisibleIncidents;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.incident.item.ItemRef;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.Release;
import dev.muster.bot.incident.item.Review;
import dev.muster.bot.incident.item.StandingPrompt;
import dev.muster.bot.slack.action.Quoting;
import dev.muster.bot.slack.client.Rendering;
import dev.muster.bot.slack.view.ArchiveView;
import dev.muster.bot.slack.view.AssignmentForms;
import dev.muster.bot.slack.view.BoardView;
import dev.muster.bot.slack.view.ClosingView;
import dev.muster.bot.slack.view.FormViews;
import dev.muster.bot.slack.view.HomeView;
import dev.muster.bot.slack.view.HomeWork;
import dev.muster.bot.slack.view.IncidentViews;
import dev.muster.bot.slack.view.ItemViews;
import dev.muster.bot.slack.view.MessageView;
import dev.muster.bot.slack.view.OverdueView;
import dev.muster.bot.slack.view.OverviewView;
import dev.muster.bot.slack.view.ProposalForms;
import dev.muster.bot.slack.view.SimilarView;
import dev.muster.bot.slack.view.WhomView;
import dev.muster.bot.timeline.People;
import dev.muster.bot.timeline.PickedMessages;
import dev.muster.bot.timeline.SlackMessage;
import dev.muster.bot.timeline.TellingKinds;
import dev.muster.bot.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/** Draws what is sent from the state at that moment. */
public final class SlackRendering implements Rendering {
    private static final int MOST_RECENT = 5;
    private static final int MOST_OF_MINE = 50;
    /** More than a tab can show nobody has to do. */
    private static final int MOST_LOOKED_THROUGH = 80;
    /** Resolved longer ago, an incident is nobody's present business. */
    private static final Duration MINE_FOR = Duration.ofDays(7);

    private final IncidentStore store;
    private final People people;
    private final Timeline timeline;
    private final VisibleIncidents visible;
    private final PickedMessages picked;
    private final Quoting quoting;
    private final Function<MessageRef, String> addressOf;
    private final CommandRendering commands;
    private final UpdateRendering updates;
    private final Function<Severity, Duration> timebox;
    private final Function<HomeWork, HomeWork> onCall;
    private final Duration window;
    private final Clock clock;

    /**
     * @param addressOf where a message can be opened
     * @param commands  draws what people with a role are told
     * @param updates   draws what is told to others
     * @param timebox   how long a task gets where nobody says
     * @param onCall    says on a Home tab who is on call for command
     * @param window    how long one may object where nobody says
     */
    public SlackRendering(IncidentStore store, People people, Timeline timeline, VisibleIncidents visible, PickedMessages picked,
            Quoting quoting, Function<MessageRef, String> addressOf, CommandRendering commands, UpdateRendering updates,
            Function<Severity, Duration> timebox, Function<HomeWork, HomeWork> onCall, Duration window, Clock clock) {
        this.onCall = onCall;
        this.window = window;
        this.timebox = timebox;
        this.commands = commands;
        this.updates = updates;
        this.store = store;
        this.people = people;
        this.timeline = timeline;
        this.visible = visible;
        this.picked = picked;
        this.quoting = quoting;
        this.addressOf = addressOf;
        this.clock = clock;
    }

    @Override
    public Optional<Rendered> message(Content content, Optional<IncidentId> incident) {
        if (incident.isPresent() && CommandRendering.draws(content)) {
            return commands.message(content, incident.get()).map(SlackRendering::rendered);
        }
        if (content instanceof Content.Overview(IncidentId of, boolean inChannel)) {
            return Optional.of(rendered(overview(found(of), inChannel)));
        }
        if (content instanceof Content.SimilarOpen(IncidentId fresh, IncidentId similar)) {
            return SimilarView.of(found(fresh), found(similar)).map(SlackRendering::rendered);
        }
        if (content instanceof Content.WhichPerson which) {
            return Optional.of(rendered(WhomView.message(which, people.all())));
        }
        if (content instanceof Content.AssignOffer(IncidentId of, String task)) {
            return Optional.of(rendered(AssignmentForms.offer(of, task)));
        }
        if (content instanceof Content.UpdateTold(IncidentId of)) {
            return Optional.of(rendered(updates.told(of)));
        }
        if (incident.isPresent() && content instanceof Content.UpdateElsewhere(int update)) {
            return updates.elsewhere(incident.get(), update).map(SlackRendering::rendered);
        }
        if (incident.isPresent() && content instanceof Content.ItemCard(String item)) {
            return item(incident.get(), item).map(found -> rendered(ItemViews.card(found(incident.get()), found)));
        }
        if (incident.isPresent() && content instanceof Content.ItemPrompt(String item, String ask, UserId person)) {
            return item(incident.get(), item).filter(found -> mayBeAsked(incident.get(), found, person))
                    .flatMap(found -> ItemViews.prompt(found(incident.get()), store.items(incident.get()), found, ask, person))
                    .map(SlackRendering::rendered);
        }
        if (incident.isPresent()
                && content instanceof Content.PromptOver(String item, String ask, UserId person, UserId direct)) {
            return standing(incident.get(), item, ask, person, direct, false).map(SlackRendering::rendered);
        }
        if (incident.isPresent()
                && content instanceof Content.PromptAgain(String item, String ask, UserId person, UserId direct)) {
            return standing(incident.get(), item, ask, person, direct, true).map(SlackRendering::rendered);
        }
        if (content instanceof Content.ReviewsOverdue(UserId person, List<IncidentId> incidents)) {
            return OverdueView.of(incidents.stream().map(this::found).filter(one -> commands.mayHear(one, person))
                    .flatMap(one -> OverdueView.line(one, store.items(one.id()), clock.instant()).stream()).toList())
                    .map(SlackRendering::rendered);
        }
        Optional<IncidentId> about = content instanceof Content.ChannelReady(IncidentId ready) ? Optional.of(ready) : incident;
        Optional<MessageView> view = about.isPresent()
                ? IncidentViews.of(content, found(about.get()), itemsFor(content, about.get()), !stands(content, about.get()),
                        clock.instant())
                : IncidentViews.of(content);
        return view.map(SlackRendering::rendered);
    }

    /** Only the incident's card and its announcement show any. */
    private Items itemsFor(Content content, IncidentId incident) {
        return content instanceof Content.IncidentCard || content instanceof Content.Announcement
                ? store.items(incident)
                : Items.none();
    }

    private Optional<Item> item(IncidentId incident, String item) {
        return ItemRef.parse(item).flatMap(ref -> store.items(incident).find(ref));
    }

    /** What a question becomes that stands already: itself where {@code again}, or else what came of it; empty where that is no change. */
    private Optional<MessageView> standing(IncidentId id, String about, String ask, @Nullable UserId person,
            @Nullable UserId direct, boolean again) {
        Incident now = found(id);
        Items items = store.items(id);
        Optional<Item> item = ItemRef.parse(about).flatMap(items::find);
        if (direct != null && !commands.mayHear(now, direct)) {
            return Optional.empty();
        }
        if (about.equals(StandingPrompt.INCIDENT)) {
            return ask.equals(StandingPrompt.ARCHIVE)
                    ? again ? ArchiveView.offer(now) : ArchiveView.over(now)
                    // Whoever takes back that it is resolved has seen what is left.
                    : again ? Optional.empty() : ClosingView.resolved(now);
        }
        if (item.isEmpty()) {
            return Optional.empty();
        }
        Optional<MessageView> asked = ItemViews.prompt(now, items, item.get(), ask, person);
        if (again) {
            return asked;
        }
        return asked.isPresent() ? Optional.empty() : ItemViews.promptOver(now, items, item.get(), ask);
    }

    /** What is asked directly is asked of nobody who may not know of the incident by then. */
    private boolean mayBeAsked(IncidentId id, Item item, @Nullable UserId person) {
        return !(item instanceof Release || item instanceof Review) || person == null || commands.mayHear(found(id), person);
    }

    private static Rendered rendered(MessageView drawn) {
        return new Rendered(drawn.text(), drawn.blocks(), drawn.eventType(), Map.copyOf(drawn.ids()), drawn.revision());
    }

    private MessageView overview(Incident incident, boolean inChannel) {
        List<BoardView.Line> recent = timeline.latest(incident.id(), TellingKinds.ALL, MOST_RECENT).stream()
                .map(entry -> new BoardView.Line(entry.happenedAt(), entry.rawText())).toList();
        return OverviewView.of(incident, recent, incident.message(StandingMessage.CARD).map(addressOf), inChannel,
                clock.instant());
    }

    @Override
    public JsonNode home(UserId person) {
        Instant now = clock.instant();
        List<Incident> latest = visible.of(person, MOST_OF_MINE);
        List<Incident> mine = new ArrayList<>(latest.stream().filter(incident -> !incident.isResolved()).toList());
        List<Incident> open = visible.unresolved(person).stream()
                .filter(other -> mine.stream().noneMatch(own -> own.id().equals(other.id())))
                .toList();
        latest.stream().filter(incident -> incident.resolvedAt() != null && incident.resolvedAt().isAfter(now.minus(MINE_FOR)))
                .forEach(mine::add);
        HomeWork work = onCall.apply(new HomeWork(person));
        Stream<Incident> reviewed = visible.reviewedBy(person, MOST_OF_MINE).stream()
                .filter(other -> latest.stream().noneMatch(own -> own.id().equals(other.id())));
        Stream.concat(latest.stream(), reviewed).filter(Incident::isResolved)
                .forEach(incident -> work.review(incident, store.items(incident.id()), now));
        Stream.concat(mine.stream(), open.stream()).limit(MOST_LOOKED_THROUGH)
                .forEach(incident -> work.add(incident, store.items(incident.id()), commands.isIn(incident, person)));
        return HomeView.of(mine, open, work, now);
    }

    @Override
    public JsonNode view(Form form) {
        if (form instanceof Form.DeclareFrom(String key)) {
            return picked.find(key).map(message -> FormViews.declareFrom(key, quoting.of(message), evidenceIn(message)))
                    .orElseGet(() -> FormViews.of(form, null));
        }
        if (form instanceof Form.OnProposal on) {
            return store.items(on.incident()).proposal(on.proposal()).map(proposal -> ProposalForms.of(on, proposal, window))
                    .orElseThrow(() -> new IllegalArgumentException("no proposal %d in %s".formatted(on.proposal(),
                            on.incident())));
        }
        if (form instanceof Form.Propose(IncidentId id)) {
            return ProposalForms.propose(id, window);
        }
        if (form instanceof Form.WriteUpdate write) {
            return updates.write(write);
        }
        if (form instanceof Form.DeclineUpdate decline) {
            return updates.decline(decline);
        }
        if (form instanceof Form.Assign assign) {
            return AssignmentForms.assign(assign, timebox.apply(found(assign.incident()).severity()), clock.instant());
        }
        if (form instanceof Form.OnAssignment on) {
            return store.items(on.incident()).assignment(on.assignment())
                    .map(assignment -> AssignmentForms.of(on, assignment, timebox.apply(found(on.incident()).severity()),
                            clock.instant()))
                    .orElseThrow(() -> new IllegalArgumentException("no assignment %d in %s".formatted(on.assignment(),
                            on.incident())));
        }
        return FormViews.of(form, switch (form) {
            case Form.Declare declare -> null;
            case Form.DeclareFrom declare -> null;
            case Form.ChangeSeverity(IncidentId id) -> found(id);
            case Form.MakePrivate make -> found(make.incident());
            case Form.AddNote(IncidentId id) -> found(id);
            case Form.ParkIdea(IncidentId id) -> found(id);
            case Form.Propose(IncidentId id) -> found(id);
            case Form.SayImpact(IncidentId id) -> found(id);
            case Form.WriteUpdate write -> found(write.incident());
            case Form.DeclineUpdate decline -> found(decline.incident());
            case Form.MergeInto(IncidentId id) -> found(id);
            case Form.OnProposal on -> found(on.incident());
            case Form.HandOver over -> found(over.incident());
            case Form.SpeakScript speak -> found(speak.incident());
            case Form.Keep(IncidentId id) -> found(id);
            case Form.ReviewOwner(IncidentId id) -> found(id);
            case Form.Assign assign -> found(assign.incident());
            case Form.OnAssignment on -> found(on.incident());
        });
    }

    private List<Incident> evidenceIn(SlackMessage message) {
        return picked.evidenceIn(message.ref()).stream().map(this::found).filter(visible::isVisibleToAll).toList();
    }

    @Override
    public String topic(IncidentId id) {
        Incident incident = found(id);
        if (incident.mergedInto() != null) {
            return IncidentViews.mergedTopic(incident, found(incident.mergedInto()));
        }
        return IncidentViews.topic(incident, Optional.ofNullable(commander(incident)));
    }

    private @Nullable String commander(Incident incident) {
        return incident.commander() == null ? null : people.name(incident.commander()).orElse("taken");
    }

    private boolean stands(Content content, IncidentId id) {
        return content instanceof Content.CommanderMissing
                && found(id).message(StandingMessage.COMMANDER_PROMPT).isPresent();
    }

    private Incident found(IncidentId id) {
        return store.find(id).orElseThrow(() -> new IncidentStore.UnknownIncident(id));
    }
}
