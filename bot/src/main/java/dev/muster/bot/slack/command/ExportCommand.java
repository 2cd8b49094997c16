package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Locale;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.slack.conversation.Reply;

/** {@code export md}: the record as a file in the incident's channel. */
final class ExportCommand extends IncidentCommand {
    private final Incidents incidents;
    private final List<String> formats;

    ExportCommand(WhichIncident which, Incidents incidents, List<String> formats) {
        super(which);
        this.incidents = incidents;
        this.formats = List.copyOf(formats);
    }

    @Override
    public String verb() {
        return "export";
    }

    @Override
    public List<String> aliases() {
        return List.of();
    }

    @Override
    public String usage() {
        return "export [" + String.join("|", formats) + "]";
    }

    @Override
    public String summary() {
        return "shares the record as a file in the incident's channel";
    }

    @Override
    Reply run(Incident incident, Call call) {
        String format = call.rest().isBlank() ? "md" : call.rest().strip().toLowerCase(Locale.ROOT);
        if (!formats.contains(format)) {
            return Reply.Private.of("This version exports %s. `/incident export md`".formatted(String.join(" and ", formats)));
        }
        return Outcomes.reply(incidents.shareExport(incident.id(), format, call.invocation().user(), call.wish()),
                after -> "The %s export of *%s* is on its way into its channel.".formatted(format, after.id()));
    }
}
