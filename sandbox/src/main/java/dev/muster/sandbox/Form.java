package dev.muster.sandbox;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.workspace.View;

/** A form that a person has in front of them, as it stood when it was asked for. */
public record Form(View view) {

    public String id() {
        return view.id();
    }

    public String title() {
        return view.source().path("title").path("text").asText();
    }

    public String callbackId() {
        return view.text("callback_id");
    }

    public String privateMetadata() {
        return view.text("private_metadata");
    }

    public String hash() {
        return view.hash();
    }

    /** The label of the button that sends it; empty where it cannot be sent. */
    public String submitLabel() {
        return view.source().path("submit").path("text").asText("");
    }

    public JsonNode blocks() {
        return view.source().path("blocks").deepCopy();
    }

    /** The whole form as the app sent it, with ids filled in. */
    public JsonNode json() {
        return view.source().deepCopy();
    }

    /** The ids of its input blocks, top to bottom. */
    public List<String> fields() {
        List<String> fields = new ArrayList<>();
        for (JsonNode block : view.source().path("blocks")) {
            if (block.path("type").asText().equals("input")) {
                fields.add(block.path("block_id").asText());
            }
        }
        return fields;
    }
}
