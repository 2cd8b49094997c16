package dev.muster.sandbox.workspace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What one conversation holds. Only touched under the workspace's lock. */
final class ConversationState {
    /** A six-decimal time sorts as text as long as its seconds have as many digits, which holds from 2001 to 2286. */
    final NavigableMap<String, Post> posts = new TreeMap<>();
    final Map<String, NavigableMap<String, Post>> replies = new HashMap<>();
    final Map<String, NavigableMap<String, Post>> ephemerals = new HashMap<>();
    final List<Pin> pins = new ArrayList<>();
    final List<Bookmark> bookmarks = new ArrayList<>();
    private Conversation info;

    ConversationState(Conversation info) {
        this.info = info;
    }

    Conversation info() {
        return info;
    }

    Conversation now(Conversation changed) {
        info = changed;
        return changed;
    }

    void put(Post post) {
        posts.put(post.ts(), post);
        String root = post.threadTs();
        if (root != null && post.isReply()) {
            replies.computeIfAbsent(root, r -> new TreeMap<>()).put(post.ts(), post);
        }
    }

    void remove(Post post) {
        posts.remove(post.ts());
        String root = post.threadTs();
        NavigableMap<String, Post> thread = root == null ? null : replies.get(root);
        if (thread != null && root != null) {
            thread.remove(post.ts());
            if (thread.isEmpty()) {
                replies.remove(root);
            }
        }
    }
}
