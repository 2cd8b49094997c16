package dev.muster.bot.config;

/**
 * One thing that is wrong with the settings.
 *
 * @param where    the key or the variable, such as {@code timing.timebox.sev1} or {@code SLACK_BOT_TOKEN}
 * @param sentence what is wrong and what would be right; never holds a secret
 */
public record ConfigProblem(String where, String sentence) {
    @Override
    public String toString() {
        return where + ": " + sentence;
    }
}
