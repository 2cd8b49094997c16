package dev.muster.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.muster.sandbox.wire.Escapes;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.workspace.Bot;
import dev.muster.sandbox.workspace.Post;
import dev.muster.sandbox.workspace.Workspace;

/** Something else that posts: an incoming webhook (which has no user) or another app's bot. */
public final class Integration {
    private final Workspace workspace;
    private final Bot bot;

    Integration(Workspace workspace, Bot bot) {
        this.workspace = workspace;
        this.bot = bot;
    }

    public String botId() {
        return bot.id();
    }

    public String name() {
        return bot.name();
    }

    public Message posts(Channel to, String text) {
        return posts(to, text, Json.array());
    }

    /** Posts text with attachments in Slack's older form. */
    public Message posts(Channel to, String text, ArrayNode attachments) {
        Post.Builder draft = Post.in(to.id()).bot(bot.id()).user(bot.userId()).text(Escapes.escape(text))
                .attachments(attachments);
        return new Message(
                workspace.posts().add(bot.userId() == null ? draft.subtype("bot_message").username(bot.name()) : draft));
    }
}
