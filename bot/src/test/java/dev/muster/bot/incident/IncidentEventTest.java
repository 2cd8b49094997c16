package dev.muster.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IncidentEventTest {
    private static final String HOSTILE = "<!channel> <@U666> & <https://evil.example|click>";
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final IncidentState STATE = new IncidentState(Severity.SEV3, Status.OPEN, null, null, null, null, null, null);
    private static final UserId ANN = new UserId("U1");
    private static final UserId BOB = new UserId("U2");
    private static final MessageRef MESSAGE = new MessageRef(new ChannelId("C1"), new SlackTs("1700000000.000100"));

    /** At least one of each that can happen, with what people may write wherever they may. */
    static Stream<IncidentEvent> events() {
        return Stream.of(of(HOSTILE), of(null)).flatMap(List::stream);
    }

    private static List<IncidentEvent> of(@Nullable String note) {
        return List.of(new IncidentEvent.Declared(HOSTILE, Severity.SEV2, note, "command"),
                new IncidentEvent.ChannelCreated(new ChannelId("C1"), HOSTILE),
                new IncidentEvent.PeopleInvited(List.of(ANN), Map.of()),
                new IncidentEvent.PeopleInvited(List.of(ANN), Map.of(BOB, HOSTILE)),
                new IncidentEvent.PeopleInvited(List.of(), Map.of(BOB, HOSTILE)),
                new IncidentEvent.PeopleInvited(List.of(), Map.of()),
                new IncidentEvent.MessagePosted(StandingMessage.CARD, MESSAGE),
                new IncidentEvent.MessagePosted(StandingMessage.ANNOUNCEMENT, MESSAGE),
                new IncidentEvent.MessagePosted(StandingMessage.COMMANDER_PROMPT, MESSAGE),
                new IncidentEvent.SeverityChanged(Severity.SEV3, Severity.SEV1, note),
                new IncidentEvent.SeverityChanged(Severity.SEV1, Severity.SEV3, note),
                new IncidentEvent.RoleAssigned(IncidentEvent.RoleAssigned.COMMANDER, ANN, null),
                new IncidentEvent.RoleAssigned(IncidentEvent.RoleAssigned.COMMANDER, BOB, ANN),
                new IncidentEvent.CommanderMissing(),
                new IncidentEvent.MessageLost(StandingMessage.CARD, MESSAGE),
                new IncidentEvent.MessageLost(StandingMessage.ANNOUNCEMENT, MESSAGE),
                new IncidentEvent.MessageLost(StandingMessage.COMMANDER_PROMPT, MESSAGE),
                new IncidentEvent.ChannelGone(new ChannelId("C1")), new IncidentEvent.NewChannelWanted(note),
                new IncidentEvent.Mitigated(note), new IncidentEvent.Resolved(note), new IncidentEvent.Reopened(note),
                new IncidentEvent.EvidenceAdded(MESSAGE, null, BOB, null, HOSTILE, List.of()),
                new IncidentEvent.EvidenceAdded(MESSAGE, MESSAGE.ts(), null, HOSTILE, "",
                        List.of(new QuotedMessage.File(HOSTILE, "https://slack.example/f"))),
                new IncidentEvent.EvidenceAdded(MESSAGE, null, null, null, "", List.of()),
                new IncidentEvent.Mitigated(note, NOW), new IncidentEvent.Resolved(note, NOW, List.of()),
                new IncidentEvent.Resolved(note, null, List.of("assignment 3 (<@U2>)", "poll 1")),
                new IncidentEvent.Reopened(note, new IncidentId(12)), new IncidentEvent.ImpactChanged(note, HOSTILE),
                new IncidentEvent.TimeCorrected(IncidentTime.MITIGATED, null, NOW, note),
                new IncidentEvent.TimeCorrected(IncidentTime.IMPACT_STARTED, NOW, NOW.plusSeconds(60), note),
                new IncidentEvent.Merged(new IncidentId(12)), new IncidentEvent.DuplicateMerged(new IncidentId(13), HOSTILE),
                new IncidentEvent.DuplicateReleased(new IncidentId(13)),
                new IncidentEvent.ChangeUndone("severity_changed", 5, STATE, STATE.withSeverity(Severity.SEV1), List.of()),
                new IncidentEvent.ChangeUndone("role_assigned", 5, STATE, STATE.withCommander(BOB).withImpact(note), List.of()),
                new IncidentEvent.ChangeUndone("role_assigned", 5, STATE.withCommander(BOB).withImpact(HOSTILE), STATE,
                        List.of()),
                new IncidentEvent.ChangeUndone("incident_merged", 5,
                        STATE.withStatus(Status.RESOLVED, null, NOW, new IncidentId(12)), STATE, List.of()),
                new IncidentEvent.ChangeUndone("time_corrected", 5, STATE.withImpactStartedAt(NOW), STATE, List.of()),
                new IncidentEvent.ArchiveOffered(), new IncidentEvent.ArchiveDecided(true),
                new IncidentEvent.ArchiveDecided(false),
                new IncidentEvent.ArchivingKnown(true), new IncidentEvent.ArchivingKnown(false),
                new IncidentEvent.MadePrivate(note, new ChannelId("C1")), new IncidentEvent.NoteAdded(HOSTILE),
                new IncidentEvent.EffectFailed(HOSTILE, HOSTILE),
                new IncidentEvent.HistoryBackfilled(1), new IncidentEvent.HistoryBackfilled(17),
                new ChoiceEvent.PollOpened(2, List.of(HOSTILE, "b"), NOW), new ChoiceEvent.PollVoted(2, HOSTILE, note),
                new ChoiceEvent.PollClosed(2, note, List.of(), false),
                new ChoiceEvent.PollClosed(2, null, List.of(HOSTILE, HOSTILE), note == null),
                new ChoiceEvent.TiePrompted(2, ANN), new ChoiceEvent.TiePrompted(2, null),
                new ChoiceEvent.TieBroken(2, HOSTILE, List.of(HOSTILE, "b")),
                new ChoiceEvent.CoinFlipped(2, HOSTILE, List.of(HOSTILE, "b")), new ChoiceEvent.QuestionAsked(1, HOSTILE, BOB),
                new ChoiceEvent.QuestionAnswered(1, HOSTILE, "unknown", note),
                new ChoiceEvent.QuestionAnswered(1, HOSTILE, "yes", null),
                new DecisionEvent.ProposalOpened(3, HOSTILE, note, NOW, note == null ? null : 2),
                new DecisionEvent.ProposalDecided(3, HOSTILE, note, false, List.of(ANN, BOB), true, null),
                new DecisionEvent.ProposalDecided(3, HOSTILE, note, false, List.of(ANN, BOB), false, null),
                new DecisionEvent.ProposalDecided(3, HOSTILE, note, true, List.of(), false, NOW),
                new DecisionEvent.ProposalObjected(3, note, false, false, NOW),
                new DecisionEvent.ProposalObjected(3, note, true, note == null, NOW),
                new DecisionEvent.ProposalPrompted(3, "objection", ANN, BOB),
                new DecisionEvent.ProposalPrompted(3, "late_objection", null, BOB),
                new DecisionEvent.ProposalPrompted(3, "assign", ANN, null),
                new DecisionEvent.ObjectionExplained(3, HOSTILE, note == null), new DecisionEvent.ObjectionWithdrawn(3, null),
                new DecisionEvent.ObjectionWithdrawn(3, NOW), new DecisionEvent.ProposalQuestioned(3, HOSTILE),
                new DecisionEvent.ProposalAnswered(3), new DecisionEvent.ProposalExtended(3, NOW),
                new DecisionEvent.ProposalOverruled(3, HOSTILE, HOSTILE), new DecisionEvent.ProposalDropped(3, HOSTILE, note),
                new DecisionEvent.ProposalAmended(3, 4), new DecisionEvent.WaitOver(3, HOSTILE),
                new IncidentEvent.RoleAssigned("sme", HOSTILE, BOB, null, true),
                new CommandEvent.RoleReleased("scribe", HOSTILE, BOB),
                new CommandEvent.HandoverOffered(1, "commander", HOSTILE, ANN, BOB, NOW, note == null),
                new CommandEvent.HandoverAccepted(1, "commander", HOSTILE, ANN, BOB, note == null),
                new CommandEvent.HandoverDeclined(1, "commander", HOSTILE, ANN, BOB, note == null),
                new CommandEvent.HandoverExpired(1, "commander", HOSTILE, ANN, BOB, note),
                new CommandEvent.TakeoverAsked(1, BOB, NOW), new CommandEvent.TakeoverAnswered(1, BOB, note == null),
                new CommandEvent.TakeoverLapsed(1, BOB, note), new CommandEvent.CommandersCalled("S123"),
                new CommandEvent.FatigueNoticed(ANN, 95, 1, null, null),
                new CommandEvent.FatigueNoticed(ANN, 95, 1, "scribe", HOSTILE),
                new CommandEvent.ScriptOffered("takeover", ANN), new CommandEvent.DeputySuggested(ANN),
                new CommandEvent.CommanderAsked("proposal:3", ANN), new CommandEvent.CommanderTicked(List.of(ANN)),
                new CommandEvent.ScriptSpoken("pressure", HOSTILE),
                new WorkEvent.AssignmentAsked(3, BOB, HOSTILE, NOW, Duration.ofMinutes(10), false),
                new WorkEvent.AssignmentAsked(3, BOB, HOSTILE, NOW, Duration.ofSeconds(90), true),
                new WorkEvent.AssignmentAcknowledged(3, BOB), new WorkEvent.AssignmentPrompted(3, BOB, BOB, "acknowledge"),
                new WorkEvent.AssignmentPrompted(3, BOB, ANN, "acknowledge"),
                new WorkEvent.AssignmentPrompted(3, BOB, ANN, "progress"),
                new WorkEvent.AssignmentPrompted(3, BOB, BOB, "result"),
                new WorkEvent.AssignmentPrompted(3, BOB, ANN, "returned"),
                new WorkEvent.AssignmentPrompted(3, BOB, ANN, "needed"), new WorkEvent.AssignmentPrompted(3, BOB, ANN, "blocked"),
                new WorkEvent.AssignmentOverdue(3, BOB, HOSTILE),
                new WorkEvent.AssignmentExtended(3, BOB, NOW, Duration.ofMinutes(10)),
                new WorkEvent.AssignmentBlocked(3, BOB, HOSTILE, HOSTILE), new WorkEvent.AssignmentDone(3, BOB, HOSTILE, note),
                new WorkEvent.AssignmentDone(3, ANN, HOSTILE, note), new WorkEvent.AssignmentResult(3, HOSTILE),
                new WorkEvent.AssignmentReturned(3, ANN, HOSTILE, note), new WorkEvent.AssignmentReturned(3, BOB, HOSTILE, note),
                new WorkEvent.AssignmentReassigned(3, ANN, BOB, HOSTILE, NOW, Duration.ofMinutes(10)),
                new WorkEvent.SubTeamsSuggested(8),
                new WorkEvent.PersonAway(BOB, NOW, HOSTILE), new WorkEvent.PersonAway(BOB, NOW, null),
                new WorkEvent.PersonReady(BOB),
                new WorkEvent.HandoverSuggested(ANN, HOSTILE),
                new WorkEvent.AssignSuggested(),
                new ClosingEvent.SeverityDisputed(1, List.of(Severity.SEV1, Severity.SEV2), Severity.SEV1),
                new ClosingEvent.SeverityDisputed(1, List.of(Severity.SEV3), Severity.SEV3),
                new ClosingEvent.LoweringParked(Severity.SEV1, Severity.SEV3), new ClosingEvent.DebateDeferred(1, BOB),
                new ClosingEvent.RespondersReleased(1, List.of(ANN), List.of(BOB)),
                new ClosingEvent.ReviewOwnerAsked(1, ANN, NOW), new ClosingEvent.ReviewOwned(1, BOB, null, NOW),
                new ClosingEvent.ReviewOwned(1, BOB, ANN, NOW), new ClosingEvent.ReviewOwned(1, BOB, BOB, NOW),
                new ClosingEvent.ResolveAsked(ANN, List.of("poll 1")), new ClosingEvent.ResolvePutOff(BOB),
                new ClosingEvent.ReviewReminded(1, BOB, NOW), new ClosingEvent.IdeaParked(1, HOSTILE),
                new ClosingEvent.FeedbackKept(1, HOSTILE), new ClosingEvent.FeedbackTold(BOB, 2),
                new UpdateEvent.UpdatePosted(1, HOSTILE, NOW, 95L),
                new UpdateEvent.UpdatePosted(1, HOSTILE, null, null), new UpdateEvent.ExternalDrafted(2, HOSTILE, 1, null),
                new UpdateEvent.ExternalDrafted(2, HOSTILE, null, 4L), new UpdateEvent.ExternalApproved(2, HOSTILE, BOB),
                new UpdateEvent.ExternalDeclined(2, HOSTILE, BOB, HOSTILE), new UpdateEvent.ExternalAsked(2, ANN),
                new UpdateEvent.UpdateReminded(ANN, 1, NOW), new UpdateEvent.ExternalReminded(ANN, 1, NOW),
                new UpdateEvent.UpdateReminded(null, 3, NOW),
                new UpdateEvent.CadenceSet(NOW, "promised"), new UpdateEvent.CadenceSet(NOW, "severity"),
                new UpdateEvent.CadenceSet(NOW, "reopened"), new UpdateEvent.UpdateAnswered(),
                new UpdateEvent.LongIncidentAsked(ANN), new UpdateEvent.RhythmSlowed(NOW, 3600), new UpdateEvent.RhythmKept(),
                new UpdateEvent.RhythmRestored(NOW, 1800, "severity"), new UpdateEvent.RhythmRestored(NOW, 1800, "chosen"),
                new UpdateEvent.RhythmRestored(null, 0, "resolved"),
                new IncidentEvent.ExportShared("md", HOSTILE),
                new IncidentEvent.ChannelNameChanged(HOSTILE),
                new IncidentEvent.ChannelIdChanged(new ChannelId("C1"), new ChannelId("C2")));
    }

    @Test
    void the_examples_miss_nothing_that_can_happen() {
        assertThat(events().map(Object::getClass).distinct().toList())
                .containsExactlyInAnyOrder(kinds(IncidentEvent.class).toArray(Class<?>[]::new));
    }

    /** Every concrete kind below a sealed type. */
    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(IncidentEventTest::kinds)
                : Stream.of(type);
    }

    @Test
    void kinds_are_unique_snake_case_and_none_of_slacks_own() {
        Set<String> kinds = new HashSet<>();
        of(null).stream().map(event -> event.getClass() + " " + event.kind()).distinct()
                .map(line -> line.substring(line.lastIndexOf(' ') + 1)).forEach(kind -> {
                    assertThat(kind).matches("[a-z]+(_[a-z]+)*");
                    assertThat(kinds.add(kind)).as("%s only once", kind).isTrue();
                });
        assertThat(kinds).doesNotContain("message", "message_edited", "message_deleted", "reaction_added", "reaction_removed",
                "pinned", "unpinned", "file_shared", "member_joined", "member_left");
    }

    @Test
    void the_kinds_that_the_contract_names_are_there() {
        assertThat(events().map(IncidentEvent::kind)).contains("incident_declared", "severity_changed");
    }

    @ParameterizedTest
    @MethodSource("events")
    void each_is_told_in_a_sentence_and_what_people_wrote_is_escaped(IncidentEvent event) {
        for (Actor by : List.of(new Actor.Person(ANN), new Actor.Bot(), new Actor.ApiClient(HOSTILE))) {
            String text = EventText.of(event, by);

            assertThat(text).isNotBlank().isEqualTo(text.strip()).doesNotContain("<!channel>", "<@U666>", "<https://")
                    .doesNotContain("null").doesNotContain("%s");
        }
    }

    @Test
    void data_is_records_only() {
        assertThat(kinds(IncidentEvent.class)).allMatch(Class::isRecord);
        assertThat(kinds(IncidentEvent.class).flatMap(c -> Arrays.stream(c.getRecordComponents())).map(RecordComponent::getName))
                .doesNotContain("kind");
    }

    @Test
    void severity_sentences_say_the_direction() {
        var actor = new Actor.Person(ANN);

        assertThat(EventText.of(new IncidentEvent.SeverityChanged(Severity.SEV3, Severity.SEV1, null), actor))
                .isEqualTo("<@U1> raised the severity from SEV3 to SEV1");
        assertThat(EventText.of(new IncidentEvent.SeverityChanged(Severity.SEV1, Severity.SEV3, "one region"), actor))
                .isEqualTo("<@U1> lowered the severity from SEV1 to SEV3: one region");
        assertThat(EventText.of(new IncidentEvent.RoleAssigned("commander", BOB, null), actor))
                .isEqualTo("<@U2> is the Incident Commander, named by <@U1>");
    }
}
