package dev.muster.bot.slack.client;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import okhttp3.HttpUrl;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;

/** As much of Slack as sending touches, over real HTTP, with faults to order: state changes and answers are told apart. */
final class ScriptedSlack extends Dispatcher implements AutoCloseable {
    static final String BOT_USER = "UBOT";
    private static final int PAGE = 2;

    /** One call as it arrived. */
    record Called(String method, Map<String, String> arguments) {}

    final List<ObjectNode> channels = new ArrayList<>();
    final Map<String, List<ObjectNode>> messages = new HashMap<>();
    final List<ObjectNode> bookmarks = new ArrayList<>();
    final List<JsonNode> responses = new ArrayList<>();
    final List<Called> calls = new ArrayList<>();
    private final Map<String, Deque<Fault>> faults = new HashMap<>();
    private final Map<String, Deque<JsonNode>> scripted = new HashMap<>();
    private final Map<String, Runnable> lateEffects = new HashMap<>();
    private final Clock clock;
    private final MockWebServer server = new MockWebServer();
    private long last;

    ScriptedSlack(Clock clock) {
        this.clock = clock;
        server.setDispatcher(this);
        try {
            server.start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String url(String path) {
        return server.url(path).toString();
    }

    int requests() {
        return server.getRequestCount();
    }

    synchronized void fail(String method, Fault... next) {
        faults.computeIfAbsent(method, unseen -> new ArrayDeque<>()).addAll(List.of(next));
    }

    /** The next calls of this method get these answers and change nothing. */
    synchronized void answer(String method, String... json) {
        for (String one : json) {
            try {
                scripted.computeIfAbsent(method, unseen -> new ArrayDeque<>()).add(Json.MAPPER.readTree(one));
            } catch (IOException e) {
                throw new IllegalArgumentException(one, e);
            }
        }
    }

    /** Runs once, right after the next call of this method was answered. */
    synchronized void afterwards(String method, Runnable effect) {
        lateEffects.put(method, effect);
    }

    synchronized String addChannel(String name, String creator, boolean member) {
        ObjectNode channel = Json.MAPPER.createObjectNode().put("id", "C" + (10_000_000 + ++last)).put("name", name)
                .put("creator", creator).put("created", clock.instant().getEpochSecond()).put("is_member", member);
        channels.add(channel);
        return channel.path("id").asText();
    }

    synchronized List<ObjectNode> messagesIn(String channel) {
        return List.copyOf(messages.getOrDefault(channel, List.of()));
    }

    synchronized void addMessage(String channel, String text) {
        messages.computeIfAbsent(channel, unseen -> new ArrayList<>())
                .add(Json.MAPPER.createObjectNode().put("ts", nextTs()).put("text", text));
    }

    /** Does now what the last call of this method asked for. */
    synchronized void postLate(String method) {
        handle(method, lastCall(method).arguments());
    }

    synchronized long count(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).count();
    }

    synchronized Called lastCall(String method) {
        return calls.reversed().stream().filter(call -> call.method().equals(method)).findFirst().orElseThrow();
    }

    @Override
    public synchronized MockResponse dispatch(RecordedRequest request) {
        HttpUrl url = request.getRequestUrl();
        String method = url == null ? "" : url.pathSegments().getLast();
        String body = request.getBody().readUtf8();
        boolean isMethod = url != null && url.pathSegments().getFirst().equals("api");
        Map<String, String> arguments = isMethod ? form(body) : Map.of("body", body);
        calls.add(new Called(method, arguments));
        Fault fault = faults.getOrDefault(method, new ArrayDeque<>()).pollFirst();
        if (fault != null && !fault.isApplied()) {
            return failed(fault, "");
        }
        JsonNode prepared = scripted.getOrDefault(method, new ArrayDeque<>()).pollFirst();
        JsonNode answer = prepared != null ? prepared : handle(method, arguments);
        if (lateEffects.containsKey(method)) {
            lateEffects.remove(method).run();
        }
        return fault == null ? json(answer.toString()) : failed(fault, answer.toString());
    }

    private JsonNode handle(String method, Map<String, String> arguments) {
        Map<String, Function<Map<String, String>, ObjectNode>> table = Map.ofEntries(
                Map.entry("auth.test",
                        a -> ok().put("user_id", BOT_USER).put("bot_id", "B1").put("team_id", "T1").put("user", "muster")),
                Map.entry("conversations.create", this::create), Map.entry("conversations.list", this::list),
                Map.entry("conversations.open",
                        a -> ok().set("channel", Json.MAPPER.createObjectNode().put("id", "D" + a.get("users")))),
                Map.entry("conversations.join", this::join), Map.entry("conversations.history", this::history),
                Map.entry("conversations.replies", this::history), Map.entry("chat.postMessage", this::post),
                Map.entry("bookmarks.add", this::addBookmark),
                Map.entry("bookmarks.list", a -> ok().set("bookmarks", Json.MAPPER.createArrayNode().addAll(bookmarks))),
                Map.entry("files.getUploadURLExternal",
                        a -> ok().put("upload_url", url("/upload/F" + ++last)).put("file_id", "F" + last)),
                Map.entry("files.completeUploadExternal", this::complete),
                Map.entry("response", this::respond));
        return table.getOrDefault(method, a -> ok()).apply(arguments);
    }

    private ObjectNode create(Map<String, String> arguments) {
        String name = arguments.getOrDefault("name", "");
        if (channels.stream().anyMatch(channel -> channel.path("name").asText().equals(name))) {
            return error("name_taken");
        }
        addChannel(name, BOT_USER, true);
        return ok().set("channel", channels.getLast().deepCopy());
    }

    private ObjectNode join(Map<String, String> arguments) {
        channels.stream().filter(channel -> channel.path("id").asText().equals(arguments.get("channel")))
                .forEach(channel -> channel.put("is_member", true));
        return ok();
    }

    private ObjectNode post(Map<String, String> arguments) {
        String channel = arguments.getOrDefault("channel", "");
        boolean outside = channels.stream()
                .anyMatch(one -> one.path("id").asText().equals(channel) && !one.path("is_member").asBoolean());
        if (outside) {
            return error("not_in_channel");
        }
        ObjectNode message = Json.MAPPER.createObjectNode().put("ts", nextTs()).put("text", arguments.get("text"));
        message.put("thread_ts", arguments.get("thread_ts"));
        try {
            message.set("metadata", Json.MAPPER.readTree(arguments.getOrDefault("metadata", "{}")));
            message.set("blocks", Json.MAPPER.readTree(arguments.getOrDefault("blocks", "[]")));
        } catch (IOException e) {
            return error("invalid_blocks");
        }
        messages.computeIfAbsent(channel, unseen -> new ArrayList<>()).add(message);
        return ok().put("channel", channel).put("ts", message.path("ts").asText());
    }

    private ObjectNode history(Map<String, String> arguments) {
        List<ObjectNode> newestFirst = messagesIn(arguments.getOrDefault("channel", "")).reversed().stream()
                .filter(message -> message.path("ts").asText().compareTo(arguments.getOrDefault("oldest", "0")) >= 0)
                .filter(message -> !arguments.containsKey("ts") || message.path("thread_ts").asText().equals(arguments.get("ts")))
                .map(ObjectNode::deepCopy).toList();
        if (!"true".equals(arguments.get("include_all_metadata"))) {
            newestFirst.forEach(message -> message.remove("metadata"));
        }
        return paged("messages", newestFirst, arguments);
    }

    private ObjectNode list(Map<String, String> arguments) {
        return paged("channels", channels, arguments);
    }

    private static ObjectNode paged(String key, List<ObjectNode> all, Map<String, String> arguments) {
        int from = Integer.parseInt(arguments.getOrDefault("cursor", "0"));
        int to = Math.min(all.size(), from + PAGE);
        ArrayNode page = Json.MAPPER.createArrayNode();
        page.addAll(all.subList(from, to));
        ObjectNode answer = ok();
        answer.set(key, page);
        answer.putObject("response_metadata").put("next_cursor", to < all.size() ? Integer.toString(to) : "");
        return answer;
    }

    private ObjectNode addBookmark(Map<String, String> arguments) {
        bookmarks.add(Json.MAPPER.createObjectNode().put("title", arguments.get("title")).put("link", arguments.get("link")));
        return ok();
    }

    private ObjectNode complete(Map<String, String> arguments) {
        ObjectNode message = Json.MAPPER.createObjectNode().put("ts", nextTs()).put("text", "");
        try {
            message.set("files", Json.MAPPER.readTree(arguments.getOrDefault("files", "[]")));
        } catch (IOException e) {
            return error("invalid_arguments");
        }
        messages.computeIfAbsent(arguments.getOrDefault("channel_id", ""), unseen -> new ArrayList<>()).add(message);
        return ok();
    }

    private ObjectNode respond(Map<String, String> arguments) {
        try {
            responses.add(Json.MAPPER.readTree(arguments.getOrDefault("body", "{}")));
        } catch (IOException e) {
            return error("invalid_payload");
        }
        return ok();
    }

    private String nextTs() {
        return "%d.%06d".formatted(clock.instant().getEpochSecond(), ++last);
    }

    static ObjectNode ok() {
        return Json.MAPPER.createObjectNode().put("ok", true);
    }

    static ObjectNode error(String error) {
        return Json.MAPPER.createObjectNode().put("ok", false).put("error", error);
    }

    private static MockResponse json(String body) {
        return new MockResponse().setHeader("Content-Type", "application/json").setBody(body);
    }

    private static MockResponse failed(Fault fault, String answer) {
        return switch (fault) {
            case TOO_MANY -> json(error("ratelimited").toString()).setResponseCode(429).setHeader("Retry-After", "7");
            case SERVER_ERROR_BEFORE, SERVER_ERROR_AFTER -> new MockResponse().setResponseCode(500).setBody("<html>oops</html>");
            case INTERNAL_ERROR_AFTER -> json(error("internal_error").toString());
            case FATAL_ERROR_BEFORE -> json(error("fatal_error").toString());
            case TIMEOUT_BEFORE, TIMEOUT_AFTER -> new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE);
            case RESET_BEFORE, RESET_AFTER -> new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST);
            case HTML_AFTER -> new MockResponse().setBody("<html>a proxy</html>");
            case TRUNCATED_AFTER -> json(answer + " ".repeat(4000)).setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY);
            case COME_BACK_AT_ONCE_AFTER -> new MockResponse().setResponseCode(503).setHeader("Retry-After", "0");
        };
    }

    private static Map<String, String> form(String body) {
        HttpUrl parsed = HttpUrl.get("http://localhost/?" + body.replace("+", "%20"));
        Map<String, String> arguments = new LinkedHashMap<>();
        for (String name : parsed.queryParameterNames()) {
            arguments.put(name, String.valueOf(parsed.queryParameter(name)));
        }
        return arguments;
    }

    @Override
    public void close() {
        try {
            server.shutdown();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
