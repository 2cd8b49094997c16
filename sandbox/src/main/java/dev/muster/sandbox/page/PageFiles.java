package dev.muster.sandbox.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;

import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;

/** The page's own files, from the class path and nowhere else. */
final class PageFiles {
    private static final Pattern NAME = Pattern.compile("(?:(?:js|css)/)?[a-z]+\\.(html|js|css|svg)");
    private static final Map<String, String> TYPES = Map.of("html", ContentType.HTML, "js", ContentType.JAVASCRIPT, "css",
            ContentType.CSS, "svg", ContentType.IMAGE_SVG.getMimeType());
    /** Nothing from elsewhere is loaded, and no other page can frame this one. */
    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data: http://localhost:* http://127.0.0.1:*; connect-src 'self'; object-src 'none'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'";

    private PageFiles() {}

    /** Answers with a file, or with 404. */
    static void send(Context ctx, String name) {
        var match = NAME.matcher(name);
        if (!match.matches()) {
            throw new NotFoundResponse();
        }
        try (InputStream file = PageFiles.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new NotFoundResponse();
            }
            ctx.contentType(TYPES.getOrDefault(match.group(1), ContentType.PLAIN)).header("Cache-Control", "no-cache")
                    .header("X-Content-Type-Options", "nosniff").header("Referrer-Policy", "no-referrer")
                    .header("Content-Security-Policy", POLICY).result(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
