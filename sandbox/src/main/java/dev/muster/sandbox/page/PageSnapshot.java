package dev.muster.sandbox.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.Sandbox;
import dev.muster.sandbox.manifest.Manifest;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.workspace.Account;
import dev.muster.sandbox.workspace.Conversation;
import dev.muster.sandbox.workspace.Pin;
import dev.muster.sandbox.workspace.Post;
import dev.muster.sandbox.workspace.Usergroup;
import dev.muster.sandbox.workspace.View;
import dev.muster.sandbox.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** Everything that one person sees at one moment, as JSON for the page. */
final class PageSnapshot {
    private static final String END_OF_TIME = "9999999999.999999";
    /** Stands for the direct message with the app, which is made when somebody first looks at it. */
    private static final String DIRECT = "direct";
    /** No page shows more messages of a channel at once. */
    static final int MOST = 5000;

    /**
     * What a page shows: as whom, which channel and thread, how many messages, and which one must be among them. Unknown or missing
     * ones are chosen for it. {@code since} is when the page was loaded, as the first answer told it.
     */
    record Asked(@Nullable String as, @Nullable String channel, @Nullable String thread, @Nullable String reach, int limit,
            @Nullable String since) {}

    private final Workspace workspace;
    private final Sandbox sandbox;
    private final AppStatus status;
    private final ReadMarks marks;

    PageSnapshot(Sandbox sandbox, ReadMarks marks) {
        this.sandbox = sandbox;
        this.workspace = sandbox.workspace();
        this.status = new AppStatus(sandbox);
        this.marks = marks;
    }

    ObjectNode of(Asked asked) {
        return workspace.locked(() -> {
            String me = person(asked.as());
            Optional<Conversation> open = conversation(me, asked.channel());
            ObjectNode json = Json.object().put("you", me).put("channel", open.map(Conversation::id).orElse(null));
            PageUnread unread = new PageUnread(workspace, marks, me);
            String since = asked.since() == null ? workspace.timestamps().now() : asked.since();
            json.put("since", since);
            PageMessages messages = new PageMessages(workspace, unread, since);
            json.set("workspace", workspace(me, unread));
            String channel = open.filter(c -> maySee(me, c)).map(Conversation::id).orElse("");
            int limit = asked.reach() == null ? asked.limit() : messages.reaching(channel, asked.reach(), asked.limit(), MOST);
            json.set("messages", channel.isEmpty() ? Json.array() : messages.inChannel(me, channel, limit));
            json.put("more", !channel.isEmpty() && messages.holdsMoreThan(channel, limit));
            String thread = asked.thread();
            json.set("thread", channel.isEmpty() || thread == null ? Json.array() : messages.inThread(me, channel, thread));
            json.set("form", form(me));
            json.set("home", workspace.views().home(me).map(this::view).orElse(null));
            return json;
        });
    }

    private List<Account> people() {
        return workspace.accounts().all().stream().filter(account -> !account.isBot() && !account.deactivated()).toList();
    }

    private static boolean acts(Account account) {
        return !account.id().equals(Account.SLACKBOT);
    }

    /** The id of who is meant, or of the first person; empty in a workspace without people. */
    private String person(@Nullable String wanted) {
        List<Account> all = people().stream().filter(PageSnapshot::acts).toList();
        return all.stream().filter(one -> one.id().equals(wanted) || one.name().equals(wanted)).findFirst()
                .or(() -> all.stream().findFirst()).map(Account::id).orElse("");
    }

    private Optional<Conversation> conversation(String me, @Nullable String wanted) {
        if (DIRECT.equals(wanted) && !me.isEmpty()) {
            return Optional.of(workspace.conversations().direct(me));
        }
        return Optional.ofNullable(wanted).flatMap(workspace.conversations()::find).filter(c -> maySee(me, c))
                .or(() -> first(me, true)).or(() -> first(me, false));
    }

    private Optional<Conversation> first(String me, boolean joined) {
        return workspace.conversations().all().stream()
                .filter(c -> !c.isDirect() && !c.archived() && maySee(me, c) && (!joined || c.has(me)))
                .findFirst();
    }

    private static boolean maySee(String me, Conversation c) {
        return c.kind() == Conversation.Kind.PUBLIC || c.has(me);
    }

    private ObjectNode workspace(String me, PageUnread unread) {
        ObjectNode json = Json.object().put("name", workspace.team().name()).put("now", workspace.now().toEpochMilli());
        ArrayNode people = json.putArray("people");
        people().forEach(one -> people.addObject().put("id", one.id()).put("handle", one.name())
                .put("name", one.realName().isBlank() ? one.name() : one.realName()).put("acts", acts(one))
                .put("zone", one.timeZone()).put("guest", one.restricted()));
        ArrayNode groups = json.putArray("groups");
        for (Usergroup group : workspace.accounts().usergroups()) {
            groups.addObject().put("id", group.id()).put("handle", group.handle()).put("name", group.name());
        }
        json.set("app", app());
        ArrayNode channels = json.putArray("channels");
        workspace.conversations().all().stream().filter(c -> !c.isDirect() && listed(me, c))
                .forEach(c -> channels.add(channel(me, c, unread)));
        if (!me.isEmpty()) {
            channels.add(workspace.conversations().findDirect(me).map(c -> channel(me, c, unread)).orElseGet(this::directToBe));
        }
        json.set("threads", unread.threads());
        return json;
    }

    private static boolean listed(String me, Conversation c) {
        return c.has(me) || (c.kind() == Conversation.Kind.PUBLIC && !c.archived());
    }

    private ObjectNode app() {
        String bot = workspace.app().botUserId();
        Optional<Account> account = workspace.accounts().find(bot);
        ObjectNode json = Json.object().put("user", bot).put("name", workspace.app().name())
                .put("handle", account.map(Account::name).orElse(workspace.app().botName())).put("connected", status.connected());
        json.set("delivery", status.last());
        json.set("home", home());
        ArrayNode commands = json.putArray("commands");
        sandbox.manifest().map(Manifest::commands).orElse(List.of())
                .forEach(one -> commands.addObject().put("command", one.command()).put("description", one.description())
                        .put("usageHint", one.usageHint()));
        ArrayNode shortcuts = json.putArray("shortcuts");
        sandbox.manifest().map(Manifest::shortcuts).orElse(List.of())
                .forEach(one -> shortcuts.addObject().put("callbackId", one.callbackId()).put("name", one.name())
                        .put("type", switch (one.type()) {
                            case GLOBAL -> "global";
                            case MESSAGE -> "message";
                        }));
        return json;
    }

    /** What the conversation with the app offers; without a manifest, everything. */
    private ObjectNode home() {
        Optional<Manifest> manifest = sandbox.manifest();
        return Json.object().put("tab", manifest.map(Manifest::homeTabEnabled).orElse(true))
                .put("readOnly", manifest.map(Manifest::messagesReadOnly).orElse(false));
    }

    private ObjectNode channel(String me, Conversation c, PageUnread unread) {
        ObjectNode json = c.isDirect()
                ? direct(c.id())
                : Json.object().put("id", c.id()).put("name", c.name())
                        .put("kind", "channel");
        json.put("private", c.kind() != Conversation.Kind.PUBLIC).put("archived", c.archived())
                .put("member", c.has(me)).put("topic", c.topic().value())
                .put("latest", workspace.posts().page(c.id(), "0", END_OF_TIME, true, 1).stream().findFirst().map(Post::ts)
                        .orElse(null));
        unread.addTo(json, c);
        json.set("members", Json.texts(c.members()));
        ArrayNode bookmarks = json.putArray("bookmarks");
        workspace.marks().bookmarks(c.id()).forEach(one -> bookmarks.addObject().put("title", one.title()).put("link", one.link())
                .put("emoji", one.emoji()));
        ArrayNode pins = json.putArray("pins");
        workspace.marks().pins(c.id()).stream().flatMap(this::pinned).forEach(pins::add);
        return json;
    }

    private Stream<ObjectNode> pinned(Pin pin) {
        return workspace.posts().find(pin.channel(), pin.ts()).stream().map(post -> Json.object().put("ts", post.ts())
                .put("user", post.user()).put("text", post.text()).put("threadTs", post.isReply() ? post.threadTs() : null));
    }

    private ObjectNode direct(String id) {
        return Json.object().put("id", id).put("name", workspace.app().name()).put("kind", "direct")
                .put("with", workspace.app().botUserId()).put("withApp", true);
    }

    private ObjectNode directToBe() {
        ObjectNode json = direct(DIRECT).put("private", true).put("archived", false).put("member", true).put("topic", "")
                .putNull("latest").put("read", ReadMarks.NOTHING).put("unread", 0).put("mentions", 0);
        json.putArray("members");
        json.putArray("bookmarks");
        json.putArray("pins");
        return json;
    }

    private @Nullable ObjectNode form(String me) {
        List<View> stack = workspace.views().stack(me);
        if (stack.isEmpty()) {
            return null;
        }
        ObjectNode json = Json.object().put("depth", stack.size());
        json.set("view", view(stack.getLast()));
        return json;
    }

    private ObjectNode view(View view) {
        ObjectNode json = view.source().deepCopy();
        return json.put("id", view.id()).put("hash", view.hash());
    }
}
