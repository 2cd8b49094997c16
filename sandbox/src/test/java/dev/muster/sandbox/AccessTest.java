package dev.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens, scopes, methods and arguments. */
class AccessTest {
    private final Sandbox sandbox = Sandbox.start(Fixture.withManifest());
    private final TestApp app = new TestApp(sandbox);

    @AfterEach
    void stop() {
        app.close();
        sandbox.close();
    }

    private JsonNode with(String token, String method) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.apiUrl() + method)).POST(BodyPublishers.noBody());
        return Json.parse(
                TestApp.send(token.isEmpty() ? request.build() : request.header("Authorization", "Bearer " + token).build())
                        .body());
    }

    @Test
    void a_call_needs_a_token_of_the_right_kind() {
        assertThat(with("", "auth.test").path("error").asText()).isEqualTo("not_authed");
        assertThat(with("xoxb-somebody-else", "auth.test").path("error").asText()).isEqualTo("invalid_auth");
        assertThat(with(sandbox.appToken(), "users.list").path("error").asText()).isEqualTo("not_allowed_token_type");
        assertThat(with(sandbox.botToken(), "apps.connections.open").path("error").asText()).isEqualTo("not_allowed_token_type");
        assertThat(with("", "api.test").path("ok").asBoolean()).isTrue();
    }

    @Test
    void the_token_tells_who_the_app_is() {
        JsonNode answer = app.call("auth.test");
        assertThat(answer.path("user_id").asText()).isEqualTo(sandbox.botUserId());
        assertThat(answer.path("bot_id").asText()).isEqualTo(sandbox.botId());
        assertThat(answer.path("user").asText()).isEqualTo("helper");
        assertThat(app.callJson("auth.test", "{\"token\":\"" + sandbox.botToken() + "\"}").path("ok").asBoolean()).isTrue();
    }

    @Test
    void a_missing_scope_is_named_and_every_answer_lists_the_scopes() {
        HttpResponse<String> response = app.response("reactions.add", "channel", "C1", "timestamp", "1.1", "name", "eyes");

        JsonNode answer = Json.parse(response.body());
        assertThat(answer.path("error").asText()).isEqualTo("missing_scope");
        assertThat(answer.path("needed").asText()).isEqualTo("reactions:write");
        assertThat(answer.path("provided").asText()).contains("chat:write");
        assertThat(response.headers().firstValue("X-OAuth-Scopes").orElseThrow()).contains("channels:manage");
    }

    @Test
    void a_scope_is_asked_for_by_the_kind_of_conversation() {
        Channel secret = sandbox.privateChannel("secret", sandbox.person("anna"));
        sandbox.addApp(secret);
        assertThat(app.call("conversations.history", "channel", secret.id()).path("needed").asText()).isEqualTo("groups:history");
        assertThat(app.call("conversations.list", "types", "public_channel,im").path("needed").asText()).isEqualTo("im:read");
        sandbox.declineScope("channels:manage");
        assertThat(app.call("conversations.create", "name", "x").path("needed").asText()).isEqualTo("channels:manage");
        assertThat(app.call("conversations.create", "name", "x", "is_private", "true").path("ok").asBoolean()).isTrue();
    }

    @Test
    void e_mail_addresses_are_seen_with_their_scope_only() {
        Person anna = sandbox.person("anna");
        JsonNode user = app.call("users.info", "user", anna.id()).path("user");
        assertThat(user.path("profile").has("email")).isFalse();
        assertThat(user.path("real_name").asText()).isEqualTo("Anna");
        assertThat(app.call("users.lookupByEmail", "email", "anna@acme.example").path("error").asText())
                .isEqualTo("missing_scope");
    }

    @Test
    void an_unknown_method_and_an_unknown_argument_are_violations() {
        assertThat(app.call("chat.shout", "text", "x").path("error").asText()).isEqualTo("unknown_method");
        assertThat(app.call("chat.postMessage", "chanel", "x").path("error").asText()).isEqualTo("invalid_arguments");
        assertThat(sandbox.violations()).extracting(v -> v.method()).containsExactly("chat.shout", "chat.postMessage");
        assertThat(sandbox.countOf("chat.postMessage")).isEqualTo(1);
        assertThat(sandbox.calls("chat.postMessage").getFirst().args().path("chanel").asText()).isEqualTo("x");
    }

    @Test
    void only_subscribed_events_of_channels_the_app_is_in_are_delivered() {
        Person anna = sandbox.person("anna");
        Channel general = sandbox.channel("general");
        Channel random = sandbox.channel("random");
        sandbox.addApp(general);
        anna.says(random, "not for you");
        Message said = anna.says(general, "for you " + "<@" + sandbox.botUserId() + ">");
        anna.reacts(said, "eyes");
        anna.unreacts(said, "eyes");
        Channel secret = anna.createsPrivate("secret");
        anna.invites(secret, sandbox.botUserId());
        anna.says(secret, "no scope for groups:history");

        assertThat(app.messages("")).extracting(e -> e.path("channel").asText()).containsExactly(general.id());
        assertThat(app.events("app_mention")).hasSize(1);
        assertThat(app.events("reaction_added")).hasSize(1);
        assertThat(app.events("reaction_removed")).isEmpty();
    }

    @Test
    void commands_and_shortcuts_are_those_of_the_manifest() {
        Person anna = sandbox.person("anna");
        Person bob = sandbox.person("bob");
        Channel general = sandbox.channel("general");

        assertThat(anna.commands(general, "/nothing", "x").shown()).contains("is not a valid command");
        assertThat(app.received()).isEmpty();
        assertThat(anna.commands(general, "/raw", "to @bob " + bob.mention()).isOk()).isTrue();
        assertThat(app.lastInteraction().path("text").asText()).isEqualTo("to @bob @bob");
        assertThat(anna.commandsInThread(anna.says(general, "root"), "/task").shown()).contains("not supported in threads");
        assertThat(anna.usesShortcut("start").isOk()).isTrue();
        assertThat(app.lastInteraction().path("type").asText()).isEqualTo("shortcut");
    }
}
