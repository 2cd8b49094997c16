package dev.muster.sandbox;

import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.delivery.Delivery;
import dev.muster.sandbox.shape.Recorded;
import dev.muster.sandbox.shape.Recorded.Kind;

/** What went over the wire, in the form in which it can be compared with samples of the real Slack. */
public final class Traffic {
    private Traffic() {}

    /** All answers of the Web API and all that was sent to the app so far. */
    public static Stream<Recorded> of(Sandbox sandbox) {
        Stream<Recorded> answers = sandbox.calls().stream().filter(call -> call.fault() == null)
                .map(call -> new Recorded(Kind.API, call.method(), call.answer()));
        return Stream.concat(answers, sandbox.deliveries().stream().flatMap(Traffic::of));
    }

    private static Stream<Recorded> of(Delivery delivery) {
        JsonNode payload = delivery.payload();
        return switch (delivery.kind()) {
            case EVENT -> Stream.of(new Recorded(Kind.EVENT, eventName(payload.path("event")), payload));
            case COMMAND -> Stream.of(new Recorded(Kind.PAYLOAD, "slash_command", payload));
            case INTERACTION -> Stream.of(new Recorded(Kind.PAYLOAD, payload.path("type").asText(), payload));
            case URL_VERIFICATION, RAW -> Stream.empty();
        };
    }

    private static String eventName(JsonNode event) {
        String type = event.path("type").asText();
        return event.has("subtype") ? type + ":" + event.path("subtype").asText() : type;
    }
}
