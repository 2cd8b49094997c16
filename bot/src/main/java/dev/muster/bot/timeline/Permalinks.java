package dev.muster.bot.timeline;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import org.jspecify.annotations.Nullable;

/** The addresses of messages, made the way Slack makes them, so that nobody has to ask Slack for each. */
public final class Permalinks {
    private Permalinks() {}

    /**
     * Where a message can be opened.
     *
     * @param workspaceUrl such as {@code https://acme.slack.com/}
     * @param thread       the thread it is in; null outside one, and for a thread's first message the message itself
     */
    public static String of(String workspaceUrl, MessageRef message, @Nullable SlackTs thread) {
        String base = workspaceUrl.endsWith("/") ? workspaceUrl : workspaceUrl + "/";
        String link = base + path(message);
        return thread == null || thread.equals(message.ts()) ? link : link + "?thread_ts=" + thread + "&cid=" + message.channel();
    }

    /** What is the same in the addresses of a message, whatever workspace and thread they name. */
    public static String path(MessageRef message) {
        return "archives/" + message.channel() + "/p" + message.ts().value().replace(".", "");
    }
}
