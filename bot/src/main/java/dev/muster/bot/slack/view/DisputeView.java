package dev.muster.bot.slack.view;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.item.Dispute;

/** The sentence that settles a doubt about the severity until the review. */
final class DisputeView {
    private DisputeView() {}

    static MessageView card(Incident incident, Dispute dispute) {
        String said = dispute.takenBack()
                ? "The doubt about the severity was taken back."
                : "%s holds while we work. Whether it was one is for the review.".formatted(dispute.holds());
        String doubt = dispute.between().size() < 2
                ? "In doubt"
                : "In doubt between " + String.join(" and ", dispute.between());
        Blocks blocks = new Blocks().section(dispute.takenBack() ? said : "*" + said + "*")
                .context("%s: %s. A stated fact lowers it at once: `/incident sev` with the number and the fact."
                        .formatted(doubt, dispute.by().mention()));
        Map<String, String> ids = new LinkedHashMap<>(IncidentViews.ids(incident));
        ids.put("dispute", String.valueOf(dispute.number()));
        ids.put("state", dispute.wireState());
        return new MessageView(said, blocks.array(), "muster_note", ids, incident.revision());
    }
}
