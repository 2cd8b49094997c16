package dev.muster.bot.log;

/** The names of what log lines carry beside their sentence. Scripts and dashboards rely on them: they never change. */
public final class LogField {
    /** Such as {@code INC-12}. */
    public static final String INCIDENT = "incident";
    /** Slack's id of a channel. */
    public static final String CHANNEL = "channel";
    /** Slack's id of a person. */
    public static final String USER = "user";
    /** Slack's id of an event. */
    public static final String EVENT_ID = "event_id";
    /** Slack's time stamp of a message, which is its id within its channel. */
    public static final String TS = "ts";
    /** The store's number of an effect. */
    public static final String EFFECT = "effect";
    /** A method of Slack's Web API. */
    public static final String METHOD = "method";
    /** Slack's or the program's own word for what went wrong. */
    public static final String ERROR = "error";

    private LogField() {}
}
