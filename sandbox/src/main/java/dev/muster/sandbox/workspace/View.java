package dev.muster.sandbox.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A form or a home tab as it stands at one moment.
 *
 * @param source what the app sent, with block and action ids filled in
 * @param previousViewId the form below it on the stack, null for the bottom one
 */
public record View(String id, String user, String hash, String rootViewId, @Nullable String previousViewId, ObjectNode source) {

    public String text(String field) {
        return source.path(field).asText("");
    }

    public boolean flag(String field) {
        return source.path(field).asBoolean(false);
    }
}
