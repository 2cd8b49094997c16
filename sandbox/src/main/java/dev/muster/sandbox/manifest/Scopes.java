package dev.muster.sandbox.manifest;

import static dev.muster.sandbox.manifest.ConversationKind.DIRECT_MESSAGE;
import static dev.muster.sandbox.manifest.ConversationKind.GROUP_MESSAGE;
import static dev.muster.sandbox.manifest.ConversationKind.PRIVATE_CHANNEL;
import static dev.muster.sandbox.manifest.ConversationKind.PUBLIC_CHANNEL;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which scopes of a bot token the Web API methods and the events ask for. A method or an event that is not in here is unknown. */
public final class Scopes {

    private static final Map<String, AnyOf> METHODS = new HashMap<>();
    private static final Map<String, Map<ConversationKind, AnyOf>> BY_KIND = new HashMap<>();
    private static final Map<String, AnyOf> EVENTS = new HashMap<>();

    static {
        methods(AnyOf.of(), "api.test", "auth.test", "apps.connections.open", "chat.getPermalink", "chat.scheduledMessages.list",
                "views.open",
                "views.push", "views.update", "views.publish");
        methods(AnyOf.of("chat:write"), "chat.postMessage", "chat.postEphemeral", "chat.update", "chat.delete",
                "chat.meMessage", "chat.scheduleMessage", "chat.deleteScheduledMessage");
        methods(AnyOf.of("links:write"), "chat.unfurl");
        methods(AnyOf.of("channels:join"), "conversations.join");
        methods(AnyOf.of("users:read"), "users.info", "users.list", "users.getPresence", "bots.info");
        methods(AnyOf.of("users:read.email"), "users.lookupByEmail");
        methods(AnyOf.of("users.profile:read"), "users.profile.get");
        methods(AnyOf.of("users:write"), "users.setPresence");
        methods(AnyOf.of("usergroups:read"), "usergroups.list", "usergroups.users.list");
        methods(AnyOf.of("usergroups:write"), "usergroups.create", "usergroups.update", "usergroups.enable",
                "usergroups.disable", "usergroups.users.update");
        methods(AnyOf.of("pins:read"), "pins.list");
        methods(AnyOf.of("pins:write"), "pins.add", "pins.remove");
        methods(AnyOf.of("bookmarks:read"), "bookmarks.list");
        methods(AnyOf.of("bookmarks:write"), "bookmarks.add", "bookmarks.edit", "bookmarks.remove");
        methods(AnyOf.of("reactions:read"), "reactions.get", "reactions.list");
        methods(AnyOf.of("reactions:write"), "reactions.add", "reactions.remove");
        methods(AnyOf.of("files:read"), "files.info", "files.list");
        methods(AnyOf.of("files:write"), "files.getUploadURLExternal", "files.completeUploadExternal", "files.delete");
        methods(AnyOf.of("team:read"), "team.info");

        for (ConversationKind kind : ConversationKind.values()) {
            inKind(kind, kind.scopePrefix() + ":read", "conversations.info", "conversations.list",
                    "conversations.members", "users.conversations");
            inKind(kind, kind.scopePrefix() + ":history", "conversations.history", "conversations.replies");
        }
        inKind(PUBLIC_CHANNEL, "channels:manage", "conversations.create", "conversations.rename",
                "conversations.archive", "conversations.unarchive", "conversations.kick", "conversations.leave");
        inKind(PRIVATE_CHANNEL, "groups:write", "conversations.create", "conversations.rename",
                "conversations.archive", "conversations.unarchive", "conversations.kick", "conversations.leave");
        for (String method : Set.of("conversations.setTopic", "conversations.setPurpose")) {
            alternatives(PUBLIC_CHANNEL, method, "channels:manage", "channels:write.topic");
            alternatives(PRIVATE_CHANNEL, method, "groups:write", "groups:write.topic");
        }
        alternatives(PUBLIC_CHANNEL, "conversations.invite", "channels:manage", "channels:write.invites");
        alternatives(PRIVATE_CHANNEL, "conversations.invite", "groups:write", "groups:write.invites");
        inKind(DIRECT_MESSAGE, "im:write", "conversations.open", "conversations.close", "conversations.setTopic");
        inKind(GROUP_MESSAGE, "mpim:write", "conversations.open", "conversations.close", "conversations.setTopic");

        events(AnyOf.of(), "app_home_opened", "tokens_revoked", "app_uninstalled", "app_rate_limited",
                "function_executed");
        events(AnyOf.of("app_mentions:read"), "app_mention");
        for (ConversationKind kind : ConversationKind.values()) {
            String name = kind == PUBLIC_CHANNEL ? "channels" : kind == PRIVATE_CHANNEL ? "groups" : kind.scopePrefix();
            events(AnyOf.of(kind.scopePrefix() + ":history"), "message." + name);
        }
        events(AnyOf.of("channels:read", "groups:read"), "member_joined_channel", "member_left_channel",
                "channel_shared", "channel_unshared");
        events(AnyOf.of("channels:read", "groups:read", "im:read", "mpim:read"), "channel_id_changed");
        events(AnyOf.of("channels:read"), "channel_created", "channel_rename", "channel_archive", "channel_unarchive",
                "channel_deleted", "channel_left");
        events(AnyOf.of("groups:read"), "group_rename", "group_archive", "group_unarchive", "group_deleted",
                "group_left", "group_open", "group_close");
        events(AnyOf.of("reactions:read"), "reaction_added", "reaction_removed");
        events(AnyOf.of("pins:read"), "pin_added", "pin_removed");
        events(AnyOf.of("files:read"), "file_shared", "file_created", "file_change", "file_deleted");
        events(AnyOf.of("users:read"), "user_change", "team_join", "user_huddle_changed");
        events(AnyOf.of("usergroups:read"), "subteam_created", "subteam_updated", "subteam_members_changed");
        events(AnyOf.of("links:read"), "link_shared");
    }

    private Scopes() {}

    /**
     * Which scopes allow a method, whatever conversation it is about.
     *
     * @return empty for an unknown method
     */
    public static Optional<AnyOf> required(String method) {
        AnyOf plain = METHODS.get(method);
        if (plain != null) {
            return Optional.of(plain);
        }
        Map<ConversationKind, AnyOf> kinds = BY_KIND.get(method);
        if (kinds == null) {
            return Optional.empty();
        }
        Set<String> all = new HashSet<>();
        kinds.values().forEach(alternatives -> all.addAll(alternatives.scopes()));
        return Optional.of(new AnyOf(all));
    }

    /**
     * Which scopes allow a method in one kind of conversation.
     *
     * @return empty for an unknown method, and where Slack has no such method for that kind
     */
    public static Optional<AnyOf> required(String method, ConversationKind kind) {
        AnyOf plain = METHODS.get(method);
        if (plain != null) {
            return Optional.of(plain);
        }
        return Optional.ofNullable(BY_KIND.getOrDefault(method, Map.of()).get(kind));
    }

    /**
     * Which scopes a subscription needs.
     *
     * @param eventType as a manifest names it, such as {@code message.channels}
     * @return empty for an unknown event
     */
    public static Optional<AnyOf> requiredForEvent(String eventType) {
        return Optional.ofNullable(EVENTS.get(eventType));
    }

    private static void methods(AnyOf scopes, String... names) {
        Arrays.stream(names).forEach(name -> METHODS.put(name, scopes));
    }

    private static void events(AnyOf scopes, String... types) {
        Arrays.stream(types).forEach(type -> EVENTS.put(type, scopes));
    }

    private static void inKind(ConversationKind kind, String scope, String... names) {
        Arrays.stream(names).forEach(name -> alternatives(kind, name, scope));
    }

    private static void alternatives(ConversationKind kind, String method, String... scopes) {
        BY_KIND.computeIfAbsent(method, unused -> new EnumMap<>(ConversationKind.class)).put(kind, AnyOf.of(scopes));
    }
}
