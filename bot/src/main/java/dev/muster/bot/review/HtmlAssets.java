package dev.muster.bot.review;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The page's own style and script, and the policy that lets nothing else take effect. */
final class HtmlAssets {
    static final String STYLE = read("export.css");
    static final String SCRIPT = read("export.js");
    /** Nothing is loaded from anywhere, and no style or script runs but these two, named by their hashes. */
    static final String POLICY = "default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'"
            .formatted(hash(STYLE), hash(SCRIPT));

    /** The style of a board, which has no script. */
    static final String BOARD_STYLE = STYLE + read("board.css");
    static final String BOARD_POLICY = "default-src 'none'; style-src '%s'; base-uri 'none'; form-action 'none'"
            .formatted(hash(BOARD_STYLE));

    private HtmlAssets() {}

    private static String read(String name) {
        try (InputStream file = HtmlAssets.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing in the program");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
