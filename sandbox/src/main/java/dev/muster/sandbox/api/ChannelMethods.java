package dev.muster.sandbox.api;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.workspace.Conversation;
import dev.muster.sandbox.workspace.Conversation.Kind;
import dev.muster.sandbox.workspace.Conversations;
import dev.muster.sandbox.workspace.Refusal;

/** {@code conversations.*} that change the conversation itself. */
final class ChannelMethods {
    private final Desk desk;

    ChannelMethods(Desk desk) {
        this.desk = desk;
    }

    List<Method> all() {
        return List.of(Method.of("conversations.create", Tier.TWO, this::create, "name", "is_private", "team_id"),
                Method.of("conversations.rename", Tier.TWO, this::rename, "channel", "name"),
                Method.of("conversations.setTopic", Tier.TWO, this::setTopic, "channel", "topic"),
                Method.of("conversations.setPurpose", Tier.TWO, this::setPurpose, "channel", "purpose"),
                Method.of("conversations.archive", Tier.TWO, this::archive, "channel"),
                Method.of("conversations.unarchive", Tier.TWO, this::unarchive, "channel"),
                Method.of("conversations.open", Tier.THREE, this::open, "users", "channel", "return_im", "prevent_creation"));
    }

    private ObjectNode channel(Conversation c) {
        ObjectNode answer = Json.object();
        answer.set("channel", desk.wire().conversations().of(c));
        return answer;
    }

    private ObjectNode create(Args args) {
        if (desk.switches().channelCreationRestricted()) {
            throw new Refusal("restricted_action");
        }
        Kind kind = args.flag("is_private") ? Kind.PRIVATE : Kind.PUBLIC;
        return channel(desk.workspace().conversations().create(args.text("name"), kind, desk.me()));
    }

    private ObjectNode rename(Args args) {
        Conversation c = desk.active(args.required("channel"));
        if (!c.creator().equals(desk.me())) {
            throw new Refusal("not_authorized");
        }
        return channel(desk.workspace().conversations().rename(c.id(), args.text("name"), desk.me()));
    }

    private ObjectNode setTopic(Args args) {
        Conversation c = desk.active(args.required("channel"));
        return channel(desk.workspace().conversations().setTopic(c.id(), args.text("topic"), desk.me()));
    }

    private ObjectNode setPurpose(Args args) {
        Conversation c = desk.active(args.required("channel"));
        return channel(desk.workspace().conversations().setPurpose(c.id(), args.text("purpose"), desk.me()));
    }

    private ObjectNode archive(Args args) {
        Conversation c = desk.visible(args.required("channel"));
        if (c.archived()) {
            throw new Refusal("already_archived");
        }
        if (Conversations.isGeneral(c)) {
            throw new Refusal("cant_archive_general");
        }
        if (desk.switches().archivingRestricted()) {
            throw new Refusal("restricted_action");
        }
        Conversation unused = desk.workspace().conversations().archive(desk.inside(c.id()).id(), desk.me());
        return Json.object();
    }

    /** With a bot token Slack always refuses this: archiving took the bot out of the channel. */
    private ObjectNode unarchive(Args args) {
        Conversation c = desk.visible(args.required("channel"));
        throw new Refusal(c.archived() ? "not_in_channel" : "not_archived");
    }

    private ObjectNode open(Args args) {
        Conversation direct = args.has("channel") ? direct(args.text("channel")) : withUser(args.list("users"));
        boolean before = desk.workspace().posts().all(direct.id()).isEmpty();
        ObjectNode answer = Json.object().put("no_op", !before).put("already_open", !before);
        answer.set("channel",
                args.flag("return_im") ? desk.wire().conversations().of(direct) : Json.object().put("id", direct.id()));
        return answer;
    }

    private Conversation direct(String id) {
        Conversation c = desk.visible(id);
        if (!c.isDirect()) {
            throw new Refusal("method_not_supported_for_channel_type");
        }
        return c;
    }

    private Conversation withUser(List<String> users) {
        if (users.isEmpty()) {
            throw Args.missing("users");
        }
        if (users.size() > 1) {
            throw new Refusal("method_not_supported_for_channel_type");
        }
        String user = desk.user(users.getFirst()).id();
        if (user.equals(desk.me())) {
            throw new Refusal("cannot_dm_bot");
        }
        return desk.workspace().conversations().direct(user);
    }
}
