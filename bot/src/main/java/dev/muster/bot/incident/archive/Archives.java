package dev.muster.bot.incident.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.incident.EventText;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.PromptChange;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Verdict;
import dev.muster.bot.incident.Wish;

/** What people decide when they are asked whether a channel may be archived. Slack lets no bot undo it. */
public final class Archives {
    /** The kind of the entry by which archiving is wanted. */
    public static final String WANTED = "archive_requested";
    /** The kinds of entries with which that wish stands or falls: it is wanted where the last of them is the wish. */
    public static final Set<String> BEARING_ON_IT = Set.of(WANTED, "archive_declined", "incident_reopened", "incident_resolved",
            "incident_merged");

    private final IncidentStore store;

    public Archives(IncidentStore store) {
        this.store = store;
    }

    /**
     * Archives the channel: a closing line first, since nothing can be said afterwards.
     *
     * @param question the message that asked; empty where it is not known
     * @param replyTo  hears when Slack does not let us
     */
    public Outcome archive(IncidentId id, Optional<MessageRef> question, ReplyTo replyTo, Wish wish) {
        return store.change(id, wish.cause(), incident -> {
            var event = new IncidentEvent.ArchiveDecided(true);
            String closing = EventText.of(event, wish.by())
                    + ". All that was said here is kept: `/incident export %s`, from any channel.".formatted(id);
            Incident.Channel channel = incident.channel();
            return decided(incident, event, question, closing,
                    List.of(new ChannelEffect.ArchiveChannel(id, channel == null ? null : channel.id(), replyTo)), wish);
        });
    }

    /** Leaves the channel as it is; it is not asked again. */
    public Outcome keep(IncidentId id, Optional<MessageRef> question, Wish wish) {
        return store.change(id, wish.cause(), incident -> {
            var event = new IncidentEvent.ArchiveDecided(false);
            return decided(incident, event, question, EventText.of(event, wish.by()) + ".", List.of(), wish);
        });
    }

    /** The answer takes the place of the question, so that nobody is asked what somebody has answered. */
    private static Verdict decided(Incident incident, IncidentEvent event, Optional<MessageRef> question, String said,
            List<Effect> more, Wish wish) {
        if (incident.channel() == null) {
            return new Rejection("%s has no channel any more.".formatted(incident.id()), "There is nothing left to decide.");
        }
        if (incident.isArchived()) {
            return new Rejection("The channel of %s is archived already.".formatted(incident.id()),
                    "Whoever needs it back can unarchive it in Slack.");
        }
        if (!incident.isResolved()) {
            return new Rejection("%s is open again, so its channel stays.".formatted(incident.id()),
                    "It is asked again some time after it was resolved.");
        }
        List<Effect> effects = new ArrayList<>();
        var line = new Content.Line(said);
        effects.add(question.<Effect>map(message -> new Effect.Update(incident.id(), message, line))
                .orElseGet(() -> new Effect.Post(incident.id(), new Destination.IncidentChannel(), line)));
        effects.addAll(more);
        return new IncidentChange(incident, wish.by(), wish.at(), List.of(event), List.of(), effects, List.of(),
                question.<PromptChange>map(PromptChange.Gone::new).stream().toList());
    }
}
