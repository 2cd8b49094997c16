package dev.muster.sandbox.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.workspace.Account;
import dev.muster.sandbox.workspace.Conversation;
import dev.muster.sandbox.workspace.Conversation.Kind;
import dev.muster.sandbox.workspace.Conversations;
import dev.muster.sandbox.workspace.Refusal;

/** {@code conversations.*} about who is in a conversation. */
final class MemberMethods {
    private static final int MAX_INVITED = 100;
    private final Desk desk;

    MemberMethods(Desk desk) {
        this.desk = desk;
    }

    List<Method> all() {
        return List.of(Method.of("conversations.invite", Tier.THREE, this::invite, "channel", "users", "force"),
                Method.of("conversations.kick", Tier.THREE, this::kick, "channel", "user"),
                Method.of("conversations.join", Tier.THREE, this::join, "channel"),
                Method.of("conversations.leave", Tier.THREE, this::leave, "channel"),
                Method.of("conversations.members", Tier.FOUR, this::members, "channel", "cursor", "limit"));
    }

    /** Some of the invited could not be; carried to the answer beside its error. */
    static final class InviteRefused extends RuntimeException {
        private final Map<String, String> errors;

        InviteRefused(Map<String, String> errors) {
            super("invite", null, false, false);
            this.errors = Map.copyOf(errors);
        }

        ObjectNode answer() {
            ObjectNode answer = Json.object().put("ok", false).put("error", errors.values().iterator().next());
            answer.set("errors", list(errors));
            return answer;
        }
    }

    private static ArrayNode list(Map<String, String> errors) {
        ArrayNode list = Json.array();
        errors.forEach((user, error) -> list.addObject().put("ok", false).put("error", error).put("user", user));
        return list;
    }

    private ObjectNode invite(Args args) {
        Conversation c = channel(args);
        List<String> users = args.list("users");
        if (users.isEmpty()) {
            throw new Refusal("no_user");
        }
        if (users.size() > MAX_INVITED) {
            throw new Refusal("too_many_users");
        }
        Map<String, String> errors = new LinkedHashMap<>();
        List<String> good = new ArrayList<>();
        for (String user : users) {
            refused(c, user).ifPresentOrElse(error -> errors.put(user, error), () -> good.add(user));
        }
        if (!errors.isEmpty() && (good.isEmpty() || !args.flag("force"))) {
            throw new InviteRefused(errors);
        }
        good.forEach(user -> desk.workspace().conversations().join(c.id(), user, desk.me()));
        ObjectNode answer = Json.object();
        answer.set("channel", desk.wire().conversations().of(desk.workspace().conversations().get(c.id())));
        if (!errors.isEmpty()) {
            answer.set("errors", list(errors));
        }
        return answer;
    }

    /** Nobody is brought into a direct message, and nobody leaves one. */
    private Conversation channel(Args args) {
        Conversation c = desk.active(args.required("channel"));
        if (c.isDirect()) {
            throw new Refusal("method_not_supported_for_channel_type");
        }
        return c;
    }

    private Optional<String> refused(Conversation c, String user) {
        Optional<Account> account = desk.workspace().accounts().find(user);
        if (account.isEmpty() || user.equals(Account.SLACKBOT)) {
            return Optional.of("user_not_found");
        }
        if (user.equals(desk.me())) {
            return Optional.of("cant_invite_self");
        }
        if (c.has(user)) {
            return Optional.of("already_in_channel");
        }
        if (account.get().deactivated()) {
            return Optional.of("cant_invite");
        }
        return account.get().restricted() ? Optional.of("user_is_restricted") : Optional.empty();
    }

    private ObjectNode kick(Args args) {
        Conversation c = channel(args);
        String user = args.required("user");
        if (user.equals(desk.me())) {
            throw new Refusal("cant_kick_self");
        }
        if (Conversations.isGeneral(c)) {
            throw new Refusal("cant_kick_from_general");
        }
        Conversation unused = desk.workspace().conversations().leave(c.id(), desk.user(user).id());
        return Json.object();
    }

    private ObjectNode join(Args args) {
        Conversation c = desk.visible(args.required("channel"));
        if (c.kind() != Kind.PUBLIC) {
            throw new Refusal("method_not_supported_for_channel_type");
        }
        if (c.archived()) {
            throw new Refusal("is_archived");
        }
        boolean already = c.has(desk.me());
        ObjectNode answer = Json.object();
        answer.set("channel", desk.wire().conversations().of(desk.workspace().conversations().join(c.id(), desk.me(), null)));
        if (already) {
            answer.put("warning", "already_in_channel");
            answer.putObject("response_metadata").putArray("warnings").add("already_in_channel");
        }
        return answer;
    }

    private ObjectNode leave(Args args) {
        Conversation c = channel(args);
        if (Conversations.isGeneral(c)) {
            throw new Refusal("cant_leave_general");
        }
        Conversation unused = desk.workspace().conversations().leave(c.id(), desk.me());
        return Json.object();
    }

    private ObjectNode members(Args args) {
        Conversation c = desk.visible(args.required("channel"));
        Paging.Page<String> page = desk.paging().page(List.copyOf(c.members()), args, 100, 1000);
        ObjectNode answer = Json.object();
        answer.set("members", Json.texts(page.items()));
        return Paging.put(answer, page.cursor());
    }
}
