package dev.muster.sandbox;

import java.util.Set;

import dev.muster.sandbox.workspace.Conversation;
import dev.muster.sandbox.workspace.Conversation.Kind;

/** A channel, or the direct message of a person with the app. Asks the workspace anew each time. */
public final class Channel {
    private final Inside inside;
    private final String id;

    Channel(Inside inside, String id) {
        this.inside = inside;
        this.id = id;
    }

    private Conversation now() {
        return inside.workspace().conversations().get(id);
    }

    public String id() {
        return id;
    }

    /** Its name without the #; empty for a direct message. */
    public String name() {
        return now().name();
    }

    /** How a message refers to it. */
    public String mention() {
        return "<#" + id + ">";
    }

    public String topic() {
        return now().topic().value();
    }

    public String purpose() {
        return now().purpose().value();
    }

    public boolean isArchived() {
        return now().archived();
    }

    public boolean isPrivate() {
        return now().kind() == Kind.PRIVATE;
    }

    public boolean isDirect() {
        return now().isDirect();
    }

    /** User ids, in the order they came in. */
    public Set<String> memberIds() {
        return now().members();
    }

    public boolean has(Person person) {
        return now().has(person.id());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Channel channel && channel.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return isDirect() ? "a direct message" : "#" + name();
    }
}
