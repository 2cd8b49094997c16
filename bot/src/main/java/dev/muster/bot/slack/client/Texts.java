package dev.muster.bot.slack.client;

/** Keeps texts within Slack's limits. */
final class Texts {
    /** A channel's topic or purpose. */
    static final int LONGEST_TOPIC = 250;
    /** A message's plain text, which updating refuses beyond this. */
    static final int LONGEST_TEXT = 4000;

    private Texts() {}

    /** The text, or its beginning with an ellipsis where it is too long; never half a character. */
    static String clip(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}
