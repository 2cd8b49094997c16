package dev.muster.sandbox.workspace;

import java.util.List;
import java.util.function.UnaryOperator;

import dev.muster.sandbox.workspace.WorkspaceEvent.BookmarksChanged;
import dev.muster.sandbox.workspace.WorkspaceEvent.PinChanged;

/** Pins and bookmarks. */
public final class Marks {
    private static final int MAX = 100;
    private final Workspace workspace;

    Marks(Workspace workspace) {
        this.workspace = workspace;
    }

    public List<Pin> pins(String channel) {
        return workspace.locked(() -> List.copyOf(workspace.conversations().state(channel).pins));
    }

    /** Pins a message. */
    public void pin(String channel, String ts, String by) {
        boolean unused = workspace.locked(() -> {
            ConversationState state = workspace.conversations().state(channel);
            Post post = workspace.posts().get(channel, ts);
            if (state.pins.stream().anyMatch(pin -> pin.ts().equals(ts))) {
                throw new Refusal("already_pinned");
            }
            if (state.pins.size() >= MAX) {
                throw new Refusal("too_many_pins");
            }
            Pin pin = new Pin(channel, ts, by, workspace.now());
            state.pins.add(pin);
            workspace.changed(new PinChanged(state.info(), post, pin, by, true, workspace.timestamps().next()));
            return true;
        });
    }

    /** Takes a pin away. */
    public void unpin(String channel, String ts, String by) {
        boolean unused = workspace.locked(() -> {
            ConversationState state = workspace.conversations().state(channel);
            Post post = workspace.posts().get(channel, ts);
            Pin pin = state.pins.stream().filter(p -> p.ts().equals(ts)).findFirst().orElseThrow(() -> new Refusal("no_pin"));
            state.pins.remove(pin);
            workspace.changed(new PinChanged(state.info(), post, pin, by, false, workspace.timestamps().next()));
            return true;
        });
    }

    public List<Bookmark> bookmarks(String channel) {
        return workspace.locked(() -> List.copyOf(workspace.conversations().state(channel).bookmarks));
    }

    /** Adds a link to the channel's bar. */
    public Bookmark addBookmark(String channel, String title, String link, String emoji, String by) {
        return workspace.locked(() -> {
            ConversationState state = workspace.conversations().state(channel);
            if (state.bookmarks.size() >= MAX) {
                throw new Refusal("too_many_bookmarks");
            }
            Bookmark added = new Bookmark(workspace.ids().next("Bk"), channel, title, link, emoji,
                    Integer.toString(state.bookmarks.size(), Character.MAX_RADIX), by, workspace.now(), workspace.now());
            state.bookmarks.add(added);
            workspace.changed(new BookmarksChanged(state.info()));
            return added;
        });
    }

    /** Changes a bookmark. */
    public Bookmark editBookmark(String channel, String id, UnaryOperator<Bookmark> change) {
        return workspace.locked(() -> {
            ConversationState state = workspace.conversations().state(channel);
            Bookmark before = bookmark(state, id);
            Bookmark after = change.apply(before);
            state.bookmarks.set(state.bookmarks.indexOf(before), after);
            workspace.changed(new BookmarksChanged(state.info()));
            return after;
        });
    }

    /** Takes a bookmark away. */
    public void removeBookmark(String channel, String id) {
        boolean unused = workspace.locked(() -> {
            ConversationState state = workspace.conversations().state(channel);
            state.bookmarks.remove(bookmark(state, id));
            workspace.changed(new BookmarksChanged(state.info()));
            return true;
        });
    }

    private static Bookmark bookmark(ConversationState state, String id) {
        return state.bookmarks.stream().filter(b -> b.id().equals(id)).findFirst().orElseThrow(() -> new Refusal("not_found"));
    }
}
