package dev.muster.bot.slack;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.item.StatusUpdate.Audience;
import dev.muster.bot.incident.update.AskedForUpdate;
import dev.muster.bot.incident.update.Updates;
import dev.muster.bot.slack.action.Quoting;
import dev.muster.bot.slack.view.MessageView;
import dev.muster.bot.slack.view.UpdateViews;
import dev.muster.bot.slack.view.UpdateWords;
import dev.muster.bot.timeline.Happening;
import dev.muster.bot.timeline.PickedMessages;
import dev.muster.bot.timeline.SlackMessage;
import dev.muster.bot.timeline.Timeline;
import dev.muster.bot.timeline.TimelineEntry;
import org.jspecify.annotations.Nullable;

/** Who asks how it stands is told so privately (P32), and who marks a message with 📣 is offered to make an update of it. */
public final class UpdateConsequences {
    /** 📣, by the name that Slack has for it. */
    private static final String MEGAPHONE = "mega";
    /** So many questions are asked in a quarter of an hour at most. */
    private static final int LATEST = 200;

    private final Updates updates;
    private final Timeline timeline;
    private final PickedMessages messages;
    private final Quoting quoting;

    public UpdateConsequences(Updates updates, Timeline timeline, PickedMessages messages, Quoting quoting) {
        this.updates = updates;
        this.timeline = timeline;
        this.messages = messages;
        this.quoting = quoting;
    }

    void said(IncidentId incident, Happening.Message message) {
        UserId person = message.user();
        if (person == null || message.data().has("bot_id") || !AskedForUpdate.in(message.text())) {
            return;
        }
        Optional<Instant> last = timeline.latest(incident, Set.of("update_answered"), LATEST).stream()
                .filter(entry -> person.equals(entry.actor())).map(TimelineEntry::happenedAt).reduce((one, later) -> later);
        Wish wish = new Wish("update_asked:%s:%s".formatted(message.channel(), message.ts()), new Actor.Person(person),
                message.ts().at());
        Outcome unused = updates.answer(incident, last, new ReplyTo.Whisper(message.channel(), person, thread(message)), wish);
    }

    /** The thread in which it was said, where it was said in one: there they look for the answer. */
    private static @Nullable SlackTs thread(Happening.Message message) {
        SlackTs thread = message.threadTs();
        return thread == null || thread.equals(message.ts()) ? null : thread;
    }

    void reacted(IncidentId incident, MessageRef ref, UserId person, Happening.Notice notice) {
        String reaction = notice.data().path("reaction").asText().replaceFirst("::.*", "");
        if (!notice.kind().equals("reaction_added") || !reaction.equals(MEGAPHONE)) {
            return;
        }
        Optional<SlackMessage> message = messages.recorded(ref);
        String text = message.map(found -> quoting.of(found).words()).orElse("");
        MessageView offer = UpdateViews.offer(new UpdateWords(incident, Audience.INTERNAL, text));
        // Taken away and set again it is the same wish.
        Wish wish = new Wish("mega:%s:%s:%s".formatted(ref.channel(), ref.ts(), person), new Actor.Person(person), notice.at());
        Outcome unused = updates.offer(incident,
                new ReplyTo.Whisper(ref.channel(), person, message.map(SlackMessage::thread).orElse(null)),
                new Content.Drawn(offer.text(), offer.blocks().toString()), wish);
    }
}
