package dev.muster.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    private final Entries entries;

    Forms(Inside inside, Entries entries) {
        this.inside = inside;
        this.entries = entries;
    }

    Optional<Form> front(String user) {
        List<View> stack = inside.workspace().views().stack(user);
        return stack.isEmpty() ? Optional.empty() : Optional.of(new Form(stack.getLast()));
    }

    private View open(String user) {
        return front(user).orElseThrow(() -> new IllegalStateException(inside.account(user).name() + " has no form open")).view();
    }

    /** Sends the form in front, which must be this one. */
    SubmitAnswer submit(String user, String viewId) {
        View view = open(user);
        if (!view.id().equals(viewId)) {
            throw new IllegalStateException("that form is not in front any more");
        }
        if (!view.source().has("submit")) {
            throw new IllegalStateException("this form has no button to send it");
        }
        List<Element> elements = Elements.in(view.source().path("blocks"));
        ObjectNode states = entries.put(view.id(), elements, Map.of());
        Map<String, String> problems = EntryRules.problems(elements, states);
        if (!problems.isEmpty()) {
            return new SubmitAnswer(0, "", problems, Optional.empty());
        }
        Account by = inside.account(user);
        Reply reply = Interacting.sent(() -> inside.interactions().viewSubmission(by, view, states));
        if (!reply.succeeded()) {
            return new SubmitAnswer(reply.status(), "", Map.of(), Optional.of(TROUBLE));
        }
        return followed(user, view, reply);
    }

    /** Puts values in, by block id or action id, without sending them. */
    void fill(View view, Map<String, ?> values) {
        List<Element> elements = Elements.in(view.source().path("blocks"));
        Map<Spot, ObjectNode> states = new HashMap<>();
        values.forEach((key, value) -> {
            Element element = field(elements, key);
            states.put(element.spot(), Values.state(element, value));
        });
        ObjectNode unused = entries.put(view.id(), elements, states);
    }

    /** The same in the wire's own shape, by block and action. */
    void enter(View view, JsonNode values) {
        List<Element> elements = Elements.in(view.source().path("blocks"));
        ObjectNode unused = entries.put(view.id(), elements, Values.entered(elements, values));
    }

    private static Element field(List<Element> elements, String key) {
        List<Element> fields = elements.stream().filter(element -> Values.initial(element) != null).toList();
        List<Element> meant = fields.stream().filter(e -> e.blockId().equals(key) || e.actionId().equals(key)).toList();
        if (meant.size() != 1) {
            throw new IllegalArgumentException((meant.isEmpty() ? "there is no field " : "there are several fields ") + key
                    + " in this form, only " + fields.stream().map(e -> e.blockId() + "/" + e.actionId()).toList());
        }
        return meant.getFirst();
    }

    private SubmitAnswer followed(String user, View view, Reply reply) {
        Optional<JsonNode> said = reply.json();
        if (said.isEmpty() && !reply.body().isBlank()) {
            return notUnderstood(reply, "it must be a JSON object or nothing, not " + reply.body());
        }
        JsonNode answer = said.orElseGet(Json::object);
        String action = answer.path("response_action").asText("");
        try {
            return switch (action) {
                case "errors" -> errors(view, reply, answer.path("errors"));
                case "update" -> {
                    ObjectNode next = inside.responses().modal(answer.path("view"));
                    View unused = inside.workspace().views().update(view, next, null);
                    yield done(reply, action);
                }
                case "push" -> {
                    ObjectNode next = inside.responses().modal(answer.path("view"));
                    View unused = inside.workspace().views().push(user, next);
                    yield done(reply, action);
                }
                case "clear" -> {
                    inside.workspace().views().stack(user).forEach(one -> entries.forget(one.id()));
                    inside.workspace().views().close(user, true);
                    yield done(reply, action);
                }
                default -> {
                    if (!answer.isEmpty()) {
                        yield notUnderstood(reply, "there is no response_action \"" + action + "\" in " + answer);
                    }
                    closeQuietly(user, view);
                    yield done(reply, "");
                }
            };
        } catch (Refusal e) {
            return notUnderstood(reply, "it cannot be shown: " + e.getMessage());
        }
    }

    private SubmitAnswer notUnderstood(Reply reply, String why) {
        inside.log().violation("view_submission", "an answer that Slack does not take: " + why);
        return new SubmitAnswer(reply.status(), "", Map.of(), Optional.of(TROUBLE));
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
        entries.forget(view.id());
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
        List<View> gone = all ? inside.workspace().views().stack(user) : List.of(view);
        gone.forEach(one -> entries.forget(one.id()));
        inside.workspace().views().close(user, all);
        if (view.flag("notify_on_close")) {
            Account by = inside.account(user);
            Reply unused = Interacting.sent(() -> inside.interactions().viewClosed(by, view, all));
        }
    }
}
