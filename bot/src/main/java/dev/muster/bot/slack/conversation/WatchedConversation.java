package dev.muster.bot.slack.conversation;

import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.log.LogContext;
import dev.muster.bot.log.LogField;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Another conversation, of which is counted and logged who asked where; never what. */
public final class WatchedConversation implements Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedConversation.class);

    private final Conversation conversation;
    private final IntakeMetrics metrics;
    private final Predicate<ChannelId> isPrivate;

    /** @param isPrivate whether a channel is not to be named in the log; must not throw */
    public WatchedConversation(Conversation conversation, IntakeMetrics metrics, Predicate<ChannelId> isPrivate) {
        this.conversation = conversation;
        this.isPrivate = isPrivate;
        this.metrics = metrics;
    }

    @Override
    public Reply onCommand(Invocation invocation) {
        return watched("command", invocation.user(), invocation.channel(), () -> conversation.onCommand(invocation));
    }

    @Override
    public void onMention(Invocation invocation, Instant now) {
        boolean unused = watched("mention", invocation.user(), invocation.channel(), () -> {
            conversation.onMention(invocation, now);
            return true;
        });
    }

    @Override
    public Reply onInteraction(Interaction interaction) {
        return switch (interaction) {
            case Interaction.ButtonPressed pressed -> watched("button", pressed, pressed.channel());
            case Interaction.FormSubmitted form -> watched("form", form, null);
            case Interaction.FormClosed closed -> watched("form", closed, null);
            case Interaction.ShortcutUsed used -> watched("shortcut", used, null);
            case Interaction.MessageShortcutUsed used -> watched("shortcut", used, used.message().ref().channel());
        };
    }

    private Reply watched(String kind, Interaction interaction, @Nullable ChannelId channel) {
        return watched(kind, interaction.user(), channel, () -> conversation.onInteraction(interaction));
    }

    private <T> T watched(String kind, UserId user, @Nullable ChannelId channel, Supplier<T> work) {
        LogContext.note(LogField.USER, user);
        if (channel == null || isPrivate.test(channel)) {
            // Whoever reads the log is not in a private incident's channel.
            LogContext.forget(LogField.CHANNEL);
            LogContext.forget(LogField.INCIDENT);
        } else {
            LogContext.note(LogField.CHANNEL, channel);
        }
        LOG.info("a {} from Slack", kind);
        try {
            T done = work.get();
            metrics.took(kind, "handled");
            return done;
        } catch (RuntimeException e) {
            metrics.took(kind, "failed");
            throw e;
        }
    }
}
