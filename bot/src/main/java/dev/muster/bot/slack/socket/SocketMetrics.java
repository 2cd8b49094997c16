package dev.muster.bot.slack.socket;

/** Hears how the connection to Slack fares. Called from many threads; must be quick and never throw. */
public interface SocketMetrics {
    /** A socket is up. */
    void opened();

    /** A socket went, or is about to: {@code closed}, {@code broken}, {@code silent}, or Slack's own word. */
    void lost(String why);

    /** No socket could be opened: Slack's word, the HTTP status or the kind of failure. */
    void refused(String why);

    /** Hears nothing. */
    static SocketMetrics none() {
        return new SocketMetrics() {
            @Override
            public void opened() {}

            @Override
            public void lost(String why) {}

            @Override
            public void refused(String why) {}
        };
    }
}
