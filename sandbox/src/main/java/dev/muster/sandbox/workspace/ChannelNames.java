package dev.muster.sandbox.workspace;

import java.util.Locale;

/** What a channel may be called. */
final class ChannelNames {
    private static final int MAX = 80;

    private ChannelNames() {}

    /** Refuses a name with Slack's word for what is wrong with it. */
    static void check(String name) {
        if (name.isEmpty()) {
            throw new Refusal("invalid_name_required");
        }
        if (name.length() > MAX) {
            throw new Refusal("invalid_name_maxlength");
        }
        if (!name.equals(name.toLowerCase(Locale.ROOT)) || !name.codePoints().allMatch(ChannelNames::mayStandIn)) {
            throw new Refusal("invalid_name_specials");
        }
        if (name.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new Refusal("invalid_name_punctuation");
        }
    }

    private static boolean mayStandIn(int c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_';
    }
}
