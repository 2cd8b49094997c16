package dev.muster.bot.slack.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.timeline.Happening;
import dev.muster.bot.timeline.Received;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryBackfillTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_100);

    private static final UserId BOT = new UserId("UBOT");

    private final List<String> followed = new ArrayList<>();
    private final MemoryTimeline timeline = new MemoryTimeline();
    private final Channel slack = new Channel();
    private final HistoryBackfill backfill = new HistoryBackfill(slack, timeline,
            new HistoryBackfill.Heard(new Followed(), (mention, now) -> followed.add(mention.user() + " says: " + mention.text()),
                    asked -> true, () -> Optional.of(BOT)),
            InstantSource.fixed(NOW));

    @Test
    void what_was_missed_is_kept_once() {
        slack.say(1, "'user':'U1','text':'one'");
        slack.say(2, "'user':'U2','text':'two'");
        heard(1, "one", null);

        assertThat(run()).isEqualTo(new HistoryBackfill.Outcome.Done(1, Optional.empty()));
        assertThat(run()).isEqualTo(new HistoryBackfill.Outcome.Done(0, Optional.empty()));
        assertThat(timeline.texts("message")).containsExactly("one", "two");
        assertThat(timeline.received().get(1).source()).isEqualTo("backfill");
        assertThat(timeline.received().get(1).eventId()).isNull();
    }

    @Test
    void what_nobody_heard_is_acted_upon_once_in_its_order_and_after_all_was_read() {
        slack.say(1, "'user':'U1','text':'heard'");
        slack.say(2, "'user':'UBOT','text':'a card','reactions':[{'name':'hand','users':['U2','U3'],'count':2}]");
        slack.say(5, "'user':'U1','text':'<@UBOT> done, it works'");
        slack.reply(1, 3, "'user':'U2','text':'on it'");
        slack.reply(1, 4, "'user':'UBOT','text':'thank you, <@UBOT>'");
        heard(1, "heard", null);
        heard(2, "a card", null);

        assertThat(run()).isEqualTo(new HistoryBackfill.Outcome.Done(3, Optional.empty()));
        assertThat(followed).containsExactly("U2 :hand:", "U3 :hand:", "on it, 5 kept", "thank you, <@UBOT>, 5 kept",
                "<@UBOT> done, it works, 5 kept", "U1 says: done, it works");

        followed.clear();
        assertThat(run()).isEqualTo(new HistoryBackfill.Outcome.Done(0, Optional.empty()));
        assertThat(followed).containsExactly("U2 :hand:", "U3 :hand:");
    }

    @Test
    void a_gap_behind_newer_messages_is_filled() {
        for (int i = 1; i <= 5; i++) {
            slack.say(i, "'user':'U1','text':'m" + i + "'");
        }
        heard(1, "m1", null);
        heard(5, "m5", null);

        assertThat(run()).isEqualTo(new HistoryBackfill.Outcome.Done(3, Optional.empty()));
    }

    @Test
    void replies_in_old_threads_are_found() {
        slack.say(1, "'user':'U1','text':'root'");
        slack.reply(1, 50, "'user':'U2','text':'late reply'");
        heard(1, "root", null);

        assertThat(run()).isEqualTo(new HistoryBackfill.Outcome.Done(1, Optional.empty()));
        assertThat(timeline.texts("message")).containsExactly("root", "late reply");
    }

    @Test
    void a_gap_behind_the_newest_reply_is_filled() {
        slack.say(1, "'user':'U1','text':'root'");
        slack.reply(1, 2, "'user':'U2','text':'missed'");
        slack.reply(1, 3, "'user':'U2','text':'heard'");
        heard(1, "root", null);
        heard(3, "heard", ts(1));

        assertThat(run()).isEqualTo(new HistoryBackfill.Outcome.Done(1, Optional.empty()));
    }

    @Test
    void threads_of_which_everything_is_kept_are_not_asked_for() {
        slack.say(1, "'user':'U1','text':'root'");
        slack.reply(1, 2, "'user':'U2','text':'reply'");
        heard(1, "root", null);
        heard(2, "reply", ts(1));
        wasReadAt(ts(2).at().plus(Duration.ofMinutes(10)).plusSeconds(1));

        assertThat(run()).isEqualTo(new HistoryBackfill.Outcome.Done(0, Optional.empty()));
        assertThat(slack.asked).containsExactly("channel");
    }

    @Test
    void a_thread_in_which_somebody_replied_since_the_last_reading_is_read_however_its_numbers_look() {
        slack.say(1, "'user':'U1','text':'root'");
        slack.reply(1, 3, "'user':'U2','text':'missed'");
        slack.reply(1, 4, "'user':'U2','text':'heard'");
        heard(1, "root", null);
        heard(2, "deleted while nobody listened", ts(1));
        heard(4, "heard", ts(1));
        wasReadAt(ts(2).at());

        assertThat(run()).isEqualTo(new HistoryBackfill.Outcome.Done(1, Optional.empty()));
        assertThat(timeline.texts("message")).contains("missed");
    }

    @Test
    void only_a_reading_that_came_to_the_end_counts_as_one() {
        slack.say(1, "'user':'U1','text':'root'");
        slack.unclear = true;
        assertThat(run()).isInstanceOf(HistoryBackfill.Outcome.Unclear.class);
        assertThat(timeline.historyReadAt(OneIncident.CHANNEL)).isEmpty();

        slack.unclear = false;
        assertThat(run()).isEqualTo(new HistoryBackfill.Outcome.Done(1, Optional.empty()));
        assertThat(timeline.historyReadAt(OneIncident.CHANNEL)).contains(NOW);
    }

    @Test
    void an_edit_that_was_missed_is_kept_as_an_edit() {
        slack.say(1, "'user':'U1','text':'after','edited':{'user':'U1','ts':'1700000009.000000'}");
        heard(1, "before", null);

        assertThat(run()).isEqualTo(new HistoryBackfill.Outcome.Done(1, Optional.empty()));
        assertThat(run()).isEqualTo(new HistoryBackfill.Outcome.Done(0, Optional.empty()));
        assertThat(timeline.texts("message")).containsExactly("before");
        assertThat(timeline.texts("message_edited")).containsExactly("after");
    }

    @Test
    void one_odd_message_does_not_spoil_its_page() {
        slack.say(1, "'user':null,'files':[[]]");
        slack.say(2, "'user':'U1','text':{'no':'text'},'blocks':[{}]");
        slack.messages.put(3, json("[]"));
        slack.say(4, "'user':'U1','text':'fine'");

        assertThat(run()).isEqualTo(new HistoryBackfill.Outcome.Done(2, Optional.empty()));
        assertThat(timeline.texts("message")).containsExactlyInAnyOrder("", "fine");
    }

    @Test
    void what_is_missing_in_slack_was_not_deleted() {
        heard(1, "still here", null);
        slack.say(2, "'subtype':'tombstone','user':'USLACKBOT','text':'This message was deleted.'");

        assertThat(run()).isEqualTo(new HistoryBackfill.Outcome.Done(0, Optional.empty()));
        assertThat(timeline.texts("message_deleted")).isEmpty();
    }

    @Test
    void fifteen_messages_a_minute_are_enough_to_get_through() {
        slack.largestPage = 15;
        slack.onePagePerRun = true;
        for (int i = 1; i <= 100; i++) {
            slack.say(i, "'user':'U1','text':'m" + i + "'");
        }
        slack.reply(1, 200, "'user':'U2','text':'reply'");

        List<HistoryBackfill.Outcome> outcomes = new ArrayList<>();
        do {
            slack.calls = 0;
            outcomes.add(run());
        } while (outcomes.getLast() instanceof HistoryBackfill.Outcome.Paused);

        assertThat(outcomes.getLast()).isEqualTo(new HistoryBackfill.Outcome.Done(101, Optional.empty()));
        assertThat(outcomes.getFirst()).isEqualTo(new HistoryBackfill.Outcome.Paused(15, Duration.ofMinutes(1)));
        assertThat(outcomes).hasSize(8);
    }

    @Test
    void a_channel_that_cannot_be_read_is_said_to_be_so() {
        slack.error = "not_in_channel";

        assertThat(run()).isEqualTo(new HistoryBackfill.Outcome.Refused(0, "not_in_channel"));
    }

    @Test
    void a_thread_that_cannot_be_read_does_not_hide_the_others() {
        slack.say(1, "'user':'U1','text':'gone','reply_count':2,'latest_reply':'1700000005.000000'");
        slack.say(2, "'user':'U1','text':'root'");
        slack.reply(2, 3, "'user':'U2','text':'reply'");
        slack.threads.remove(1);

        assertThat(run()).isEqualTo(new HistoryBackfill.Outcome.Done(3, Optional.empty()));
    }

    private void wasReadAt(Instant at) {
        timeline.historyRead(OneIncident.CHANNEL, at);
    }

    private HistoryBackfill.Outcome run() {
        return backfill.run(OneIncident.ID, OneIncident.CHANNEL);
    }

    private void heard(int second, String text, @Nullable SlackTs thread) {
        timeline.keep(OneIncident.ID, new Received("Ev" + second, Instant.EPOCH, "event", "message", "{}",
                List.of(new Happening.Message(OneIncident.CHANNEL, ts(second), thread, null, null, text,
                        JSON.createObjectNode()))));
    }

    private static SlackTs ts(int second) {
        return new SlackTs("17%08d.000000".formatted(second));
    }

    private static JsonNode json(String singleQuoted) {
        try {
            return JSON.readTree(singleQuoted.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(singleQuoted, e);
        }
    }

    /** A channel as Slack tells it: the newest first, replies only with their root. */
    private final class Followed implements Consequences {
        @Override
        public void of(IncidentId incident, Happening happening, Instant now) {
            throw new IllegalStateException("nothing happens now");
        }

        @Override
        public void missed(IncidentId incident, Happening.Message message, Instant now) {
            followed.add(message.text() + ", " + timeline.texts("message").size() + " kept");
        }

        @Override
        public void standing(IncidentId incident, MessageRef message, String reaction, UserId person, Instant now) {
            followed.add(person + " :" + reaction + ":");
        }

        @Override
        public void homeOpened(UserId person, Instant now) {
            throw new IllegalStateException("nobody looks");
        }
    }

    private static final class Channel implements History {
        private final TreeMap<Integer, JsonNode> messages = new TreeMap<>(Comparator.reverseOrder());
        private final Map<Integer, List<JsonNode>> threads = new TreeMap<>();
        private final List<String> asked = new ArrayList<>();
        private int largestPage = 200;
        private boolean onePagePerRun;
        private int calls;
        private String error = "";
        private boolean unclear;

        void say(int second, String fields) {
            messages.put(second, json("{'type':'message','ts':'" + ts(second) + "'," + fields + "}"));
        }

        void reply(int root, int second, String fields) {
            ObjectNode parent = (ObjectNode) Objects.requireNonNull(messages.get(root));
            List<JsonNode> thread = threads.computeIfAbsent(root, key -> new ArrayList<>(List.of(parent)));
            thread.add(json("{'type':'message','ts':'" + ts(second) + "','thread_ts':'" + ts(root) + "'," + fields + "}"));
            parent.put("reply_count", thread.size() - 1)
                    .put("latest_reply", ts(second).value()).put("thread_ts", ts(root).value());
        }

        @Override
        public Page history(ChannelId channel, Optional<SlackTs> oldest, Optional<String> cursor, int limit) {
            return page("channel", List.copyOf(messages.values()), cursor, limit);
        }

        @Override
        public Page replies(ChannelId channel, SlackTs root, Optional<SlackTs> oldest, Optional<String> cursor, int limit) {
            List<JsonNode> thread = threads.get((int) (root.at().getEpochSecond() - 1_700_000_000));
            return thread == null ? new Page.Refused("thread_not_found") : page("thread " + root, thread, cursor, limit);
        }

        private Page page(String what, List<JsonNode> all, Optional<String> cursor, int limit) {
            asked.add(what);
            if (unclear) {
                return new Page.Unclear("nothing came");
            }
            if (!error.isEmpty()) {
                return new Page.Refused(error);
            }
            if (onePagePerRun && calls++ > 0) {
                return new Page.TooFast(Duration.ofMinutes(1));
            }
            int from = cursor.map(Integer::parseInt).orElse(0);
            int to = Math.min(all.size(), from + Math.min(limit, largestPage));
            return new Page.Messages(all.subList(from, to),
                    to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
        }
    }
}
