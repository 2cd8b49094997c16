package dev.muster.sandbox;

import dev.muster.sandbox.api.CallLog;
import dev.muster.sandbox.api.Responses;
import dev.muster.sandbox.delivery.Interactions;
import dev.muster.sandbox.manifest.Manifest;
import dev.muster.sandbox.workspace.Account;
import dev.muster.sandbox.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** What the handles (people, channels) reach through to. */
record Inside(Workspace workspace, Interactions interactions, Responses responses, CallLog log, @Nullable Manifest manifest) {

    Account account(String userId) {
        return workspace.accounts().find(userId).orElseThrow(() -> new IllegalStateException("there is no user " + userId));
    }
}
