package dev.muster.bot.review;

import java.util.Locale;
import java.util.Optional;

/** For whom an export is, and so what it shows. docs/exports.md says it word for word. */
public enum ExportProfile {
    /** Everything that is kept. */
    FULL,
    /** For colleagues: what was said, without what was deleted, raw payloads, e-mail addresses and telephone numbers. */
    TEAM,
    /** For customers: what happened to the incident, no chat and nobody's name. */
    EXTERNAL,
    /** The whole record, with roles in place of people. */
    ANONYMISED;

    /** Reads the {@link #wireName} or a word people use for it, without regard to case; empty for anything else. */
    public static Optional<ExportProfile> parse(String written) {
        return Optional.ofNullable(switch (written.strip().toLowerCase(Locale.ROOT)) {
            case "full" -> FULL;
            case "team", "internal" -> TEAM;
            case "external", "customer", "public" -> EXTERNAL;
            case "anonymised", "anonymized", "anonymous", "roles" -> ANONYMISED;
            default -> null;
        });
    }

    /** What people type and addresses say, such as {@code external}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
