package dev.muster.sandbox.workspace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A message as it stands at one moment; channel and ts identify it. Its JSON parts are never changed in place.
 *
 * @param user null for what a webhook posted
 * @param botId null for what a person wrote
 * @param username the name that a webhook posts under, null otherwise
 * @param reactions users by emoji name, in the order they reacted
 * @param details what a system message carries beside its text: topic, purpose, name, old_name, inviter
 */
public record Post(String channel, String ts, @Nullable String subtype, @Nullable String user, @Nullable String botId,
        @Nullable String username, String text, @Nullable ArrayNode blocks, @Nullable ArrayNode attachments,
        @Nullable ObjectNode metadata, @Nullable String threadTs, @Nullable Edit edited, List<String> files,
        Map<String, List<String>> reactions, @Nullable String clientMsgId, Map<String, String> details, boolean ephemeral) {

    /** Who last changed the text, and when. */
    public record Edit(String user, String ts) {}

    public static final String TOMBSTONE = "tombstone";

    public Post {
        files = List.copyOf(files);
        Map<String, List<String>> copied = new LinkedHashMap<>();
        reactions.forEach((name, users) -> copied.put(name, List.copyOf(users)));
        reactions = Collections.unmodifiableMap(copied);
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /** A message to be; its ts is given when it is put into its channel. */
    public static Builder in(String channel) {
        return new Builder(channel);
    }

    public boolean isReply() {
        return threadTs != null && !threadTs.equals(ts);
    }

    /** Whether it is seen in the channel itself and not only in its thread. */
    public boolean inChannel() {
        return !isReply() || "thread_broadcast".equals(subtype);
    }

    public boolean isTombstone() {
        return TOMBSTONE.equals(subtype);
    }

    /** The same message, to be changed. */
    public Builder change() {
        Builder copy = new Builder(channel).ts(ts).subtype(subtype).user(user).bot(botId).username(username).text(text)
                .blocks(blocks)
                .attachments(attachments).metadata(metadata).thread(threadTs).edited(edited).clientMsgId(clientMsgId)
                .files(files).ephemeral(ephemeral);
        copy.details.putAll(details);
        reactions.forEach((name, users) -> copy.reactions.put(name, new ArrayList<>(users)));
        return copy;
    }

    /** Collects a message. */
    public static final class Builder {
        private final String channel;
        private String ts = "";
        private @Nullable String subtype;
        private @Nullable String user;
        private @Nullable String botId;
        private @Nullable String username;
        private String text = "";
        private @Nullable ArrayNode blocks;
        private @Nullable ArrayNode attachments;
        private @Nullable ObjectNode metadata;
        private @Nullable String threadTs;
        private @Nullable Edit edited;
        private List<String> files = List.of();
        private final Map<String, List<String>> reactions = new LinkedHashMap<>();
        private @Nullable String clientMsgId;
        private final Map<String, String> details = new LinkedHashMap<>();
        private boolean ephemeral;

        private Builder(String channel) {
            this.channel = channel;
        }

        public Builder ts(String value) {
            ts = value;
            return this;
        }

        public Builder subtype(@Nullable String value) {
            subtype = value;
            return this;
        }

        public Builder user(@Nullable String value) {
            user = value;
            return this;
        }

        public Builder bot(@Nullable String value) {
            botId = value;
            return this;
        }

        public Builder username(@Nullable String value) {
            username = value;
            return this;
        }

        public Builder text(String value) {
            text = value;
            return this;
        }

        public Builder blocks(@Nullable ArrayNode value) {
            blocks = value == null || value.isEmpty() ? null : value;
            return this;
        }

        public Builder attachments(@Nullable ArrayNode value) {
            attachments = value == null || value.isEmpty() ? null : value;
            return this;
        }

        public Builder metadata(@Nullable ObjectNode value) {
            metadata = value;
            return this;
        }

        public Builder thread(@Nullable String value) {
            threadTs = value;
            return this;
        }

        public Builder edited(@Nullable Edit value) {
            edited = value;
            return this;
        }

        public Builder files(List<String> value) {
            files = value;
            return this;
        }

        public Builder clientMsgId(@Nullable String value) {
            clientMsgId = value;
            return this;
        }

        public Builder detail(String name, String value) {
            details.put(name, value);
            return this;
        }

        public Builder ephemeral(boolean value) {
            ephemeral = value;
            return this;
        }

        Builder react(String name, String by) {
            reactions.computeIfAbsent(name, n -> new ArrayList<>()).add(by);
            return this;
        }

        Builder unreact(String name, String by) {
            List<String> users = reactions.getOrDefault(name, new ArrayList<>());
            users.remove(by);
            if (users.isEmpty()) {
                reactions.remove(name);
            }
            return this;
        }

        public Post build() {
            return new Post(channel, ts, subtype, user, botId, username, text, blocks, attachments, metadata, threadTs, edited,
                    files,
                    reactions, clientMsgId, details, ephemeral);
        }
    }
}
