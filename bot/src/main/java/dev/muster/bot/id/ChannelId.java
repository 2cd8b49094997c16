package dev.muster.bot.id;

/** A Slack conversation's id, such as {@code C024BE7LR}; of a public or private channel or a direct message. Opaque. */
public record ChannelId(String value) {
    public ChannelId {
        if (value.isBlank() || value.length() > 255) {
            throw new IllegalArgumentException("channel: '%s' (expected: an id as Slack gives it)".formatted(value));
        }
    }

    /** The link that Slack renders as the channel's name, such as {@code <#C024BE7LR>}. */
    public String mention() {
        return "<#" + value + ">";
    }

    @Override
    public String toString() {
        return value;
    }
}
