package dev.muster.sandbox.api;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.workspace.Account;
import dev.muster.sandbox.workspace.AppIdentity;
import dev.muster.sandbox.workspace.Bot;
import dev.muster.sandbox.workspace.Refusal;
import dev.muster.sandbox.workspace.Usergroup;

/** Who is who: {@code auth.*}, {@code users.*}, {@code bots.*}, {@code team.*} and {@code usergroups.*}. */
final class PeopleMethods {
    private final Desk desk;

    PeopleMethods(Desk desk) {
        this.desk = desk;
    }

    List<Method> all() {
        return List.of(Method.of("api.test", Tier.FOUR, this::test, "error", "foo"),
                Method.of("auth.test", Tier.AUTH, args -> auth()),
                Method.of("users.info", Tier.FOUR, this::info, "user", "include_locale"),
                Method.of("users.list", Tier.TWO, this::list, "cursor", "limit", "include_locale", "presence", "team_id"),
                Method.of("users.getPresence", Tier.THREE, this::presence, "user"),
                Method.of("users.lookupByEmail", Tier.THREE, this::byEmail, "email"),
                Method.of("bots.info", Tier.THREE, this::bot, "bot", "team_id"),
                Method.of("team.info", Tier.THREE, this::team, "team", "domain"),
                Method.of("usergroups.list", Tier.TWO, this::usergroups, "include_users", "include_count", "include_disabled",
                        "team_id"),
                Method.of("usergroups.users.list", Tier.TWO, this::usergroupUsers, "usergroup", "include_disabled", "team_id"));
    }

    private ObjectNode test(Args args) {
        if (args.has("error")) {
            throw new Refusal(args.text("error"));
        }
        ObjectNode answer = Json.object();
        ObjectNode echoed = args.withoutToken();
        return echoed.isEmpty() ? answer : answer.set("args", echoed);
    }

    private ObjectNode auth() {
        AppIdentity app = desk.workspace().app();
        return Json.object().put("url", desk.wire().baseUrl() + "/").put("team", desk.workspace().team().name())
                .put("user", app.botName()).put("team_id", desk.workspace().team().id()).put("user_id", app.botUserId())
                .put("bot_id", app.botId()).put("is_enterprise_install", false);
    }

    private ObjectNode user(Account account) {
        return desk.wire().accounts().user(account, desk.app().grants("users:read.email"));
    }

    private ObjectNode info(Args args) {
        ObjectNode answer = Json.object();
        Account account = desk.workspace().accounts().find(args.required("user"))
                .orElseThrow(() -> new Refusal("user_not_found"));
        answer.set("user", user(account));
        return answer;
    }

    private ObjectNode presence(Args args) {
        Account account = desk.workspace().accounts().find(args.required("user"))
                .orElseThrow(() -> new Refusal("user_not_found"));
        return Json.object().put("presence", desk.workspace().accounts().isActive(account.id()) ? "active" : "away");
    }

    private ObjectNode list(Args args) {
        Paging.Page<Account> page = desk.paging().page(desk.workspace().accounts().all(), args, 1000, 1000);
        ObjectNode answer = Json.object();
        ArrayNode members = answer.putArray("members");
        page.items().forEach(account -> members.add(user(account)));
        return Paging.put(answer.put("cache_ts", desk.workspace().now().getEpochSecond()), page.cursor());
    }

    private ObjectNode byEmail(Args args) {
        Account account = desk.workspace().accounts().withEmail(args.required("email")).filter(found -> !found.deactivated())
                .orElseThrow(() -> new Refusal("users_not_found"));
        ObjectNode answer = Json.object();
        answer.set("user", user(account));
        return answer;
    }

    private ObjectNode bot(Args args) {
        Bot bot = desk.workspace().accounts().bot(args.required("bot")).orElseThrow(() -> new Refusal("bot_not_found"));
        ObjectNode answer = Json.object();
        answer.set("bot", desk.wire().accounts().bot(bot));
        return answer;
    }

    private ObjectNode team(Args args) {
        if (args.has("team") && !args.text("team").equals(desk.workspace().team().id())) {
            throw new Refusal("team_not_found");
        }
        ObjectNode answer = Json.object();
        answer.set("team", desk.wire().accounts().team(desk.workspace().team()));
        return answer;
    }

    private ObjectNode usergroups(Args args) {
        ObjectNode answer = Json.object();
        ArrayNode groups = answer.putArray("usergroups");
        desk.workspace().accounts().usergroups()
                .forEach(group -> groups.add(desk.wire().accounts().usergroup(group, args.flag("include_users"))));
        return answer;
    }

    private ObjectNode usergroupUsers(Args args) {
        String id = args.required("usergroup");
        Usergroup group = desk.workspace().accounts().usergroups().stream().filter(g -> g.id().equals(id)).findFirst()
                .orElseThrow(() -> new Refusal("no_such_subteam"));
        ObjectNode answer = Json.object();
        answer.set("users", Json.texts(group.users()));
        return answer;
    }
}
