package dev.muster.sandbox.wire;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.workspace.Account;
import dev.muster.sandbox.workspace.Pin;
import dev.muster.sandbox.workspace.Post;
import dev.muster.sandbox.workspace.Workspace;

/** Messages as JSON. */
public final class PostJson {
    private static final Set<String> ROOT = Set.of("type", "subtype", "text", "user", "ts", "bot_id", "bot_profile", "team",
            "thread_ts",
            "parent_user_id", "username", "reply_count", "reply_users_count", "latest_reply", "edited");

    private final Workspace workspace;
    private final AccountJson accounts;
    private final FileJson files;
    private final String baseUrl;

    public PostJson(Workspace workspace, AccountJson accounts, FileJson files, String baseUrl) {
        this.workspace = workspace;
        this.accounts = accounts;
        this.files = files;
        this.baseUrl = baseUrl;
    }

    /** Everything there is to say about a message but its metadata. */
    public ObjectNode of(Post post) {
        ObjectNode json = Json.object().put("type", "message");
        Json.put(json, "subtype", post.subtype());
        Json.put(json, "user", post.user());
        author(json, post);
        Json.put(json, "client_msg_id", post.clientMsgId());
        json.put("text", post.text());
        if (post.user() != null && !post.user().equals(Account.SLACKBOT)) {
            json.put("team", workspace.team().id());
        }
        Json.set(json, "blocks", post.blocks());
        Json.set(json, "attachments", post.attachments());
        addFiles(json, post);
        Post.Edit edit = post.edited();
        if (edit != null) {
            json.putObject("edited").put("user", edit.user()).put("ts", edit.ts());
        }
        post.details().forEach(json::put);
        json.put("ts", post.ts());
        thread(json, post);
        reactions(json, post);
        return json;
    }

    /** The same with its metadata. */
    public ObjectNode withMetadata(Post post) {
        ObjectNode json = of(post);
        Json.set(json, "metadata", post.metadata());
        return json;
    }

    private void author(ObjectNode json, Post post) {
        workspace.accounts().bot(post.botId()).ifPresent(bot -> {
            json.put("bot_id", bot.id());
            json.put("app_id", bot.appId());
            if (!"bot_message".equals(post.subtype())) {
                json.set("bot_profile", accounts.botProfile(bot));
            }
        });
        Json.put(json, "username", post.username());
    }

    private void addFiles(ObjectNode json, Post post) {
        if (post.files().isEmpty()) {
            return;
        }
        ArrayNode shared = json.putArray("files");
        post.files().forEach(id -> workspace.files().find(id).ifPresent(file -> shared.add(files.of(file))));
        json.put("upload", true).put("display_as_bot", false);
    }

    private void thread(ObjectNode json, Post post) {
        String root = post.threadTs();
        if (root != null && post.isReply()) {
            json.put("thread_ts", root);
            workspace.posts().find(post.channel(), root).ifPresent(parent -> {
                Json.put(json, "parent_user_id", parent.user());
                if ("thread_broadcast".equals(post.subtype())) {
                    json.set("root", keep(of(parent), ROOT));
                }
            });
            return;
        }
        List<Post> replies = post.ephemeral() ? List.of() : workspace.posts().replies(post.channel(), post.ts());
        if (!replies.isEmpty()) {
            Set<String> users = new LinkedHashSet<>();
            replies.forEach(reply -> users.add(reply.user() == null ? String.valueOf(reply.botId()) : reply.user()));
            json.put("thread_ts", post.ts()).put("reply_count", replies.size()).put("reply_users_count", users.size())
                    .put("latest_reply", replies.getLast().ts());
            json.set("reply_users", Json.texts(users.stream().limit(5).toList()));
            json.put("is_locked", false).put("subscribed", false);
        }
    }

    private static void reactions(ObjectNode json, Post post) {
        if (!post.reactions().isEmpty()) {
            ArrayNode reactions = json.putArray("reactions");
            post.reactions()
                    .forEach((name, users) -> reactions.addObject().put("name", name).put("count", users.size()).set("users",
                            Json.texts(users)));
        }
    }

    /** A pin as {@code pins.list} and the pin events tell it; {@code keys} are the message's fields to tell. */
    public ObjectNode pin(Pin pin, Post post, Set<String> keys) {
        ObjectNode item = Json.object().put("type", "message").put("created", pin.at().getEpochSecond())
                .put("created_by", pin.user())
                .put("channel", pin.channel());
        ObjectNode message = of(post);
        message.putArray("pinned_to").add(pin.channel());
        message.put("permalink", permalink(post));
        item.set("message", keep(message, keys));
        return item;
    }

    /** The address of a message. */
    public String permalink(Post post) {
        String link = baseUrl + "/archives/" + post.channel() + "/p" + post.ts().replace(".", "");
        return post.isReply() ? link + "?thread_ts=" + post.threadTs() + "&cid=" + post.channel() : link;
    }

    /** Only these fields of it. */
    public static ObjectNode keep(ObjectNode json, Set<String> keys) {
        return json.retain(keys);
    }
}
