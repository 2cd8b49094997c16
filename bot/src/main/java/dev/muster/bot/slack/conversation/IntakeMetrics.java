package dev.muster.bot.slack.conversation;

/** Hears what comes in from Slack. Called from many threads; must be quick and never throw. */
@FunctionalInterface
public interface IntakeMetrics {
    /**
     * Something came in and was dealt with.
     *
     * @param kind    {@code event}, {@code command}, {@code mention}, {@code button}, {@code form} or {@code shortcut}
     * @param outcome of an event {@code kept}, {@code known}, {@code not_ours}, {@code ask_again} or {@code failed}; of
     *                anything else {@code handled} or {@code failed}
     */
    void took(String kind, String outcome);

    /** Hears nothing. */
    static IntakeMetrics none() {
        return (kind, outcome) -> {};
    }
}
