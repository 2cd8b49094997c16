package dev.muster.sandbox.api;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.workspace.Refusal;
import dev.muster.sandbox.workspace.View;

/** {@code views.*}: forms and home tabs. */
final class ViewMethods {
    private final Desk desk;

    ViewMethods(Desk desk) {
        this.desk = desk;
    }

    List<Method> all() {
        return List.of(Method.of("views.open", Tier.FOUR, this::open, "view", "trigger_id", "interactivity_pointer"),
                Method.of("views.push", Tier.FOUR, this::push, "view", "trigger_id", "interactivity_pointer"),
                Method.of("views.update", Tier.FOUR, this::update, "view", "view_id", "external_id", "hash"),
                Method.of("views.publish", Tier.FOUR, this::publish, "view", "user_id", "hash"));
    }

    private ObjectNode open(Args args) {
        ObjectNode view = view(args, "modal");
        return answer(desk.workspace().views().open(desk.workspace().tickets().redeem(args.required("trigger_id")), view));
    }

    private ObjectNode push(Args args) {
        ObjectNode view = view(args, "modal");
        return answer(desk.workspace().views().push(desk.workspace().tickets().redeem(args.required("trigger_id")), view));
    }

    private ObjectNode update(Args args) {
        View current = args.has("view_id")
                ? desk.workspace().views().find(args.text("view_id")).orElseThrow(() -> new Refusal("not_found"))
                : desk.workspace().views().byExternalId(args.required("external_id")).orElseThrow(() -> new Refusal("not_found"));
        ObjectNode view = view(args, current.text("type"));
        return answer(desk.workspace().views().update(current, view, args.optional("hash").orElse(null)));
    }

    private ObjectNode publish(Args args) {
        ObjectNode view = view(args, "home");
        if (!desk.app().hasHomeTab()) {
            throw new Refusal("not_enabled");
        }
        String user = desk.user(args.required("user_id")).id();
        return answer(desk.workspace().views().publish(user, view, args.optional("hash").orElse(null)));
    }

    private ObjectNode view(Args args, String type) {
        JsonNode tree = args.tree("view").orElseThrow(() -> Args.missing("view"));
        return check(tree, type, desk);
    }

    /** A view of this type that keeps the rules, with ids filled in. */
    static ObjectNode check(JsonNode tree, String type, Desk desk) {
        if (!(tree instanceof ObjectNode object)) {
            throw new Refusal("invalid_arguments", List.of("[ERROR] must be an object [json-pointer:/view]"));
        }
        Content.refuse(desk.blocks().view(object));
        if (!object.path("type").asText().equals(type)) {
            throw new Refusal("invalid_arguments",
                    List.of("[ERROR] must be a view of type " + type + " [json-pointer:/view/type]"));
        }
        ObjectNode view = object.deepCopy();
        if (view.get("blocks") instanceof ArrayNode blocks) {
            view.set("blocks", BlockIds.filled(blocks, desk.workspace().ids()));
        }
        return view;
    }

    private ObjectNode answer(View view) {
        ObjectNode answer = Json.object();
        answer.set("view", desk.wire().views().of(view));
        return answer;
    }
}
