package dev.muster.bot.slack.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.decision.Proposals;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.incident.item.ItemRef;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.Poll;
import dev.muster.bot.incident.item.Proposal;
import dev.muster.bot.incident.item.YesNo;
import dev.muster.bot.slack.conversation.Invocation;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.Blocks;
import dev.muster.bot.slack.view.Blocks.Button;

/**
 * Finds the proposal, poll or question that somebody means: by its number, by the thread they type in, or because no other comes
 * into question. Where several do, they are asked, with all that they typed behind each button.
 */
final class WhichItem {
    private static final Pattern NUMBERED = Pattern.compile("(?:#|(?:proposal|poll|question) #?)(\\d{1,6})(?:[\\s:,]+(.*))?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int MOST_OFFERED = 6;

    private final Proposals proposals;

    WhichItem(Proposals proposals) {
        this.proposals = proposals;
    }

    /** Which one is meant, where that is said, and the other words. */
    record Named(Optional<Integer> number, Optional<String> words) {}

    /** All that an incident holds, of which somebody may know. */
    Items of(IncidentId incident) {
        return proposals.items(incident);
    }

    /** By its number, or by the thread in which it is typed. */
    Named named(String text, ItemKind kind, Incident incident, Call call) {
        Matcher numbered = NUMBERED.matcher(text);
        if (numbered.matches()) {
            return new Named(Optional.of(Integer.parseInt(numbered.group(1))),
                    Optional.ofNullable(numbered.group(2)).map(String::strip).filter(words -> !words.isEmpty()));
        }
        return new Named(ofThread(kind, incident, call), Optional.of(text).filter(words -> !words.isBlank()));
    }

    /** The one in the thread of whose card it was typed; empty for any other place. */
    private Optional<Integer> ofThread(ItemKind kind, Incident incident, Call call) {
        Invocation typed = call.invocation();
        return typed.thread().flatMap(root -> of(incident.id()).ofCard(new MessageRef(typed.channel(), root))).map(Item::ref)
                .filter(ref -> ref.kind() == kind).map(ItemRef::number);
    }

    /** Goes on with the one that is meant, of those that come into question; with none where none does. */
    Reply with(Named named, List<? extends Item> meant, Incident incident, Call call, Function<Optional<Integer>, Reply> then) {
        return named.number().isPresent() || meant.size() < 2
                ? then.apply(named.number().or(() -> meant.stream().map(item -> item.ref().number()).findFirst()))
                : ask(meant, incident, call);
    }

    private static Reply ask(List<? extends Item> meant, Incident incident, Call call) {
        List<? extends Item> newest = meant.stream()
                .sorted(Comparator.comparingInt((Item item) -> item.ref().number()).reversed()).limit(MOST_OFFERED).toList();
        String said = "Which one do you mean? Nothing was done yet.";
        List<Button> buttons = new ArrayList<>();
        for (Item item : newest) {
            String line = "%s #%d %s".formatted(call.word(), item.ref().number(), call.rest()).strip();
            if (line.length() > Commands.LONGEST_LINE) {
                return Reply.Private
                        .refusal("Which one do you mean? Nothing was done yet.\nName it: `/incident %s #%d` and the words."
                                .formatted(Mrkdwn.escape(call.word()), newest.getFirst().ref().number()));
            }
            buttons.add(new Button(label(item), Commands.RUN_BUTTON + ":" + item.ref(), incident.id() + "! " + line, null));
        }
        return new Reply.Private(said, Optional.of(new Blocks().section(said).buttons(buttons)
                .context("Or name it: `/incident %s #%d`".formatted(Mrkdwn.escape(call.word()), newest.getFirst().ref().number()))
                .array()));
    }

    private static String label(Item item) {
        return switch (item) {
            case Proposal proposal when proposal.state() == Proposal.State.STOPPED ->
                "Proposal %d, stopped: %s".formatted(proposal.number(), proposal.plan());
            case Proposal proposal -> "Proposal %d: %s".formatted(proposal.number(), proposal.plan());
            case Poll poll -> "Poll %d: %s".formatted(poll.number(), String.join(" | ", poll.options()));
            case YesNo question -> "Question %d: %s".formatted(question.number(), question.text());
            default -> item.ref().toString();
        };
    }
}
