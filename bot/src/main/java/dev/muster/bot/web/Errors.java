package dev.muster.bot.web;

import java.util.UUID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever goes wrong into an answer in words: {@code {"error": "…"}}, never a stack trace. */
final class Errors {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private Errors() {}

    static void addTo(RoutesConfig routes) {
        routes.exception(HttpResponseException.class, (failure, context) -> answer(context, failure.getStatus(),
                switch (failure.getStatus()) {
                    case 404 -> "There is nothing here.";
                    case 405 -> "This address does not take " + context.method() + ".";
                    case 413 -> "That is too much at once.";
                    default -> "This request cannot be handled.";
                }));
        routes.exception(Exception.class, (failure, context) -> {
            String reference = UUID.randomUUID().toString().substring(0, 8);
            LOG.error("{} {} failed (reference {})", context.method(), context.path(), reference, failure);
            answer(context, 500, "Something went wrong on our side. Reference: " + reference);
        });
    }

    /** Answers with a sentence. */
    static void answer(Context context, int status, String sentence) {
        context.status(status).contentType("application/json; charset=utf-8").result(body(sentence));
    }

    static String body(String sentence) {
        return JsonNodeFactory.instance.objectNode().put("error", sentence).toString();
    }

    static void onJavaError(HttpServletResponse response, Error error) {
        LOG.error("A request ended in an error of Java's", error);
        response.setStatus(500);
    }
}
