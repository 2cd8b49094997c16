package dev.muster.bot.incident;

import java.util.List;
import java.util.Optional;

import dev.muster.bot.id.UserId;

/**
 * What somebody can be responsible for in an incident, as an organisation has it.
 *
 * @param id    the name that is stored and exported, such as {@code customer_liaison}
 * @param name  how it is said in full, such as {@code Customer Liaison}
 * @param many  whether several may hold it at the same time
 * @param card  what a new holder is told privately, in mrkdwn: at most {@value #LONGEST_CARD} lines
 * @param words what people call it besides, in lower case
 */
public record Role(String id, String name, boolean many, List<String> card, List<String> words) {
    /** So many lines are read at three in the morning. */
    public static final int LONGEST_CARD = 5;
    /** Who decides and keeps the overview. */
    public static final String COMMANDER = IncidentEvent.RoleAssigned.COMMANDER;
    /** Who minds the clock for the commander, and takes over when need be. */
    public static final String DEPUTY = "deputy";
    /** Who speaks with customers. */
    public static final String CUSTOMER_LIAISON = "customer_liaison";
    /** Who tells the rest of the organisation. */
    public static final String INTERNAL_LIAISON = "internal_liaison";
    /** Who knows the thing that is broken. */
    public static final String SME = "sme";

    public Role {
        card = List.copyOf(card);
        words = List.copyOf(words);
        if (!id.matches("[a-z][a-z_]{1,30}")) {
            throw new IllegalArgumentException("id: '%s' (expected: lower-case words joined by _)".formatted(id));
        }
        if (name.isBlank() || name.length() > 60) {
            throw new IllegalArgumentException("name: %d characters (expected: 1 to 60)".formatted(name.length()));
        }
        if (card.isEmpty() || card.size() > LONGEST_CARD) {
            throw new IllegalArgumentException("card: %d lines (expected: 1 to %d)".formatted(card.size(), LONGEST_CARD));
        }
    }

    public boolean isCommand() {
        return id.equals(COMMANDER);
    }

    /** The event that somebody holds it from now on. */
    public IncidentEvent.RoleAssigned assigned(UserId user, Optional<UserId> previous) {
        return new IncidentEvent.RoleAssigned(id, name, user, previous.orElse(null), many);
    }
}
