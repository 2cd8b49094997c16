package dev.muster.bot.slack.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.item.Cadence;
import dev.muster.bot.slack.view.Blocks.Button;
import org.jspecify.annotations.Nullable;

/** The question to whoever leads whether an incident is a long one. */
public final class RhythmView {
    /** Makes updates come more slowly; the value is the incident. */
    public static final String SLOW = "rhythm_slow";
    /** Leaves the rhythm as it is; the value is the incident. */
    public static final String KEEP = "rhythm_keep";

    private RhythmView() {}

    /** Empty once somebody decided, or nothing is to be decided any more. */
    static Optional<MessageView> question(Incident incident, Cadence cadence, @Nullable UserId person) {
        if (cadence.rhythm() != null || incident.isResolved()) {
            return Optional.empty();
        }
        String said = "%s*%s* has been going on since %s. Is this a long one?"
                .formatted(person == null ? "" : person.mention() + ", ", incident.id(), Mrkdwn.time(incident.declaredAt()));
        String value = incident.id().toString();
        Blocks blocks = new Blocks()
                .section(said + "\nPlan now who takes over when, and who rests: `/incident handover @name`.")
                .buttons(List.of(new Button("Slow it down", SLOW, value, "primary"),
                        new Button("Keep the rhythm", KEEP, value, null)))
                .context(
                        "Slower: after the next update they come half as often, at least every two hours, and you get one private"
                                + " line of three. It ends when the severity is raised. Without an answer nothing changes.");
        return Optional.of(new MessageView(said, blocks.array(), "muster_prompt", ids(incident), 0));
    }

    /** What came of the question, in words that stay true whatever is decided later. */
    static String became(Incident incident, Cadence cadence) {
        return incident.isResolved()
                ? "No update is due any more"
                : cadence.isSlow() ? "It was slowed down" : "The rhythm was kept";
    }

    /** What the metadata of the question holds. */
    static Map<String, String> ids(Incident incident) {
        return Map.of("incident", incident.id().toString(), "about", "incident:" + incident.id().number(), "ask",
                "long_incident");
    }
}
