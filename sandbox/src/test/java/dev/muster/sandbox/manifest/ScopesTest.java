package dev.muster.sandbox.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopesTest {

    @ParameterizedTest
    @CsvSource({"chat.postMessage,chat:write", "pins.add,pins:write", "bookmarks.list,bookmarks:read",
            "users.info,users:read", "users.lookupByEmail,users:read.email", "usergroups.users.list,usergroups:read",
            "reactions.add,reactions:write", "files.getUploadURLExternal,files:write", "bots.info,users:read",
            "team.info,team:read", "conversations.join,channels:join"})
    void a_method_needs_its_scope(String method, String scope) {
        assertThat(Scopes.required(method)).contains(AnyOf.of(scope));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.test", "auth.test", "chat.getPermalink", "views.open", "views.update"})
    void some_methods_need_no_scope(String method) {
        assertThat(Scopes.required(method)).hasValueSatisfying(
                scopes -> assertThat(scopes.grantedBy(Set.of())).isTrue());
    }

    @Test
    void a_method_on_conversations_needs_the_scope_of_the_kind() {
        assertThat(Scopes.required("conversations.history", ConversationKind.PRIVATE_CHANNEL))
                .contains(AnyOf.of("groups:history"));
        assertThat(Scopes.required("conversations.history")).contains(
                AnyOf.of("channels:history", "groups:history", "im:history", "mpim:history"));
        assertThat(Scopes.required("conversations.invite", ConversationKind.PUBLIC_CHANNEL))
                .contains(AnyOf.of("channels:manage", "channels:write.invites"));
        assertThat(Scopes.required("conversations.open", ConversationKind.DIRECT_MESSAGE))
                .contains(AnyOf.of("im:write"));
        assertThat(Scopes.required("conversations.open", ConversationKind.PUBLIC_CHANNEL)).isEmpty();
    }

    @Test
    void an_unknown_method_or_event_has_no_answer() {
        assertThat(Scopes.required("chat.shout")).isEmpty();
        assertThat(Scopes.required("chat.shout", ConversationKind.PUBLIC_CHANNEL)).isEmpty();
        assertThat(Scopes.requiredForEvent("message")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"message.channels,channels:history", "message.groups,groups:history", "message.im,im:history",
            "message.mpim,mpim:history", "app_mention,app_mentions:read", "pin_added,pins:read",
            "reaction_removed,reactions:read", "channel_rename,channels:read", "group_archive,groups:read",
            "subteam_updated,usergroups:read"})
    void an_event_needs_its_scope(String event, String scope) {
        assertThat(Scopes.requiredForEvent(event)).contains(AnyOf.of(scope));
    }

    @Test
    void either_kind_of_channel_is_enough_for_joins() {
        AnyOf scopes = Scopes.requiredForEvent("member_joined_channel").orElseThrow();

        assertThat(scopes.needed()).isEqualTo("channels:read,groups:read");
        assertThat(scopes.grantedBy(Set.of("groups:read"))).isTrue();
        assertThat(scopes.grantedBy(Set.of("im:read"))).isFalse();
    }
}
