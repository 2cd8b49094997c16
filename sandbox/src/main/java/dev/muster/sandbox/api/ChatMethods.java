package dev.muster.sandbox.api;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.workspace.Conversation;
import dev.muster.sandbox.workspace.Post;
import dev.muster.sandbox.workspace.Refusal;
import org.jspecify.annotations.Nullable;

/** {@code chat.*}: what the app says. */
final class ChatMethods {
    private static final int MAX_UPDATE = 4_000;
    private final Desk desk;

    ChatMethods(Desk desk) {
        this.desk = desk;
    }

    List<Method> all() {
        return List.of(
                Method.of("chat.postMessage", Tier.POSTING, this::post, "channel", "text", "blocks", "attachments", "metadata",
                        "thread_ts", "reply_broadcast", "unfurl_links", "unfurl_media", "link_names", "mrkdwn", "parse",
                        "markdown_text", "username", "icon_emoji", "icon_url", "as_user"),
                Method.of("chat.update", Tier.THREE, this::update, "channel", "ts", "text", "blocks", "attachments", "metadata",
                        "link_names", "parse", "markdown_text", "as_user", "reply_broadcast", "file_ids", "unfurl_links",
                        "unfurl_media"),
                Method.of("chat.delete", Tier.THREE, this::delete, "channel", "ts", "as_user"),
                Method.of("chat.postEphemeral", Tier.FOUR, this::ephemeral, "channel", "user", "text", "blocks", "attachments",
                        "thread_ts", "link_names", "parse", "markdown_text", "username", "icon_emoji", "icon_url", "as_user",
                        "metadata"),
                Method.of("chat.getPermalink", Tier.PERMALINK, this::permalink, "channel", "message_ts"));
    }

    private ObjectNode post(Args args) {
        Conversation c = target(args.required("channel"));
        dressedUp(args);
        Content content = content(args).orNoText();
        Post.Builder draft = mine(c, content);
        if (args.has("thread_ts")) {
            draft.thread(desk.thread(c.id(), args.text("thread_ts")));
            draft.subtype(args.flag("reply_broadcast") ? "thread_broadcast" : null);
        }
        Post post = desk.workspace().posts().add(draft);
        ObjectNode answer = Json.object().put("channel", c.id()).put("ts", post.ts());
        answer.set("message", PostAnswers.posted(desk.wire().posts().withMetadata(post)));
        return answer;
    }

    private Content content(Args args) {
        return Content.of(args, desk.blocks(), desk.workspace().ids());
    }

    /** A channel, or a person: that means the direct message with them. */
    private Conversation target(String channel) {
        if (channel.startsWith("U") && desk.workspace().accounts().find(channel).isPresent()) {
            return desk.workspace().conversations().direct(channel);
        }
        Conversation c = desk.visible(channel);
        if (c.archived()) {
            throw new Refusal("is_archived");
        }
        if (!c.has(desk.me()) && !desk.app().grants("chat:write.public")) {
            throw new Refusal("not_in_channel");
        }
        return c;
    }

    private void dressedUp(Args args) {
        boolean other = args.has("username") || args.has("icon_emoji") || args.has("icon_url");
        if (other && !desk.app().grants("chat:write.customize")) {
            throw new MissingScope("chat:write.customize");
        }
    }

    private Post.Builder mine(Conversation c, Content content) {
        return Post.in(c.id()).user(desk.me()).bot(desk.myBot()).text(content.shownText()).blocks(content.blocks())
                .attachments(content.attachments()).metadata(content.metadata());
    }

    private ObjectNode update(Args args) {
        Conversation c = desk.visible(args.required("channel"));
        Post before = desk.workspace().posts().get(c.id(), args.required("ts"));
        if (c.archived()) {
            throw new Refusal("is_inactive");
        }
        if (!desk.myBot().equals(before.botId())) {
            throw new Refusal("cant_update_message");
        }
        Content content = content(args);
        boolean says = args.mentions("text") || args.has("blocks") || args.has("attachments") || args.has("markdown_text");
        if (!says && content.metadata() == null) {
            throw new Refusal("no_text");
        }
        if (content.shownText().length() > MAX_UPDATE) {
            throw new Refusal("msg_too_long");
        }
        Post after = merged(before, content);
        if (after.text().isBlank() && after.blocks() == null && after.attachments() == null) {
            throw new Refusal("no_text");
        }
        boolean same = after.text().equals(before.text()) && Objects.equals(after.blocks(), before.blocks())
                && Objects.equals(after.attachments(), before.attachments());
        Post.Edit edit = same ? before.edited() : new Post.Edit(desk.me(), desk.workspace().timestamps().next());
        Post changed = desk.workspace().posts().edit(c.id(), before.ts(), draft -> after.change().edited(edit));
        ObjectNode answer = Json.object().put("channel", c.id()).put("ts", changed.ts()).put("text", changed.text());
        answer.set("message", PostAnswers.updated(desk.wire().posts().withMetadata(changed)));
        return answer;
    }

    /** What an update leaves out stays as it was; an empty list takes a part away. */
    private static Post merged(Post before, Content content) {
        Post.Builder draft = before.change();
        if (content.text() != null) {
            draft.text(content.shownText());
        }
        if (content.blocks() != null) {
            draft.blocks(content.blocks());
        }
        if (content.attachments() != null) {
            draft.attachments(content.attachments());
        }
        if (content.metadata() != null) {
            draft.metadata(content.metadata());
        }
        return draft.build();
    }

    private ObjectNode delete(Args args) {
        Conversation c = desk.visible(args.required("channel"));
        Post post = desk.workspace().posts().get(c.id(), args.required("ts"));
        if (!desk.myBot().equals(post.botId())) {
            throw new Refusal("cant_delete_message");
        }
        desk.workspace().posts().delete(c.id(), post.ts());
        return Json.object().put("channel", c.id()).put("ts", post.ts());
    }

    private ObjectNode ephemeral(Args args) {
        Conversation c = desk.active(args.required("channel"));
        String user = args.required("user");
        if (!c.has(user)) {
            throw new Refusal("user_not_in_channel");
        }
        dressedUp(args);
        Content content = content(args).orNoText();
        Post.Builder draft = mine(c, content);
        @Nullable
        String thread = args.has("thread_ts") ? desk.thread(c.id(), args.text("thread_ts")) : null;
        Post shown = desk.workspace().ephemerals().show(user, draft.thread(thread));
        return Json.object().put("message_ts", shown.ts());
    }

    private ObjectNode permalink(Args args) {
        Conversation c = desk.visible(args.required("channel"));
        Post post = desk.workspace().posts().get(c.id(), args.required("message_ts"));
        return Json.object().put("channel", c.id()).put("permalink", desk.wire().posts().permalink(post));
    }
}
