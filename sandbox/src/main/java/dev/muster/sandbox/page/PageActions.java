package dev.muster.sandbox.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.ActionAnswer;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.OpenView;
import dev.muster.sandbox.Person;
import dev.muster.sandbox.Sandbox;
import dev.muster.sandbox.SubmitAnswer;
import dev.muster.sandbox.Use;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.workspace.Refusal;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people do on the page, one JSON body each: who acts ({@code as}), where ({@code channel}, {@code ts}) and what. */
final class PageActions {
    private static final Logger LOG = LoggerFactory.getLogger(PageActions.class);
    private static final String JSON = "application/json";
    private final Supplier<Sandbox> sandbox;
    private final ReadMarks marks;
    private final Runnable marked;

    /** {@code marked} runs after somebody read on, so that their other pages hear of it. */
    PageActions(Supplier<Sandbox> sandbox, ReadMarks marks, Runnable marked) {
        this.sandbox = sandbox;
        this.marks = marks;
        this.marked = marked;
    }

    /** Does what the path names. The answer holds {@code problem} where somebody should be told that it did not work. */
    void handle(Context ctx) {
        // Another site's page cannot send this type without asking first, and it is never told yes.
        if (!String.valueOf(ctx.contentType()).startsWith(JSON)) {
            answer(ctx, 415, problem("This address takes JSON only."));
            return;
        }
        try {
            JsonNode body = Json.tryParse(ctx.body()).orElseThrow(() -> new IllegalArgumentException("That was not JSON."));
            answer(ctx, 200, perform(ctx.pathParam("deed"), new Deed(sandbox.get(), body)));
        } catch (Refusal e) {
            answer(ctx, 409, problem("The workspace did not allow that (" + e.code() + ")."));
        } catch (IllegalArgumentException | IllegalStateException e) {
            answer(ctx, 409, problem(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            LOG.error("a deed on the page failed: {}", ctx.path(), e);
            answer(ctx, 500, problem("That did not work. The log says more."));
        }
    }

    private static void answer(Context ctx, int status, ObjectNode body) {
        ctx.status(status).contentType(ContentType.APPLICATION_JSON).result(Json.write(body));
    }

    private static ObjectNode problem(String text) {
        return Json.object().put("problem", text);
    }

    /** One thing that somebody does. */
    private record Deed(Sandbox sandbox, JsonNode body) {
        String text(String field) {
            return body.path(field).asText("");
        }

        Person by() {
            return sandbox.personById(text("as"))
                    .orElseThrow(() -> new IllegalArgumentException("There is nobody of that name."));
        }

        Channel channel() {
            return sandbox.channelById(text("channel")).orElseThrow(() -> new IllegalArgumentException("That channel is gone."));
        }

        Message message() {
            return message(text("ts"));
        }

        Message message(String ts) {
            return sandbox.message(channel().id(), ts)
                    .or(() -> sandbox.workspace().ephemerals().find(by().id(), channel().id(), ts).map(Message::new))
                    .orElseThrow(() -> new IllegalArgumentException("That message is gone."));
        }
    }

    private ObjectNode perform(String name, Deed deed) {
        Person by = deed.by();
        switch (name) {
            case "say" -> say(deed, by);
            case "edit" -> {
                Message unused = by.edits(deed.message(), deed.text("text"));
            }
            case "delete" -> by.deletes(deed.message());
            case "react" -> react(deed, by);
            case "pin" -> pin(deed, by);
            case "join" -> by.joins(deed.channel());
            case "home" -> by.opensHome();
            case "read" -> read(deed, by);
            case "dismiss" -> deed.sandbox().workspace().ephemerals().remove(by.id(), deed.channel().id(), deed.text("ts"));
            case "command" -> {
                return failed(by.commands(deed.channel(), deed.text("command"), deed.text("text")).failure());
            }
            case "act" -> {
                return failed(act(deed, by).failure());
            }
            case "shortcut" -> {
                return failed(shortcut(deed, by).failure());
            }
            case "form/submit" -> {
                return submit(deed, by);
            }
            case "form/close" -> close(deed, by);
            default -> throw new IllegalArgumentException("Nobody can do that here.");
        }
        return Json.object();
    }

    private static ObjectNode failed(Optional<String> failure) {
        return failure.map(PageActions::problem).orElseGet(Json::object);
    }

    private void read(Deed deed, Person by) {
        String thread = deed.text("thread");
        marks.set(by.id(), deed.channel().id(), thread.isEmpty() ? null : thread, deed.text("ts"));
        marked.run();
    }

    private static void say(Deed deed, Person by) {
        String thread = deed.text("thread");
        if (thread.isEmpty()) {
            Message unused = by.says(deed.channel(), deed.text("text"));
        } else if (deed.body().path("broadcast").asBoolean()) {
            Message unused = by.repliesAndBroadcasts(deed.message(thread), deed.text("text"));
        } else {
            Message unused = by.replies(deed.message(thread), deed.text("text"));
        }
    }

    private static void react(Deed deed, Person by) {
        if (deed.body().path("on").asBoolean()) {
            by.reacts(deed.message(), deed.text("name"));
        } else {
            by.unreacts(deed.message(), deed.text("name"));
        }
    }

    private static void pin(Deed deed, Person by) {
        if (deed.body().path("on").asBoolean()) {
            by.pins(deed.message());
        } else {
            by.unpins(deed.message());
        }
    }

    private static ActionAnswer shortcut(Deed deed, Person by) {
        return deed.text("ts").isEmpty()
                ? by.usesShortcut(deed.text("shortcut"))
                : by.usesMessageShortcut(deed.text("shortcut"), deed.message());
    }

    private static ActionAnswer act(Deed deed, Person by) {
        JsonNode action = deed.body().path("action");
        Use use = Use.of(action.path("action_id").asText()).in(action.path("block_id").asText());
        String value = action.path("value").asText("");
        if (!action.path("type").asText().endsWith("button")) {
            use = use.choosing(state(action));
        } else if (!value.isEmpty()) {
            use = use.withValue(value);
        }
        if (deed.body().has("view")) {
            OpenView view = view(deed, by);
            view.types(deed.body().path("values"));
            return view.uses(use);
        }
        by.types(deed.message(), deed.body().path("values"));
        return by.uses(deed.message(), use);
    }

    /** The state of an element, without what says which element it is. */
    private static ObjectNode state(JsonNode action) {
        ObjectNode state = action.deepCopy();
        return state.without(List.of("block_id", "action_id"));
    }

    /** A form that changed behind one's back must not take what was typed into another. */
    private static OpenView view(Deed deed, Person by) {
        return by.viewing(deed.text("view")).orElseThrow(() -> new IllegalStateException("This form is not open any more."));
    }

    private static ObjectNode submit(Deed deed, Person by) {
        OpenView form = view(deed, by);
        form.types(deed.body().path("values"));
        SubmitAnswer answer = form.submits();
        ObjectNode json = failed(answer.failure());
        if (!answer.errors().isEmpty()) {
            ObjectNode errors = json.putObject("errors");
            answer.errors().forEach(errors::put);
        }
        return json;
    }

    private static void close(Deed deed, Person by) {
        if (by.form().filter(form -> form.id().equals(deed.text("view"))).isPresent()) {
            by.closes();
        }
    }
}
