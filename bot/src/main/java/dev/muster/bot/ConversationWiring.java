package dev.muster.bot;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.incident.Access;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.incident.PrivateIncidents;
import dev.muster.bot.incident.VisibleIncidents;
import dev.muster.bot.incident.command.Contradictions;
import dev.muster.bot.incident.evidence.Evidence;
import dev.muster.bot.review.ExportFormat;
import dev.muster.bot.slack.IncidentConversation;
import dev.muster.bot.slack.action.Actions;
import dev.muster.bot.slack.action.ClosingActions;
import dev.muster.bot.slack.action.CommandActions;
import dev.muster.bot.slack.action.DecisionActions;
import dev.muster.bot.slack.action.Forms;
import dev.muster.bot.slack.action.MessageShortcuts;
import dev.muster.bot.slack.action.Quoting;
import dev.muster.bot.slack.action.UpdateActions;
import dev.muster.bot.slack.action.WorkActions;
import dev.muster.bot.slack.action.WorkForms;
import dev.muster.bot.slack.command.CommandTable;
import dev.muster.bot.slack.command.Commands;
import dev.muster.bot.slack.conversation.Conversation;
import dev.muster.bot.timeline.People;

/** Puts together who answers what people type and click, one line a subject. */
final class ConversationWiring {
    private final Rules rules;
    private final Stores stores;
    private final Access access;
    private final VisibleIncidents visible;
    private final Quoting quoting;
    private final Function<MessageRef, String> addressOf;

    /** @param addressOf where a message can be opened */
    ConversationWiring(Rules rules, Stores stores, Access access, VisibleIncidents visible, Quoting quoting,
            Function<MessageRef, String> addressOf) {
        this.rules = rules;
        this.stores = stores;
        this.access = access;
        this.visible = visible;
        this.quoting = quoting;
        this.addressOf = addressOf;
    }

    /** What people say to the bot and click, and who answers it. */
    Conversation conversation(Incidents incidents) {
        PrivateIncidents privately = new PrivateIncidents(stores.incidents());
        Commands commands = CommandTable.of(incidents, rules.decisions(), rules.work(), rules.updating(), privately,
                stores.incidents(), access, rules.commanding(incidents), rules.closing(), stores.uses(), stores.members(),
                stores.timeline(), stores.people(), stores.outbox(), formats(), addressOf);
        DecisionActions decisions = new DecisionActions(rules.decisions(),
                new Contradictions(rules.handovers(), rules.proposals()), access, stores.outbox(), stores.people());
        WorkActions buttons = new WorkActions(rules.work(), access, stores.outbox(), stores.people());
        UpdateActions updates = new UpdateActions(rules.updating(), access, stores.outbox(), stores.people());
        WorkForms forms = new WorkForms(rules.work(), access, stores.people());
        CommandActions commanders = new CommandActions(rules.commanding(incidents), access, stores.outbox(),
                person -> stores.people().person(person).map(People.Person::bot).orElse(false));
        ClosingActions closing = new ClosingActions(rules.closing(), access);
        return new IncidentConversation(commands,
                new Actions(incidents, stores.incidents(), access, stores.outbox(), decisions, commanders, buttons,
                        closing, updates),
                messageShortcuts(),
                new Forms(incidents, stores.incidents(), access, privately, stores.picked(), quoting, decisions, commanders,
                        forms, closing, updates),
                stores.outbox());
    }

    private MessageShortcuts messageShortcuts() {
        return new MessageShortcuts(new Evidence(stores.incidents()), access, visible, stores.picked(), quoting,
                stores.outbox());
    }

    private static List<String> formats() {
        return Arrays.stream(ExportFormat.values()).map(ExportFormat::wireName).toList();
    }
}
