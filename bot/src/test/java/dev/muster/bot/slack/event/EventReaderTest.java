package dev.muster.bot.slack.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.timeline.Happening;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TS = "1700000000.000100";

    private final EventReader reader = new EventReader();

    @Test
    void a_message_is_read_with_its_author_time_and_words() {
        Happening.Message message = message("'user':'U1','text':'db is <slow> &amp; sad'");

        assertThat(message.user()).isEqualTo(new UserId("U1"));
        assertThat(message.ts()).isEqualTo(new SlackTs(TS));
        assertThat(message.threadTs()).isNull();
        assertThat(message.text()).isEqualTo("db is <slow> &amp; sad");
        assertThat(message.data()).isEmpty();
    }

    @Test
    void a_reply_names_its_thread_and_a_root_names_none() {
        assertThat(message("'user':'U1','text':'a','thread_ts':'1690000000.000001'").threadTs())
                .isEqualTo(new SlackTs("1690000000.000001"));
        assertThat(message("'user':'U1','text':'a','thread_ts':'" + TS + "'").threadTs()).isNull();
    }

    @Test
    void a_broadcast_reply_is_one_message_under_its_own_time() {
        Happening.Message message = message("'subtype':'thread_broadcast','user':'U1','text':'a',"
                + "'thread_ts':'1690000000.000001','root':{'ts':'1690000000.000001','text':'root'}");

        assertThat(message.ts()).isEqualTo(new SlackTs(TS));
        assertThat(message.data().path("broadcast").asBoolean()).isTrue();
    }

    @Test
    void files_are_kept_with_name_type_size_and_address() {
        JsonNode file = message("'subtype':'file_share','user':'U1','text':'','files':[[],{},7,{'id':'F1','name':'graph.png',"
                + "'mimetype':'image/png','size':12,'permalink':'https://x.example/F1','thumb_64':'https://x.example/t'}]")
                .data().path("files");

        assertThat(file).hasToString("[{'id':'F1','name':'graph.png','mimetype':'image/png',".replace('\'', '"')
                + "'permalink':'https://x.example/F1','size':12}]".replace('\'', '"'));
    }

    @Test
    void a_webhook_has_a_name_and_no_user() {
        Happening.Message message = message("'subtype':'bot_message','bot_id':'B1','username':'Grafana','text':'CPU high'");

        assertThat(message.user()).isNull();
        assertThat(message.name()).isEqualTo("Grafana");
    }

    @Test
    void a_modern_bot_has_a_user_and_its_bot_id() {
        Happening.Message message = message("'bot_id':'B1','user':'U9','text':'Deployed'");

        assertThat(message.user()).isEqualTo(new UserId("U9"));
        assertThat(message.data().path("bot_id").asText()).isEqualTo("B1");
    }

    @Test
    void a_bot_that_speaks_in_blocks_and_attachments_is_understood() {
        assertThat(message("'bot_id':'B1','text':'','blocks':[{'type':'header','text':{'type':'plain_text','text':'CPU > 90'}},"
                + "{'type':'section','text':{'type':'mrkdwn','text':'*host* db-1'},'fields':[{'type':'mrkdwn','text':'eu'}]},"
                + "{'type':'context','elements':[{'type':'mrkdwn','text':'by'},{'type':'image'}]}]").text())
                .isEqualTo("CPU &gt; 90\n*host* db-1\neu\nby");
        assertThat(message("'subtype':'bot_message','attachments':[{'fallback':'f','pretext':'p','title':'t','text':'x'},"
                + "{'fallback':'only this'}]").text()).isEqualTo("p\nt\nx\nonly this");
        assertThat(message("'bot_id':'B1','text':'Alert','attachments':[{'text':'disk full'}]").text())
                .isEqualTo("Alert\ndisk full");
    }

    @Test
    void rich_text_is_flattened_with_mentions_links_lists_and_quotes() {
        assertThat(message("'user':'U1','blocks':[{'type':'rich_text','elements':["
                + "{'type':'rich_text_section','elements':[{'type':'user','user_id':'U2'},{'type':'text','text':' a<b '},"
                + "{'type':'link','url':'https://x.example','text':'see'},{'type':'emoji','name':'eyes'},"
                + "{'type':'channel','channel_id':'C2'},{'type':'broadcast','range':'here'},"
                + "{'type':'usergroup','usergroup_id':'S1'}]},"
                + "{'type':'rich_text_list','elements':[{'type':'rich_text_section','elements':[{'type':'text','text':'one'}]},"
                + "{'type':'rich_text_section','elements':[{'type':'text','text':'two'}]}]},"
                + "{'type':'rich_text_quote','elements':[{'type':'text','text':'said'}]},"
                + "{'type':'rich_text_preformatted','elements':[{'type':'text','text':'code'}]}]}]").text()).isEqualTo(
                        "<@U2> a&lt;b <https://x.example|see>:eyes:<#C2><!here><!subteam^S1>\n• one\n• two\n&gt; said\n```code```");
    }

    @Test
    void an_edit_is_a_new_version_of_the_same_message() {
        Happening.Edit edit = (Happening.Edit) only(changed("'text':'new','edited':{'user':'U1','ts':'1700000009.000000'}",
                "'text':'old'"));

        assertThat(edit.ts()).isEqualTo(new SlackTs("1700000000.000001"));
        assertThat(edit.editedTs()).isEqualTo(new SlackTs("1700000009.000000"));
        assertThat(edit.text()).isEqualTo("new");
    }

    @Test
    void a_change_that_changes_no_words_is_no_edit() {
        assertThat(changed("'text':'a','attachments':[{'from_url':'https://x.example','text':'preview'}]", "'text':'a'"))
                .isEmpty();
        assertThat(changed("'text':'a','blocks':[{'type':'divider','block_id':'2'}]",
                "'text':'a','blocks':[{'type':'divider','block_id':'1'}]")).isEmpty();
        assertThat(changed("'text':'a','files':[{'id':'F1','name':'f','thumb_64':'https://x.example'}]",
                "'text':'a','files':[{'id':'F1','name':'f'}]")).isEmpty();
        assertThat(changed("'text':'a','reply_count':3", "'text':'a'")).isEmpty();
    }

    @Test
    void changed_blocks_attachments_and_files_are_an_edit() {
        assertThat(changed("'text':'a','blocks':[{'type':'divider'}]", "'text':'a'")).hasSize(1);
        assertThat(changed("'text':'a','attachments':[{'text':'more'}]", "'text':'a'")).hasSize(1);
        assertThat(changed("'text':'a'", "'text':'a','files':[{'id':'F1','name':'f'}]")).hasSize(1);
    }

    @Test
    void a_tombstone_is_a_deletion_of_what_was_there_and_says_whose_it_was_but_not_who_did_it() {
        assertThat(only(changed("'subtype':'tombstone','user':'USLACKBOT','text':'This message was deleted.'",
                "'user':'U1','text':'root'"))).isEqualTo(new Happening.Deletion(new ChannelId("C1"),
                        new SlackTs("1700000000.000001"), null, Instant.ofEpochSecond(1700000010), null, new UserId("U1")));
    }

    @Test
    void a_deletion_names_the_message_its_thread_and_its_time() {
        assertThat(only(inChannel("'type':'message','subtype':'message_deleted','channel':'C1','deleted_ts':'1700000000.000001',"
                + "'ts':'1700000010.000000','previous_message':{'user':'U1','thread_ts':'1690000000.000001'}")))
                .isEqualTo(new Happening.Deletion(new ChannelId("C1"), new SlackTs("1700000000.000001"),
                        new SlackTs("1690000000.000001"), Instant.ofEpochSecond(1700000010), null, new UserId("U1")));
    }

    @ParameterizedTest
    @CsvSource({"channel_topic,topic_changed,0", "group_topic,topic_changed,0", "channel_purpose,purpose_changed,0",
            "group_purpose,purpose_changed,0", "channel_name,channel_renamed,10", "group_name,channel_renamed,10",
            "channel_join,member_joined,10", "group_join,member_joined,10", "channel_leave,member_left,10",
            "group_leave,member_left,10", "channel_archive,channel_archived,10", "group_archive,channel_archived,10",
            "channel_unarchive,channel_unarchived,10", "group_unarchive,channel_unarchived,10"})
    void what_slack_writes_into_the_channel_becomes_a_notice(String subtype, String kind, int foldWithin) {
        Happening.Notice notice = (Happening.Notice) only(inChannel("'type':'message','channel':'C1','user':'U1','ts':'" + TS
                + "','subtype':'" + subtype + "','topic':'t','purpose':'p','name':'n','old_name':'o','text':'…'"));

        assertThat(notice.kind()).isEqualTo(kind);
        assertThat(notice.foldWithin()).isEqualTo(foldWithin);
        assertThat(notice.user()).isEqualTo(new UserId("U1"));
        assertThat(notice.text()).startsWith("<@U1> ");
    }

    @ParameterizedTest
    @CsvSource({"member_joined_channel,member_joined", "member_left_channel,member_left", "channel_archive,channel_archived",
            "group_archive,channel_archived", "channel_unarchive,channel_unarchived", "group_unarchive,channel_unarchived"})
    void events_about_the_channel_fold_with_the_message_that_says_the_same(String type, String kind) {
        Happening.Notice notice = (Happening.Notice) only(
                inChannel("'type':'" + type + "','channel':'C1','user':'U1','event_ts':'" + TS + "'"));

        assertThat(notice.kind()).isEqualTo(kind);
        assertThat(notice.foldWithin()).isEqualTo(10);
    }

    @Test
    void reactions_and_pins_are_about_a_message() {
        Happening.Notice reaction = (Happening.Notice) only(inChannel("'type':'reaction_added','user':'U1','reaction':'eyes',"
                + "'item':{'type':'message','channel':'C1','ts':'1700000000.000001'},'event_ts':'" + TS + "'"));
        Happening.Notice pin = (Happening.Notice) only(inChannel("'type':'pin_added','user':'U1','channel_id':'C1',"
                + "'item':{'type':'message','message':{'ts':'1700000000.000001'}},'event_ts':'" + TS + "'"));

        assertThat(reaction.about()).isEqualTo(new SlackTs("1700000000.000001"));
        assertThat(reaction.text()).isEqualTo("<@U1> reacted with :eyes:");
        assertThat(reaction.key()).isEqualTo("U1:eyes:1700000000.000001:" + TS);
        assertThat(pin.about()).isEqualTo(new SlackTs("1700000000.000001"));
        assertThat(pin.text()).isEqualTo(":pushpin: <@U1> pinned a message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"huddle_thread", "reminder_add", "ekm_access_denied", "bot_add", "message_replied", "pinned_item",
            "channel_posting_permissions", "something_of_next_year"})
    void other_subtypes_are_kept_raw(String subtype) {
        assertThat(inChannel("'type':'message','channel':'C1','user':'U1','text':'a','ts':'" + TS + "','subtype':'" + subtype
                + "'")).isEmpty();
    }

    @Test
    void a_mention_comes_without_the_bots_name() {
        Reading.Mention mention = (Reading.Mention) read("{'team_id':'T2','authorizations':[{'team_id':'T1','user_id':'UBOT'}],"
                + "'event':{'type':'app_mention','channel':'C1','user':'U1','ts':'" + TS + "','text':'<@UBOT>: sev 1 '}}");

        assertThat(mention.text()).isEqualTo("sev 1");
        assertThat(mention.teamId()).isEqualTo("T1");
        assertThat(mention.happenings()).hasSize(1);
    }

    @Test
    void a_mention_of_somebody_else_first_keeps_the_words() {
        Reading.Mention mention = (Reading.Mention) read("{'authorizations':[{'user_id':'UBOT'}],'event':{'type':'app_mention',"
                + "'channel':'C1','user':'U1','ts':'" + TS + "','text':'<@U2> ask <@UBOT>'}}");

        assertThat(mention.text()).isEqualTo("<@U2> ask <@UBOT>");
    }

    @Test
    void the_bot_naming_itself_is_no_mention() {
        assertThat(read("{'authorizations':[{'user_id':'UBOT'}],'event':{'type':'app_mention','channel':'C1','user':'UBOT','ts':'"
                + TS + "','text':'<@UBOT> help'}}")).isInstanceOf(Reading.InChannel.class);
    }

    @Test
    void names_ids_and_the_end_are_told() {
        assertThat(event("'type':'channel_rename','channel':{'id':'C1','name':'inc-2'},'event_ts':'" + TS + "'"))
                .isEqualTo(new Reading.Renamed(new ChannelId("C1"), "inc-2", new SlackTs(TS).at(), "channel_rename"));
        assertThat(event("'type':'channel_id_changed','old_channel_id':'C1','new_channel_id':'C2'"))
                .isEqualTo(new Reading.ChannelIdChanged(new ChannelId("C1"), new ChannelId("C2"), "channel_id_changed"));
        assertThat(event("'type':'app_uninstalled'")).isInstanceOf(Reading.Uninstalled.class);
        assertThat(event("'type':'tokens_revoked','tokens':{'oauth':['U1'],'bot':['UBOT']}"))
                .isInstanceOf(Reading.Uninstalled.class);
        assertThat(event("'type':'tokens_revoked','tokens':{'oauth':['U1'],'bot':[]}")).isInstanceOf(Reading.Nothing.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'text':{'text':'a'},'user':null", "'user':['U1'],'text':'a'", "'user':'','text':'a'",
            "'user':'U1','ts':'-5.0'", "'user':'U1','ts':170.5", "'user':'U1','ts':null"})
    void odd_messages_are_kept_raw(String fields) {
        assertThat(inChannel("'type':'message','channel':'C1','ts':'" + TS + "'," + fields)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'files':[[]]", "'files':{'a':1}", "'blocks':[{'elements':7},[],null,'x']", "'blocks':'no'",
            "'blocks':[{'type':'section','text':'a string'}]", "'attachments':[null,[],7]", "'thread_ts':7",
            "'edited':'yes'"})
    void odd_parts_do_not_cost_the_message(String fields) {
        assertThat(message("'user':'U1','text':'a'," + fields).text()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'event':null}", "{'event':[]}", "{'event':{'type':7}}", "{'event':{'type':'message'}}",
            "{'event':{'type':'message','channel':{'id':'C1'}}}", "{'event':{'type':'message','channel':null}}",
            "{'event':{'type':'channel_rename'}}", "{'event':{'type':'channel_id_changed','old_channel_id':'C1'}}"})
    void what_names_no_channel_is_nothing(String envelope) {
        assertThat(read(envelope)).isInstanceOf(Reading.Nothing.class);
    }

    @Test
    void deep_nesting_ends_somewhere() {
        StringBuilder blocks = new StringBuilder("{'type':'text','text':'deep'}");
        for (int i = 0; i < 300; i++) {
            blocks.insert(0, "{'type':'rich_text_section','elements':[").append("]}");
        }
        assertThat(message("'user':'U1','blocks':[{'type':'rich_text','elements':[" + blocks + "]}]").text()).isEmpty();
    }

    @Test
    void characters_that_no_store_holds_are_replaced() {
        assertThat(message("'user':'U1','text':'a\\u0000b\\ud800c \\ud83d\\ude00'").text())
                .isEqualTo("a\uFFFDb\uFFFDc \uD83D\uDE00");
    }

    private Happening.Message message(String fields) {
        return (Happening.Message) only(inChannel("'type':'message','channel':'C1','ts':'" + TS + "'," + fields));
    }

    private List<Happening> changed(String now, String before) {
        return inChannel("'type':'message','subtype':'message_changed','channel':'C1','ts':'1700000010.000000',"
                + "'message':{'user':'U1','ts':'1700000000.000001'," + now + "},"
                + "'previous_message':{'user':'U1','ts':'1700000000.000001'," + before + "}");
    }

    private List<Happening> inChannel(String fields) {
        return ((Reading.InChannel) event(fields)).happenings();
    }

    private Reading event(String fields) {
        return read("{'type':'event_callback','event':{" + fields + "}}");
    }

    private Reading read(String envelope) {
        return reader.read(json(envelope));
    }

    private static Happening only(List<Happening> happenings) {
        assertThat(happenings).hasSize(1);
        return happenings.get(0);
    }

    private static JsonNode json(String singleQuoted) {
        try {
            return JSON.readTree(singleQuoted.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(singleQuoted, e);
        }
    }
}
