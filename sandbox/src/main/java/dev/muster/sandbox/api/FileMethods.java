package dev.muster.sandbox.api;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.workspace.Conversation;
import dev.muster.sandbox.workspace.Files.Reservation;
import dev.muster.sandbox.workspace.Post;
import dev.muster.sandbox.workspace.Refusal;
import dev.muster.sandbox.workspace.StoredFile;

/** {@code files.*}: the upload in three steps, and what is known of a file. */
final class FileMethods {
    private final Desk desk;

    FileMethods(Desk desk) {
        this.desk = desk;
    }

    List<Method> all() {
        return List.of(
                Method.of("files.getUploadURLExternal", Tier.FOUR, this::reserve, "filename", "length", "alt_txt",
                        "snippet_type"),
                Method.of("files.completeUploadExternal", Tier.FOUR, this::complete, "files", "channel_id", "channels",
                        "initial_comment", "thread_ts", "blocks"),
                Method.of("files.info", Tier.FOUR, this::info, "file", "count", "cursor", "limit", "page"));
    }

    private ObjectNode reserve(Args args) {
        int length = args.number("length", 0);
        if (length <= 0) {
            throw Args.missing("length");
        }
        Reservation place = desk.workspace().files().reserve(args.required("filename"), length);
        return Json.object().put("upload_url", desk.wire().baseUrl() + "/upload/v1/" + place.fileId() + "/" + place.secret())
                .put("file_id", place.fileId());
    }

    private ObjectNode complete(Args args) {
        JsonNode wanted = args.tree("files").filter(JsonNode::isArray).orElseThrow(() -> Args.missing("files"));
        String channel = args.optional("channel_id").orElseGet(() -> args.list("channels").stream().findFirst().orElse(""));
        Conversation c = channel.isEmpty() ? null : desk.active(channel);
        String thread = c == null ? null : args.optional("thread_ts").map(ts -> desk.thread(c.id(), ts)).orElse(null);
        Content said = Content.of(args, desk.blocks(), desk.workspace().ids());
        List<String> ids = new ArrayList<>();
        for (JsonNode file : wanted) {
            ids.add(desk.workspace().files().complete(file.path("id").asText(), file.path("title").asText(""), desk.me()).id());
        }
        if (c != null) {
            Post unused = desk.workspace().posts()
                    .add(Post.in(c.id()).user(desk.me()).bot(desk.myBot()).subtype("file_share").files(ids)
                            .text(args.text("initial_comment")).blocks(said.blocks())
                            .thread(thread));
            ids.forEach(id -> desk.workspace().files().share(id, c.id()));
        }
        ObjectNode answer = Json.object();
        ArrayNode files = answer.putArray("files");
        ids.forEach(id -> files.add(json(id)));
        return answer;
    }

    private ObjectNode json(String id) {
        StoredFile file = desk.workspace().files().find(id).orElseThrow(() -> new Refusal("file_not_found"));
        return desk.wire().files().of(file);
    }

    private ObjectNode info(Args args) {
        ObjectNode answer = Json.object();
        answer.set("file", json(args.required("file")));
        answer.putArray("comments");
        return answer;
    }
}
