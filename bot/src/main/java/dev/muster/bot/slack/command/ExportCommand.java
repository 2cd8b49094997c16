package dev.muster.bot.slack.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.review.ExportProfile;
import dev.muster.bot.slack.conversation.Reply;

/** {@code export html external}: the record, as far as a profile shows it, as a file in the incident's channel. */
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
        return "export [%s] [%s]".formatted(String.join("|", formats), String.join("|", profiles()));
    }

    @Override
    public String summary() {
        return "shares the record as a file in the incident's channel";
    }

    @Override
    Reply run(Incident incident, Call call) {
        String format = "md";
        ExportProfile profile = ExportProfile.FULL;
        for (String word : call.rest().strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            Optional<ExportProfile> named = ExportProfile.parse(word);
            if (formats.contains(word)) {
                format = word;
            } else if (named.isPresent()) {
                profile = named.get();
            } else if (!word.isEmpty()) {
                return unknown(word);
            }
        }
        String shared = profile == ExportProfile.FULL ? format : profile.wireName() + " " + format;
        return Outcomes.reply(
                incidents.shareExport(incident.id(), format, profile.wireName(), call.invocation().user(), call.wish()),
                after -> "The %s export of *%s* is on its way into its channel.".formatted(shared, after.id()));
    }

    private Reply unknown(String word) {
        return Reply.Private.of(
                "`%s` is no form of an export. There is %s, for %s. For example `/incident export md`, or `/incident export html external`."
                        .formatted(Mrkdwn.escape(Mrkdwn.cut(word.replace('`', '\''), 100)), listed(formats), listed(profiles())));
    }

    private static String listed(List<String> words) {
        return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
    }

    private static List<String> profiles() {
        return Arrays.stream(ExportProfile.values()).map(ExportProfile::wireName).toList();
    }
}
