package dev.muster.sandbox.wire;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.workspace.View;
import dev.muster.sandbox.workspace.Workspace;

/** Forms and home tabs as JSON. */
public final class ViewJson {
    private final Workspace workspace;

    public ViewJson(Workspace workspace) {
        this.workspace = workspace;
    }

    /** A view with what a person has put into it: {@code values} by block and action. */
    public ObjectNode of(View view, ObjectNode values) {
        JsonNode source = view.source();
        ObjectNode json = Json.object().put("id", view.id()).put("team_id", workspace.team().id()).put("type", view.text("type"));
        json.set("blocks", source.path("blocks"));
        json.put("private_metadata", view.text("private_metadata")).put("callback_id", view.text("callback_id"));
        json.putObject("state").set("values", values);
        json.put("hash", view.hash());
        for (String part : List.of("title", "close", "submit")) {
            Json.set(json, part, source.get(part));
        }
        json.put("clear_on_close", view.flag("clear_on_close")).put("notify_on_close", view.flag("notify_on_close"));
        Json.put(json, "previous_view_id", view.previousViewId());
        return json.put("root_view_id", view.rootViewId()).put("app_id", workspace.app().appId())
                .put("external_id", view.text("external_id")).put("app_installed_team_id", workspace.team().id())
                .put("bot_id", workspace.app().botId());
    }

    public ObjectNode of(View view) {
        return of(view, Json.object());
    }
}
