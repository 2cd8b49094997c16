package dev.muster.bot.slack.event;

import java.util.List;

/** The events the bot asks Slack for; the app's manifest lists the same. */
public final class SubscribedEvents {
    /** By the names that a manifest uses. */
    public static final List<String> TYPES = List.of("app_home_opened", "app_mention", "message.channels", "message.groups",
            "reaction_added",
            "reaction_removed", "pin_added", "pin_removed", "member_joined_channel", "member_left_channel", "channel_rename",
            "channel_archive", "channel_unarchive", "channel_deleted", "channel_id_changed", "group_rename", "group_archive",
            "group_unarchive", "group_deleted", "tokens_revoked", "app_uninstalled");

    private SubscribedEvents() {}
}
