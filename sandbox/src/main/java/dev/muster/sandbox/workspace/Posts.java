package dev.muster.sandbox.workspace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import dev.muster.sandbox.workspace.WorkspaceEvent.PostAdded;
import dev.muster.sandbox.workspace.WorkspaceEvent.PostChanged;
import dev.muster.sandbox.workspace.WorkspaceEvent.PostDeleted;
import dev.muster.sandbox.workspace.WorkspaceEvent.ReactionChanged;

/** Messages: written, changed, deleted, reacted to, found. */
public final class Posts {
    private static final NavigableMap<String, Post> NONE = new TreeMap<>();
    private final Workspace workspace;

    Posts(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Puts a message into its channel, now, or at the ts that the draft names (the next free one after it). */
    public Post add(Post.Builder draft) {
        return workspace.locked(() -> {
            Post wanted = draft.build();
            ConversationState state = workspace.conversations().state(wanted.channel());
            if (state.info().archived()) {
                throw new Refusal("is_archived");
            }
            String ts = wanted.ts().isEmpty() ? workspace.timestamps().next() : wanted.ts();
            while (state.posts.containsKey(ts)) {
                ts = Timestamps.after(ts);
            }
            Post post = draft.ts(ts).build();
            state.put(post);
            workspace.changed(new PostAdded(state.info(), post));
            return post;
        });
    }

    public Optional<Post> find(String channel, String ts) {
        return workspace.locked(() -> workspace.conversations().find(channel)
                .map(c -> workspace.conversations().state(channel).posts.get(ts)));
    }

    /** The message, or a refusal {@code message_not_found}. */
    public Post get(String channel, String ts) {
        return find(channel, ts).filter(post -> !post.isTombstone()).orElseThrow(() -> new Refusal("message_not_found"));
    }

    /** Changes a message as people see it. */
    public Post edit(String channel, String ts, UnaryOperator<Post.Builder> change) {
        return workspace.locked(() -> {
            ConversationState state = workspace.conversations().state(channel);
            Post before = get(channel, ts);
            Post after = change.apply(before.change()).build();
            state.put(after);
            workspace.changed(new PostChanged(state.info(), before, after, workspace.timestamps().next()));
            return after;
        });
    }

    /** Takes a message away. A parent with replies leaves a tombstone, which goes with the last reply. */
    public void delete(String channel, String ts) {
        boolean unused = workspace.locked(() -> {
            ConversationState state = workspace.conversations().state(channel);
            Post before = get(channel, ts);
            state.pins.removeIf(pin -> pin.ts().equals(ts));
            if (state.replies.containsKey(ts)) {
                Post tombstone = Post.in(channel).ts(ts).user(Account.SLACKBOT).subtype(Post.TOMBSTONE).thread(ts)
                        .text("This message was deleted.").build();
                state.put(tombstone);
                workspace.changed(new PostChanged(state.info(), before, tombstone, workspace.timestamps().next()));
                return true;
            }
            state.remove(before);
            workspace.changed(new PostDeleted(state.info(), before, workspace.timestamps().next()));
            forgetEmptyTombstone(state, before);
            return true;
        });
    }

    private static void forgetEmptyTombstone(ConversationState state, Post reply) {
        String root = reply.threadTs();
        Post parent = root == null || state.replies.containsKey(root) ? null : state.posts.get(root);
        if (parent != null && parent.isTombstone()) {
            state.posts.remove(parent.ts());
        }
    }

    /** Puts an emoji on a message. */
    public void react(String channel, String ts, String user, String name) {
        boolean unused = workspace.locked(() -> {
            Post before = get(channel, ts);
            if (before.reactions().getOrDefault(name, List.of()).contains(user)) {
                throw new Refusal("already_reacted");
            }
            return reaction(before.change().react(name, user).build(), user, name, true);
        });
    }

    /** Takes an emoji off a message. */
    public void unreact(String channel, String ts, String user, String name) {
        boolean unused = workspace.locked(() -> {
            Post before = get(channel, ts);
            if (!before.reactions().getOrDefault(name, List.of()).contains(user)) {
                throw new Refusal("no_reaction");
            }
            return reaction(before.change().unreact(name, user).build(), user, name, false);
        });
    }

    private boolean reaction(Post after, String user, String name, boolean added) {
        ConversationState state = workspace.conversations().state(after.channel());
        state.put(after);
        workspace.changed(new ReactionChanged(state.info(), after, user, name, added, workspace.timestamps().next()));
        return added;
    }

    /** All messages of a channel, threads included, oldest first. */
    public List<Post> all(String channel) {
        return workspace.locked(() -> List.copyOf(workspace.conversations().state(channel).posts.values()));
    }

    /** The replies to a message, oldest first, without the message itself. */
    public List<Post> replies(String channel, String rootTs) {
        return workspace.locked(() -> List.copyOf(thread(channel, rootTs).values()));
    }

    /** How many replies a message has, without listing them. */
    public int replyCount(String channel, String rootTs) {
        return workspace.locked(() -> thread(channel, rootTs).size());
    }

    private NavigableMap<String, Post> thread(String channel, String rootTs) {
        return workspace.conversations().state(channel).replies.getOrDefault(rootTs, NONE);
    }

    /** What stands in the channel itself between two times, newest first, at most {@code limit}. */
    public List<Post> page(String channel, String oldest, String latest, boolean inclusive, int limit) {
        return workspace.locked(() -> newestFirst(workspace.conversations().state(channel).posts
                .subMap(oldest, inclusive, latest, inclusive).descendingMap().values(), limit));
    }

    private static List<Post> newestFirst(Collection<Post> posts, int limit) {
        List<Post> page = new ArrayList<>();
        for (Post post : posts) {
            if (post.inChannel()) {
                page.add(post);
            }
            if (page.size() == limit) {
                break;
            }
        }
        return page;
    }
}
