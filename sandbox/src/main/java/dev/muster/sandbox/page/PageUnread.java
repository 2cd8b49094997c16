package dev.muster.sandbox.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.workspace.Conversation;
import dev.muster.sandbox.workspace.Post;
import dev.muster.sandbox.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** What one person has not read yet: messages of channels, replies of the threads that they follow. */
final class PageUnread {
    private static final String END_OF_TIME = "9999999999.999999";
    /** More than this is not counted: the page says "99+". */
    private static final int MOST = 100;
    /** Threads are looked for under so many of a channel's newest messages. */
    private static final int RECENT = 200;
    private static final int MOST_THREADS = 20;
    private static final Set<String> EVERYBODY = Set.of("<!here>", "<!channel>", "<!everyone>");

    private final Workspace workspace;
    private final ReadMarks marks;
    private final String viewer;
    private final Set<String> names = new HashSet<>(EVERYBODY);

    PageUnread(Workspace workspace, ReadMarks marks, String viewer) {
        this.workspace = workspace;
        this.marks = marks;
        this.viewer = viewer;
        names.add("<@" + viewer + ">");
        names.add("\"user_id\":\"" + viewer + "\"");
        workspace.accounts().usergroups().stream().filter(group -> group.users().contains(viewer))
                .forEach(group -> names.add("<!subteam^" + group.id()));
    }

    /** Adds how far the viewer has read a channel, how many messages came since, and how many of those are for them. */
    void addTo(ObjectNode json, Conversation c) {
        String read = marks.of(viewer, c.id(), null);
        List<Post> fresh = c.has(viewer)
                ? workspace.posts().page(c.id(), read, END_OF_TIME, false, MOST).stream().filter(this::isNews).toList()
                : List.of();
        long forMe = c.isDirect() ? fresh.size() : fresh.stream().filter(this::isForViewer).count();
        json.put("read", read).put("unread", fresh.size()).put("mentions", forMe);
    }

    /** How many replies of others came since the viewer looked at the thread or wrote in it; 0 where they do not follow it. */
    int inThread(Post root, List<Post> replies) {
        String own = replies.stream().filter(this::isOwn).map(Post::ts).max(Comparator.naturalOrder()).orElse(ReadMarks.NOTHING);
        String read = marks.of(viewer, root.channel(), root.ts());
        String since = own.compareTo(read) > 0 ? own : read;
        int fresh = (int) replies.stream().filter(reply -> reply.ts().compareTo(since) > 0 && isNews(reply)).count();
        // Whether they follow it is asked last: it reads every word of the thread.
        return fresh > 0 && follows(root, replies) ? fresh : 0;
    }

    /** The threads with something new, the liveliest first. */
    ArrayNode threads() {
        List<ObjectNode> found = new ArrayList<>();
        workspace.conversations().all().stream().filter(c -> c.has(viewer)).flatMap(this::roots).forEach(root -> {
            List<Post> replies = workspace.posts().replies(root.channel(), root.ts());
            int fresh = inThread(root, replies);
            if (fresh > 0) {
                found.add(Json.object().put("channel", root.channel()).put("ts", root.ts()).put("user", root.user())
                        .put("text", root.text()).put("unread", fresh).put("latest", replies.getLast().ts()));
            }
        });
        ArrayNode array = Json.array();
        found.stream().sorted(Comparator.comparing((ObjectNode one) -> one.path("latest").asText()).reversed())
                .limit(MOST_THREADS).forEach(array::add);
        return array;
    }

    private Stream<Post> roots(Conversation c) {
        return workspace.posts().page(c.id(), ReadMarks.NOTHING, END_OF_TIME, true, RECENT).stream()
                .filter(post -> !post.isReply() && workspace.posts().replyCount(c.id(), post.ts()) > 0);
    }

    private boolean follows(Post root, List<Post> replies) {
        return Stream.concat(Stream.of(root), replies.stream()).anyMatch(post -> isOwn(post) || isForViewer(post));
    }

    private boolean isOwn(Post post) {
        return Objects.equals(post.user(), viewer);
    }

    /** What tells something, by somebody else: who joined or set a topic does not. */
    private boolean isNews(Post post) {
        return !isOwn(post) && !post.isTombstone() && !isAboutTheChannel(post.subtype());
    }

    private static boolean isAboutTheChannel(@Nullable String subtype) {
        return subtype != null
                && (subtype.startsWith("channel_") || subtype.startsWith("group_") || subtype.equals("pinned_item"));
    }

    private boolean isForViewer(Post post) {
        String all = post.blocks() == null ? post.text() : post.text() + post.blocks();
        return names.stream().anyMatch(all::contains);
    }
}
