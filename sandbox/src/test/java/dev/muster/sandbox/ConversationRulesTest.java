package dev.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Channels: names, members, topics, archiving. */
class ConversationRulesTest {
    private final Sandbox sandbox = Sandbox.start(Fixture.withManifest());
    private final TestApp app = new TestApp(sandbox);
    private final Person anna = sandbox.person("anna");

    @AfterEach
    void stop() {
        assertThat(sandbox.violations()).isEmpty();
        app.close();
        sandbox.close();
    }

    private String error(String method, String... arguments) {
        return app.call(method, arguments).path("error").asText("");
    }

    private Channel created(String name) {
        JsonNode channel = app.call("conversations.create", "name", name).path("channel");
        return sandbox.channelById(channel.path("id").asText()).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"'',invalid_name_required", "Upper,invalid_name_specials", "a b,invalid_name_specials",
            "a.b,invalid_name_specials",
            "---,invalid_name_punctuation"})
    void a_channel_name_is_checked(String name, String error) {
        assertThat(error("conversations.create", "name", name)).isEqualTo(error);
    }

    @Test
    void a_name_may_be_eighty_long_and_is_taken_even_when_archived() {
        assertThat(error("conversations.create", "name", "a".repeat(81))).isEqualTo("invalid_name_maxlength");
        Channel made = created("a".repeat(80));
        assertThat(error("conversations.archive", "channel", made.id())).isEmpty();
        assertThat(error("conversations.create", "name", "a".repeat(80))).isEqualTo("name_taken");
    }

    @Test
    void the_app_is_in_the_channel_that_it_makes() {
        Channel made = created("made");
        assertThat(made.memberIds()).containsExactly(sandbox.botUserId());
        assertThat(sandbox.messages(made)).extracting(m -> m.subtype().orElse("")).containsExactly("channel_join");
        assertThat(app.events("member_joined_channel")).hasSize(1);
    }

    @Test
    void a_workspace_may_keep_apps_from_making_and_archiving_channels() {
        sandbox.switches().channelCreationRestricted(true).archivingRestricted(true);
        assertThat(error("conversations.create", "name", "x")).isEqualTo("restricted_action");
        sandbox.switches().channelCreationRestricted(false);
        assertThat(error("conversations.archive", "channel", created("x").id())).isEqualTo("restricted_action");
    }

    @Test
    void membership_decides_what_the_app_may_do() {
        Channel general = sandbox.channel("general");
        Channel secret = sandbox.privateChannel("secret", anna);
        assertThat(error("chat.postMessage", "channel", general.id(), "text", "x")).isEqualTo("not_in_channel");
        assertThat(error("chat.postMessage", "channel", secret.id(), "text", "x")).isEqualTo("channel_not_found");
        assertThat(error("conversations.info", "channel", secret.id())).isEqualTo("channel_not_found");
        assertThat(error("conversations.history", "channel", general.id())).isEqualTo("not_in_channel");
        assertThat(error("conversations.setTopic", "channel", general.id(), "topic", "x")).isEqualTo("not_in_channel");
        assertThat(error("chat.postMessage", "channel", "C0NOWHERE00", "text", "x")).isEqualTo("channel_not_found");
        assertThatThrownBy(() -> anna.says(created("without-anna"), "x")).hasMessageContaining("anna is not in");
    }

    @Test
    void inviting_answers_for_each_user() {
        Channel made = created("made");
        String bob = sandbox.person("bob").id();
        String guest = sandbox.person("guest", PersonOptions.defaults().asGuest()).id();
        app.call("conversations.invite", "channel", made.id(), "users", anna.id());

        JsonNode refused = app.call("conversations.invite", "channel", made.id(), "users", anna.id() + "," + bob);
        assertThat(refused.path("ok").asBoolean()).isFalse();
        assertThat(refused.path("errors").path(0).path("error").asText()).isEqualTo("already_in_channel");
        assertThat(made.memberIds()).doesNotContain(bob);

        JsonNode forced = app.call("conversations.invite", "channel", made.id(), "force", "true", "users",
                String.join(",", bob, guest, "U0NOBODY000", sandbox.botUserId()));
        assertThat(forced.path("ok").asBoolean()).isTrue();
        assertThat(forced.path("errors").findValuesAsText("error")).containsExactlyInAnyOrder("user_is_restricted",
                "user_not_found",
                "cant_invite_self");
        assertThat(made.memberIds()).contains(bob);
        List<String> many = new ArrayList<>(Collections.nCopies(101, "U0NOBODY000"));
        assertThat(error("conversations.invite", "channel", made.id(), "users", String.join(",", many)))
                .isEqualTo("too_many_users");
    }

    @Test
    void an_invitation_is_told_with_who_invited() {
        Channel made = created("made");
        app.call("conversations.invite", "channel", made.id(), "users", anna.id());

        JsonNode joined = app.events("member_joined_channel").getLast();
        assertThat(joined.path("user").asText()).isEqualTo(anna.id());
        assertThat(joined.path("inviter").asText()).isEqualTo(sandbox.botUserId());
        assertThat(app.messages("channel_join").getLast().path("inviter").asText()).isEqualTo(sandbox.botUserId());
    }

    @Test
    void a_topic_is_two_hundred_and_fifty_long_and_leaves_a_message() {
        Channel made = created("made");
        assertThat(error("conversations.setTopic", "channel", made.id(), "topic", "x".repeat(251))).isEqualTo("too_long");
        assertThat(error("conversations.setTopic", "channel", made.id(), "topic", "x".repeat(250))).isEmpty();
        assertThat(made.topic()).hasSize(250);
        assertThat(app.messages("channel_topic").getFirst().path("topic").asText()).hasSize(250);
        assertThat(error("conversations.setPurpose", "channel", made.id(), "purpose", "why")).isEmpty();
        assertThat(made.purpose()).isEqualTo("why");
    }

    @Test
    void archiving_is_one_way_for_an_app() {
        Channel made = created("made");
        JsonNode posted = app.call("chat.postMessage", "channel", made.id(), "text", "bye");
        assertThat(error("conversations.archive", "channel", made.id())).isEmpty();
        assertThat(error("conversations.archive", "channel", made.id())).isEqualTo("already_archived");
        assertThat(error("chat.postMessage", "channel", made.id(), "text", "x")).isEqualTo("is_archived");
        assertThat(error("chat.update", "channel", made.id(), "ts", posted.path("ts").asText(), "text", "x"))
                .isEqualTo("is_inactive");
        assertThat(error("conversations.unarchive", "channel", made.id())).isEqualTo("not_in_channel");
        assertThat(app.events("channel_archive")).hasSize(1);
        anna.unarchives(made);
        assertThat(made.isArchived()).isFalse();
    }

    @Test
    void general_cannot_be_archived_or_left() {
        Channel general = sandbox.channel("general");
        sandbox.addApp(general);
        assertThat(error("conversations.archive", "channel", general.id())).isEqualTo("cant_archive_general");
        assertThat(error("conversations.leave", "channel", general.id())).isEqualTo("cant_leave_general");
    }

    @Test
    void only_who_made_a_channel_renames_it() {
        Channel made = created("made");
        assertThat(app.call("conversations.rename", "channel", made.id(), "name", "better").path("channel").path("previous_names")
                .path(0).asText()).isEqualTo("made");
        assertThat(sandbox.findChannel("made")).isEmpty();
        assertThat(app.messages("channel_name").getFirst().path("old_name").asText()).isEqualTo("made");
        Channel annas = anna.creates("annas");
        sandbox.addApp(annas);
        assertThat(error("conversations.rename", "channel", annas.id(), "name", "ours")).isEqualTo("not_authorized");
    }

    @Test
    void bookmarks_are_links_and_a_hundred_at_most() {
        Channel made = created("made");
        assertThat(error("bookmarks.add", "channel_id", made.id(), "title", "Call", "type", "link", "link", "ftp://x"))
                .isEqualTo("invalid_link");
        for (int i = 0; i < 100; i++) {
            assertThat(error("bookmarks.add", "channel_id", made.id(), "title", "B" + i, "type", "link", "link",
                    "https://e.example/" + i))
                    .isEmpty();
        }
        assertThat(error("bookmarks.add", "channel_id", made.id(), "title", "x", "type", "link", "link", "https://e.example"))
                .isEqualTo("too_many_bookmarks");
        String id = sandbox.bookmarks(made).getFirst().id();
        assertThat(error("bookmarks.edit", "channel_id", made.id(), "bookmark_id", id, "title", "New")).isEmpty();
        assertThat(sandbox.bookmarks(made).getFirst().title()).isEqualTo("New");
        assertThat(error("bookmarks.remove", "channel_id", made.id(), "bookmark_id", id)).isEmpty();
        assertThat(error("bookmarks.remove", "channel_id", made.id(), "bookmark_id", id)).isEqualTo("not_found");
    }

    @Test
    void a_direct_message_is_opened_by_the_app_and_found_by_the_person() {
        String dm = app.call("conversations.open", "users", anna.id()).path("channel").path("id").asText();
        assertThat(dm).startsWith("D");
        assertThat(app.call("chat.postMessage", "channel", dm, "text", "psst").path("ok").asBoolean()).isTrue();
        assertThat(app.call("chat.postMessage", "channel", anna.id(), "text", "again").path("channel").asText()).isEqualTo(dm);
        assertThat(anna.directMessages()).extracting(Message::text).containsExactly("psst", "again");
        assertThat(error("conversations.open", "users", "U0NOBODY000")).isEqualTo("user_not_found");
    }

    @Test
    void in_an_archived_channel_nobody_changes_anything() {
        Channel made = anna.creates("made");
        sandbox.addApp(made);
        Message said = anna.says(made, "hello");
        anna.reacts(said, "eyes");
        anna.archives(made);
        for (Runnable deed : List.<Runnable>of(() -> anna.edits(said, "bye"), () -> anna.deletes(said),
                () -> anna.reacts(said, "wave"), () -> anna.unreacts(said, "eyes"), () -> anna.pins(said),
                () -> anna.commands(made, "/task", ""))) {
            assertThatThrownBy(deed::run).hasMessageContaining("is_archived");
        }
    }

    @Test
    void who_only_looks_in_from_outside_types_and_presses_nothing() {
        Channel made = created("made");
        app.call("chat.postMessage", "channel", made.id(), "text", "x", "blocks",
                """
                [{"type":"actions","elements":[{"type":"button","action_id":"go","text":{"type":"plain_text","text":"Go"}}]}]""");
        Message message = sandbox.messages(made).getLast();
        assertThatThrownBy(() -> anna.clicks(message, "go")).hasMessageContaining("anna is not in made");
        assertThatThrownBy(() -> anna.commands(made, "/task", "")).hasMessageContaining("anna is not in made");
        anna.joins(made);
        assertThat(anna.clicks(message, "go").isOk()).isTrue();
    }

    @Test
    void archiving_takes_the_app_out_of_the_channel() {
        Channel made = created("made");
        anna.joins(made);
        anna.archives(made);
        for (String method : List.of("conversations.history", "pins.list")) {
            assertThat(error(method, "channel", made.id())).as(method).isEqualTo("not_in_channel");
        }
        assertThat(error("conversations.info", "channel", made.id())).isEmpty();
        anna.unarchives(made);
        assertThat(error("conversations.history", "channel", made.id())).isEmpty();
    }

    @Test
    void a_direct_message_has_no_doors() {
        String dm = app.call("conversations.open", "users", anna.id()).path("channel").path("id").asText();
        String bob = sandbox.person("bob").id();
        assertThat(error("conversations.leave", "channel", dm)).isEqualTo("method_not_supported_for_channel_type");
        assertThat(error("conversations.invite", "channel", dm, "users", bob)).isEqualTo("method_not_supported_for_channel_type");
        assertThat(error("conversations.kick", "channel", dm, "user", anna.id()))
                .isEqualTo("method_not_supported_for_channel_type");
    }
}
