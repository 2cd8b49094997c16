package dev.muster.bot.slack.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.log.LogContext;
import dev.muster.bot.slack.conversation.IntakeMetrics;
import dev.muster.bot.timeline.Happening;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIntakeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_100);

    private final OneIncident incidents = OneIncident.linked();
    private final MemoryTimeline timeline = new MemoryTimeline();
    private final Making making = new Making();
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> told = new ArrayList<>();
    private final List<String> followed = new ArrayList<>();
    private final MemoryCatchUp catchUp = new MemoryCatchUp();
    private @Nullable EventIntake intake;
    private Instant now = NOW;
    private int retry;
    private IncidentChannels channels = new IncidentChannels(incidents, nanos::get, true);

    @Test
    void a_message_of_an_incident_channel_is_durable_when_it_was_taken() {
        assertThat(take("C0INCIDENT", "hello")).isEqualTo(EventIntake.Taken.DONE);

        assertThat(timeline.texts("message")).containsExactly("hello");
        assertThat(timeline.received().get(0).eventId()).isEqualTo("Ev1");
        assertThat(timeline.received().get(0).source()).isEqualTo("event");
        assertThat(timeline.received().get(0).receivedAt()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'token':'secret-of-old','event_id':'Ev1',%s}", "{'event_id':'Ev1','token':'secret-of-old',%s}",
            "{'event_id':'Ev1',%s,'token':'secret-of-old'}", "{'token':'x','token':'secret-of-old','event_id':'Ev1',%s}",
            "{'token':'secret-of-old\\\\','event_id':'Ev1',%s}", "{ 'token' : 'secret-of-old' , 'event_id':'Ev1',%s}"})
    void the_record_holds_the_payload_but_no_credential(String envelope) throws JsonProcessingException {
        take(envelope.formatted("'event':{'type':'message','channel':'C0INCIDENT','user':'U1','text':'a',"
                + "'ts':'1700000000.000100','subtype':'huddle_thread'}"));

        JsonNode kept = JSON.readTree(timeline.received().get(0).raw());
        assertThat(kept.path("event").path("subtype").asText()).isEqualTo("huddle_thread");
        assertThat(kept.path("event_id").asText()).isEqualTo("Ev1");
        assertThat(kept.has("token")).isFalse();
        assertThat(timeline.received().get(0).type()).isEqualTo("message:huddle_thread");
    }

    @Test
    void what_people_say_elsewhere_is_not_kept() {
        assertThat(take("C0LUNCH", "pizza?")).isEqualTo(EventIntake.Taken.DONE);

        assertThat(timeline.received()).isEmpty();
    }

    @Test
    void a_store_that_fails_is_not_acknowledged() {
        timeline.failing(true);

        assertThatThrownBy(() -> take("C0INCIDENT", "hello")).hasMessage("the disk is full");

        timeline.failing(false);
        assertThat(take("C0INCIDENT", "hello")).isEqualTo(EventIntake.Taken.DONE);
        assertThat(timeline.texts("message")).containsExactly("hello");
    }

    @Test
    void a_deletion_elsewhere_is_told_by_the_message_that_is_gone_and_nothing_else_is() {
        take("{'event_id':'Ev1','event':{'type':'message','subtype':'message_deleted','channel':'C0LUNCH',"
                + "'deleted_ts':'1700000000.000100','ts':'1700000005.000100','previous_message':{'user':'U1','text':'pizza?'}}}");

        assertThat(timeline.elsewhere())
                .containsExactly(new MessageRef(new ChannelId("C0LUNCH"), new SlackTs("1700000000.000100")));
        assertThat(timeline.received()).isEmpty();
    }

    @Test
    void other_channels_are_looked_up_once_a_second() {
        take("C0LUNCH", "a");
        take("C0LUNCH", "b");
        assertThat(incidents.lookups()).isEqualTo(1);

        nanos.addAndGet(Duration.ofMillis(1001).toNanos());
        take("C0LUNCH", "c");
        assertThat(incidents.lookups()).isEqualTo(2);
    }

    @Test
    void an_incident_channel_is_looked_up_once() {
        take("C0INCIDENT", "a");
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        take("C0INCIDENT", "b");

        assertThat(incidents.lookups()).isEqualTo(1);
    }

    @Test
    void a_channel_that_is_linked_is_known_at_once() {
        OneIncident later = new OneIncident();
        channels = new IncidentChannels(later, nanos::get, true);
        take("C0INCIDENT", "too early");
        later.link();
        channels.linked();

        take("C0INCIDENT", "hello");

        assertThat(timeline.texts("message")).containsExactly("hello");
    }

    @Test
    void a_channel_that_another_process_linked_is_known_at_once() {
        OneIncident later = new OneIncident();
        channels = new IncidentChannels(later, nanos::get, false);
        take("C0INCIDENT", "too early");
        later.link();

        take("C0INCIDENT", "hello");

        assertThat(timeline.texts("message")).containsExactly("hello");
    }

    @Test
    void an_event_that_overtakes_the_link_of_its_channel_waits_for_it() {
        OneIncident later = new OneIncident();
        channels = new IncidentChannels(later, nanos::get, true);
        making.any = true;
        making.during = () -> {
            later.link();
            making.any = false;
        };

        assertThat(take("C0INCIDENT", "first!")).isEqualTo(EventIntake.Taken.DONE);

        assertThat(timeline.texts("message")).containsExactly("first!");
        assertThat(making.waited).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void an_event_whose_channel_is_still_being_made_is_asked_for_again() {
        channels = new IncidentChannels(new OneIncident(), nanos::get, true);
        making.any = true;

        assertThat(take("C0INCIDENT", "first!")).isEqualTo(EventIntake.Taken.ASK_AGAIN);
    }

    @Test
    void a_mention_is_kept_before_it_is_answered() {
        take("{'event_id':'Ev7','authorizations':[{'user_id':'UBOT'}],'event':{'type':'app_mention','channel':'C0INCIDENT',"
                + "'user':'U1','text':'<@UBOT> status','ts':'1700000000.000100','thread_ts':'1690000000.000001'}}");
        take("{'event_id':'Ev8','event':{'type':'message','channel':'C0INCIDENT','user':'U1','text':'<@UBOT> status',"
                + "'ts':'1700000000.000100','thread_ts':'1690000000.000001'}}");

        assertThat(told).containsExactly("mention:C0INCIDENT:1700000000.000100 status, 1 kept");
        assertThat(timeline.texts("message")).containsExactly("<@UBOT> status");
    }

    @Test
    void a_mention_elsewhere_is_answered_and_not_kept() {
        take("{'event_id':'Ev7','event':{'type':'app_mention','channel':'C0LUNCH','user':'U1','text':'<@UBOT> new db down',"
                + "'ts':'1700000000.000100'}}");

        assertThat(told).containsExactly("mention:C0LUNCH:1700000000.000100 new db down, 0 kept");
    }

    @Test
    void a_renamed_channel_is_told_by_name_and_a_moved_one_by_id() {
        take("{'event':{'type':'channel_rename','channel':{'id':'C0INCIDENT','name':'inc-1-db'}}}");
        take("{'event':{'type':'channel_rename','channel':{'id':'C0LUNCH','name':'brunch'}}}");
        take("{'event':{'type':'channel_id_changed','old_channel_id':'C0INCIDENT','new_channel_id':'C0NEW'}}");

        assertThat(told).containsExactly("C0INCIDENT is called inc-1-db", "C0INCIDENT is now C0NEW");
    }

    @Test
    void an_event_that_names_a_channel_by_its_former_id_is_kept_under_its_present_one() {
        incidents.wasCalled(new ChannelId("C0FORMER"));
        assertThat(take("C0FORMER", "hello")).isEqualTo(EventIntake.Taken.DONE);

        assertThat(timeline.received().getFirst().happenings()).extracting(Happening::channel)
                .containsExactly(OneIncident.CHANNEL);
    }

    @Test
    void an_event_that_says_nothing_new_names_the_messages_whose_words_it_repeats() {
        take("{'event_id':'Ev1','event':{'type':'message','subtype':'message_changed','channel':'C0INCIDENT','ts':'1700000009.000100',"
                + "'message':{'ts':'1700000000.000100','text':'a','root':{'ts':'1690000000.000100','text':'r'}},"
                + "'previous_message':{'ts':'1700000000.000100','text':'a'}}}");

        assertThat(timeline.received().getFirst().quoted()).startsWith(
                new MessageRef(OneIncident.CHANNEL, new SlackTs("1700000000.000100")),
                new MessageRef(OneIncident.CHANNEL, new SlackTs("1690000000.000100")));
    }

    @Test
    void once_events_can_be_kept_again_what_slack_gave_up_meanwhile_is_read() {
        timeline.failing(true);
        assertThatThrownBy(() -> take("C0INCIDENT", "hello")).hasMessage("the disk is full");
        now = NOW.plusSeconds(1800);
        assertThatThrownBy(() -> take("C0INCIDENT", "hello")).hasMessage("the disk is full");
        timeline.failing(false);
        take("C0INCIDENT", "hello");
        take("C0INCIDENT", "hello");

        assertThat(catchUp.asked()).containsExactly("everywhere");
    }

    @Test
    void trouble_that_was_over_before_slack_gives_up_is_none() {
        timeline.failing(true);
        assertThatThrownBy(() -> take("C0INCIDENT", "hello")).hasMessage("the disk is full");
        timeline.failing(false);
        now = NOW.plusSeconds(29);
        take("C0INCIDENT", "hello");
        now = NOW.plusSeconds(300);
        take("C0INCIDENT", "hello");

        assertThat(catchUp.asked()).isEmpty();
    }

    @Test
    void an_event_that_comes_a_minute_late_makes_it_look_for_those_that_never_come() {
        retry = 1;
        take("C0INCIDENT", "hello");
        assertThat(catchUp.asked()).isEmpty();
        retry = 2;
        take("C0LUNCH", "pizza?");
        assertThat(catchUp.asked()).containsExactly("everywhere");
    }

    @Test
    void where_the_bot_is_brought_back_into_a_channel_what_it_missed_there_is_read() {
        String joined = "'authorizations':[{'user_id':'UBOT'}],'event':{'type':'member_joined_channel','channel':'C0INCIDENT',"
                + "'event_ts':'1700000000.000100',";
        take("{'event_id':'Ev1'," + joined + "'user':'U2','inviter':'U1'}}");
        take("{'event_id':'Ev2'," + joined + "'user':'UBOT'}}");
        assertThat(catchUp.asked()).isEmpty();
        take("{'event_id':'Ev3'," + joined + "'user':'UBOT','inviter':'U1'}}");

        assertThat(catchUp.asked()).containsExactly("INC-1 C0INCIDENT");
    }

    @Test
    void what_follows_comes_behind_the_record_and_only_in_an_incidents_channel() {
        EventIntake.Taken unused = take("C0INCIDENT", "hello");
        unused = take("C0OTHER", "hello");

        assertThat(followed).containsExactly("INC-1 Message, 1 kept");
    }

    @Test
    void the_home_tab_is_opened_and_not_the_direct_messages_beside_it() {
        EventIntake.Taken unused = take(
                "{'event_id':'Ev1','event':{'type':'app_home_opened','user':'U1','channel':'D1','tab':'home'}}");
        unused = take("{'event_id':'Ev2','event':{'type':'app_home_opened','user':'U2','channel':'D2','tab':'messages'}}");
        unused = take("{'event_id':'Ev3','event':{'type':'app_home_opened','channel':'D2','tab':'home'}}");

        assertThat(followed).containsExactly("U1 looks");
        assertThat(timeline.received()).isEmpty();
    }

    private EventIntake.Taken take(String channel, String text) {
        return take("{'event_id':'Ev1','event':{'type':'message','channel':'" + channel + "','user':'U1','text':'" + text
                + "','ts':'1700000000.000100'}}");
    }

    private EventIntake.Taken take(String singleQuoted) {
        String raw = singleQuoted.replace('\'', '"');
        return LogContext.scope(() -> {
            try {
                return intake().take(JSON.readTree(raw), raw, retry);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(raw, e);
            }
        });
    }

    private EventIntake intake() {
        EventIntake present = intake;
        if (present == null) {
            present = new EventIntake(channels, timeline, making, new Names(),
                    (mention, at) -> told.add(mention.key() + " " + mention.text() + ", " + timeline.received().size() + " kept"),
                    new Following(), catchUp, () -> now, IntakeMetrics.none());
            intake = present;
        }
        return present;
    }

    private final class Following implements Consequences {
        @Override
        public void of(IncidentId incident, Happening happening, Instant now) {
            followed.add(incident + " " + happening.getClass().getSimpleName() + ", " + timeline.received().size() + " kept");
        }

        @Override
        public void missed(IncidentId incident, Happening.Message message, Instant now) {
            throw new IllegalStateException("an event comes, and is not found");
        }

        @Override
        public void standing(IncidentId incident, MessageRef message, String reaction, UserId person, Instant now) {
            throw new IllegalStateException("an event comes, and is not found");
        }

        @Override
        public void homeOpened(UserId person, Instant now) {
            followed.add(person + " looks");
        }
    }

    private final class Names implements ChannelNames {
        @Override
        public void archived(ChannelId channel, boolean archived, Instant at) {
            told.add((archived ? "archived " : "unarchived ") + channel);
        }

        @Override
        public void renamed(ChannelId channel, String name, Instant at) {
            told.add(channel + " is called " + name);
        }

        @Override
        public void idChanged(ChannelId old, ChannelId now, Instant at) {
            told.add(old + " is now " + now);
        }

        @Override
        public void converted(ChannelId channel, boolean isPrivate, Instant at) {
            told.add(channel + " is " + (isPrivate ? "private" : "public"));
        }

        @Override
        public void deleted(ChannelId channel, Instant at) {
            told.add(channel + " is deleted");
        }
    }

    private static final class Making implements ChannelsBeingMade {
        private final List<Duration> waited = new ArrayList<>();
        private boolean any;
        private Runnable during = () -> {};

        @Override
        public boolean any() {
            return any;
        }

        @Override
        public void await(Duration longest) {
            waited.add(longest);
            during.run();
        }
    }
}
