package dev.muster.sandbox.delivery;

import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.wire.Wire;
import dev.muster.sandbox.workspace.Account;
import dev.muster.sandbox.workspace.Conversation;
import dev.muster.sandbox.workspace.Conversation.Kind;
import dev.muster.sandbox.workspace.Post;
import dev.muster.sandbox.workspace.Workspace;
import dev.muster.sandbox.workspace.WorkspaceEvent;
import dev.muster.sandbox.workspace.WorkspaceEvent.AccountAdded;
import dev.muster.sandbox.workspace.WorkspaceEvent.BookmarksChanged;
import dev.muster.sandbox.workspace.WorkspaceEvent.ConversationArchived;
import dev.muster.sandbox.workspace.WorkspaceEvent.ConversationCreated;
import dev.muster.sandbox.workspace.WorkspaceEvent.ConversationDescribed;
import dev.muster.sandbox.workspace.WorkspaceEvent.ConversationRenamed;
import dev.muster.sandbox.workspace.WorkspaceEvent.EphemeralChanged;
import dev.muster.sandbox.workspace.WorkspaceEvent.FileShared;
import dev.muster.sandbox.workspace.WorkspaceEvent.FormsChanged;
import dev.muster.sandbox.workspace.WorkspaceEvent.HomeOpened;
import dev.muster.sandbox.workspace.WorkspaceEvent.HomePublished;
import dev.muster.sandbox.workspace.WorkspaceEvent.MemberJoined;
import dev.muster.sandbox.workspace.WorkspaceEvent.MemberLeft;
import dev.muster.sandbox.workspace.WorkspaceEvent.PinChanged;
import dev.muster.sandbox.workspace.WorkspaceEvent.PostAdded;
import dev.muster.sandbox.workspace.WorkspaceEvent.PostChanged;
import dev.muster.sandbox.workspace.WorkspaceEvent.PostDeleted;
import dev.muster.sandbox.workspace.WorkspaceEvent.ReactionChanged;

/** Turns changes of the workspace into the events that the app subscribed to and may see. Runs under the workspace's lock. */
public final class EventFeed {
    private static final Set<String> PINNED = Set.of("bot_id", "type", "text", "user", "ts", "app_id", "team", "bot_profile",
            "pinned_to",
            "permalink");

    private static final Set<String> UNPINNED = Set.of("bot_id", "type", "text", "user", "ts", "app_id", "team", "bot_profile",
            "permalink");

    private final Workspace workspace;
    private final Wire wire;
    private final Deliveries deliveries;
    private final Subscriptions subscribed;
    private final Envelope envelope;
    private final MessageEvents messages;

    public EventFeed(Workspace workspace, Wire wire, Deliveries deliveries, Subscriptions subscribed) {
        this.workspace = workspace;
        this.wire = wire;
        this.deliveries = deliveries;
        this.subscribed = subscribed;
        this.envelope = new Envelope(workspace);
        this.messages = new MessageEvents(wire.posts());
    }

    /** Sends what this change means to the app, if anything. */
    public void accept(WorkspaceEvent change) {
        switch (change) {
            case PostAdded added -> added(added);
            case PostChanged changed ->
                message(changed.conversation(),
                        messages.changed(changed.conversation(), changed.before(), changed.after(), changed.eventTs()));
            case PostDeleted deleted ->
                message(deleted.conversation(), messages.deleted(deleted.conversation(), deleted.before(), deleted.eventTs()));
            case ReactionChanged reaction -> reaction(reaction);
            case PinChanged pin -> pin(pin);
            case MemberJoined joined -> joined(joined);
            case MemberLeft left -> left(left);
            case ConversationRenamed renamed -> renamed(renamed.conversation());
            case ConversationArchived archived -> archived(archived);
            case ConversationCreated created -> created(created.conversation());
            case HomeOpened opened -> homeOpened(opened);
            case FileShared shared -> fileShared(shared);
            case ConversationDescribed described -> {
                // The message that says so is an event of its own.
            }
            case AccountAdded account -> {
                // Nobody subscribes to these here.
            }
            case BookmarksChanged bookmarks -> {
                // Slack has no event for it.
            }
            case EphemeralChanged ephemeral -> {
                // Seen by one person only.
            }
            case FormsChanged forms -> {
                // Submitting one is an interaction.
            }
            case HomePublished home -> {
                // The app did this itself.
            }
        }
    }

    private void added(PostAdded added) {
        Conversation c = added.conversation();
        Post post = added.post();
        message(c, messages.added(c, post));
        String bot = workspace.app().botUserId();
        if (c.has(bot) && !c.isDirect() && !bot.equals(post.user()) && post.text().contains("<@" + bot)
                && (post.subtype() == null || "thread_broadcast".equals(post.subtype()) || "file_share".equals(post.subtype()))) {
            send("app_mention", messages.mention(c, post));
        }
    }

    private void message(Conversation c, ObjectNode event) {
        if (seesInside(c)) {
            send(c.isDirect() ? "message.im" : "message." + c.kind().word(), event);
        }
    }

    private boolean seesInside(Conversation c) {
        return c.has(workspace.app().botUserId());
    }

    private void reaction(ReactionChanged changed) {
        if (!seesInside(changed.conversation())) {
            return;
        }
        ObjectNode event = Json.object().put("type", changed.added() ? "reaction_added" : "reaction_removed")
                .put("user", changed.user())
                .put("reaction", changed.name());
        event.putObject("item").put("type", "message").put("channel", changed.conversation().id()).put("ts", changed.post().ts());
        String author = changed.post().user();
        if (author != null) {
            event.put("item_user", author);
        }
        send(event.path("type").asText(), event.put("event_ts", changed.eventTs()));
    }

    private void pin(PinChanged changed) {
        if (!seesInside(changed.conversation())) {
            return;
        }
        String channel = changed.conversation().id();
        ObjectNode event = Json.object().put("type", changed.added() ? "pin_added" : "pin_removed").put("user", changed.by())
                .put("channel_id", channel);
        event.set("item", wire.posts().pin(changed.pin(), changed.post(), changed.added() ? PINNED : UNPINNED));
        String author = changed.post().user();
        if (author != null) {
            event.put("item_user", author);
        }
        int pins = workspace.marks().pins(channel).size();
        event.put("pin_count", pins);
        event.putObject("pinned_info").put("channel", channel).put("pinned_by", changed.pin().user()).put("pinned_ts",
                changed.pin().at().getEpochSecond());
        if (!changed.added()) {
            event.put("has_pins", pins > 0);
        }
        send(event.path("type").asText(), event.put("event_ts", changed.eventTs()));
    }

    private void joined(MemberJoined joined) {
        Conversation c = joined.conversation();
        if (!seesInside(c)) {
            return;
        }
        ObjectNode event = member("member_joined_channel", c, joined.user());
        String inviter = joined.inviter();
        send("member_joined_channel", inviter == null ? event : event.put("inviter", inviter));
    }

    private void left(MemberLeft left) {
        if (seesInside(left.conversation()) || left.user().equals(workspace.app().botUserId())) {
            send("member_left_channel", member("member_left_channel", left.conversation(), left.user()));
        }
    }

    private ObjectNode member(String type, Conversation c, String user) {
        return Json.object().put("type", type).put("user", user).put("channel", c.id())
                .put("channel_type", c.kind() == Kind.PRIVATE ? "G" : "C").put("team", workspace.team().id())
                .put("event_ts", workspace.timestamps().next());
    }

    private void created(Conversation c) {
        if (c.kind() == Kind.PUBLIC && !c.creator().equals(Account.SLACKBOT)) {
            ObjectNode event = Json.object().put("type", "channel_created");
            event.putObject("channel").put("id", c.id()).put("name", c.name()).put("created", c.createdAt().getEpochSecond())
                    .put("creator", c.creator());
            send("channel_created", event);
        }
    }

    private void renamed(Conversation c) {
        String type = word(c) + "_rename";
        ObjectNode event = Json.object().put("type", type);
        event.putObject("channel").put("id", c.id()).put("is_channel", true).put("is_mpim", false).put("name", c.name())
                .put("name_normalized", c.name()).put("created", c.createdAt().getEpochSecond());
        known(c, type, event.put("event_ts", workspace.timestamps().next()));
    }

    private void archived(ConversationArchived changed) {
        Conversation c = changed.conversation();
        String type = word(c) + (c.archived() ? "_archive" : "_unarchive");
        known(c, type, Json.object().put("type", type).put("channel", c.id()).put("user", changed.by()).put("event_ts",
                workspace.timestamps().next()));
    }

    /** What happens to a public channel as such is known to the whole workspace. */
    private void known(Conversation c, String type, ObjectNode event) {
        if (c.kind() == Kind.PUBLIC || seesInside(c)) {
            send(type, event);
        }
    }

    private static String word(Conversation c) {
        return c.kind() == Kind.PRIVATE ? "group" : "channel";
    }

    private void homeOpened(HomeOpened opened) {
        ObjectNode event = Json.object().put("type", "app_home_opened").put("user", opened.user())
                .put("channel", opened.conversation().id()).put("tab", "home");
        if (opened.view() != null) {
            event.set("view", wire.views().of(opened.view()));
        }
        send("app_home_opened", event.put("event_ts", opened.eventTs()));
    }

    private void fileShared(FileShared shared) {
        if (seesInside(shared.conversation())) {
            ObjectNode event = Json.object().put("type", "file_shared").put("channel_id", shared.conversation().id())
                    .put("file_id", shared.file().id()).put("user_id", shared.user());
            event.putObject("file").put("id", shared.file().id());
            send("file_shared", event.put("event_ts", shared.eventTs()));
        }
    }

    private void send(String name, ObjectNode event) {
        if (subscribed.to(name)) {
            Delivery unused = deliveries.event(Json.write(envelope.around(event)), Json.write(envelope.rateLimited()));
        }
    }
}
