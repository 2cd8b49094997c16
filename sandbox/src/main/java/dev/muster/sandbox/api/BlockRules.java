package dev.muster.sandbox.api;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.blockkit.BlockKit;
import dev.muster.sandbox.blockkit.Problem;

/** Who judges blocks and forms. */
public interface BlockRules {

    /** What is wrong with the blocks of a message and of its attachments; a part that is not there is missing. */
    List<Problem> message(JsonNode blocks, JsonNode attachments);

    /** What is wrong with a form or a home tab. */
    List<Problem> view(JsonNode view);

    /** Slack's rules. */
    static BlockRules strict() {
        return new BlockRules() {
            @Override
            public List<Problem> message(JsonNode blocks, JsonNode attachments) {
                return BlockKit.checkMessage(blocks, attachments);
            }

            @Override
            public List<Problem> view(JsonNode view) {
                return BlockKit.checkView(view);
            }
        };
    }

    /** Anything goes. */
    static BlockRules permissive() {
        return new BlockRules() {
            @Override
            public List<Problem> message(JsonNode blocks, JsonNode attachments) {
                return List.of();
            }

            @Override
            public List<Problem> view(JsonNode view) {
                return List.of();
            }
        };
    }
}
