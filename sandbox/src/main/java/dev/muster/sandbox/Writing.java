package dev.muster.sandbox;

import java.util.List;
import java.util.function.Supplier;

import dev.muster.sandbox.wire.RichText;
import dev.muster.sandbox.workspace.Account;
import dev.muster.sandbox.workspace.Conversation;
import dev.muster.sandbox.workspace.Conversation.Kind;
import dev.muster.sandbox.workspace.Post;
import dev.muster.sandbox.workspace.Refusal;
import dev.muster.sandbox.workspace.StoredFile;
import dev.muster.sandbox.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** What people write, and what they do to messages. A person who could not do it in Slack cannot do it here. */
final class Writing {
    private final Workspace workspace;
    private final Typing typing;

    Writing(Workspace workspace) {
        this.workspace = workspace;
        this.typing = new Typing(workspace);
    }

    private Conversation mine(String user, String channel) {
        Conversation c = workspace.conversations().get(channel);
        if (!c.has(user)) {
            String name = workspace.accounts().find(user).map(Account::name).orElse(user);
            throw new IllegalStateException(name + " is not in " + c.name() + " and can write nothing there");
        }
        return c;
    }

    /** The same where something may still be done with messages. */
    private void open(String user, String channel) {
        if (mine(user, channel).archived()) {
            throw new Refusal("is_archived");
        }
    }

    Message write(String user, String channel, String typed, @Nullable String thread, boolean broadcast) {
        return workspace.locked(() -> {
            Conversation unused = mine(user, channel);
            return added(worded(Post.in(channel).user(user), typing.message(typed)).thread(thread)
                    .subtype(broadcast ? "thread_broadcast" : null).clientMsgId(workspace.ids().uuid()));
        });
    }

    /** A message that was written at a past time, in the wire's own form. */
    Message inject(String user, String channel, String ts, String text, @Nullable String thread) {
        return workspace.locked(() -> added(
                worded(Post.in(channel).ts(ts).user(user), text).thread(thread).clientMsgId(workspace.ids().uuid())));
    }

    private Post.Builder worded(Post.Builder draft, String text) {
        return draft.text(text).blocks(text.isEmpty() ? null : RichText.blocks(text, workspace.ids().secret(5)));
    }

    private Message added(Post.Builder draft) {
        return new Message(workspace.posts().add(draft));
    }

    Message me(String user, String channel, String typed) {
        return workspace.locked(() -> {
            Conversation unused = mine(user, channel);
            return added(Post.in(channel).user(user).subtype("me_message").text(typing.message(typed)));
        });
    }

    Message edit(String user, Message message, String typed) {
        return workspace.locked(() -> {
            open(user, message.channelId());
            own(user, message);
            String text = typing.message(typed);
            Post.Edit edit = new Post.Edit(user, workspace.timestamps().next());
            return new Message(
                    workspace.posts().edit(message.channelId(), message.ts(), draft -> worded(draft, text).edited(edit)));
        });
    }

    void delete(String user, Message message) {
        locked(() -> {
            open(user, message.channelId());
            own(user, message);
            workspace.posts().delete(message.channelId(), message.ts());
        });
    }

    private void own(String user, Message message) {
        if (!user.equals(message.post().user())) {
            throw new IllegalStateException("people change only what they wrote themselves");
        }
    }

    Message upload(String user, String channel, String name, String mimetype, byte[] content, String comment) {
        return workspace.locked(() -> {
            Conversation unused = mine(user, channel);
            StoredFile file = workspace.files().store(name, mimetype, content, user);
            Message shared = added(worded(Post.in(channel).user(user), typing.message(comment)).subtype("file_share")
                    .files(List.of(file.id())).clientMsgId(workspace.ids().uuid()));
            StoredFile unusedToo = workspace.files().share(file.id(), channel);
            return shared;
        });
    }

    void inside(String user, String channel, Runnable work) {
        locked(() -> {
            Conversation unused = mine(user, channel);
            work.run();
        });
    }

    /** Marks of a message: reactions and pins. */
    void marks(String user, Message message, Runnable work) {
        locked(() -> {
            open(user, message.channelId());
            work.run();
        });
    }

    void join(String user, String channel) {
        locked(() -> {
            if (workspace.conversations().get(channel).kind() != Kind.PUBLIC) {
                throw new IllegalStateException("into a private channel one has to be invited");
            }
            Conversation unused = workspace.conversations().join(channel, user, null);
        });
    }

    private void locked(Runnable work) {
        Supplier<Boolean> wrapped = () -> {
            work.run();
            return true;
        };
        boolean unused = workspace.locked(wrapped);
    }
}
