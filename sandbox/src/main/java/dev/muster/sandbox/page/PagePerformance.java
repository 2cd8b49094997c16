package dev.muster.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.wire.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Tells the page where a performance stands, and the performance what was pressed on the page. */
final class PagePerformance {
    private static final String PATH = "/page/api/performance";
    private final @Nullable Performance performance;

    /** {@code performance} is null where nothing is played. */
    PagePerformance(@Nullable Performance performance) {
        this.performance = performance;
    }

    void on(RoutesConfig routes) {
        routes.get(PATH, this::tell);
        routes.post(PATH, this::pressed);
    }

    private void tell(Context ctx) {
        ctx.header("Cache-Control", "no-store").contentType(ContentType.APPLICATION_JSON)
                .result((performance == null ? Json.object() : json(performance.scene())).toString());
    }

    private void pressed(Context ctx) {
        // Another site's page cannot send this type without asking first, and it is never told yes.
        if (!String.valueOf(ctx.contentType()).startsWith(ContentType.JSON)) {
            ctx.status(415);
            return;
        }
        if (performance != null) {
            Json.tryParse(ctx.body()).ifPresent(body -> press(performance, body));
        }
        tell(ctx);
    }

    private static void press(Performance performance, JsonNode body) {
        String pace = body.path("pace").asText("");
        if (!pace.isEmpty()) {
            performance.choosePace(pace);
        }
        for (Performance.Control control : Performance.Control.values()) {
            if (control.name().equalsIgnoreCase(body.path("press").asText(""))) {
                performance.press(control);
            }
        }
    }

    private static ObjectNode json(Scene scene) {
        ObjectNode json = Json.object().put("title", scene.title())
                .put("state", scene.state().name().toLowerCase(java.util.Locale.ROOT))
                .put("step", scene.step()).put("steps", scene.steps()).put("clock", scene.clock().toEpochMilli())
                .put("rate", scene.rate()).put("pace", scene.pace());
        ArrayNode paces = json.putArray("paces");
        scene.paces().forEach(one -> paces.addObject().put("id", one.id()).put("label", one.label()));
        ArrayNode marks = json.putArray("marks");
        scene.marks().forEach(one -> marks.addObject().put("step", one.step()).put("label", one.label()));
        json.set("closing", Json.texts(scene.closing()));
        scene.act().ifPresent(act -> json.putObject("act").put("as", act.as()).put("channel", act.channel())
                .put("thread", act.thread()).put("who", act.who()).put("caption", act.caption()).put("typed", act.typed()));
        return json;
    }
}
