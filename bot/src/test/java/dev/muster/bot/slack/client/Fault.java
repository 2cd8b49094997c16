package dev.muster.bot.slack.client;

/** A way in which one call goes wrong, and whether Slack had done it by then. */
enum Fault {
    TOO_MANY(false),
    SERVER_ERROR_BEFORE(false),
    SERVER_ERROR_AFTER(true),
    INTERNAL_ERROR_AFTER(true),
    FATAL_ERROR_BEFORE(
            false),
    TIMEOUT_BEFORE(false),
    TIMEOUT_AFTER(true),
    RESET_BEFORE(
            false),
    RESET_AFTER(true),
    HTML_AFTER(true),
    TRUNCATED_AFTER(true),
    COME_BACK_AT_ONCE_AFTER(true);

    private final boolean applied;

    Fault(boolean applied) {
        this.applied = applied;
    }

    boolean isApplied() {
        return applied;
    }
}
