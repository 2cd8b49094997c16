package dev.muster.sandbox.api;

import dev.muster.sandbox.wire.Wire;
import dev.muster.sandbox.workspace.Account;
import dev.muster.sandbox.workspace.Conversation;
import dev.muster.sandbox.workspace.Conversation.Kind;
import dev.muster.sandbox.workspace.Post;
import dev.muster.sandbox.workspace.Refusal;
import dev.muster.sandbox.workspace.Workspace;

/** What every family of methods needs: the workspace, its writers and rules, and the questions that all of them ask. */
record Desk(Workspace workspace, Wire wire, AppRules app, BlockRules blocks, Switches switches, Paging paging) {

    String me() {
        return workspace.app().botUserId();
    }

    String myBot() {
        return workspace.app().botId();
    }

    /** A conversation that the app can see: private ones only from inside. */
    Conversation visible(String id) {
        Conversation c = workspace.conversations().get(id);
        if (c.kind() != Kind.PUBLIC && !c.has(me())) {
            throw new Refusal("channel_not_found");
        }
        return c;
    }

    /** A conversation that the app is in; archiving took it out, as Slack says of bots. */
    Conversation inside(String id) {
        Conversation c = visible(id);
        if (!c.has(me()) || c.archived()) {
            throw new Refusal("not_in_channel");
        }
        return c;
    }

    /** A conversation that the app is in and that is not archived. */
    Conversation active(String id) {
        if (visible(id).archived()) {
            throw new Refusal("is_archived");
        }
        return inside(id);
    }

    /** The message that starts a thread, by its ts, or a refusal {@code thread_not_found}. */
    String thread(String channel, String ts) {
        return workspace.posts().find(channel, ts).filter(post -> !post.isReply()).map(Post::ts)
                .orElseThrow(() -> new Refusal("thread_not_found"));
    }

    /** Anybody with a user id, or a refusal {@code user_not_found}. */
    Account user(String id) {
        return workspace.accounts().find(id).orElseThrow(() -> new Refusal("user_not_found"));
    }
}
