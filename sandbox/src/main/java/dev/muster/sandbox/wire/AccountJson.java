package dev.muster.sandbox.wire;

import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.workspace.Account;
import dev.muster.sandbox.workspace.Bot;
import dev.muster.sandbox.workspace.Team;
import dev.muster.sandbox.workspace.Usergroup;
import dev.muster.sandbox.workspace.Workspace;

/** People, bots and groups as JSON. */
public final class AccountJson {
    private final Workspace workspace;
    private final String baseUrl;

    public AccountJson(Workspace workspace, String baseUrl) {
        this.workspace = workspace;
        this.baseUrl = baseUrl;
    }

    /** A user; the e-mail address only where the app may read it. */
    public ObjectNode user(Account account, boolean withEmail) {
        ZoneId zone = ZoneId.of(account.timeZone());
        ObjectNode user = Json.object().put("id", account.id()).put("team_id", workspace.team().id()).put("name", account.name())
                .put("deleted", account.deactivated()).put("color", "9f69e7").put("real_name", account.realName())
                .put("tz", account.timeZone()).put("tz_label", zone.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                .put("tz_offset", zone.getRules().getOffset(workspace.now()).getTotalSeconds()).put("is_admin", false)
                .put("is_owner", false).put("is_primary_owner", false).put("is_restricted", account.restricted())
                .put("is_ultra_restricted", false).put("is_bot", account.isBot()).put("is_app_user", false)
                .put("updated", account.updatedAt().getEpochSecond());
        user.set("profile", profile(account, withEmail));
        return user;
    }

    private ObjectNode profile(Account account, boolean withEmail) {
        ObjectNode profile = Json.object().put("title", "").put("phone", "").put("real_name", account.realName())
                .put("real_name_normalized", account.realName()).put("display_name", account.name())
                .put("display_name_normalized", account.name()).put("status_text", "").put("status_emoji", "")
                .put("team", workspace.team().id());
        for (int size : new int[]{24, 32, 48, 72, 192, 512}) {
            profile.put("image_" + size, baseUrl + "/avatars/" + account.id() + "_" + size + ".png");
        }
        if (withEmail && !account.email().isEmpty()) {
            profile.put("email", account.email());
        }
        workspace.accounts().bot(account.botId())
                .ifPresent(bot -> profile.put("bot_id", bot.id()).put("api_app_id", bot.appId()));
        return profile;
    }

    /** A bot, as {@code bots.info} tells it. */
    public ObjectNode bot(Bot bot) {
        ObjectNode json = Json.object().put("id", bot.id()).put("deleted", false).put("name", bot.name())
                .put("updated", bot.updatedAt().getEpochSecond()).put("app_id", bot.appId());
        Json.put(json, "user_id", bot.userId());
        json.set("icons", icons(bot));
        return json;
    }

    /** The bot that a message names as its author. */
    public ObjectNode botProfile(Bot bot) {
        ObjectNode json = Json.object().put("id", bot.id()).put("deleted", false).put("name", bot.name())
                .put("updated", bot.updatedAt().getEpochSecond()).put("app_id", bot.appId());
        json.set("icons", icons(bot));
        return json.put("team_id", workspace.team().id());
    }

    private ObjectNode icons(Bot bot) {
        ObjectNode icons = Json.object();
        for (int size : new int[]{36, 48, 72}) {
            icons.put("image_" + size, baseUrl + "/avatars/" + bot.id() + "_" + size + ".png");
        }
        return icons;
    }

    /** The workspace itself. */
    public ObjectNode team(Team team) {
        return Json.object().put("id", team.id()).put("name", team.name()).put("domain", team.domain()).put("email_domain", "")
                .put("url", baseUrl + "/");
    }

    /** A user group; its members only on request. */
    public ObjectNode usergroup(Usergroup group, boolean withUsers) {
        ObjectNode json = Json.object().put("id", group.id()).put("team_id", workspace.team().id()).put("is_usergroup", true)
                .put("is_subteam", true).put("name", group.name()).put("description", "").put("handle", group.handle())
                .put("is_external", false).put("date_create", group.createdAt().getEpochSecond())
                .put("date_update", group.createdAt().getEpochSecond()).put("date_delete", 0)
                .put("user_count", group.users().size());
        if (withUsers) {
            json.set("users", Json.texts(group.users()));
        }
        return json;
    }
}
