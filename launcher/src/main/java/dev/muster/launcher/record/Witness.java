package dev.muster.launcher.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

import dev.muster.sandbox.workspace.Post;
import dev.muster.sandbox.workspace.WorkspaceEvent;
import dev.muster.sandbox.workspace.WorkspaceEvent.PostAdded;
import dev.muster.sandbox.workspace.WorkspaceEvent.PostChanged;
import dev.muster.sandbox.workspace.WorkspaceEvent.PostDeleted;

/** Remembers what people wrote, edited and deleted, also what the workspace itself no longer shows. */
public final class Witness {
    /** What a person can write; anything else with a subtype is the workspace speaking. */
    private static final Set<String> WRITTEN = Set.of("", "file_share", "thread_broadcast", "me_message");

    private final Map<String, NavigableMap<String, Said>> channels = new TreeMap<>();

    /**
     * What became of one message of a person.
     *
     * @param versions its texts in Slack's form, the first one first
     */
    public record Said(String channel, String ts, String user, List<String> versions, boolean deleted) {
        public Said {
            versions = List.copyOf(versions);
        }

        /** As it was first written. */
        public String text() {
            return versions.getFirst();
        }
    }

    /** Takes note of a change. */
    public synchronized void accept(WorkspaceEvent event) {
        if (event instanceof PostAdded added) {
            added(added.post());
        } else if (event instanceof PostChanged changed) {
            changed(changed);
        } else if (event instanceof PostDeleted deleted) {
            gone(deleted.before());
        }
    }

    private void added(Post post) {
        String subtype = post.subtype() == null ? "" : post.subtype();
        if (post.botId() == null && post.user() != null && WRITTEN.contains(subtype)) {
            in(post.channel()).put(post.ts(), new Said(post.channel(), post.ts(), post.user(), List.of(post.text()), false));
        }
    }

    private void changed(PostChanged changed) {
        Post after = changed.after();
        if (after.isTombstone()) {
            gone(changed.before());
        } else if (after.edited() != null && !after.edited().equals(changed.before().edited())) {
            in(after.channel()).computeIfPresent(after.ts(), (ts, said) -> edited(said, after.text()));
        }
    }

    private static Said edited(Said said, String text) {
        List<String> versions = new ArrayList<>(said.versions());
        versions.add(text);
        return new Said(said.channel(), said.ts(), said.user(), versions, said.deleted());
    }

    private void gone(Post post) {
        in(post.channel()).computeIfPresent(post.ts(),
                (ts, said) -> new Said(said.channel(), ts, said.user(), said.versions(), true));
    }

    private NavigableMap<String, Said> in(String channel) {
        return channels.computeIfAbsent(channel, id -> new TreeMap<>());
    }

    /** Everything that people said in a channel, in the order of its times. */
    public synchronized List<Said> said(String channel) {
        return List.copyOf(channels.getOrDefault(channel, new TreeMap<>()).values());
    }
}
