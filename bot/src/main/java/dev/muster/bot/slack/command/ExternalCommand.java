package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Over;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.item.StatusUpdate.Audience;
import dev.muster.bot.incident.update.CustomerWords.Finding;
import dev.muster.bot.incident.update.ExternalUpdates;
import dev.muster.bot.incident.update.Updates;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.Blocks;
import dev.muster.bot.slack.view.Blocks.Button;
import dev.muster.bot.slack.view.FindingsView;
import dev.muster.bot.slack.view.UpdateViews;
import dev.muster.bot.slack.view.UpdateWords;
import dev.muster.bot.timeline.People;

/** {@code external Some payments fail since 13:20}: what customers could be told, once the commander has approved it. */
final class ExternalCommand extends IncidentCommand {
    private final ExternalUpdates external;
    private final People people;
    private final Texts texts;
    private final Outbox outbox;

    ExternalCommand(WhichIncident which, ExternalUpdates external, People people, Texts texts, Outbox outbox) {
        super(which);
        this.external = external;
        this.people = people;
        this.texts = texts;
        this.outbox = outbox;
    }

    @Override
    public String verb() {
        return "external";
    }

    @Override
    public List<String> aliases() {
        return List.of();
    }

    @Override
    public String usage() {
        return "external [text]";
    }

    @Override
    public String summary() {
        return "drafts what customers are told; the commander approves it with a click";
    }

    @Override
    Reply run(Incident incident, Call call) {
        Optional<Rejection> over = Over.refused(incident);
        if (over.isPresent()) {
            return Reply.Private.refusal(Outcomes.refused(over.get()));
        }
        Optional<String> text = texts.plain(call);
        if (text.isEmpty()) {
            return form(incident, call);
        }
        List<Finding> findings = FindingsView.of(text.get(), incident, people);
        if (!findings.isEmpty()) {
            return new Reply.Private(FindingsView.said(findings),
                    Optional.of(FindingsView.blocks(incident, text.get(), findings)));
        }
        Outcome outcome = external.draft(incident.id(), Updates.Words.typed(text.get()), call.wish());
        return Outcomes.undoable(outcome, after -> said(after, call.invocation().user()));
    }

    private static String said(Incident incident, UserId person) {
        UserId commander = incident.commander();
        if (commander == null) {
            return "Your text is in *%s*. It waits until somebody has command and approves it.".formatted(incident.id());
        }
        return commander.equals(person)
                ? "Approved for customers in *%s*. Muster itself sends nothing to them.".formatted(incident.id())
                : "Your text is in *%s*, and %s is asked to approve it.".formatted(incident.id(), commander.mention());
    }

    private Reply form(Incident incident, Call call) {
        Optional<String> trigger = call.invocation().triggerId();
        UserId person = call.invocation().user();
        if (trigger.isPresent()) {
            return call.invocation().opens(outbox, trigger.get(), new Form.WriteUpdate(incident.id(), person, true, ""));
        }
        String said = "The record drafts it in customers' words, you change what is not right, and the commander approves it.";
        return new Reply.Private(said, Optional.of(new Blocks().section(said).buttons(List.of(new Button("Draft it",
                UpdateViews.OPEN, new UpdateWords(incident.id(), Audience.EXTERNAL, "").value(), null))).array()));
    }
}
