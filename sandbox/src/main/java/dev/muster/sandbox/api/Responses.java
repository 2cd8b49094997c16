package dev.muster.sandbox.api;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.workspace.Post;
import dev.muster.sandbox.workspace.Refusal;
import dev.muster.sandbox.workspace.Tickets.ResponseTarget;

/** What the app says in answer to an interaction: in the acknowledgement itself, or later through the response URL. */
public final class Responses {
    private static final Set<String> KNOWN = Set.of("text", "blocks", "attachments", "response_type", "replace_original",
            "delete_original", "thread_ts", "mrkdwn", "unfurl_links", "unfurl_media", "metadata", "parse", "link_names",
            "reply_broadcast");
    private final Desk desk;

    Responses(Desk desk) {
        this.desk = desk;
    }

    /** Uses the response URL with this key; a refusal says why nothing came of it. */
    public void respond(String key, JsonNode body) {
        boolean unused = desk.workspace().locked(() -> {
            apply(desk.workspace().tickets().respond(key), body);
            return true;
        });
    }

    /** Shows what {@code body} says where {@code target} points. */
    public void apply(ResponseTarget target, JsonNode body) {
        for (String name : (Iterable<String>) body::fieldNames) {
            if (!KNOWN.contains(name)) {
                throw new Refusal("invalid_arguments");
            }
        }
        if (body.path("delete_original").asBoolean(false)) {
            delete(target);
            return;
        }
        Content content = Content.of(body, desk.blocks(), desk.workspace().ids()).orNoText();
        if (body.path("replace_original").asBoolean(false)) {
            replace(target, content);
        } else {
            add(target, body, content);
        }
    }

    private void delete(ResponseTarget target) {
        String ts = original(target);
        if (target.ephemeral()) {
            desk.workspace().ephemerals().remove(target.user(), target.channel(), ts);
        } else {
            desk.workspace().posts().delete(target.channel(), ts);
        }
    }

    private void replace(ResponseTarget target, Content content) {
        String ts = original(target);
        if (target.ephemeral()) {
            desk.workspace().ephemerals().replace(target.user(), target.channel(), ts, draft -> with(draft, content));
        } else {
            Post.Edit edit = new Post.Edit(desk.me(), desk.workspace().timestamps().next());
            Post unused = desk.workspace().posts().edit(target.channel(), ts, draft -> with(draft, content).edited(edit));
        }
    }

    private static String original(ResponseTarget target) {
        String ts = target.messageTs();
        if (ts == null) {
            throw new Refusal("message_not_found");
        }
        return ts;
    }

    private static Post.Builder with(Post.Builder draft, Content content) {
        return draft.text(content.shownText()).blocks(content.blocks()).attachments(content.attachments());
    }

    private void add(ResponseTarget target, JsonNode body, Content content) {
        ObjectNode metadata = content.metadata();
        Post.Builder draft = with(Post.in(target.channel()).user(desk.me()).bot(desk.myBot()), content).metadata(metadata);
        if (body.hasNonNull("thread_ts")) {
            draft.thread(desk.thread(target.channel(), body.path("thread_ts").asText()));
        }
        if (body.path("response_type").asText("ephemeral").equals("in_channel")) {
            Post unused = desk.workspace().posts().add(draft);
        } else {
            Post unused = desk.workspace().ephemerals().show(target.user(), draft);
        }
    }

    /** A form that the app answered with, judged like one that it opens. */
    public ObjectNode modal(JsonNode view) {
        return ViewMethods.check(view, "modal", desk);
    }
}
