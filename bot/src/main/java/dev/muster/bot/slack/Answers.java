package dev.muster.bot.slack;

import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.bolt.response.Response;
import dev.muster.bot.slack.conversation.Reply;

/** Writes replies the way Slack expects them with the acknowledgement. */
final class Answers {
    private static final String JSON = "application/json; charset=utf-8";

    private Answers() {}

    /** The answer to a command. */
    static Response toCommand(Reply reply) {
        return switch (reply) {
            case Reply.Private words -> json(ephemeral(words));
            case Reply.Silence silence -> Response.ok();
            case Reply.FormErrors errors -> Response.ok();
        };
    }

    /** The answer to a form that was sent. */
    static Response toForm(Reply reply) {
        return switch (reply) {
            case Reply.FormErrors errors -> json(errors(errors.byBlock()));
            case Reply.Silence silence -> Response.ok();
            case Reply.Private words -> Response.ok();
        };
    }

    /** What Bolt says to a request that nobody handles; its own 404 would make Slack come back with it. */
    static Response unmatched() {
        return json(ephemeral(Reply.Private.of("I do not know that one. Type `/incident help` to see what I do.")));
    }

    private static ObjectNode ephemeral(Reply.Private words) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("response_type", "ephemeral").put("text", words.text());
        words.blocks().ifPresent(blocks -> body.set("blocks", blocks));
        return body;
    }

    private static ObjectNode errors(Map<String, String> byBlock) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("response_action", "errors");
        ObjectNode errors = body.putObject("errors");
        byBlock.forEach(errors::put);
        return body;
    }

    private static Response json(ObjectNode body) {
        return Response.builder().statusCode(200).contentType(JSON).body(body.toString()).build();
    }
}
