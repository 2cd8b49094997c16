package dev.muster.bot.slack;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewClosedPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.Message;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.NotKnownIfKept;
import dev.muster.bot.incident.QuotedMessage;
import dev.muster.bot.slack.conversation.Conversation;
import dev.muster.bot.slack.conversation.Interaction;
import dev.muster.bot.slack.conversation.Invocation;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.timeline.SlackMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what Bolt hands over into the bot's own records, asks the conversation, and turns its reply into an answer. */
final class Handlers {
    private static final Logger LOG = LoggerFactory.getLogger(Handlers.class);

    private final Conversation conversation;
    private final InstantSource clock;

    Handlers(Conversation conversation, InstantSource clock) {
        this.conversation = conversation;
        this.clock = clock;
    }

    Response command(String key, SlashCommandPayload payload) {
        Invocation invocation = new Invocation(key, new UserId(payload.getUserId()), orEmpty(payload.getTeamId()),
                new ChannelId(payload.getChannelId()), orEmpty(payload.getChannelName()), Optional.empty(),
                orEmpty(payload.getText()).strip(), payload.getCommand(), given(payload.getTriggerId()),
                Optional.ofNullable(payload.getResponseUrl()), clock.instant(), Invocation.Origin.COMMAND);
        try {
            return Answers.toCommand(conversation.onCommand(invocation));
        } catch (NotKnownIfKept e) {
            return wentWrong(invocation, e, "Something went wrong on our side, and *nobody knows whether it was done*."
                    + " `/incident` shows what is open; only if it is not there, type it again");
        } catch (RuntimeException e) {
            return wentWrong(invocation, e, "Something went wrong on our side; nothing was changed. Try again");
        }
    }

    private static Response wentWrong(Invocation invocation, RuntimeException failure, String said) {
        String typed = (invocation.command() + " " + invocation.text()).strip().replace('`', '\'');
        return Answers.toCommand(
                Reply.Private.of("%s: `%s` (reference %s)".formatted(said, typed, logged("a command", failure))));
    }

    Response action(String key, BlockActionPayload payload) {
        BlockActionPayload.Action action = payload.getActions().get(0);
        ChannelId channel = payload.getChannel() == null ? null : new ChannelId(payload.getChannel().getId());
        Message message = payload.getMessage();
        MessageRef ref = channel == null || message.getTs() == null
                ? null
                : new MessageRef(channel, new SlackTs(message.getTs()));
        conversation.onInteraction(new Interaction.ButtonPressed(key, new UserId(payload.getUser().getId()),
                action.getActionId(), orEmpty(action.getValue()), channel, ref, thread(message), given(payload.getTriggerId()),
                given(payload.getResponseUrl()), clicked(action.getActionTs())));
        return Response.ok();
    }

    /** By Slack's clock: what is judged by time must not depend on how long the click was on its way. */
    private Instant clicked(@Nullable String actionTs) {
        Instant now = clock.instant();
        Instant clicked = actionTs == null || !SlackTs.isWellFormed(actionTs) ? now : new SlackTs(actionTs).at();
        return clicked.isBefore(now) ? clicked : now;
    }

    Response submission(String key, ViewSubmissionPayload payload) {
        View view = payload.getView();
        Instant at = clock.instant();
        try {
            return Answers.toForm(conversation.onInteraction(new Interaction.FormSubmitted(key,
                    new UserId(payload.getUser().getId()), view.getCallbackId(), values(view.getState()),
                    orEmpty(view.getPrivateMetadata()), view.getId(), at)));
        } catch (RuntimeException e) {
            Optional<String> block = view.getState().getValues().keySet().stream().findFirst();
            if (block.isEmpty()) {
                throw e;
            }
            String said = e instanceof NotKnownIfKept
                    ? "Something went wrong on our side, and nobody knows whether it was done. Look before you send it again."
                    : "Something went wrong on our side; nothing was changed. Send it again.";
            // The form stays open with everything that was typed.
            return Answers.toForm(new Reply.FormErrors(
                    Map.of(block.get(), "%s (reference %s)".formatted(said, logged("a form", e)))));
        }
    }

    Response closed(String key, ViewClosedPayload payload) {
        View view = payload.getView();
        conversation.onInteraction(new Interaction.FormClosed(key, new UserId(payload.getUser().getId()), view.getCallbackId(),
                orEmpty(view.getPrivateMetadata()), view.getId(), clock.instant()));
        return Response.ok();
    }

    Response shortcut(String key, GlobalShortcutPayload payload) {
        conversation.onInteraction(new Interaction.ShortcutUsed(key, new UserId(payload.getUser().getId()),
                orEmpty(payload.getCallbackId()), orEmpty(payload.getTriggerId()), clock.instant()));
        return Response.ok();
    }

    Response messageShortcut(String key, MessageShortcutPayload payload) {
        Message message = payload.getMessage();
        UserId author = message.getUser() == null ? null : new UserId(message.getUser());
        MessageRef ref = new MessageRef(new ChannelId(payload.getChannel().getId()), new SlackTs(message.getTs()));
        List<QuotedMessage.File> files = message.getFiles() == null
                ? List.of()
                : message.getFiles().stream()
                        .map(file -> new QuotedMessage.File(orEmpty(file.getName()), orEmpty(file.getPermalink())))
                        .toList();
        SlackMessage picked = new SlackMessage(ref, thread(message), author, message.getUsername(), orEmpty(message.getText()),
                files);
        conversation.onInteraction(new Interaction.MessageShortcutUsed(key, new UserId(payload.getUser().getId()),
                orEmpty(payload.getCallbackId()), picked, orEmpty(payload.getTriggerId()),
                Optional.ofNullable(payload.getResponseUrl()), clock.instant()));
        return Response.ok();
    }

    /** Logs a failure once and gives it a name under which it can be found. */
    static String logged(String what, Exception failure) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Handling {} failed (reference {})", what, reference, failure);
        return reference;
    }

    private static Map<String, String> values(ViewState state) {
        Map<String, String> values = new HashMap<>();
        // By block first, so that an element called like another block does not hide that block.
        state.getValues().forEach((block, elements) -> elements.forEach((element, value) -> {
            if (!orEmpty(value.getValue()).isEmpty()) {
                values.putIfAbsent(block, value.getValue());
            }
        }));
        state.getValues().values().forEach(elements -> elements.forEach((element, value) -> {
            if (!orEmpty(value.getValue()).isEmpty()) {
                values.putIfAbsent(element, value.getValue());
            }
        }));
        return values;
    }

    private static @Nullable SlackTs thread(Message message) {
        return message.getThreadTs() == null ? null : new SlackTs(message.getThreadTs());
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(some -> !some.isBlank());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
