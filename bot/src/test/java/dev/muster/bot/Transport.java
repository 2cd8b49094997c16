package dev.muster.bot;

/** How Slack and the bot come together. */
enum Transport {
    HTTP,
    SOCKET;

    /** The one for stories that choose none, which the build may change: {@code muster.test.transport}. */
    static Transport usual() {
        return switch (System.getProperty("muster.test.transport", "http")) {
            case "http" -> HTTP;
            case "socket" -> SOCKET;
            default -> throw new IllegalStateException("muster.test.transport is http or socket");
        };
    }
}
