package dev.muster.bot.slack.view;

import java.util.List;
import java.util.Optional;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.slack.view.Blocks.Button;

/** The word to somebody who declared what another may have declared before. */
public final class SimilarView {
    /** The button that merges; its value is the fresh incident, a space and the one to merge it into. */
    public static final String MERGE = "incident_merge";
    /** The button that says that the two are not the same; its value is as above. */
    public static final String NOT_THE_SAME = "incident_not_same";

    private SimilarView() {}

    /** Empty once either is over, merged or not, and once either is private: then the two cannot be merged, nor may one be named. */
    public static Optional<MessageView> of(Incident fresh, Incident similar) {
        if (fresh.isResolved() || similar.isResolved() || fresh.isPrivate() || similar.isPrivate()) {
            return Optional.empty();
        }
        String said = "%s sounds like %s, which is open already: %s".formatted(fresh.id(), similar.id(),
                Mrkdwn.escape(similar.title()));
        String ids = fresh.id() + " " + similar.id();
        Blocks blocks = new Blocks()
                .section("%s\n%s · %s · *Incident Commander:* %s · %s".formatted("*" + said + "*",
                        Words.severity(similar), Words.statusSince(similar), Words.commander(similar),
                        Words.channel(similar)))
                .section("If it is the same, merge: everybody is led over there, and both records are kept."
                        + " If not, leave it: two are better than none.")
                .buttons(List.of(new Button("Merge into " + similar.id(), MERGE, ids, "primary"),
                        new Button("Not the same", NOT_THE_SAME, ids, null)));
        return Optional.of(IncidentViews.note(said, blocks.array(), IncidentViews.ids(fresh)));
    }
}
