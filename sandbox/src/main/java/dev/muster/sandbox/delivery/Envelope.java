package dev.muster.sandbox.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.workspace.AppIdentity;
import dev.muster.sandbox.workspace.Workspace;

/** The outer part of every event. */
final class Envelope {
    private final Workspace workspace;

    Envelope(Workspace workspace) {
        this.workspace = workspace;
    }

    ObjectNode around(ObjectNode event) {
        AppIdentity app = workspace.app();
        ObjectNode envelope = Json.object().put("token", app.verificationToken()).put("team_id", workspace.team().id())
                .put("api_app_id", app.appId());
        envelope.set("event", event);
        envelope.put("type", "event_callback").put("event_id", workspace.ids().next("Ev"))
                .put("event_time", workspace.now().getEpochSecond());
        envelope.putArray("authorizations").addObject().put("team_id", workspace.team().id()).put("user_id", app.botUserId())
                .put("is_bot", true).put("is_enterprise_install", false);
        return envelope.put("is_ext_shared_channel", false).put("event_context", "4-" + workspace.ids().secret(40));
    }

    ObjectNode rateLimited() {
        return Json.object().put("token", workspace.app().verificationToken()).put("type", "app_rate_limited")
                .put("team_id", workspace.team().id()).put("minute_rate_limited", workspace.now().getEpochSecond() / 60 * 60)
                .put("api_app_id", workspace.app().appId());
    }
}
