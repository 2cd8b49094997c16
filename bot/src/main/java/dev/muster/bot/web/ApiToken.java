package dev.muster.bot.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

import io.javalin.http.Context;
import io.javalin.http.Handler;

/** Lets only those in who know the API's token; without one, nobody. */
public final class ApiToken {
    private static final String SCHEME = "bearer ";

    private final Optional<String> token;

    /** A blank token is none. */
    public ApiToken(Optional<String> token) {
        this.token = token.filter(value -> !value.isBlank());
    }

    /** The same handler for those who may. */
    public Handler guard(Handler handler) {
        return context -> {
            context.header("Cache-Control", "no-store");
            if (token.isEmpty()) {
                Errors.answer(context, 403, "The API is switched off: set MUSTER_API_TOKEN to switch it on.");
            } else if (isShown(context, token.get())) {
                handler.handle(context);
            } else {
                context.header("WWW-Authenticate", "Bearer");
                Errors.answer(context, 401, "The API takes a bearer token, and this request shows none or a wrong one.");
            }
        };
    }

    private static boolean isShown(Context context, String token) {
        String header = context.header("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8),
                header.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8));
    }
}
