package dev.muster.sandbox.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.workspace.Pin;
import dev.muster.sandbox.workspace.Post;
import dev.muster.sandbox.workspace.Workspace;

/** Messages as the page draws them. Call it under the workspace's lock, so that the parts of one answer agree. */
final class PageMessages {
    /** Later than any ts. */
    private static final String END_OF_TIME = "9999999999.999999";
    private static final int FACES = 4;
    /** So many messages stand above one that was jumped to. */
    private static final int BEFORE = 30;
    private final Workspace workspace;
    private final PageUnread unread;
    private final String since;

    /** {@code since}: what only one person sees is kept by nobody, so a page shows only what came after it was loaded. */
    PageMessages(Workspace workspace, PageUnread unread, String since) {
        this.workspace = workspace;
        this.unread = unread;
        this.since = since;
    }

    /** So many of the newest messages that the one of {@code ts} and some before it are among them; {@code limit} where it is unknown. */
    int reaching(String channel, String ts, int limit, int most) {
        boolean known = workspace.posts().find(channel, ts).isPresent();
        return known
                ? Math.clamp(workspace.posts().page(channel, ts, END_OF_TIME, true, most).size() + BEFORE, limit, most)
                : limit;
    }

    /** The newest {@code limit} messages of a channel, oldest first, with what only {@code viewer} sees among them. */
    ArrayNode inChannel(String viewer, String channel, int limit) {
        List<Post> posts = new ArrayList<>(workspace.posts().page(channel, "0", END_OF_TIME, true, limit));
        onlyFor(viewer, channel).filter(Post::inChannel).forEach(posts::add);
        return array(channel, posts);
    }

    /** Whether the channel holds more than {@code limit} messages. */
    boolean holdsMoreThan(String channel, int limit) {
        return workspace.posts().page(channel, "0", END_OF_TIME, true, limit + 1).size() > limit;
    }

    /** A message and its replies, oldest first; empty when there is no such message. */
    ArrayNode inThread(String viewer, String channel, String root) {
        List<Post> posts = new ArrayList<>();
        workspace.posts().find(channel, root).ifPresent(parent -> {
            posts.add(parent);
            posts.addAll(workspace.posts().replies(channel, root));
            onlyFor(viewer, channel).filter(post -> root.equals(post.threadTs())).forEach(posts::add);
        });
        return array(channel, posts);
    }

    private Stream<Post> onlyFor(String viewer, String channel) {
        return workspace.ephemerals().all(viewer, channel).stream().filter(post -> post.ts().compareTo(since) > 0);
    }

    private ArrayNode array(String channel, List<Post> posts) {
        Set<String> pinned = workspace.marks().pins(channel).stream().map(Pin::ts).collect(Collectors.toSet());
        ArrayNode array = Json.array();
        posts.stream().sorted(Comparator.comparing(Post::ts))
                .forEach(post -> array.add(message(post, pinned.contains(post.ts()))));
        return array;
    }

    private ObjectNode message(Post post, boolean pinned) {
        ObjectNode json = Json.object().put("ts", post.ts()).put("channel", post.channel()).put("user", post.user())
                .put("username", post.username()).put("app", post.botId() != null).put("text", post.text())
                .put("subtype", post.subtype()).put("edited", post.edited() != null).put("deleted", post.isTombstone())
                .put("pinned", pinned).put("ephemeral", post.ephemeral())
                .put("broadcast", "thread_broadcast".equals(post.subtype()))
                .put("threadTs", post.isReply() ? post.threadTs() : null);
        // A person's own words are drawn from their text; the block beside it says the same.
        json.set("blocks", post.botId() == null ? null : post.blocks());
        json.set("attachments", post.attachments());
        ArrayNode reactions = json.putArray("reactions");
        post.reactions().forEach((name, users) -> reactions.addObject().put("name", name).set("users", Json.texts(users)));
        ArrayNode files = json.putArray("files");
        post.files().stream().flatMap(id -> workspace.files().find(id).stream())
                .forEach(file -> files.addObject().put("name", file.name()).put("title", file.title()).put("size", file.size())
                        .put("filetype", file.filetype()).put("url", "/page/file/" + file.id()));
        addReplies(json, post);
        return json;
    }

    private void addReplies(ObjectNode json, Post post) {
        List<Post> replies = post.ephemeral() || post.isReply()
                ? List.of()
                : workspace.posts().replies(post.channel(), post.ts());
        json.put("replyCount", replies.size());
        if (replies.isEmpty()) {
            return;
        }
        Set<String> users = new LinkedHashSet<>();
        replies.forEach(reply -> users.add(reply.user() == null ? String.valueOf(reply.username()) : reply.user()));
        json.put("newReplies", unread.inThread(post, replies));
        json.set("replyUsers", Json.texts(users.stream().limit(FACES).toList()));
        json.put("latestReply", replies.getLast().ts());
    }
}
