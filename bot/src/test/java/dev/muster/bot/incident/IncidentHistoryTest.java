package dev.muster.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.closing.Candidates;
import dev.muster.bot.incident.closing.Closings;
import dev.muster.bot.incident.closing.ProcessFeedback;
import dev.muster.bot.incident.closing.ProcessOwner;
import dev.muster.bot.incident.closing.ReviewTimes;
import dev.muster.bot.incident.closing.Reviews;
import dev.muster.bot.incident.fact.Facts;
import dev.muster.bot.incident.undo.Undos;
import dev.muster.bot.timer.Timer;
import org.junit.jupiter.api.Test;

/** Whatever people and Slack do in whatever order: the record tells all of it. */
class IncidentHistoryTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final IncidentId INC_1 = new IncidentId(1);
    private static final List<UserId> PEOPLE = List.of(new UserId("U1"), new UserId("U2"), new UserId("U3"));

    private record Told(Severity severity, Status status, Optional<UserId> commander) {}

    @Test
    void nothing_changes_without_an_event_and_the_events_tell_the_state() {
        Random random = new Random(99);
        for (int round = 0; round < 3_000; round++) {
            MemoryIncidentStore store = new MemoryIncidentStore();
            Story story = new Story(store, random);
            story.begin();
            for (int step = 0; step < 25; step++) {
                story.next();
            }
            Told told = new Told(Severity.SEV5, Status.OPEN, Optional.empty());
            for (MemoryIncidentStore.Commit commit : store.commits()) {
                told = tell(told, commit.change());
                Incident after = commit.change().after();
                boolean changed = !Objects.equals(commit.before(), after);
                assertThat(changed && commit.change().events().isEmpty()).as("%s without an event", commit).isFalse();
                assertThat(told).isEqualTo(new Told(after.severity(), after.status(), Optional.ofNullable(after.commander())));
                long before = commit.before() == null ? 0 : commit.before().revision();
                assertThat(after.revision()).isEqualTo(changed ? before + 1 : before);
                assertThat(after.resolvedAt() != null).isEqualTo(after.isResolved());
                assertThat(TimeOrder.contradiction(after.state(), after.declaredAt())).isEmpty();
                assertThat(after.status() == Status.OPEN && after.mitigatedAt() != null).isFalse();
                assertThat(after.status() == Status.MITIGATED && after.mitigatedAt() == null).isFalse();
            }
        }
    }

    private static Told tell(Told before, IncidentChange change) {
        Told told = before;
        for (IncidentEvent event : change.events()) {
            told = switch (event) {
                case IncidentEvent.Declared e -> new Told(e.severity(), Status.OPEN, Optional.empty());
                case IncidentEvent.SeverityChanged e -> {
                    assertThat(e.from()).isEqualTo(told.severity());
                    yield new Told(e.to(), told.status(), told.commander());
                }
                case IncidentEvent.RoleAssigned e -> {
                    assertThat(Optional.ofNullable(e.previous())).isEqualTo(told.commander());
                    yield new Told(told.severity(), told.status(), Optional.of(e.user()));
                }
                case IncidentEvent.Mitigated e -> new Told(told.severity(), Status.MITIGATED, told.commander());
                case IncidentEvent.Resolved e -> new Told(told.severity(), Status.RESOLVED, told.commander());
                case IncidentEvent.Reopened e -> new Told(told.severity(), Status.OPEN, told.commander());
                case IncidentEvent.Merged e -> new Told(told.severity(), Status.RESOLVED, told.commander());
                case IncidentEvent.ChangeUndone e -> {
                    assertThat(e.from()).returns(told.severity(), IncidentState::severity).returns(told.status(),
                            IncidentState::status);
                    yield new Told(e.to().severity(), e.to().status(), Optional.ofNullable(e.to().commander()));
                }
                case DecisionEvent e -> told;
                case ChoiceEvent e -> told;
                case CommandEvent e -> told;
                case WorkEvent e -> told;
                case ClosingEvent e -> told;
                case UpdateEvent e -> told;
                case IncidentEvent.ImpactChanged e -> told;
                case IncidentEvent.TimeCorrected e -> told;
                case IncidentEvent.DuplicateMerged e -> told;
                case IncidentEvent.DuplicateReleased e -> told;
                case IncidentEvent.ArchiveOffered e -> told;
                case IncidentEvent.ArchiveDecided e -> told;
                case IncidentEvent.ArchivingKnown e -> told;
                case IncidentEvent.ChannelCreated e -> told;
                case IncidentEvent.PeopleInvited e -> told;
                case IncidentEvent.MessagePosted e -> told;
                case IncidentEvent.CommanderMissing e -> told;
                case IncidentEvent.MadePrivate e -> told;
                case IncidentEvent.NoteAdded e -> told;
                case IncidentEvent.EvidenceAdded e -> told;
                case IncidentEvent.EffectFailed e -> told;
                case IncidentEvent.HistoryBackfilled e -> told;
                case IncidentEvent.ChannelNameChanged e -> told;
                case IncidentEvent.ChannelIdChanged e -> told;
                case IncidentEvent.ExportShared e -> told;
                case IncidentEvent.MessageLost e -> told;
                case IncidentEvent.ChannelGone e -> told;
                case IncidentEvent.NewChannelWanted e -> told;
            };
        }
        return told;
    }

    /** Random things that people and Slack do with one incident. */
    private static final class Story {
        private final Random random;
        private final Incidents incidents;
        private final IncidentFollowUps followUps;
        private final CommanderReminder reminder;
        private final Facts facts;
        private final Undos undos;
        private final Closings closings;
        private int step;

        Story(MemoryIncidentStore store, Random random) {
            this.random = random;
            this.incidents = new Incidents(store, IncidentSettings.defaults());
            this.facts = new Facts(store, incidents);
            this.undos = new Undos(store);
            this.closings = new Closings(store, incidents, new Reviews(store,
                    new Candidates(new NobodyInChannels(), person -> false, person -> Optional.empty()),
                    ReviewTimes.defaults(), Clock.fixed(START, ZoneOffset.UTC)),
                    new ProcessFeedback(store, ProcessOwner.nobody(), Clock.fixed(START, ZoneOffset.UTC)));
            Clock clock = Clock.fixed(START, ZoneOffset.UTC);
            this.followUps = new IncidentFollowUps(store, IncidentSettings.defaults(),
                    message -> "https://acme.example/" + message.ts(), clock, true);
            this.reminder = new CommanderReminder(store, IncidentSettings.defaults(), clock);
        }

        void begin() {
            incidents.declare(Declaration.of("db down sev" + (1 + random.nextInt(5)), "command"), wish());
        }

        void next() {
            Optional<String> why = random.nextBoolean() ? Optional.of("because") : Optional.empty();
            UserId who = PEOPLE.get(random.nextInt(PEOPLE.size()));
            switch (random.nextInt(18)) {
                case 0, 1 -> incidents.changeSeverity(INC_1, Severity.of(1 + random.nextInt(5)).orElseThrow(), why, wish());
                case 2, 3 -> incidents.takeCommand(INC_1, who, wish());
                case 4 -> incidents.mitigate(INC_1, why, wish());
                case 5 -> closings.resolve(INC_1, Closings.How.now(why), wish());
                case 6 -> incidents.reopen(INC_1, why, wish());
                case 7 -> incidents.note(INC_1, "note", wish());
                case 8 -> incidents.join(INC_1, who, new ReplyTo.Direct(who), wish());
                case 9 -> incidents.shareExport(INC_1, "md", "full", who, wish());
                case 10 -> reminder.fire(new Timer(random.nextInt(9), INC_1, Incidents.COMMANDER_MISSING, "", START));
                case 11 -> undos.undo(INC_1, OptionalLong.empty(), wish());
                case 12 -> facts.impactStarted(INC_1, START.plusSeconds(random.nextInt(30) - 10), why, wish());
                case 13 -> facts.mitigated(INC_1, START.plusSeconds(random.nextInt(30)), why, wish());
                case 14 -> closings.resolve(INC_1,
                        new Closings.How(Optional.of(START.plusSeconds(random.nextInt(30))), why, left -> true), wish());
                case 15 -> facts.impact(INC_1, "impact " + random.nextInt(3), wish());
                case 16 -> slack(new ChannelEffect.CreateChannel(INC_1, "inc-1", false, List.of(who), null),
                        new EffectResult.ChannelMade(new ChannelId("C1"), "inc-1"));
                default -> slackAnswers(who);
            }
        }

        private void slackAnswers(UserId who) {
            var here = new Destination.IncidentChannel();
            var message = new MessageRef(new ChannelId("C1"), new SlackTs("1." + (1 + step)));
            switch (random.nextInt(6)) {
                case 0 ->
                    slack(new Effect.Post(INC_1, here, new Content.IncidentCard()), new EffectResult.Posted(message, 1, "x"));
                case 1 -> slack(new Effect.Post(INC_1, here, new Content.Line("x")), new EffectResult.Posted(message, 1, "x"));
                case 2 -> slack(new ChannelEffect.Invite(INC_1, List.of(who)), new EffectResult.Invited(List.of(who), Map.of()));
                case 3 ->
                    slack(new Effect.Backfill(INC_1, new ChannelId("C1")), new EffectResult.Backfilled(random.nextInt(2), null));
                case 4 -> slack(new Effect.ShareExport(INC_1, "md", "full", who), new EffectResult.FileShared("x.md"));
                default -> slack(new ChannelEffect.SetTopic(INC_1), new EffectResult.Done());
            }
        }

        private void slack(Effect effect, EffectResult result) {
            step++;
            QueuedEffect queued = new QueuedEffect(random.nextInt(50), effect, 1, false, START);
            if (random.nextInt(4) == 0) {
                followUps.impossible(queued, "it cannot work");
            } else {
                followUps.succeeded(queued, result);
            }
        }

        private Wish wish() {
            step++;
            UserId by = PEOPLE.get(random.nextInt(PEOPLE.size()));
            return new Wish("request-" + (random.nextInt(8) == 0 ? step - 1 : step), new Actor.Person(by),
                    START.plusSeconds(step));
        }
    }
}
