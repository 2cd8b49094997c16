package dev.muster.sandbox.workspace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A channel or a direct message, as it is at one moment.
 *
 * @param imUser the other side of a direct message, null for channels
 * @param open everybody who joins the workspace is put in this channel
 */
public record Conversation(String id, String name, Kind kind, String creator, Instant createdAt, boolean archived, boolean open,
        Note topic, Note purpose, List<String> previousNames, Set<String> members, @Nullable String imUser, Instant updatedAt) {

    /** Who can see it; {@link #word} is the part of a scope that stands for it, {@link #type} what events call it. */
    public enum Kind {
        PUBLIC("channels", "channel"),
        PRIVATE("groups", "group"),
        DIRECT("im", "im");

        private final String word;
        private final String type;

        Kind(String word, String type) {
            this.word = word;
            this.type = type;
        }

        public String word() {
            return word;
        }

        public String type() {
            return type;
        }
    }

    /** A topic or purpose, and who set it; {@code creator} is empty and {@code setAt} the epoch where nobody did. */
    public record Note(String value, String creator, Instant setAt) {
        public static final Note NONE = new Note("", "", Instant.EPOCH);
    }

    public Conversation {
        previousNames = List.copyOf(previousNames);
        members = Collections.unmodifiableSet(new LinkedHashSet<>(members));
    }

    public boolean has(String user) {
        return members.contains(user);
    }

    public boolean isDirect() {
        return kind == Kind.DIRECT;
    }

    Conversation renamed(String newName, Instant at) {
        List<String> names = new ArrayList<>(previousNames);
        names.add(name);
        return new Conversation(id, newName, kind, creator, createdAt, archived, open, topic, purpose, names, members, imUser,
                at);
    }

    Conversation archived(boolean value, Instant at) {
        return new Conversation(id, name, kind, creator, createdAt, value, open, topic, purpose, previousNames, members, imUser,
                at);
    }

    Conversation topic(Note note) {
        return new Conversation(id, name, kind, creator, createdAt, archived, open, note, purpose, previousNames, members, imUser,
                note.setAt());
    }

    Conversation purpose(Note note) {
        return new Conversation(id, name, kind, creator, createdAt, archived, open, topic, note, previousNames, members, imUser,
                note.setAt());
    }

    Conversation with(String user) {
        Set<String> more = new LinkedHashSet<>(members);
        more.add(user);
        return members(more);
    }

    Conversation without(String user) {
        Set<String> fewer = new LinkedHashSet<>(members);
        fewer.remove(user);
        return members(fewer);
    }

    private Conversation members(Set<String> now) {
        return new Conversation(id, name, kind, creator, createdAt, archived, open, topic, purpose, previousNames, now, imUser,
                updatedAt);
    }
}
