package dev.muster.bot.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import io.javalin.http.Context;

/** Reads bodies as they stream in and stops where they grow too large. */
final class RequestBody {
    /** The largest body that any route takes, in bytes. */
    static final int LARGEST = 1024 * 1024;

    private RequestBody() {}

    /** The body, byte for byte; empty where it is larger than {@code limit} bytes, and then it was answered in words. */
    static Optional<byte[]> read(Context context, int limit) throws IOException {
        if (context.req().getContentLengthLong() <= limit) {
            InputStream stream = context.req().getInputStream();
            byte[] body = stream.readNBytes(limit + 1);
            if (body.length <= limit) {
                return Optional.of(body);
            }
        }
        // What is left of the body is not worth reading, so the connection cannot be used again.
        context.header("Connection", "close");
        Errors.answer(context, 413, "That is too much at once: at most %d KiB.".formatted(limit / 1024));
        return Optional.empty();
    }
}
