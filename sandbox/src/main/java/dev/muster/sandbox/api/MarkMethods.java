package dev.muster.sandbox.api;

import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.workspace.Bookmark;
import dev.muster.sandbox.workspace.Conversation;
import dev.muster.sandbox.workspace.Post;
import dev.muster.sandbox.workspace.Refusal;

/** {@code pins.*}, {@code bookmarks.*} and {@code reactions.*}. */
final class MarkMethods {
    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final Pattern EMOJI = Pattern.compile("[\\p{L}0-9_+'-]+(::skin-tone-[2-6])?");
    private final Desk desk;

    MarkMethods(Desk desk) {
        this.desk = desk;
    }

    List<Method> all() {
        return List.of(Method.of("pins.add", Tier.TWO, this::pin, "channel", "timestamp", "file", "file_comment"),
                Method.of("pins.remove", Tier.TWO, this::unpin, "channel", "timestamp", "file", "file_comment"),
                Method.of("pins.list", Tier.TWO, this::pins, "channel"),
                Method.of("bookmarks.add", Tier.TWO, this::addBookmark, "channel_id", "title", "type", "link", "emoji",
                        "entity_id",
                        "access_level", "parent_id"),
                Method.of("bookmarks.edit", Tier.TWO, this::editBookmark, "channel_id", "bookmark_id", "title", "link", "emoji"),
                Method.of("bookmarks.remove", Tier.TWO, this::removeBookmark, "channel_id", "bookmark_id", "quip_section_id"),
                Method.of("bookmarks.list", Tier.THREE, this::bookmarks, "channel_id"),
                Method.of("reactions.add", Tier.THREE, this::react, "channel", "timestamp", "name", "file", "file_comment"),
                Method.of("reactions.remove", Tier.TWO, this::unreact, "channel", "timestamp", "name", "file", "file_comment"),
                Method.of("reactions.get", Tier.THREE, this::reactions, "channel", "timestamp", "full", "file", "file_comment"));
    }

    private ObjectNode pin(Args args) {
        Conversation c = desk.active(args.required("channel"));
        desk.workspace().marks().pin(c.id(), args.required("timestamp"), desk.me());
        return Json.object();
    }

    private ObjectNode unpin(Args args) {
        Conversation c = desk.active(args.required("channel"));
        desk.workspace().marks().unpin(c.id(), args.required("timestamp"), desk.me());
        return Json.object();
    }

    private ObjectNode pins(Args args) {
        Conversation c = desk.inside(args.required("channel"));
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        desk.workspace().marks().pins(c.id()).reversed().forEach(pin -> desk.workspace().posts().find(c.id(), pin.ts())
                .ifPresent(post -> items.add(desk.wire().posts().pin(pin, post, PostAnswers.PINNED))));
        return answer;
    }

    private ObjectNode addBookmark(Args args) {
        Conversation c = desk.active(args.required("channel_id"));
        if (!args.required("type").equals("link")) {
            throw new Refusal("invalid_bookmark_type");
        }
        Bookmark added = desk.workspace().marks().addBookmark(c.id(), args.required("title"), link(args.required("link")),
                args.text("emoji"), desk.me());
        return bookmark(added);
    }

    private static String link(String link) {
        if (!LINK.matcher(link).matches()) {
            throw new Refusal("invalid_link");
        }
        return link;
    }

    private ObjectNode editBookmark(Args args) {
        Conversation c = desk.active(args.required("channel_id"));
        return bookmark(desk.workspace().marks().editBookmark(c.id(), args.required("bookmark_id"),
                old -> new Bookmark(old.id(), old.channel(), args.optional("title").orElse(old.title()),
                        args.optional("link").map(MarkMethods::link).orElse(old.link()),
                        args.optional("emoji").orElse(old.emoji()),
                        old.rank(), desk.me(), old.createdAt(), desk.workspace().now())));
    }

    private ObjectNode removeBookmark(Args args) {
        Conversation c = desk.active(args.required("channel_id"));
        desk.workspace().marks().removeBookmark(c.id(), args.required("bookmark_id"));
        return Json.object();
    }

    private ObjectNode bookmarks(Args args) {
        Conversation c = desk.inside(args.required("channel_id"));
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("bookmarks");
        desk.workspace().marks().bookmarks(c.id()).forEach(one -> list.add(json(one)));
        return answer;
    }

    private ObjectNode bookmark(Bookmark bookmark) {
        ObjectNode answer = Json.object();
        answer.set("bookmark", json(bookmark));
        return answer;
    }

    private ObjectNode json(Bookmark b) {
        return Json.object().put("id", b.id()).put("channel_id", b.channel()).put("title", b.title()).put("link", b.link())
                .put("emoji", b.emoji()).put("icon_url", "").put("type", "link")
                .put("date_created", b.createdAt().getEpochSecond())
                .put("date_updated", b.updatedAt().getEpochSecond()).put("rank", b.rank())
                .put("last_updated_by_user_id", b.updatedBy())
                .put("last_updated_by_team_id", desk.workspace().team().id());
    }

    private ObjectNode react(Args args) {
        Conversation c = desk.active(args.required("channel"));
        desk.workspace().posts().react(c.id(), args.required("timestamp"), desk.me(), emoji(args.required("name")));
        return Json.object();
    }

    private ObjectNode unreact(Args args) {
        Conversation c = desk.active(args.required("channel"));
        desk.workspace().posts().unreact(c.id(), args.required("timestamp"), desk.me(), emoji(args.required("name")));
        return Json.object();
    }

    private static String emoji(String name) {
        if (!EMOJI.matcher(name).matches()) {
            throw new Refusal("invalid_name");
        }
        return name;
    }

    private ObjectNode reactions(Args args) {
        Conversation c = desk.inside(args.required("channel"));
        Post post = desk.workspace().posts().get(c.id(), args.required("timestamp"));
        ObjectNode answer = Json.object().put("type", "message").put("channel", c.id());
        answer.set("message",
                PostAnswers.reacted(desk.wire().posts().of(post).put("permalink", desk.wire().posts().permalink(post))));
        return answer;
    }
}
