package dev.muster.bot.web;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /healthz}, {@code /readyz} and {@code /metrics}: for whoever keeps the bot running. */
public final class HealthRoutes implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(HealthRoutes.class);

    private final Readiness readiness;
    private final PrometheusMeterRegistry metrics;

    public HealthRoutes(Readiness readiness, PrometheusMeterRegistry metrics) {
        this.readiness = readiness;
        this.metrics = metrics;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/healthz", context -> json(context, 200, JsonNodeFactory.instance.objectNode().put("status", "up")));
        routes.get("/readyz", this::ready);
        routes.get("/metrics", context -> context.contentType("text/plain; version=0.0.4; charset=utf-8")
                .result(metrics.scrape()));
    }

    private void ready(Context context) {
        List<Readiness.Check> checks = checks();
        boolean ready = checks.stream().allMatch(Readiness.Check::ok);
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("ready", ready);
        if (!ready) {
            ArrayNode missing = body.putArray("not_ready");
            checks.stream().filter(check -> !check.ok()).forEach(check -> missing.add(check.name()));
        }
        ObjectNode each = body.putObject("checks");
        for (Readiness.Check check : checks) {
            each.putObject(check.name()).put("ok", check.ok()).put("detail", check.detail());
        }
        json(context, ready ? 200 : 503, body);
    }

    /** A check that fails to look is a check that failed. */
    private List<Readiness.Check> checks() {
        try {
            return readiness.checks();
        } catch (RuntimeException e) {
            LOG.warn("Looking whether the bot is ready failed", e);
            return List.of(new Readiness.Check("checks", false, "Looking failed; the log says why."));
        }
    }

    private static void json(Context context, int status, ObjectNode body) {
        context.status(status).contentType("application/json; charset=utf-8").result(body.toString());
    }
}
