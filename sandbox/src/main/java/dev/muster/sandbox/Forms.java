package dev.muster.sandbox;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.Elements.Element;
import dev.muster.sandbox.delivery.Reply;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.workspace.Account;
import dev.muster.sandbox.workspace.Refusal;
import dev.muster.sandbox.workspace.View;

/** Filling, sending and closing forms. What somebody typed stays in a form until it closes. */
final class Forms {
    private static final String TROUBLE = "We had some trouble connecting. Try again?";
    private final Inside inside;
    private final Map<String, Map<String, Object>> typed = new ConcurrentHashMap<>();

    Forms(Inside inside) {
        this.inside = inside;
    }

    Optional<Form> front(String user) {
        List<View> stack = inside.workspace().views().stack(user);
        return stack.isEmpty() ? Optional.empty() : Optional.of(new Form(stack.getLast()));
    }

    private View open(String user) {
        return front(user).orElseThrow(() -> new IllegalStateException(inside.account(user).name() + " has no form open")).view();
    }

    SubmitAnswer submit(String user, Map<String, ?> values) {
        View view = open(user);
        if (!view.source().has("submit")) {
            throw new IllegalStateException("this form has no button to send it");
        }
        ObjectNode states = fill(view, values);
        Map<String, String> incomplete = incomplete(view, states);
        if (!incomplete.isEmpty()) {
            return new SubmitAnswer(0, "", incomplete, Optional.empty());
        }
        Account by = inside.account(user);
        Reply reply = Interacting.sent(() -> inside.interactions().viewSubmission(by, view, states));
        if (!reply.succeeded()) {
            return new SubmitAnswer(reply.status(), "", Map.of(), Optional.of(TROUBLE));
        }
        return followed(user, view, reply);
    }

    /** Puts values in without sending them, and tells what then stands in the form. */
    ObjectNode fill(View view, Map<String, ?> values) {
        List<Element> elements = Elements.in(view.source().path("blocks"));
        for (String key : values.keySet()) {
            if (elements.stream().noneMatch(e -> names(e, key))) {
                throw new IllegalArgumentException("there is no field " + key + " in this form, only "
                        + elements.stream().map(e -> e.blockId() + "/" + e.actionId()).toList());
            }
        }
        Map<String, Object> all = typed.computeIfAbsent(view.id(), id -> new ConcurrentHashMap<>());
        all.putAll(values);
        return states(elements, all);
    }

    private static boolean names(Element element, String key) {
        return element.blockId().equals(key) || element.actionId().equals(key);
    }

    /** What stands in these elements, by block and action. */
    static ObjectNode states(List<Element> elements, Map<String, ?> values) {
        ObjectNode states = Json.object();
        for (Element element : elements) {
            Object value = values.containsKey(element.actionId())
                    ? values.get(element.actionId())
                    : values.get(element.blockId());
            ObjectNode state = value == null ? Values.initial(element) : Values.state(element, value);
            if (state != null) {
                states.withObjectProperty(element.blockId()).set(element.actionId(), state);
            }
        }
        return states;
    }

    private static Map<String, String> incomplete(View view, ObjectNode states) {
        Map<String, String> errors = new LinkedHashMap<>();
        for (Element element : Elements.in(view.source().path("blocks"))) {
            if (element.isInput() && states.path(element.blockId()).path(element.actionId()) instanceof ObjectNode state) {
                problem(element, state).ifPresent(problem -> errors.put(element.blockId(), problem));
            }
        }
        return errors;
    }

    private static Optional<String> problem(Element element, ObjectNode state) {
        if (!Values.isFilled(state)) {
            return element.block().path("optional").asBoolean(false)
                    ? Optional.empty()
                    : Optional.of("Please complete this required field.");
        }
        int length = state.path("value").asText("").length();
        if (length > element.json().path("max_length").asInt(3000)) {
            return Optional.of("This entry is too long.");
        }
        return length < element.json().path("min_length").asInt(0) ? Optional.of("This entry is too short.") : Optional.empty();
    }

    private SubmitAnswer followed(String user, View view, Reply reply) {
        JsonNode answer = reply.json().orElseGet(Json::object);
        String action = answer.path("response_action").asText("");
        try {
            return switch (action) {
                case "errors" -> errors(view, reply, answer.path("errors"));
                case "update" -> {
                    ObjectNode next = inside.responses().view(answer.path("view"));
                    View unused = inside.workspace().views().update(view, next, null);
                    yield done(reply, action);
                }
                case "push" -> {
                    View unused = inside.workspace().views().push(user, inside.responses().view(answer.path("view")));
                    yield done(reply, action);
                }
                case "clear" -> {
                    inside.workspace().views().close(user, true);
                    yield done(reply, action);
                }
                default -> {
                    closeQuietly(user, view);
                    yield done(reply, "");
                }
            };
        } catch (Refusal e) {
            inside.log().violation("view_submission", "its answer cannot be shown: " + e.getMessage());
            return new SubmitAnswer(reply.status(), action, Map.of(), Optional.of(TROUBLE));
        }
    }

    private SubmitAnswer done(Reply reply, String action) {
        return new SubmitAnswer(reply.status(), action, Map.of(), Optional.empty());
    }

    private SubmitAnswer errors(View view, Reply reply, JsonNode given) {
        Map<String, String> errors = new HashMap<>();
        given.properties().forEach(entry -> errors.put(entry.getKey(), entry.getValue().asText()));
        List<String> fields = new Form(view).fields();
        if (errors.isEmpty() || !fields.containsAll(errors.keySet())) {
            inside.log().violation("view_submission", "errors must name input blocks of the form, not " + errors.keySet());
            return new SubmitAnswer(reply.status(), "errors", Map.of(), Optional.of(TROUBLE));
        }
        return new SubmitAnswer(reply.status(), "errors", errors, Optional.empty());
    }

    private void closeQuietly(String user, View view) {
        typed.remove(view.id());
        boolean unused = inside.workspace().locked(() -> {
            List<View> stack = inside.workspace().views().stack(user);
            boolean still = !stack.isEmpty() && stack.getLast().id().equals(view.id());
            if (still) {
                inside.workspace().views().close(user, false);
            }
            return still;
        });
    }

    /** Closes the form in front; the app hears of it where it asked to. */
    void close(String user) {
        View view = open(user);
        boolean all = view.flag("clear_on_close");
        typed.remove(view.id());
        inside.workspace().views().close(user, all);
        if (view.flag("notify_on_close")) {
            Account by = inside.account(user);
            Reply unused = Interacting.sent(() -> inside.interactions().viewClosed(by, view, all));
        }
    }
}
