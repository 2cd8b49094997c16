package dev.muster.sandbox.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.workspace.Conversation;
import dev.muster.sandbox.workspace.Conversation.Kind;
import dev.muster.sandbox.workspace.Conversation.Note;
import dev.muster.sandbox.workspace.Conversations;
import dev.muster.sandbox.workspace.Workspace;

/** Channels and direct messages as JSON. */
public final class ConversationJson {
    private final Workspace workspace;

    public ConversationJson(Workspace workspace) {
        this.workspace = workspace;
    }

    /** A conversation as the app sees it. */
    public ObjectNode of(Conversation c) {
        if (c.kind() == Kind.DIRECT) {
            ObjectNode direct = Json.object().put("id", c.id()).put("created", c.createdAt().getEpochSecond())
                    .put("is_archived", false).put("is_im", true).put("is_org_shared", false);
            Json.put(direct, "user", c.imUser());
            return direct.put("context_team_id", workspace.team().id()).put("updated", c.updatedAt().toEpochMilli());
        }
        ObjectNode json = Json.object().put("id", c.id()).put("name", c.name()).put("is_channel", c.kind() == Kind.PUBLIC)
                .put("is_group", c.kind() == Kind.PRIVATE).put("is_im", false).put("created", c.createdAt().getEpochSecond())
                .put("is_archived", c.archived()).put("is_general", Conversations.isGeneral(c)).put("unlinked", 0)
                .put("name_normalized", c.name()).put("is_shared", false).put("creator", c.creator())
                .put("is_ext_shared", false).put("is_org_shared", false).put("is_pending_ext_shared", false)
                .put("is_member", c.has(workspace.app().botUserId())).put("is_private", c.kind() == Kind.PRIVATE)
                .put("is_mpim", false);
        json.putArray("shared_team_ids").add(workspace.team().id());
        json.putArray("pending_shared");
        json.putArray("pending_connected_team_ids");
        json.set("topic", note(c.topic()));
        json.set("purpose", note(c.purpose()));
        json.set("previous_names", Json.texts(c.previousNames()));
        return json.put("context_team_id", workspace.team().id()).put("updated", c.updatedAt().toEpochMilli());
    }

    private static ObjectNode note(Note note) {
        return Json.object().put("value", note.value()).put("creator", note.creator()).put("last_set",
                note.setAt().getEpochSecond());
    }
}
