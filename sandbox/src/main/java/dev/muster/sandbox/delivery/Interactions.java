package dev.muster.sandbox.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.delivery.Delivery.Kind;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.wire.Wire;
import dev.muster.sandbox.workspace.Account;
import dev.muster.sandbox.workspace.Conversation;
import dev.muster.sandbox.workspace.Post;
import dev.muster.sandbox.workspace.Tickets.ResponseTarget;
import dev.muster.sandbox.workspace.View;
import dev.muster.sandbox.workspace.Workspace;

/** What a person's click, command or form becomes on the wire. Each is sent once; the future always completes. */
public final class Interactions {
    private static final String FORM = "application/x-www-form-urlencoded";
    private final Workspace workspace;
    private final Wire wire;
    private final Deliveries deliveries;

    public Interactions(Workspace workspace, Wire wire, Deliveries deliveries) {
        this.workspace = workspace;
        this.wire = wire;
        this.deliveries = deliveries;
    }

    /** Asks the app to prove that it listens. */
    public CompletableFuture<Reply> verifyUrl(String challenge) {
        ObjectNode body = Json.object().put("token", workspace.app().verificationToken()).put("challenge", challenge).put("type",
                "url_verification");
        return deliveries.now(Kind.URL_VERIFICATION, "application/json", Json.write(body));
    }

    /** A slash command. */
    public CompletableFuture<Reply> command(Account by, Conversation in, String command, String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("token", workspace.app().verificationToken());
        fields.put("team_id", workspace.team().id());
        fields.put("team_domain", workspace.team().domain());
        fields.put("channel_id", in.id());
        fields.put("channel_name", shownName(in));
        fields.put("user_id", by.id());
        fields.put("user_name", by.name());
        fields.put("command", command);
        fields.put("text", text);
        fields.put("api_app_id", workspace.app().appId());
        fields.put("is_enterprise_install", "false");
        fields.put("response_url", responseUrl("commands", new ResponseTarget(by.id(), in.id(), null, true, null)));
        fields.put("trigger_id", workspace.tickets().trigger(by.id()));
        return deliveries.now(Kind.COMMAND, FORM, Delivery.form(fields));
    }

    /** A global shortcut. */
    public CompletableFuture<Reply> shortcut(Account by, String callbackId) {
        ObjectNode payload = Json.object().put("type", "shortcut").put("token", workspace.app().verificationToken()).put(
                "action_ts",
                workspace.timestamps().next());
        payload.set("team", team());
        payload.set("user", user(by));
        payload.put("is_enterprise_install", false).put("callback_id", callbackId).put("trigger_id",
                workspace.tickets().trigger(by.id()));
        return send(payload);
    }

    /** A shortcut on a message. */
    public CompletableFuture<Reply> messageShortcut(Account by, String callbackId, Conversation in, Post post) {
        ObjectNode payload = Json.object().put("type", "message_action").put("token", workspace.app().verificationToken())
                .put("action_ts", workspace.timestamps().next());
        payload.set("team", team());
        payload.set("user", user(by));
        payload.set("channel", Json.object().put("id", in.id()).put("name", shownName(in)));
        payload.put("is_enterprise_install", false).put("callback_id", callbackId)
                .put("trigger_id", workspace.tickets().trigger(by.id()))
                .put("response_url",
                        responseUrl("app", new ResponseTarget(by.id(), in.id(), null, true, post.threadTs())))
                .put("message_ts", post.ts());
        payload.set("message", message(post));
        return send(payload);
    }

    /** An element of a message was used; {@code action} is its entry in the payload. */
    public CompletableFuture<Reply> blockAction(Account by, Conversation in, Post post, ObjectNode action, ObjectNode values) {
        ObjectNode payload = blockActions(by);
        ObjectNode container = payload.putObject("container").put("type", "message").put("message_ts", post.ts())
                .put("channel_id", in.id()).put("is_ephemeral", post.ephemeral());
        if (post.isReply()) {
            container.put("thread_ts", post.threadTs());
        }
        payload.put("trigger_id", workspace.tickets().trigger(by.id()));
        payload.set("team", team());
        payload.put("is_enterprise_install", false);
        payload.set("channel", Json.object().put("id", in.id()).put("name", shownName(in)));
        if (!post.ephemeral()) {
            payload.set("message", message(post));
        }
        payload.putObject("state").set("values", values);
        payload.put("response_url",
                responseUrl("actions", new ResponseTarget(by.id(), in.id(), post.ts(), post.ephemeral(), post.threadTs())));
        payload.putArray("actions").add(action.put("action_ts", workspace.timestamps().next()));
        return send(payload);
    }

    /** An element of a form or a home tab was used. */
    public CompletableFuture<Reply> viewAction(Account by, View view, ObjectNode action, ObjectNode values) {
        ObjectNode payload = blockActions(by);
        payload.putObject("container").put("type", "view").put("view_id", view.id());
        payload.put("trigger_id", workspace.tickets().trigger(by.id()));
        payload.set("team", team());
        payload.put("is_enterprise_install", false);
        payload.set("view", wire.views().of(view, values));
        payload.putArray("actions").add(action.put("action_ts", workspace.timestamps().next()));
        return send(payload);
    }

    private ObjectNode blockActions(Account by) {
        ObjectNode payload = Json.object().put("type", "block_actions");
        payload.set("user", user(by).put("username", by.name()));
        return payload.put("api_app_id", workspace.app().appId()).put("token", workspace.app().verificationToken());
    }

    /** A form was sent. */
    public CompletableFuture<Reply> viewSubmission(Account by, View view, ObjectNode values) {
        ObjectNode payload = viewPayload("view_submission", by, view, values);
        return send(payload.put("trigger_id", workspace.tickets().trigger(by.id())));
    }

    /** A form was closed without sending it. */
    public CompletableFuture<Reply> viewClosed(Account by, View view, boolean all) {
        return send(viewPayload("view_closed", by, view, Json.object()).put("is_cleared", all));
    }

    private ObjectNode viewPayload(String type, Account by, View view, JsonNode values) {
        ObjectNode payload = Json.object().put("type", type);
        payload.set("team", team());
        payload.set("user", user(by));
        payload.put("api_app_id", workspace.app().appId()).put("token", workspace.app().verificationToken());
        payload.set("view", wire.views().of(view, (ObjectNode) values));
        return payload.put("is_enterprise_install", false);
    }

    private ObjectNode message(Post post) {
        ObjectNode message = wire.posts().withMetadata(post);
        message.remove("reactions");
        return message;
    }

    private ObjectNode team() {
        return Json.object().put("id", workspace.team().id()).put("domain", workspace.team().domain());
    }

    private ObjectNode user(Account by) {
        return Json.object().put("id", by.id()).put("name", by.name()).put("team_id", workspace.team().id());
    }

    private static String shownName(Conversation c) {
        return switch (c.kind()) {
            case PUBLIC -> c.name();
            case PRIVATE -> "privategroup";
            case DIRECT -> "directmessage";
        };
    }

    private String responseUrl(String kind, ResponseTarget target) {
        return wire.baseUrl() + "/" + kind + "/" + workspace.tickets().response(target);
    }

    private CompletableFuture<Reply> send(ObjectNode payload) {
        return deliveries.now(Kind.INTERACTION, FORM, Delivery.form(Map.of("payload", Json.write(payload))));
    }
}
