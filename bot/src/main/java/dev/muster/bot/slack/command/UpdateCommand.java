package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Over;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.item.Cadence;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.StatusUpdate.Audience;
import dev.muster.bot.incident.update.Updates;
import dev.muster.bot.incident.update.Writers;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.Blocks;
import dev.muster.bot.slack.view.Blocks.Button;
import dev.muster.bot.slack.view.UpdateViews;
import dev.muster.bot.slack.view.UpdateWords;
import dev.muster.bot.time.Durations;

/** {@code update we are rolling back}: tells everybody how it stands. With nothing behind it, the record drafts it. */
final class UpdateCommand extends IncidentCommand {
    private final Updates updates;
    private final Texts texts;
    private final Outbox outbox;

    UpdateCommand(WhichIncident which, Updates updates, Texts texts, Outbox outbox) {
        super(which);
        this.updates = updates;
        this.texts = texts;
        this.outbox = outbox;
    }

    @Override
    public String verb() {
        return "update";
    }

    @Override
    public List<String> aliases() {
        return List.of("updates", "comms");
    }

    @Override
    public String usage() {
        return "update [text]";
    }

    @Override
    public String summary() {
        return "tells everybody how it stands; without words it drafts them from the record";
    }

    @Override
    Reply run(Incident incident, Call call) {
        Optional<Rejection> over = Over.refused(incident);
        if (over.isPresent()) {
            return Reply.Private.refusal(Outcomes.refused(over.get()));
        }
        Optional<String> text = texts.plain(call);
        if (text.isEmpty()) {
            return drafted(incident, call);
        }
        return Outcomes.undoable(updates.post(incident.id(), Updates.Words.typed(text.get()), call.wish()), after -> {
            var every = updates.every(after);
            return "The update of *%s* is sent. Next update by %s (%s).".formatted(after.id(),
                    Mrkdwn.hour(call.invocation().at().plus(every)), Durations.spoken(every));
        });
    }

    /** Whose business updates are not is told first what was said last: mostly that is what they wanted to know. */
    private Reply drafted(Incident incident, Call call) {
        UserId person = call.invocation().user();
        Items items = updates.items(incident.id());
        boolean due = items.cadence().map(Cadence::isOverdue).orElse(true);
        if (!due && !Writers.isOne(incident, person)) {
            String said = UpdateViews.told(incident, items, call.invocation().at());
            return button(incident, said, "Write one anyway");
        }
        Optional<String> trigger = call.invocation().triggerId();
        return trigger.isEmpty()
                ? button(incident, "The record drafts it, you change what is not right and send it.", "Draft the update")
                : call.invocation().opens(outbox, trigger.get(), new Form.WriteUpdate(incident.id(), person, false, ""));
    }

    private static Reply button(Incident incident, String said, String label) {
        return new Reply.Private(said, Optional.of(new Blocks().section(said).buttons(List.of(new Button(label, UpdateViews.OPEN,
                new UpdateWords(incident.id(), Audience.INTERNAL, "").value(), null))).array()));
    }
}
