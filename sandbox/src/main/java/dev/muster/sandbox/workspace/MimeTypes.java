package dev.muster.sandbox.workspace;

import java.net.URLConnection;

/** What a file is, by its name. */
final class MimeTypes {
    private MimeTypes() {}

    static String of(String name) {
        if (name.endsWith(".md") || name.endsWith(".csv")) {
            return name.endsWith(".md") ? "text/markdown" : "text/csv";
        }
        String guessed = URLConnection.guessContentTypeFromName(name);
        return guessed == null ? "application/octet-stream" : guessed;
    }
}
