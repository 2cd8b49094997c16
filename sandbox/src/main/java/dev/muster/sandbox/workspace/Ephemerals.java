package dev.muster.sandbox.workspace;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import dev.muster.sandbox.workspace.WorkspaceEvent.EphemeralChanged;

/** Messages that only one person sees. They are in no history and can be changed by nobody but through a response URL. */
public final class Ephemerals {
    private final Workspace workspace;

    Ephemerals(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Shows {@code user} a message. */
    public Post show(String user, Post.Builder draft) {
        return workspace.locked(() -> {
            Post post = draft.ephemeral(true).ts(workspace.timestamps().next()).build();
            shownTo(post.channel(), user).put(post.ts(), post);
            tell(user, post.channel(), post.ts(), post);
            return post;
        });
    }

    /** Puts another one in its place. */
    public void replace(String user, String channel, String ts, UnaryOperator<Post.Builder> change) {
        boolean unused = workspace.locked(() -> {
            Post before = find(user, channel, ts).orElseThrow(() -> new Refusal("message_not_found"));
            Post after = change.apply(before.change()).build();
            shownTo(channel, user).put(ts, after);
            tell(user, channel, ts, after);
            return true;
        });
    }

    /** Takes it off the person's screen. */
    public void remove(String user, String channel, String ts) {
        boolean unused = workspace.locked(() -> {
            if (shownTo(channel, user).remove(ts) == null) {
                throw new Refusal("message_not_found");
            }
            workspace.changed(new EphemeralChanged(workspace.conversations().get(channel), user, ts, null));
            return true;
        });
    }

    public Optional<Post> find(String user, String channel, String ts) {
        return workspace.locked(() -> Optional.ofNullable(shownTo(channel, user).get(ts)));
    }

    /** What {@code user} sees alone in a channel, oldest first. */
    public List<Post> all(String user, String channel) {
        return workspace.locked(() -> List.copyOf(shownTo(channel, user).values()));
    }

    private void tell(String user, String channel, String ts, Post post) {
        workspace.changed(new EphemeralChanged(workspace.conversations().get(channel), user, ts, post));
    }

    private NavigableMap<String, Post> shownTo(String channel, String user) {
        return workspace.conversations().state(channel).ephemerals.computeIfAbsent(user, u -> new TreeMap<>());
    }
}
