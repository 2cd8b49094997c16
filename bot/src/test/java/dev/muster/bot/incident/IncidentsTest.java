package dev.muster.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
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
import dev.muster.bot.incident.item.Cadence;
import dev.muster.bot.time.BusinessDays;
import dev.muster.bot.timer.TimerChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final UserId ANN = new UserId("U1");
    private static final UserId BOB = new UserId("U2");
    private static final ChannelId CHANNEL = new ChannelId("C1");
    private static final IncidentId INC_1 = new IncidentId(1);
    private static final MessageRef CARD = new MessageRef(CHANNEL, new SlackTs("1.1"));
    private static final MessageRef ANNOUNCED = new MessageRef(new ChannelId("C2"), new SlackTs("2.2"));

    private final MemoryIncidentStore store = new MemoryIncidentStore();
    private final Incidents incidents = new Incidents(store, IncidentSettings.defaults());
    private final Closings closings = new Closings(store, incidents,
            new Reviews(store, new Candidates(new NobodyInChannels(), person -> false, person -> Optional.empty()),
                    ReviewTimes.defaults(), Clock.systemUTC()),
            new ProcessFeedback(store, ProcessOwner.nobody(), Clock.systemUTC()));
    private int requests;

    private Wish wish(UserId by) {
        requests++;
        return new Wish("request-" + requests, new Actor.Person(by), NOW.plusSeconds(requests));
    }

    private Incident declare(String title) {
        return changed(incidents.declare(Declaration.of(title, "command"), wish(ANN)));
    }

    /** An incident whose channel, card and announcement stand. */
    private Incident standing() {
        store.put(declare("db down sev3").withChannel(new Incident.Channel(CHANNEL, "inc-1-db-down"))
                .withMessage(StandingMessage.CARD, CARD).withMessage(StandingMessage.ANNOUNCEMENT, ANNOUNCED));
        return store.find(INC_1).orElseThrow();
    }

    private static Incident changed(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Changed.class);
        return ((Outcome.Changed) outcome).incident();
    }

    private static Rejection refused(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).rejection();
    }

    @Test
    void declaring_needs_nothing_and_makes_the_record_the_channel_and_the_reminder() {
        Incident incident = declare("");

        assertThat(incident.title()).isEqualTo("Untitled incident");
        assertThat(incident.severity()).isEqualTo(Severity.SEV3);
        assertThat(incident.status()).isEqualTo(Status.OPEN);
        IncidentChange change = store.last();
        assertThat(change.events())
                .containsExactly(new IncidentEvent.Declared("Untitled incident", Severity.SEV3, null, "command"));
        Cadence cadence = Cadence.from(change.at(), change.at().plus(Duration.ofMinutes(60)));
        assertThat(change.items()).isEqualTo(List.of(cadence));
        assertThat(change.timers()).containsExactlyElementsOf(UpdateDeadlines.both(UpdateDeadlines.running(cadence),
                List.of(new TimerChange.Set(Incidents.COMMANDER_MISSING, "", change.at().plus(Duration.ofMinutes(2))),
                        Rhythms.asksFrom(change.at(), IncidentSettings.defaults()))));
        assertThat(change.effects())
                .containsExactly(new ChannelEffect.CreateChannel(INC_1, "inc-1-untitled-incident", false, List.of(ANN), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "sev1", "sev2.", "\u00a0\u200b", "(p1)", "\u0000\u0007", "-"})
    void a_title_that_says_nothing_gets_a_default(String title) {
        assertThat(declare(title).title()).isEqualTo("Untitled incident");
    }

    @Test
    void of_the_severity_in_the_text_and_the_one_chosen_the_higher_holds() {
        assertThat(declareWith("db down sev2", Severity.SEV4)).isEqualTo(Severity.SEV2);
        assertThat(declareWith("db down sev4", Severity.SEV2)).isEqualTo(Severity.SEV2);
        assertThat(declareWith("db down", Severity.SEV5)).isEqualTo(Severity.SEV5);
        assertThat(declare("critical: db down").severity()).isEqualTo(Severity.SEV1);
    }

    private Severity declareWith(String title, Severity chosen) {
        var declaration = new Declaration(title, Optional.of(chosen), Optional.empty(), List.of(), Optional.empty(), "form");
        return changed(incidents.declare(declaration, wish(ANN))).severity();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "😀", "👩\u200d👩\u200d👧", "障", "&", "a b "})
    void a_very_long_title_is_cut_and_never_through_a_character(String piece) {
        String title = declare(piece.repeat(1000)).title();

        assertThat(title.length()).isBetween(80, Incident.LONGEST_TITLE);
        assertThat(title).endsWith("…");
        assertThat(title.codePoints()).noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        assertThat(declare("x".repeat(120)).title()).isEqualTo("x".repeat(120));
    }

    @Test
    void people_named_are_brought_in_once_with_the_declarer_first() {
        var replyTo = new ReplyTo.ResponseUrl("https://a.example", BOB);
        incidents.declare(Declaration.of("x", "command").inviting(List.of(BOB, ANN, BOB)).replyingTo(replyTo), wish(ANN));

        assertThat(((ChannelEffect.CreateChannel) store.last().effects().getFirst()).invite()).containsExactly(ANN, BOB);
        assertThat(((ChannelEffect.CreateChannel) store.last().effects().getFirst()).replyTo()).isEqualTo(replyTo);
    }

    @Test
    void the_same_request_again_declares_nothing() {
        Wish wish = wish(ANN);
        Incident first = changed(incidents.declare(Declaration.of("x", "command"), wish));

        assertThat(incidents.declare(Declaration.of("x", "command"), wish)).isEqualTo(new Outcome.Repeated(first));
        assertThat(store.commits()).hasSize(1);
    }

    @Test
    void raising_is_immediate_and_everybody_sees_it() {
        Incident incident = standing();

        Incident after = changed(incidents.changeSeverity(INC_1, Severity.SEV1, Optional.empty(), wish(BOB)));

        assertThat(after.severity()).isEqualTo(Severity.SEV1);
        assertThat(after.revision()).isGreaterThan(incident.revision());
        assertThat(store.last().events()).containsExactly(new IncidentEvent.SeverityChanged(Severity.SEV3, Severity.SEV1, null),
                new UpdateEvent.CadenceSet(incident.declaredAt().plus(Duration.ofMinutes(20)), "severity"));
        refreshesEverything();
    }

    @Test
    void lowering_needs_a_reason() {
        standing();

        Rejection rejection = refused(incidents.changeSeverity(INC_1, Severity.SEV4, Optional.empty(), wish(BOB)));
        assertThat(rejection.sentence()).isEqualTo("Lowering INC-1 from SEV3 to SEV4 needs a reason.");
        assertThat(rejection.next()).contains("/incident sev 4");
        assertThat(store.find(INC_1).orElseThrow().severity()).isEqualTo(Severity.SEV3);

        changed(incidents.changeSeverity(INC_1, Severity.SEV4, Optional.of("one region"), wish(BOB)));
        assertThat(store.last().events())
                .containsExactly(new IncidentEvent.SeverityChanged(Severity.SEV3, Severity.SEV4, "one region"));
        refreshesEverything();
    }

    @Test
    void the_severity_it_has_already_is_refused_in_words() {
        standing();

        assertThat(refused(incidents.changeSeverity(INC_1, Severity.SEV3, Optional.of("x"), wish(BOB))).sentence())
                .isEqualTo("INC-1 is SEV3 already.");
    }

    @Test
    void command_is_taken_where_there_is_none_and_offered_by_its_holder() {
        standing();

        changed(incidents.takeCommand(INC_1, ANN, wish(ANN)));
        assertThat(store.last().timers()).containsExactly(new TimerChange.Cancel(Incidents.COMMANDER_MISSING, ""),
                CommandPassed.begins(store.last().at()));
        assertThat(store.last().effects()).noneMatch(ChannelEffect.Invite.class::isInstance);
        refreshesEverything();
        assertThat(refused(incidents.takeCommand(INC_1, ANN, wish(ANN))).sentence()).contains("already");
        assertThat(refused(incidents.takeCommand(INC_1, BOB, wish(BOB))).next()).contains("only they can give command away");

        assertThat(refused(incidents.takeCommand(INC_1, BOB, wish(ANN))).next()).as("nothing moves unaccepted")
                .contains("/incident handover");
    }

    @Test
    void somebody_named_before_the_channel_stands_is_brought_in_too() {
        declare("db down");

        changed(incidents.takeCommand(INC_1, BOB, wish(ANN)));

        assertThat(store.last().effects()).contains(new ChannelEffect.Invite(INC_1, List.of(BOB), null, true));
    }

    @Test
    void mitigated_resolved_and_reopened_keep_their_times_apart() {
        standing();

        Incident mitigated = changed(incidents.mitigate(INC_1, Optional.of("rolled back"), wish(ANN)));
        assertThat(mitigated.mitigatedAt()).isEqualTo(store.last().at());
        assertThat(mitigated.resolvedAt()).isNull();
        refreshesEverything();
        assertThat(refused(incidents.mitigate(INC_1, Optional.empty(), wish(ANN))).next()).contains("/incident resolve");

        Incident resolved = changed(closings.resolve(INC_1, Closings.How.now(Optional.empty()), wish(ANN)));
        assertThat(resolved.mitigatedAt()).isEqualTo(mitigated.mitigatedAt());
        assertThat(resolved.resolvedAt()).isEqualTo(store.last().at()).isAfter(mitigated.mitigatedAt());
        assertThat(store.last().timers()).containsExactlyInAnyOrderElementsOf(UpdateDeadlines.both(
                List.of(new TimerChange.Cancel(Incidents.COMMANDER_MISSING, ""),
                        new TimerChange.Set(Incidents.ARCHIVE_OFFER, "", store.last().at().plus(Duration.ofDays(7))),
                        new TimerChange.Set(ReviewQuestion.UNOWNED, "1", BusinessDays.usual().nextMorning(store.last().at()))),
                UpdateDeadlines.stopped()));
        refreshesEverything();

        Incident open = changed(incidents.reopen(INC_1, Optional.of("back"), wish(ANN)));
        assertThat(open.status()).isEqualTo(Status.OPEN);
        assertThat(open.mitigatedAt()).isNull();
        assertThat(open.resolvedAt()).isNull();
        assertThat(store.last().timers()).containsExactly(new TimerChange.Cancel(Incidents.ARCHIVE_OFFER, ""),
                UpdateDeadlines.begins(store.last().at()),
                new TimerChange.Set(Incidents.COMMANDER_MISSING, "", store.last().at().plus(Duration.ofMinutes(2))),
                CommandPassed.rolesBegin(store.last().at()), new TimerChange.Cancel(ReviewQuestion.UNOWNED, "1"));
        refreshesEverything();
        assertThat(refused(incidents.reopen(INC_1, Optional.empty(), wish(ANN))).sentence()).isEqualTo("INC-1 is open.");
    }

    @Test
    void what_was_never_mitigated_is_not_said_to_be() {
        standing();

        assertThat(changed(closings.resolve(INC_1, Closings.How.now(Optional.empty()), wish(ANN))).mitigatedAt()).isNull();
    }

    @Test
    void a_resolved_incident_refuses_and_says_what_to_do() {
        standing();
        changed(closings.resolve(INC_1, Closings.How.now(Optional.empty()), wish(ANN)));

        for (Outcome outcome : List.of(closings.resolve(INC_1, Closings.How.now(Optional.empty()), wish(ANN)),
                incidents.mitigate(INC_1, Optional.empty(), wish(ANN)), incidents.takeCommand(INC_1, BOB, wish(BOB)),
                incidents.changeSeverity(INC_1, Severity.SEV1, Optional.empty(), wish(ANN)))) {
            assertThat(refused(outcome).sentence()).startsWith("INC-1 was resolved at ");
            assertThat(refused(outcome).next()).contains("/incident reopen", "/incident new");
        }
        changed(incidents.note(INC_1, "the vendor wrote", wish(ANN)));
    }

    @Test
    void a_note_stands_in_the_record_and_in_the_channel_escaped() {
        Incident before = standing();

        assertThat(changed(incidents.note(INC_1, "<!channel> look", wish(ANN)))).isEqualTo(before);
        assertThat(store.last().events()).containsExactly(new IncidentEvent.NoteAdded("<!channel> look"));
        assertThat(store.last().effects()).containsExactly(new Effect.Post(INC_1, new Destination.IncidentChannel(),
                new Content.Line("<@U1> noted: &lt;!channel&gt; look")));
    }

    @Test
    void joining_and_sharing_need_the_channel() {
        declare("x");
        var replyTo = new ReplyTo.Direct(BOB);
        assertThat(refused(incidents.join(INC_1, BOB, replyTo, wish(BOB))).sentence()).contains("no channel yet");
        assertThat(refused(incidents.shareExport(INC_1, "md", "full", BOB, wish(BOB))).sentence()).contains("no channel yet");
        store.put(store.find(INC_1).orElseThrow().withChannel(new Incident.Channel(CHANNEL, "inc-1")));

        changed(incidents.join(INC_1, BOB, replyTo, wish(BOB)));
        assertThat(store.last().effects()).containsExactly(new ChannelEffect.Invite(INC_1, List.of(BOB), replyTo, true));
        changed(incidents.shareExport(INC_1, "md", "full", BOB, wish(BOB)));
        assertThat(store.last().effects()).containsExactly(new Effect.ShareExport(INC_1, "md", "full", BOB));
    }

    private void refreshesEverything() {
        assertThat(store.last().effects()).first().isInstanceOf(Effect.Post.class);
        assertThat(store.last().effects()).contains(new Effect.Update(INC_1, CARD, new Content.IncidentCard()),
                new Effect.Update(INC_1, ANNOUNCED, new Content.Announcement()), new ChannelEffect.SetTopic(INC_1));
    }
}
