package dev.muster.sandbox.workspace;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** Somebody with a user id: a person, or the user that a bot writes as ({@code botId} is set then). */
public record Account(String id, String name, String realName, String email, String timeZone, boolean restricted,
        boolean deactivated, @Nullable String botId, Instant updatedAt) {

    /** The user id that the workspace itself writes as. */
    public static final String SLACKBOT = "USLACKBOT";

    public Account {
        if (name.isBlank() || name.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("a user name is one word, not '" + name + "'");
        }
    }

    public boolean isBot() {
        return botId != null;
    }
}
