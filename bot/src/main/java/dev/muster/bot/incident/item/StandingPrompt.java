package dev.muster.bot.incident.item;

import java.time.Instant;
import java.util.Optional;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A question that stands in Slack with its buttons until nobody is asked any more.
 *
 * @param about  an item, such as {@code proposal:3}, a role, such as {@code role:scribe}, or {@link #INCIDENT}
 * @param person who was asked, or about whose time in a role it is; null for whoever has command
 * @param direct who was asked by a direct message; null for one in the incident's channel
 * @param overAt when it was settled; null while it asks
 */
public record StandingPrompt(String about, String ask, @Nullable UserId person, @Nullable UserId direct, MessageRef message,
        @Nullable Instant overAt) {
    /** What the question is about that goes by whether the incident is resolved. */
    public static final String INCIDENT = "incident";
    /** Whether the channel may be archived. */
    public static final String ARCHIVE = "archive";
    /** Whether it is resolved although something is left. */
    public static final String RESOLVE = "resolve";
    private static final String ROLE = "role:";

    /** How a question about somebody's time in this role names what it is about. */
    public static String aboutRole(String role) {
        return ROLE + role;
    }

    /** The role that such a name means; empty for that of an item. */
    public static Optional<String> role(String about) {
        return about.startsWith(ROLE) ? Optional.of(about.substring(ROLE.length())) : Optional.empty();
    }

    /** The same question, settled; it stays known for a while, since what settled it may be taken back. */
    public StandingPrompt over(Instant at) {
        return new StandingPrompt(about, ask, person, direct, message, at);
    }
}
