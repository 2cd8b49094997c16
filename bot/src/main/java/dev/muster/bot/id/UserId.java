package dev.muster.bot.id;

/** A Slack user's id such as {@code U024BE7LH} (on Grid it may start with {@code W}). Opaque: only Slack makes them. */
public record UserId(String value) {
    public UserId {
        if (value.isBlank() || value.length() > 255) {
            throw new IllegalArgumentException("user: '%s' (expected: an id as Slack gives it)".formatted(value));
        }
    }

    /** The mention that Slack renders as the person's name, such as {@code <@U024BE7LH>}. */
    public String mention() {
        return "<@" + value + ">";
    }

    @Override
    public String toString() {
        return value;
    }
}
