package dev.muster.bot.slack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Access;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Declaration;
import dev.muster.bot.incident.EventText;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentSettings;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.incident.MemoryIncidentStore;
import dev.muster.bot.incident.NobodyInChannels;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Participants;
import dev.muster.bot.incident.PrivateIncidents;
import dev.muster.bot.incident.RoleBook;
import dev.muster.bot.incident.VisibleIncidents;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.closing.Candidates;
import dev.muster.bot.incident.closing.Closing;
import dev.muster.bot.incident.closing.Closings;
import dev.muster.bot.incident.closing.Parking;
import dev.muster.bot.incident.closing.ProcessFeedback;
import dev.muster.bot.incident.closing.ProcessOwner;
import dev.muster.bot.incident.closing.Releases;
import dev.muster.bot.incident.closing.ReviewTimes;
import dev.muster.bot.incident.closing.Reviews;
import dev.muster.bot.incident.command.Commanding;
import dev.muster.bot.incident.command.Contradictions;
import dev.muster.bot.incident.command.Handovers;
import dev.muster.bot.incident.command.Roles;
import dev.muster.bot.incident.command.Scripts;
import dev.muster.bot.incident.decision.Decisions;
import dev.muster.bot.incident.decision.Polls;
import dev.muster.bot.incident.decision.Proposals;
import dev.muster.bot.incident.decision.YesNoQuestions;
import dev.muster.bot.incident.evidence.Evidence;
import dev.muster.bot.incident.newcomer.CommandUses;
import dev.muster.bot.incident.update.UpdateTimes;
import dev.muster.bot.incident.update.Updating;
import dev.muster.bot.incident.work.Absences;
import dev.muster.bot.incident.work.Assigning;
import dev.muster.bot.incident.work.Assignments;
import dev.muster.bot.incident.work.Work;
import dev.muster.bot.incident.work.WorkTimes;
import dev.muster.bot.slack.action.Actions;
import dev.muster.bot.slack.action.ClosingActions;
import dev.muster.bot.slack.action.CommandActions;
import dev.muster.bot.slack.action.DecisionActions;
import dev.muster.bot.slack.action.Forms;
import dev.muster.bot.slack.action.MessageShortcuts;
import dev.muster.bot.slack.action.Quoting;
import dev.muster.bot.slack.action.UpdateActions;
import dev.muster.bot.slack.action.WorkActions;
import dev.muster.bot.slack.action.WorkForms;
import dev.muster.bot.slack.command.CommandTable;
import dev.muster.bot.slack.command.Commands;
import dev.muster.bot.slack.conversation.Interaction;
import dev.muster.bot.slack.conversation.Invocation;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.timeline.People;
import dev.muster.bot.timeline.Received;
import dev.muster.bot.timeline.Timeline;
import dev.muster.bot.timeline.TimelineEntry;

/** The whole conversation with everything behind it in memory. */
public final class Workplace {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final UserId ANN = new UserId("U1");
    public static final UserId BOB = new UserId("U2");
    public static final ChannelId LOBBY = new ChannelId("CLOBBY");

    public final MemoryIncidentStore store = new MemoryIncidentStore();
    public final People people = new Known();
    public final Map<String, Effect> outbox = new LinkedHashMap<>();
    public final Incidents incidents = new Incidents(store, IncidentSettings.defaults());
    private final PrivateIncidents privately = new PrivateIncidents(store);
    private final Access access = new Access(store, new NobodyInChannels(), false);
    private final Decisions decided = new Decisions(new Proposals(store, Duration.ofMinutes(2), () -> NOW),
            new Polls(store, Duration.ofMinutes(2), Clock.fixed(NOW, ZoneOffset.UTC), new SplittableRandom(1)),
            new YesNoQuestions(store, new NobodyInChannels()));
    private final Commanding commanding = new Commanding(
            new Roles(store, incidents, new NobodyInChannels(), RoleBook.defaults()),
            new Handovers(store, new NobodyInChannels(), Duration.ofMinutes(5), () -> NOW), new Scripts(store));
    private final DecisionActions decisions = new DecisionActions(decided,
            new Contradictions(commanding.handovers(), decided.proposals()), access, new Answers(), new Known());
    private final CommandActions commanders = new CommandActions(commanding, access, new Answers(), person -> false);
    private final WorkTimes times = new WorkTimes(severity -> Duration.ofMinutes(10), Duration.ofMinutes(2),
            Duration.ofMinutes(2));
    private final Work work = new Work(new Assigning(store, new NobodyInChannels(), person -> false, times, () -> NOW),
            new Assignments(store, times, () -> NOW), new Absences(store));
    private final Updating updating = Updating.of(store,
            new UpdateTimes(IncidentSettings.defaults(), Duration.ofMinutes(2), false, false), Clock.fixed(NOW, ZoneOffset.UTC));
    private final UpdateActions updates = new UpdateActions(updating, access, new Answers(), new Known());
    private final Reviews reviews = new Reviews(store,
            new Candidates(new NobodyInChannels(), person -> false, person -> Optional.empty()),
            ReviewTimes.defaults(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final Closing closing = new Closing(
            new Closings(store, incidents, reviews,
                    new ProcessFeedback(store, ProcessOwner.nobody(), Clock.fixed(NOW, ZoneOffset.UTC))),
            reviews,
            new Releases(store, new NobodyInChannels(), person -> false), new Parking(store, ProcessOwner.nobody()));
    private final MemoryPickedMessages picked = new MemoryPickedMessages();
    private final Quoting quoting = new Quoting(new Known(), new Answers(),
            message -> "https://slack.example/" + message.ref().ts());
    public final Commands commands = CommandTable.of(incidents, decided, work, updating, privately, store, access, commanding,
            closing, new Experts(),
            new NobodyInChannels(),
            new Lines(),
            new Known(), new Answers(), List.of("md", "json"), message -> "https://slack.example/" + message.ts());
    public final IncidentConversation conversation = new IncidentConversation(commands,
            new Actions(incidents, store, access, new Answers(), decisions, commanders,
                    new WorkActions(work, access, new Answers(), new Known()), new ClosingActions(closing, access), updates),
            new MessageShortcuts(new Evidence(store), access, new VisibleIncidents(access, new Nobody()), picked, quoting,
                    new Answers()),
            new Forms(incidents, store, access, privately, picked, quoting, decisions, commanders,
                    new WorkForms(work, access, new Known()), new ClosingActions(closing, access), updates),
            new Answers());
    private int requests;

    /** Everybody used a command just now. */
    private static final class Experts implements CommandUses {
        @Override
        public Optional<Instant> lastUse(UserId person) {
            return Optional.of(NOW);
        }

        @Override
        public void used(UserId person, Instant at) {
            // Known already.
        }
    }

    /** An incident of Ann's with its channel, {@code CINC1} for the first. */
    public Incident declared(String title) {
        Outcome outcome = incidents.declare(Declaration.of(title, "command"), new Wish(key(), new Actor.Person(ANN), NOW));
        Incident incident = ((Outcome.Changed) outcome).incident();
        store.put(incident.withChannel(new Incident.Channel(channel(incident.id()), "inc-" + incident.id().number())));
        return store.find(incident.id()).orElseThrow();
    }

    public static ChannelId channel(IncidentId id) {
        return new ChannelId("CINC" + id.number());
    }

    public String key() {
        requests++;
        return "request-" + requests;
    }

    /** What somebody typed after {@code /incident}. */
    public Invocation typed(UserId who, ChannelId where, String text) {
        return new Invocation(key(), who, "T1", where, "somewhere", Optional.empty(), text, "/incident",
                Optional.of("trigger-" + requests), Optional.of("https://a.example/" + requests), NOW.plusSeconds(requests),
                Invocation.Origin.COMMAND);
    }

    /** What somebody wrote after the bot's name, in a thread or not. */
    public static Invocation mentioned(UserId who, ChannelId where, Optional<SlackTs> thread, String text) {
        return new Invocation("mention", who, "T1", where, "", thread, text, "", Optional.empty(), Optional.empty(), NOW,
                Invocation.Origin.MENTION);
    }

    public Reply.Private says(UserId who, ChannelId where, String text) {
        return (Reply.Private) conversation.onCommand(typed(who, where, text));
    }

    public Interaction.ButtonPressed pressed(UserId who, ChannelId where, String actionId, String value) {
        return new Interaction.ButtonPressed(key(), who, actionId, value, where, null, null,
                Optional.of("trigger-" + requests), Optional.of("https://a.example/" + requests), NOW.plusSeconds(requests));
    }

    public Incident incident(int number) {
        return store.find(new IncidentId(number)).orElseThrow();
    }

    private static final class Nobody implements Participants {
        @Override
        public List<Incident> latestOf(UserId person, int limit) {
            return List.of();
        }

        @Override
        public List<Incident> reviewedBy(UserId person, int limit) {
            return List.of();
        }
    }

    private final class Answers implements Outbox {
        @Override
        public void add(String requestKey, Effect effect, Instant at) {
            outbox.putIfAbsent(requestKey, effect);
        }

        @Override
        public List<QueuedEffect> claim(Instant now, Duration lease, int limit) {
            return List.of();
        }

        @Override
        public void takeOver() {}

        @Override
        public Optional<Instant> nextReadyAt() {
            return Optional.empty();
        }

        @Override
        public void retryAt(QueuedEffect effect, Instant at, String why, boolean outcomeUnknown) {
            throw new IllegalStateException("nothing is sent here");
        }

        @Override
        public void settle(QueuedEffect effect, Instant at, Optional<String> why) {
            throw new IllegalStateException("nothing is sent here");
        }

        @Override
        public void addAll(List<? extends Effect> effects, Instant at) {
            throw new IllegalStateException("nothing is caught up with here");
        }

        @Override
        public void giveUp(QueuedEffect effect, Instant at, String why, Optional<Effect> instead) {
            throw new IllegalStateException("nothing is sent here");
        }

        @Override
        public boolean forgetEnded(Instant before, int most) {
            throw new IllegalStateException("nothing ends here");
        }

        @Override
        public boolean isBeingRead(ChannelId channel, Instant since, Instant now) {
            return false;
        }

        @Override
        public boolean wasAsked(String requestKey) {
            return false;
        }

        @Override
        public Backlog backlog() {
            return new Backlog(outbox.size(), Optional.empty(), 0);
        }
    }

    private static final class Known implements People {
        private static final Map<String, UserId> BY_NAME = Map.of("ann", ANN, "bob", BOB);

        @Override
        public void foundChannel(ChannelId channel, String name, Instant at) {
            throw new IllegalStateException("no channel is looked up here");
        }

        @Override
        public void found(EffectResult.PersonFound person, Instant at) {
            throw new IllegalStateException("everybody is known here");
        }

        @Override
        public Optional<String> name(UserId person) {
            return names().at(person.value(), NOW);
        }

        @Override
        public Optional<UserId> called(String name) {
            return Optional.ofNullable(BY_NAME.get(name.startsWith("@") ? name.substring(1) : name));
        }

        @Override
        public Names names() {
            return (id, at) -> BY_NAME.entrySet().stream().filter(entry -> entry.getValue().value().equals(id))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }

        @Override
        public Map<UserId, Person> all() {
            return Map.of();
        }

        @Override
        public Map<UserId, Set<String>> everyName() {
            return Map.of();
        }
    }

    /** The record: what was committed. */
    private final class Lines implements Timeline {
        @Override
        public void deletedElsewhere(MessageRef message) {
            throw new IllegalStateException("nobody deletes anything here");
        }

        @Override
        public int keep(IncidentId incident, Received received) {
            throw new IllegalStateException("nothing is received here");
        }

        @Override
        public List<TimelineEntry> entries(IncidentId incident, long afterSeq, int limit) {
            return all(incident).filter(entry -> entry.seq() > afterSeq).limit(limit).toList();
        }

        @Override
        public List<TimelineEntry> latest(IncidentId incident, Set<String> kinds, int limit) {
            List<TimelineEntry> entries = all(incident).filter(entry -> kinds.contains(entry.kind())).toList();
            return entries.subList(Math.max(0, entries.size() - limit), entries.size());
        }

        @Override
        public Stream<TimelineEntry> all(IncidentId incident) {
            List<TimelineEntry> entries = new ArrayList<>();
            for (MemoryIncidentStore.Commit commit : store.commits()) {
                IncidentChange change = commit.change();
                if (change.after().id().equals(incident)) {
                    change.events().forEach(event -> entries.add(new TimelineEntry(incident, entries.size() + 1L, event.kind(),
                            change.at(), change.at(), change.by().person().orElse(null), null, EventText.of(event, change.by()),
                            null,
                            null, null, null, JsonNodeFactory.instance.objectNode())));
                }
            }
            return entries.stream();
        }

        @Override
        public Optional<Instant> historyReadAt(ChannelId channel) {
            return Optional.empty();
        }

        @Override
        public void historyRead(ChannelId channel, Instant begun) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<SlackTs, SlackTs> newestReplies(ChannelId channel) {
            return Map.of();
        }

        @Override
        public boolean holds(ChannelId channel, SlackTs ts, Optional<SlackTs> editedTs) {
            return false;
        }
    }
}
