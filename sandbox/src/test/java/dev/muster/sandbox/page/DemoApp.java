package dev.muster.sandbox.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.http.Context;

/**
 * A tiny app for the page to talk to. {@code /demo hello} answers privately, {@code /demo card} posts a card with buttons,
 * {@code /demo form} opens a form; a click on the card counts; the form refuses the title "bad"; {@code /demo silent} never answers well.
 * A test may give it a form of its own, which {@code /demo view} opens, and what it answers when that one is sent.
 */
final class DemoApp implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Javalin server;
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Deque<String> answers = new ConcurrentLinkedDeque<>();
    private volatile JsonNode last = JSON.createObjectNode();
    private volatile String ownView = "";
    private volatile String viewId = "";
    private volatile String apiUrl = "";
    private volatile String token = "";
    private volatile String notesChannel = "";

    DemoApp() {
        this.server = Javalin.create(config -> {
            config.jetty.host = "127.0.0.1";
            config.startup.showJavalinBanner = false;
            config.routes.post("/slack/events", this::receive);
        }).start(0);
    }

    String url() {
        return "http://127.0.0.1:" + server.port() + "/slack/events";
    }

    /** Tells the app where the workspace is, and the id of the channel in which it posts what was filed. */
    void connect(String apiBase, String botToken, String channelForNotes) {
        apiUrl = apiBase;
        token = botToken;
        notesChannel = channelForNotes;
    }

    /** What came, in words: {@code "command /demo hello"}, {@code "block_actions count 0"}. */
    List<String> seen() {
        return List.copyOf(seen);
    }

    /** The last click or form that came, whole. */
    JsonNode last() {
        return last;
    }

    /** The form that {@code /demo view} opens. */
    void opens(String view) {
        ownView = view;
    }

    /** What it says the next time that form, or one that followed it, is sent; an empty answer where nothing is left. */
    void answers(String answer) {
        answers.add(answer);
    }

    /** The id of the form that {@code /demo view} opened last. */
    String viewId() {
        return viewId;
    }

    private void receive(Context ctx) throws IOException {
        String payload = ctx.formParam("payload");
        if (payload != null) {
            interaction(ctx, JSON.readTree(payload));
        } else if (ctx.formParam("command") != null) {
            command(ctx, String.valueOf(ctx.formParam("text")), String.valueOf(ctx.formParam("channel_id")),
                    String.valueOf(ctx.formParam("trigger_id")));
        } else {
            JsonNode body = JSON.readTree(ctx.body());
            ctx.result(body.path("challenge").asText(""));
        }
    }

    private void command(Context ctx, String text, String channel, String trigger) {
        seen.add("command /demo " + text);
        switch (text.split(" ", 2)[0]) {
            case "hello" -> ctx.json("""
                    {"response_type": "ephemeral", "text": "Hello there", "blocks": [
                      {"type": "section", "text": {"type": "mrkdwn", "text": "*Hello there*, only you read this"}}]}""");
            case "card" -> {
                JsonNode unused = call("chat.postMessage",
                        card(JSON.createObjectNode().put("channel", channel), 0, text.substring(4).strip()));
            }
            case "form" -> {
                JsonNode unused = call("views.open", form(trigger));
            }
            case "view" ->
                viewId = call("views.open", JSON.createObjectNode().put("trigger_id", trigger).set("view", tree(ownView)))
                        .path("view").path("id").asText();
            default -> ctx.status(500);
        }
    }

    private void interaction(Context ctx, JsonNode payload) throws IOException {
        last = payload;
        String type = payload.path("type").asText();
        switch (type) {
            case "block_actions" -> action(payload);
            case "view_submission" -> submission(ctx, payload.path("view"));
            case "shortcut" -> {
                seen.add("shortcut " + payload.path("callback_id").asText());
                JsonNode unused = call("views.open", form(payload.path("trigger_id").asText()));
            }
            case "message_action" -> {
                seen.add("message_action " + payload.path("message").path("text").asText());
                JsonNode unused = call("chat.postMessage",
                        JSON.createObjectNode().put("channel", payload.path("channel").path("id").asText())
                                .put("thread_ts", payload.path("message").path("ts").asText()).put("text", "Noted."));
            }
            default -> seen.add(type);
        }
    }

    private void submission(Context ctx, JsonNode view) {
        JsonNode values = view.path("state").path("values");
        if (!view.path("callback_id").asText().equals("demo")) {
            seen.add("view_submission " + values);
            String answer = answers.poll();
            if (answer != null) {
                ctx.contentType("application/json").result(answer);
            }
            return;
        }
        String title = values.path("title").path("title").path("value").asText();
        seen.add("view_submission " + title + " " + values);
        if (title.equals("bad")) {
            ctx.json("{\"response_action\": \"errors\", \"errors\": {\"title\": \"That is not a title.\"}}");
        } else {
            post(view.path("private_metadata").asText(), "Filed: " + title);
        }
    }

    /** What an action chose, whatever the kind of element. */
    private static String chosen(JsonNode action) {
        ObjectNode rest = action.deepCopy();
        String value = action.path("value").asText(action.path("selected_option").path("value").asText());
        rest.remove(List.of("type", "action_id", "block_id", "action_ts", "text", "style", "placeholder", "confirm"));
        return value.isEmpty() ? rest.toString() : value;
    }

    private void action(JsonNode payload) {
        JsonNode action = payload.path("actions").path(0);
        String value = chosen(action);
        seen.add("block_actions " + action.path("action_id").asText() + " " + value);
        if (action.path("action_id").asText().equals("count")) {
            JsonNode message = payload.path("message");
            JsonNode unused = call("chat.update",
                    card(JSON.createObjectNode().put("channel", payload.path("channel").path("id").asText())
                            .put("ts", message.path("ts").asText()), Integer.parseInt(value) + 1, "counted"));
        }
    }

    /** A message from outside of anything that a person did. */
    void post(String channel, String text) {
        JsonNode unused = call("chat.postMessage", JSON.createObjectNode().put("channel", channel).put("text", text));
    }

    /** The same with blocks; answers the ts. */
    String post(String channel, String text, String blocks) {
        return call("chat.postMessage",
                JSON.createObjectNode().put("channel", channel).put("text", text).set("blocks", tree(blocks)))
                .path("ts").asText();
    }

    /** Changes a message. */
    void updatesMessage(String channel, String ts, String blocks) {
        JsonNode unused = call("chat.update",
                JSON.createObjectNode().put("channel", channel).put("ts", ts).put("text", "changed").set("blocks", tree(blocks)));
    }

    /** A message with what older tools send instead of blocks. */
    void attaches(String channel, String attachments) {
        JsonNode unused = call("chat.postMessage",
                JSON.createObjectNode().put("channel", channel).put("text", "An alert").set("attachments", tree(attachments)));
    }

    /** Changes the open form, as somebody who believes it to be {@code hash}; answers the error, empty for none. */
    String updates(String view, String id, String hash) {
        ObjectNode body = JSON.createObjectNode().put("view_id", id);
        if (!hash.isEmpty()) {
            body.put("hash", hash);
        }
        return ask("views.update", body.set("view", tree(view))).path("error").asText("");
    }

    /** Writes somebody's Home tab. */
    void publishes(String user, String view) {
        JsonNode unused = call("views.publish", JSON.createObjectNode().put("user_id", user).set("view", tree(view)));
    }

    private static ObjectNode card(ObjectNode message, int count, String title) {
        message.put("text", "A card");
        return message.set("blocks", tree("""
                [{"type": "header", "text": {"type": "plain_text", "text": %s}},
                 {"type": "section", "text": {"type": "mrkdwn", "text": "*Count* %d :fish:"}},
                 {"type": "actions", "elements": [
                   {"type": "button", "style": "primary", "action_id": "count", "value": "%d",
                    "text": {"type": "plain_text", "text": "Count"}},
                   {"type": "button", "style": "danger", "action_id": "drop", "value": "it",
                    "text": {"type": "plain_text", "text": "Drop"},
                    "confirm": {"title": {"type": "plain_text", "text": "Drop it?"}, "text": {"type": "mrkdwn", "text": "It is *gone* then."},
                                "confirm": {"type": "plain_text", "text": "Drop"}, "deny": {"type": "plain_text", "text": "Keep"}}},
                   {"type": "static_select", "action_id": "colour", "placeholder": {"type": "plain_text", "text": "Colour"}, "options": [
                     {"text": {"type": "plain_text", "text": "Red"}, "value": "red"},
                     {"text": {"type": "plain_text", "text": "Blue"}, "value": "blue"}]}]}]"""
                .formatted(quoted(title.isEmpty() ? "Card" : title), count, count)));
    }

    private ObjectNode form(String trigger) {
        ObjectNode call = JSON.createObjectNode().put("trigger_id", trigger);
        call.set("view", tree("""
                {"type": "modal", "callback_id": "demo", "private_metadata": "%s",
                 "title": {"type": "plain_text", "text": "File a <b>note</b>"},
                 "submit": {"type": "plain_text", "text": "File"}, "close": {"type": "plain_text", "text": "Cancel"},
                 "blocks": [
                   {"type": "input", "block_id": "title", "label": {"type": "plain_text", "text": "Title"},
                    "hint": {"type": "plain_text", "text": "One line"},
                    "element": {"type": "plain_text_input", "action_id": "title"}},
                   {"type": "input", "block_id": "kind", "label": {"type": "plain_text", "text": "Kind"},
                    "element": {"type": "radio_buttons", "action_id": "kind",
                      "options": [{"text": {"type": "plain_text", "text": "Fact"}, "value": "fact"},
                                  {"text": {"type": "plain_text", "text": "Guess"}, "value": "guess"}],
                      "initial_option": {"text": {"type": "plain_text", "text": "Fact"}, "value": "fact"}}},
                   {"type": "input", "block_id": "who", "optional": true, "label": {"type": "plain_text", "text": "Who"},
                    "element": {"type": "multi_users_select", "action_id": "who"}},
                   {"type": "input", "block_id": "day", "optional": true, "label": {"type": "plain_text", "text": "Day"},
                    "element": {"type": "datepicker", "action_id": "day", "initial_date": "2026-03-01"}}]}"""
                .formatted(notesChannel)));
        return call;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String text) {
        return JSON.getNodeFactory().textNode(text).toString();
    }

    private JsonNode call(String method, ObjectNode body) {
        JsonNode answer = ask(method, body);
        if (!answer.path("ok").asBoolean()) {
            throw new IllegalStateException(method + ": " + answer);
        }
        return answer;
    }

    private JsonNode ask(String method, ObjectNode body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(apiUrl + method)).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        server.stop();
        http.close();
    }
}
