package dev.muster.bot.incident;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/** What happened, as a sentence: the same in the channel and in the timeline, so that the two never disagree. */
public final class EventText {
    /** More than this a line cannot hold. */
    private static final int MOST_LEFT = 8;

    private EventText() {}

    /** One line of mrkdwn; everything that people typed is escaped. */
    public static String of(IncidentEvent event, Actor by) {
        String who = Mrkdwn.actor(by);
        return switch (event) {
            case DecisionEvent e -> DecisionText.of(e, by);
            case ChoiceEvent e -> ChoiceText.of(e, who);
            case CommandEvent e -> CommandText.of(e, by);
            case WorkEvent e -> WorkText.of(e, by);
            case ClosingEvent e -> ClosingText.of(e, who);
            case UpdateEvent e -> UpdateText.of(e, who);
            case IncidentEvent.Declared e -> "%s declared a %s: %s".formatted(who, e.severity().name(), Mrkdwn.escape(e.title()));
            case IncidentEvent.ChannelCreated e -> "Channel #%s was created".formatted(Mrkdwn.escape(e.name()));
            case IncidentEvent.PeopleInvited e -> invited(e);
            case IncidentEvent.MessagePosted e -> switch (e.which()) {
                case CARD -> "The incident card was posted";
                case ANNOUNCEMENT -> "The incident was announced";
                case COMMANDER_PROMPT -> "The channel was asked who takes command";
            };
            case IncidentEvent.MessageLost e -> switch (e.which()) {
                case CARD -> "The incident card was deleted in Slack";
                case ANNOUNCEMENT -> "The announcement was deleted in Slack";
                case COMMANDER_PROMPT -> "The question who takes command was deleted in Slack";
            };
            case IncidentEvent.SeverityChanged e -> severity(e, who);
            case IncidentEvent.RoleAssigned e -> role(e, by, who);
            case IncidentEvent.CommanderMissing() -> "Nobody has command yet";
            case IncidentEvent.Mitigated e ->
                "%s says it is mitigated: the impact %s".formatted(who, e.at() == null ? "has stopped" : "stopped " + at(e.at()))
                        + because(e.note());
            case IncidentEvent.Resolved e -> left("%s resolved the incident".formatted(who)
                    + (e.at() == null ? "" : ", as of " + at(e.at())) + because(e.note()), e.left());
            case IncidentEvent.Reopened e -> "%s reopened the incident".formatted(who)
                    + (e.mergedInto() == null ? "" : ", which is no longer merged into " + e.mergedInto()) + because(e.note());
            case IncidentEvent.ImpactChanged e -> "%s says who is affected: %s".formatted(who, Mrkdwn.escape(e.to()));
            case IncidentEvent.TimeCorrected e -> corrected(e, who);
            case IncidentEvent.Merged e -> "%s merged this into %s: it is the same".formatted(who, e.into());
            case IncidentEvent.DuplicateMerged e ->
                "%s merged %s (%s) into this: it is the same".formatted(who, e.duplicate(), Mrkdwn.escape(e.title()));
            case IncidentEvent.DuplicateReleased e ->
                "%s took %s out of this again: it is not the same".formatted(who, e.duplicate());
            case IncidentEvent.ChangeUndone e -> UndoText.of(e, who);
            case IncidentEvent.ArchiveOffered() -> "The channel was asked whether it may be archived";
            case IncidentEvent.ArchiveDecided e ->
                e.archive() ? "%s wants this channel archived".formatted(who) : "%s keeps this channel".formatted(who);
            case IncidentEvent.ArchivingKnown e ->
                e.archived() ? "The channel is archived now" : "The channel is not archived any more";
            case IncidentEvent.MadePrivate e -> "%s made the incident private".formatted(who) + because(e.reason());
            case IncidentEvent.NoteAdded e -> "%s noted: %s".formatted(who, Mrkdwn.escape(e.note()));
            case IncidentEvent.EvidenceAdded e -> "%s added a message by %s to the record: %s".formatted(who,
                    QuotedMessage.author(e.author(), e.authorName()), QuotedMessage.readable(e.quote(), e.files()));
            case IncidentEvent.EffectFailed e -> "%s did not work: %s".formatted(Mrkdwn.escape(e.what()), Mrkdwn.escape(e.why()));
            case IncidentEvent.HistoryBackfilled e -> e.messages() == 1
                    ? "1 message written while Muster was away was added from the channel's history"
                    : "%d messages written while Muster was away were added from the channel's history".formatted(e.messages());
            case IncidentEvent.ChannelNameChanged e -> "The channel is called #%s now".formatted(Mrkdwn.escape(e.name()));
            case IncidentEvent.ChannelIdChanged e ->
                "Slack knows the channel as %s now, before as %s".formatted(e.to(), e.from());
            case IncidentEvent.ChannelGone(var channel) -> "The channel was deleted in Slack, so there is none now";
            case IncidentEvent.NewChannelWanted(var note) -> "%s asked for a new channel".formatted(who) + because(note);
            case IncidentEvent.ExportShared e -> "The record was shared as %s".formatted(Mrkdwn.escape(e.title()));
        };
    }

    /** Two sentences, also where they are read in one line. */
    private static String left(String said, List<String> left) {
        if (left.isEmpty()) {
            return said;
        }
        String ended = said.matches("(?s).*[.!?]") ? said : said + ".";
        String more = left.size() > MOST_LEFT ? " and %d more".formatted(left.size() - MOST_LEFT) : "";
        return ended + "\nLeft open: " + String.join(", ", left.subList(0, Math.min(MOST_LEFT, left.size()))) + more;
    }

    private static String corrected(IncidentEvent.TimeCorrected e, String who) {
        Instant from = e.from();
        String said = from == null
                ? "%s says %s %s".formatted(who, e.which().words(), at(e.to()))
                : "%s corrects: %s %s, not %s".formatted(who, e.which().words(), at(e.to()), at(from));
        return said + because(e.reason());
    }

    /** A time that each reader sees in their own zone. */
    static String at(Instant at) {
        return Mrkdwn.time(at);
    }

    private static String severity(IncidentEvent.SeverityChanged e, String who) {
        String verb = e.to().isWorseThan(e.from()) ? "raised" : "lowered";
        return "%s %s the severity from %s to %s".formatted(who, verb, e.from().name(), e.to().name()) + because(e.reason());
    }

    private static String role(IncidentEvent.RoleAssigned e, Actor by, String who) {
        String is = e.user().mention() + (e.oneOfSeveral() ? " joins as " : " is the ") + Mrkdwn.escape(e.name());
        boolean alone = by instanceof Actor.Bot || by.person().filter(e.user()::equals).isPresent();
        return alone ? is : is + ", named by " + who;
    }

    private static String invited(IncidentEvent.PeopleInvited e) {
        String in = e.people().stream().map(UserId::mention).collect(Collectors.joining(", "));
        String out = e.refused().entrySet().stream()
                .map(entry -> entry.getKey().mention() + " (" + Mrkdwn.escape(entry.getValue()) + ")")
                .sorted().collect(Collectors.joining(", "));
        if (out.isEmpty()) {
            return in.isEmpty() ? "Everybody was there already" : "Invited " + in;
        }
        return in.isEmpty() ? "Could not invite " + out : "Invited %s; could not invite %s".formatted(in, out);
    }

    private static String because(@Nullable String note) {
        return note == null ? "" : ": " + Mrkdwn.escape(note);
    }
}
