package dev.muster.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.Elements.Element;
import dev.muster.sandbox.delivery.Reply;
import dev.muster.sandbox.manifest.Manifest;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.workspace.Account;
import dev.muster.sandbox.workspace.Conversation;
import dev.muster.sandbox.workspace.Post;
import dev.muster.sandbox.workspace.Refusal;
import dev.muster.sandbox.workspace.Tickets.ResponseTarget;
import dev.muster.sandbox.workspace.View;

/** Commands, clicks and shortcuts of people, and what they are shown for it. */
final class Interacting {
    private final Inside inside;
    private final Entries entries;
    private final Typing typing;

    Interacting(Inside inside, Entries entries) {
        this.inside = inside;
        this.entries = entries;
        this.typing = new Typing(inside.workspace());
    }

    CommandAnswer command(String user, String channel, String command, String typed) {
        if (!command.startsWith("/")) {
            throw new IllegalArgumentException("a command starts with a slash, not " + command);
        }
        Optional<Manifest.Command> known = known(command);
        if (inside.manifest() != null && known.isEmpty()) {
            return notSent("`" + command
                    + "` is not a valid command. In Slack, all messages that start with the \"/\" character are "
                    + "interpreted as commands. If you are trying to send a message and not run a command, try preceding the \"/\" "
                    + "with an empty space.");
        }
        Account by = inside.account(user);
        Conversation in = member(user, channel);
        if (in.archived()) {
            throw new Refusal("is_archived");
        }
        boolean escaped = known.map(Manifest.Command::shouldEscape).orElse(true);
        String text = escaped ? typing.escapedCommand(typed.strip()) : typing.plainCommand(typed.strip());
        Reply reply = sent(() -> inside.interactions().command(by, in, command, text));
        if (!reply.succeeded()) {
            return new CommandAnswer(reply.status(), "", Json.array(),
                    Optional.of(command + " failed with the error \"" + word(reply)
                            + "\""));
        }
        return acknowledged(reply, new ResponseTarget(user, channel, null, true, null), command);
    }

    static CommandAnswer notSent(String shown) {
        return new CommandAnswer(0, "", Json.array(), Optional.of(shown));
    }

    private Optional<Manifest.Command> known(String command) {
        Manifest manifest = inside.manifest();
        return manifest == null
                ? Optional.empty()
                : manifest.commands().stream().filter(one -> one.command().equals(command)).findFirst();
    }

    private static String word(Reply reply) {
        String failure = String.valueOf(reply.failure());
        return switch (failure) {
            case "http_timeout" -> "operation_timeout";
            case "http_error" -> reply.status() < 500 ? "http_client_error" : "http_service_error";
            default -> "dispatch_failed";
        };
    }

    private CommandAnswer acknowledged(Reply reply, ResponseTarget target, String command) {
        if (reply.body().isBlank()) {
            return new CommandAnswer(reply.status(), "", Json.array(), Optional.empty());
        }
        JsonNode said = reply.json().orElseGet(() -> Json.object().put("text", reply.body()));
        if (said.isEmpty()) {
            return new CommandAnswer(reply.status(), "", Json.array(), Optional.empty());
        }
        try {
            inside.responses().apply(target, said);
        } catch (Refusal e) {
            inside.log().violation(command, "its acknowledgement cannot be shown: " + e.getMessage());
            return new CommandAnswer(reply.status(), "", Json.array(),
                    Optional.of(command + " failed with the error \"" + e.code() + "\""));
        }
        JsonNode blocks = said.path("blocks").isArray() ? said.path("blocks") : Json.array();
        return new CommandAnswer(reply.status(), said.path("text").asText(""), blocks, Optional.empty());
    }

    /** A conversation that this person is in: who only looks in from outside can type and press nothing there. */
    private Conversation member(String user, String channel) {
        Conversation c = inside.workspace().conversations().get(channel);
        if (!c.has(user)) {
            throw new IllegalStateException(
                    inside.account(user).name() + " is not in " + c.name() + " and can use nothing there");
        }
        return c;
    }

    /** A conversation that this person can look into: public ones, and those they are in. */
    private Conversation seen(String user, String channel) {
        Conversation c = inside.workspace().conversations().get(channel);
        if (c.kind() != Conversation.Kind.PUBLIC && !c.has(user)) {
            throw new IllegalStateException(inside.account(user).name() + " cannot see that conversation");
        }
        return c;
    }

    /**
     * Uses an element of a message. What was chosen there before goes along. One that has just gone from the message can still
     * be used by whoever had it before them: nobody's screen changes in the moment in which the app changes a message.
     */
    ActionAnswer use(String user, Message message, Use use) {
        Post post = current(user, message);
        Account by = inside.account(user);
        Conversation in = member(user, post.channel());
        List<Element> now = Elements.in(post);
        List<Element> elements = Elements.holds(now, use) ? now : Elements.in(message.post());
        Element element = Elements.find(elements, use);
        ObjectNode action = action(element, use);
        ObjectNode values = entries.put(place(user, post), elements, entered(element, use));
        return answered(() -> inside.interactions().blockAction(by, in, post, action, values));
    }

    /** Puts something into fields of a message, of which the app hears with the next thing that is used there. */
    void fill(String user, Message message, JsonNode values) {
        Post post = current(user, message);
        List<Element> elements = Elements.in(post);
        ObjectNode unused = entries.put(place(user, post), elements, Values.entered(elements, values));
    }

    private static String place(String user, Post post) {
        return user + "/" + post.channel() + "/" + post.ts();
    }

    private static Map<Spot, ObjectNode> entered(Element element, Use use) {
        Object chosen = use.chosen();
        return chosen == null ? Map.of() : Map.of(element.spot(), Values.state(element, chosen));
    }

    private Post current(String user, Message message) {
        return (message.isEphemeral()
                ? inside.workspace().ephemerals().find(user, message.channelId(), message.ts())
                : inside.workspace().posts().find(message.channelId(), message.ts()))
                .orElseThrow(() -> new IllegalStateException("that message is gone"));
    }

    /** Uses an element of a form or a Home tab, with all that stands there. */
    ActionAnswer use(String user, View view, Use use) {
        List<Element> elements = Elements.in(view.source().path("blocks"));
        Element element = Elements.find(elements, use);
        ObjectNode action = action(element, use);
        Account by = inside.account(user);
        ObjectNode values = entries.put(view.id(), elements, entered(element, use));
        return answered(() -> inside.interactions().viewAction(by, view, action, values));
    }

    private static ObjectNode action(Element element, Use use) {
        ObjectNode action = Json.object().put("type", element.type()).put("action_id", element.actionId()).put("block_id",
                element.blockId());
        for (String part : List.of("text", "value", "style", "url", "placeholder", "confirm")) {
            JsonNode json = element.json().get(part);
            if (json != null) {
                action.set(part, json);
            }
        }
        Object chosen = use.chosen();
        if (chosen != null) {
            action.setAll(Values.state(element, chosen));
        } else if (!element.type().equals("button") && !element.type().equals("workflow_button")) {
            throw new IllegalArgumentException(element.actionId() + " is a " + element.type() + ", which takes a value");
        }
        return action;
    }

    ActionAnswer shortcut(String user, String callbackId) {
        known(callbackId, Manifest.ShortcutType.GLOBAL);
        Account by = inside.account(user);
        return answered(() -> inside.interactions().shortcut(by, callbackId));
    }

    ActionAnswer messageShortcut(String user, String callbackId, Message message) {
        known(callbackId, Manifest.ShortcutType.MESSAGE);
        Post post = current(user, message);
        Account by = inside.account(user);
        Conversation in = seen(user, post.channel());
        return answered(() -> inside.interactions().messageShortcut(by, callbackId, in, post));
    }

    private void known(String callbackId, Manifest.ShortcutType type) {
        Manifest manifest = inside.manifest();
        if (manifest != null
                && manifest.shortcuts().stream().noneMatch(s -> s.callbackId().equals(callbackId) && s.type() == type)) {
            throw new IllegalArgumentException("the app offers no " + type + " shortcut " + callbackId);
        }
    }

    static Reply sent(Supplier<CompletableFuture<Reply>> request) {
        return request.get().join();
    }

    private static ActionAnswer answered(Supplier<CompletableFuture<Reply>> request) {
        Reply reply = sent(request);
        return new ActionAnswer(reply.status(), reply.succeeded()
                ? Optional.empty()
                : Optional.of("Something went wrong (" + word(reply) + "). Try again."));
    }
}
