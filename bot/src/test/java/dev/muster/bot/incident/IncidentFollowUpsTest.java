package dev.muster.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.timer.Timer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IncidentFollowUpsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final IncidentId INC_1 = new IncidentId(1);
    private static final UserId ANN = new UserId("U1");
    private static final ReplyTo ANN_HEARS = new ReplyTo.Direct(ANN);
    private static final MessageRef MESSAGE = new MessageRef(new ChannelId("C1"), new SlackTs("1.1"));
    private static final Effect CREATE = new ChannelEffect.CreateChannel(INC_1, "inc-1-x", false, List.of(ANN), ANN_HEARS);
    private static final Effect CARD = new Effect.Post(INC_1, new Destination.IncidentChannel(), new Content.IncidentCard());
    private static final Effect ANNOUNCEMENT = new Effect.Post(INC_1, new Destination.AnnounceChannel(),
            new Content.Announcement());

    private final MemoryIncidentStore store = new MemoryIncidentStore();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final IncidentFollowUps followUps = new IncidentFollowUps(store, IncidentSettings.defaults(),
            message -> "https://acme.example/" + message.ts(),
            clock, true);
    private long ids;

    @BeforeEach
    void an_incident_is_declared() {
        store.put(Incident.declared(INC_1, "<!channel> " + "&".repeat(100), Severity.SEV2, null, NOW, new Actor.Person(ANN)));
    }

    private QueuedEffect queued(Effect effect) {
        ids++;
        return new QueuedEffect(ids, effect, 1, false, NOW);
    }

    private void channelMade() {
        followUps.succeeded(queued(CREATE), new EffectResult.ChannelMade(new ChannelId("C1"), "inc-1-x"));
    }

    private Incident incident() {
        return store.find(INC_1).orElseThrow();
    }

    @Test
    void once_the_channel_is_there_people_and_the_card_follow_and_everybody_else_hears_later() {
        channelMade();

        assertThat(incident().channel()).isEqualTo(new Incident.Channel(new ChannelId("C1"), "inc-1-x"));
        assertThat(store.last().events()).containsExactly(new IncidentEvent.ChannelCreated(new ChannelId("C1"), "inc-1-x"));
        assertThat(store.last().effects()).startsWith(new ChannelEffect.Invite(INC_1, List.of(ANN)), CARD)
                .contains(new PersonalEffect.Answer("declared:INC-1", ANN_HEARS, new Content.ChannelReady(INC_1)))
                .doesNotContain(ANNOUNCEMENT, new ChannelEffect.SetTopic(INC_1));
    }

    @Test
    void where_other_processes_may_be_told_what_is_said_in_a_new_channel_its_history_is_read() {
        channelMade();
        assertThat(store.last().effects()).noneMatch(Effect.Backfill.class::isInstance);

        store.put(Incident.declared(INC_1, "again", Severity.SEV2, null, NOW, new Actor.Person(ANN)));
        new IncidentFollowUps(store, IncidentSettings.defaults(), message -> "https://acme.example/" + message.ts(), clock, false)
                .succeeded(queued(CREATE), new EffectResult.ChannelMade(new ChannelId("C1"), "inc-1-x"));
        assertThat(store.last().effects()).contains(new Effect.Backfill(INC_1, new ChannelId("C1"), 5));
    }

    @Test
    void the_purpose_is_escaped_and_within_what_slack_takes() {
        channelMade();
        followUps.succeeded(queued(CARD), new EffectResult.Posted(MESSAGE, incident().revision(), "x"));

        ChannelEffect.SetPurpose purpose = store.last().effects().stream().filter(ChannelEffect.SetPurpose.class::isInstance)
                .map(ChannelEffect.SetPurpose.class::cast).findFirst().orElseThrow();
        assertThat(purpose.purpose()).hasSizeLessThanOrEqualTo(250).contains("INC-1: &lt;!channel&gt;").doesNotContain("<")
                .doesNotMatch("(?s).*&(?!lt;|gt;|amp;).*");
    }

    @Test
    void no_announcement_where_none_is_wanted() {
        channelMade();
        new IncidentFollowUps(store, new IncidentSettings(Severity.SEV3, IncidentSettings.defaults().noCommanderAfter(), false),
                message -> "https://acme.example/" + message.ts(), clock, true)
                .succeeded(queued(CARD), new EffectResult.Posted(MESSAGE, incident().revision(), "x"));

        assertThat(incident().message(StandingMessage.CARD)).contains(MESSAGE);
        assertThat(store.last().effects()).doesNotContain(ANNOUNCEMENT);
    }

    @Test
    void once_the_card_stands_the_incident_is_announced_the_card_pinned_and_bookmarked() {
        channelMade();

        followUps.succeeded(queued(CARD), new EffectResult.Posted(MESSAGE, incident().revision(), "x"));

        assertThat(incident().message(StandingMessage.CARD)).contains(MESSAGE);
        assertThat(store.last().effects()).hasSize(5).startsWith(ANNOUNCEMENT, new ChannelEffect.SetTopic(INC_1))
                .hasAtLeastOneElementOfType(ChannelEffect.SetPurpose.class)
                .endsWith(new ChannelEffect.Pin(INC_1, MESSAGE),
                        new ChannelEffect.AddBookmark(INC_1, "INC-1 card", "https://acme.example/" + MESSAGE.ts()));
    }

    @Test
    void a_card_that_was_overtaken_is_brought_up_to_date() {
        channelMade();

        followUps.succeeded(queued(CARD), new EffectResult.Posted(MESSAGE, incident().revision() - 1, "x"));

        assertThat(store.last().effects()).contains(new Effect.Update(INC_1, MESSAGE, new Content.IncidentCard()));
    }

    @Test
    void what_cannot_work_is_told_in_the_channel() {
        channelMade();

        followUps.impossible(queued(new ChannelEffect.Pin(INC_1, MESSAGE)), "the channel has too many pins");

        assertThat(store.last().events())
                .containsExactly(new IncidentEvent.EffectFailed("Pinning the card", "the channel has too many pins"));
        assertThat(store.last().effects()).containsExactly(new Effect.Post(INC_1, new Destination.IncidentChannel(),
                new Content.Line(":warning: Pinning the card did not work: the channel has too many pins")));
    }

    @Test
    void without_a_channel_whoever_asked_is_told() {
        followUps.impossible(queued(CREATE), "Slack does not let me create channels");

        assertThat(store.last().effects()).hasSize(2).last().isEqualTo(ANNOUNCEMENT);
        assertThat(store.last().effects()).first().isInstanceOfSatisfying(Effect.Post.class,
                post -> assertThat(post.to()).isEqualTo(new Destination.Direct(ANN)));
    }

    @Test
    void whoever_could_not_be_brought_in_hears_of_it_where_they_are() {
        channelMade();

        followUps.impossible(queued(new ChannelEffect.Invite(INC_1, List.of(ANN), ANN_HEARS)), "guests cannot join");

        assertThat(store.last().effects()).singleElement()
                .isInstanceOfSatisfying(PersonalEffect.Answer.class, answer -> assertThat(answer.replyTo()).isEqualTo(ANN_HEARS));
    }

    @Test
    void a_card_that_cannot_be_posted_is_not_answered_with_a_message_but_the_incident_is_announced() {
        channelMade();

        followUps.impossible(queued(CARD), "the channel is archived");

        assertThat(store.last().events()).hasSize(1);
        assertThat(store.last().effects()).containsExactly(ANNOUNCEMENT);
    }

    @Test
    void whoever_clicked_join_hears_how_it_went() {
        channelMade();
        Effect join = new ChannelEffect.Invite(INC_1, List.of(ANN), ANN_HEARS);

        followUps.succeeded(queued(join), new EffectResult.Invited(List.of(ANN), Map.of()));
        assertThat(store.last().effects()).singleElement().isInstanceOfSatisfying(PersonalEffect.Answer.class,
                answer -> assertThat(answer.content()).isEqualTo(new Content.Line("You are in <#C1>.")));

        followUps.succeeded(queued(join), new EffectResult.Invited(List.of(), Map.of(ANN, "is_archived")));
        assertThat(store.last().effects()).singleElement().isInstanceOfSatisfying(PersonalEffect.Answer.class,
                answer -> assertThat(answer.content()).isEqualTo(new Content.Line("Could not invite <@U1> (is_archived)")));
    }

    @Test
    void an_effect_acts_once_and_one_of_no_incident_is_an_error() {
        QueuedEffect create = queued(CREATE);
        followUps.succeeded(create, new EffectResult.ChannelMade(new ChannelId("C1"), "inc-1-x"));
        followUps.succeeded(create, new EffectResult.ChannelMade(new ChannelId("C1"), "inc-1-x"));

        assertThat(store.commits()).hasSize(1);
        assertThatThrownBy(() -> followUps.impossible(queued(new Effect.LookUpPerson(ANN)), "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_channel_is_asked_who_takes_command_once_and_only_while_nobody_has() {
        CommanderReminder reminder = new CommanderReminder(store, IncidentSettings.defaults(), clock);
        Timer timer = new Timer(1, INC_1, Incidents.COMMANDER_MISSING, "", NOW);

        reminder.fire(timer);
        reminder.fire(timer);

        assertThat(store.commits()).hasSize(1);
        assertThat(store.last().events()).containsExactly(new IncidentEvent.CommanderMissing());
        assertThat(store.last().effects()).containsExactly(
                new Effect.Post(INC_1, new Destination.IncidentChannel(), new Content.CommanderMissing()));

        store.put(incident().withCommander(ANN));
        reminder.fire(new Timer(2, INC_1, Incidents.COMMANDER_MISSING, "", NOW));
        assertThat(store.last().events()).isEmpty();
        assertThat(store.last().effects()).isEmpty();
    }
}
