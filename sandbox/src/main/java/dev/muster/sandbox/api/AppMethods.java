package dev.muster.sandbox.api;

import java.util.List;
import java.util.function.Supplier;

import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.workspace.Refusal;

/** {@code apps.*}: what an app asks for itself, with its own token and in the header only. */
final class AppMethods {
    private final Supplier<String> newSocketUrl;
    private final Switches switches;

    AppMethods(Supplier<String> newSocketUrl, Switches switches) {
        this.newSocketUrl = newSocketUrl;
        this.switches = switches;
    }

    List<Method> all() {
        return List.of(Method.of("apps.connections.open", Tier.THREE, args -> {
            if (!switches.socketMode()) {
                throw new Refusal("socket_mode_not_enabled");
            }
            return Json.object().put("url", newSocketUrl.get());
        }));
    }
}
