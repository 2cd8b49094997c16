package dev.muster.launcher.chaos;

import java.util.ArrayList;
import java.util.List;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.workspace.WorkspaceEvent;
import dev.muster.sandbox.workspace.WorkspaceEvent.PostAdded;

/** What the bot said, as it first stood there: a question that is settled reads otherwise later. */
final class Heard {
    private final List<Message> said = new ArrayList<>();

    synchronized void accept(WorkspaceEvent event) {
        if (event instanceof PostAdded added && added.post().botId() != null) {
            said.add(new Message(added.post()));
        }
    }

    /** All of it. */
    synchronized List<Message> all() {
        return List.copyOf(said);
    }

    /** What was said in a channel and its threads. */
    List<Message> in(Channel channel) {
        return all().stream().filter(message -> message.channelId().equals(channel.id())).toList();
    }

    /** A field of a message's metadata; empty where it has none. */
    static String field(Message message, String field) {
        return message.metadata().map(json -> json.path("event_payload").path(field).asText()).orElse("");
    }
}
