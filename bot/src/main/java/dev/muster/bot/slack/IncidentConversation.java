package dev.muster.bot.slack;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.slack.action.Actions;
import dev.muster.bot.slack.action.Forms;
import dev.muster.bot.slack.action.MessageShortcuts;
import dev.muster.bot.slack.command.Commands;
import dev.muster.bot.slack.conversation.Conversation;
import dev.muster.bot.slack.conversation.Interaction;
import dev.muster.bot.slack.conversation.Interaction.ButtonPressed;
import dev.muster.bot.slack.conversation.Invocation;
import dev.muster.bot.slack.conversation.Reply;

/** Leads what people say and click to the command, button or form it is for, and their answers back to them. */
public final class IncidentConversation implements Conversation {
    /** What was written to the bot so long ago was written for another moment. */
    private static final Duration STILL_MEANT = Duration.ofMinutes(15);
    /** And after so long nobody waits for an answer. */
    private static final Duration STILL_EXPECTED = Duration.ofDays(1);
    private static final int LONGEST_QUOTED = 300;

    private final Commands commands;
    private final Actions actions;
    private final MessageShortcuts shortcuts;
    private final Forms forms;
    private final Outbox outbox;

    public IncidentConversation(Commands commands, Actions actions, MessageShortcuts shortcuts, Forms forms,
            Outbox outbox) {
        this.commands = commands;
        this.actions = actions;
        this.shortcuts = shortcuts;
        this.forms = forms;
        this.outbox = outbox;
    }

    @Override
    public Reply onCommand(Invocation invocation) {
        return commands.run(invocation);
    }

    @Override
    public void onMention(Invocation invocation, Instant now) {
        Duration late = Duration.between(invocation.at(), now);
        boolean isMeant = late.compareTo(STILL_MEANT) <= 0;
        if (isMeant || commands.countsHoweverLate(invocation.text())) {
            var where = new ReplyTo.Whisper(invocation.channel(), invocation.user(), invocation.thread().orElse(null));
            answer(invocation.requestKey(), commands.run(invocation), where, now);
        } else if (late.compareTo(STILL_EXPECTED) <= 0 && commands.isCommand(invocation.text())
                && !outbox.wasAsked(invocation.requestKey())) {
            answer(invocation.requestKey(), Reply.Private.of(tooLate(invocation)), new ReplyTo.Direct(invocation.user()), now);
        }
    }

    /** Whoever wrote it has long gone on, and sees no whisper in a channel they may have left. */
    private static String tooLate(Invocation invocation) {
        String line = invocation.text().strip().replace('`', '\'');
        String words = line.length() <= LONGEST_QUOTED ? line : line.split(" ", 2)[0] + " …";
        return "You wrote `%s` to me in <#%s> at %s, while I was away. So late I have not done it.\nIf you still want it, %s."
                .formatted(words, invocation.channel(), Mrkdwn.time(invocation.at()),
                        invocation.thread().isPresent()
                                ? "write it there again, in the same thread: `@muster` and those words"
                                : "type it there again: `/incident %s`".formatted(words));
    }

    @Override
    public Reply onInteraction(Interaction interaction) {
        return switch (interaction) {
            case ButtonPressed pressed -> {
                ChannelId channel = pressed.channel();
                yield answer(pressed, MessageShortcuts.isChoice(pressed)
                        ? shortcuts.chosen(pressed)
                        : channel != null && runsCommand(pressed) ? runCommand(pressed, channel) : actions.pressed(pressed),
                        pressed.replyTo());
            }
            case Interaction.FormSubmitted form -> answer(form, forms.submitted(form), new ReplyTo.Direct(form.user()));
            case Interaction.ShortcutUsed used -> answer(used, actions.used(used), new ReplyTo.Direct(used.user()));
            case Interaction.MessageShortcutUsed used -> answer(used, shortcuts.used(used), used.replyTo());
            // A form that is closed leaves nothing behind.
            case Interaction.FormClosed closed -> new Reply.Silence();
        };
    }

    /** A click and a form are acknowledged with nothing to read: words for the person go out behind. */
    private Reply answer(Interaction interaction, Reply reply, ReplyTo where) {
        return switch (reply) {
            case Reply.Private said -> {
                outbox.add("answer:" + interaction.requestKey(),
                        new PersonalEffect.Answer(interaction.requestKey(), where, content(said)),
                        interaction.at());
                yield new Reply.Silence();
            }
            case Reply.Silence silence -> silence;
            case Reply.FormErrors errors -> errors;
        };
    }

    private void answer(String requestKey, Reply reply, ReplyTo where, Instant now) {
        if (reply instanceof Reply.Private said) {
            outbox.add("answer:" + requestKey, new PersonalEffect.Answer(requestKey, where, content(said)), now);
        }
    }

    private static Content content(Reply.Private said) {
        return said.blocks().<Content>map(blocks -> new Content.Drawn(said.text(), blocks.toString()))
                .orElseGet(() -> new Content.Line(said.text()));
    }

    private static boolean runsCommand(ButtonPressed pressed) {
        return pressed.actionId().startsWith(Commands.RUN_BUTTON + ":");
    }

    /** A button is meant once, however impatiently it is clicked: each click has a trigger of its own, its message stays. */
    private static String runKey(ButtonPressed pressed) {
        MessageRef message = pressed.message();
        return message == null
                ? pressed.requestKey()
                : "run:%s:%s:%s:%s".formatted(message.channel(), message.ts(), pressed.actionId(), pressed.user());
    }

    /** The button holds an incident or {@code -}, a space and the whole line as it should have been typed. */
    private Reply runCommand(ButtonPressed pressed, ChannelId channel) {
        String[] parts = pressed.value().split(" ", 2);
        String line = parts.length < 2 ? "" : parts[1];
        if (!parts[0].equals("-")) {
            String[] words = line.split(" ", 2);
            line = words[0] + " " + parts[0] + (words.length < 2 ? "" : " " + words[1]);
        }
        return commands
                .run(new Invocation(runKey(pressed), pressed.user(), "", channel, "", Optional.ofNullable(pressed.thread()),
                        line, Commands.COMMAND, pressed.triggerId(), pressed.responseUrl(), pressed.at(),
                        Invocation.Origin.COMMAND));
    }
}
