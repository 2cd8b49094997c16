package dev.muster.bot.slack;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.work.Assigning;
import dev.muster.bot.incident.work.Assignments;
import dev.muster.bot.incident.work.Work;
import dev.muster.bot.timeline.Happening;
import dev.muster.bot.timeline.People;
import dev.muster.bot.timeline.PickedMessages;
import dev.muster.bot.timeline.ReadableText;
import dev.muster.bot.timeline.SlackMessage;
import dev.muster.bot.timeline.Timeline;
import dev.muster.bot.timeline.TimelineEntry;

/**
 * What people do around an assignment's card without a command: a tick or a word of the owner says that they are on it. And what
 * the commander asks nobody in particular for is offered to be assigned (P16).
 */
public final class WorkConsequences {
    private static final Set<String> TICK = Set.of("white_check_mark", "heavy_check_mark");
    private static final Pattern NOBODY = Pattern.compile(
            "(?:^|[.!?,:;]\\s+|\\s-\\s)(?:please,? )?(?:can|could|would|will|might) (?:some|any)(?:one|body)(?: please)?,?\\s+(?<task>.{3,})",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** What is in all of that, and in hardly any message. */
    private static final List<String> ANYBODY = List.of("someone", "somebody", "anyone", "anybody");
    private static final int LONGEST_TASK = 500;

    private final Assignments assignments;
    private final Assigning assigning;
    private final Timeline timeline;
    private final PickedMessages messages;
    private final People people;
    private final boolean suggests;

    /** @param suggests whether a commander who asks nobody in particular is offered to assign it */
    public WorkConsequences(Work work, Timeline timeline, PickedMessages messages,
            People people, boolean suggests) {
        this.assignments = work.assignments();
        this.assigning = work.assigning();
        this.timeline = timeline;
        this.messages = messages;
        this.people = people;
        this.suggests = suggests;
    }

    void reacted(IncidentId incident, MessageRef message, UserId person, Happening.Notice notice) {
        if (!notice.kind().equals("reaction_added") || !isTick(notice.data().path("reaction").asText())) {
            return;
        }
        ofThread(incident, message).ifPresent(number -> {
            Outcome unused = assignments.ticked(incident, number,
                    new Wish("tick:%s:%s".formatted(notice.kind(), notice.key()), new Actor.Person(person), notice.at()));
        });
    }

    /** A tick that was found at a card, of which Slack does not say since when it is there. */
    void standing(IncidentId incident, MessageRef card, String reaction, UserId person, Instant now) {
        if (isTick(reaction)) {
            assignments.ofCard(incident, card).ifPresent(number -> {
                Outcome unused = assignments.tickFound(incident, number, new Wish(
                        "tick_found:%s:%s:%s".formatted(card.channel(), card.ts(), person), new Actor.Person(person), now));
            });
        }
    }

    private static boolean isTick(String reaction) {
        return TICK.contains(reaction.replaceFirst("::.*", ""));
    }

    /** The assignment whose card this is, or in whose thread it stands. */
    private Optional<Integer> ofThread(IncidentId incident, MessageRef message) {
        return assignments.ofCard(incident, message).or(() -> messages.recorded(message).map(SlackMessage::thread)
                .flatMap(root -> assignments.ofCard(incident, new MessageRef(message.channel(), root))));
    }

    void said(IncidentId incident, Happening.Message message) {
        UserId person = message.user();
        if (person == null || message.data().has("bot_id")) {
            return;
        }
        replied(incident, message);
        if (suggests) {
            suggest(incident, person, message);
        }
    }

    /** Any word of the owner's in the thread says that they are on it. */
    void replied(IncidentId incident, Happening.Message message) {
        UserId person = message.user();
        if (person == null || message.data().has("bot_id")) {
            return;
        }
        SlackTs thread = message.threadTs();
        if (thread != null && !thread.equals(message.ts())) {
            assignments.ofCard(incident, new MessageRef(message.channel(), thread)).ifPresent(number -> {
                Outcome unused = assignments.replied(incident, number, wish("answer", person, message));
            });
        }
    }

    private void suggest(IncidentId incident, UserId person, Happening.Message message) {
        String lower = message.text().toLowerCase(Locale.ROOT);
        if (ANYBODY.stream().noneMatch(lower::contains)) {
            return;
        }
        Matcher nobody = NOBODY.matcher(message.text());
        if (!nobody.find()) {
            return;
        }
        String task = new ReadableText(people.names()).text(nobody.group("task"), message.ts().at()).strip()
                .replaceFirst("(?:[,\\s]*please)?[\\s?!.]*$", "");
        Optional<Instant> last = timeline.latest(incident, Set.of("assign_suggested"), 1).stream()
                .map(TimelineEntry::happenedAt).findFirst();
        Outcome unused = assigning.suggest(incident,
                task.length() > LONGEST_TASK ? task.substring(0, LONGEST_TASK) + "…" : capital(task), last,
                new ReplyTo.Whisper(message.channel(), person, message.threadTs()), wish("suggest", person, message));
    }

    private static String capital(String task) {
        return task.isEmpty() ? task : task.substring(0, 1).toUpperCase(Locale.ROOT) + task.substring(1);
    }

    private static Wish wish(String what, UserId person, Happening.Message message) {
        return new Wish("%s:%s:%s".formatted(what, message.channel(), message.ts()), new Actor.Person(person),
                message.ts().at());
    }
}
