package dev.muster.sandbox.page;

import java.util.List;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.Sandbox;
import dev.muster.sandbox.exchange.Exchange;
import dev.muster.sandbox.exchange.Exchange.Answer;
import dev.muster.sandbox.exchange.Exchanges;
import dev.muster.sandbox.wire.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;

/** Shows the page what the workspace and the app say to each other: a short line for each, the whole of it when it is opened. */
final class PageTraffic {
    private static final int SUMMARY = 160;
    /** Words of a request that tell best what it is about, the most telling first. */
    private static final List<String> TELLING = List.of("text", "topic", "purpose", "name", "title", "filename", "channel",
            "user",
            "users", "timestamp");

    private final Supplier<Sandbox> sandbox;

    PageTraffic(Supplier<Sandbox> sandbox) {
        this.sandbox = sandbox;
    }

    void on(RoutesConfig routes) {
        routes.get("/page/api/traffic", this::list);
        routes.get("/page/api/traffic/{number}", this::whole);
    }

    private Exchanges exchanges() {
        return sandbox.get().exchanges();
    }

    private void list(Context ctx) {
        long after = ctx.queryParamAsClass("after", Long.class).getOrDefault(0L);
        List<Exchange> changed = exchanges().since(after);
        ObjectNode json = Json.object().put("kept", Exchanges.KEPT);
        json.put("version", changed.stream().mapToLong(Exchange::version).max().orElse(after));
        ArrayNode array = json.putArray("exchanges");
        changed.forEach(one -> array.add(line(one)));
        answer(ctx, json);
    }

    private void whole(Context ctx) {
        long number = ctx.pathParamAsClass("number", Long.class).getOrDefault(0L);
        Exchange exchange = exchanges().find(number).orElseThrow(NotFoundResponse::new);
        ObjectNode json = line(exchange);
        json.set("request", exchange.request());
        ArrayNode answers = json.putArray("answers");
        exchange.answers().forEach(one -> answers.add(answer(one)));
        answer(ctx, json);
    }

    private static void answer(Context ctx, ObjectNode json) {
        ctx.header("Cache-Control", "no-store").contentType(ContentType.APPLICATION_JSON).result(json.toString());
    }

    private static ObjectNode line(Exchange exchange) {
        List<Answer> outcomes = exchange.outcomes();
        ObjectNode json = Json.object().put("n", exchange.number()).put("kind", exchange.kind().word())
                .put("name", exchange.name())
                .put("at", exchange.at().toEpochMilli()).put("state", exchange.state().word()).put("tries", outcomes.size())
                .put("about", about(exchange.request()));
        if (!outcomes.isEmpty()) {
            Answer last = outcomes.getLast();
            json.put("status", last.status()).put("problem", last.problem()).put("millis", last.millis());
        }
        return json;
    }

    private static ObjectNode answer(Answer answer) {
        ObjectNode json = Json.object().put("at", answer.at().toEpochMilli()).put("status", answer.status())
                .put("problem", answer.problem()).put("millis", answer.millis());
        json.set("body", answer.body());
        return json;
    }

    /** A few words that say what a request is about. */
    private static String about(JsonNode request) {
        JsonNode inner = request.path("event").isObject() ? request.path("event") : request;
        if (inner.path("actions").isArray()) {
            return cut(inner.path("actions").path(0).path("action_id").asText(""));
        }
        JsonNode changed = inner.path("message").isObject() ? inner.path("message") : inner;
        for (String name : TELLING) {
            String value = changed.path(name).asText(inner.path(name).asText(""));
            if (!value.isBlank()) {
                return cut(value);
            }
        }
        return "";
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= SUMMARY ? line : line.substring(0, SUMMARY - 1) + "…";
    }
}
