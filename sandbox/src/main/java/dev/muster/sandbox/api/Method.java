package dev.muster.sandbox.api;

import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One method of the Web API: how often it may be called, what it takes, and what it does. It runs under the workspace's lock. */
record Method(String name, Tier tier, Set<String> args, Handler handler) {

    /** Does the work and answers without {@code ok}; a refusal becomes {@code ok:false}. */
    interface Handler {
        ObjectNode handle(Args args);
    }

    static Method of(String name, Tier tier, Handler handler, String... args) {
        return new Method(name, tier, Set.of(args), handler);
    }
}
