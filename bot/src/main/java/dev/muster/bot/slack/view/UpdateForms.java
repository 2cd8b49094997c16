package dev.muster.bot.slack.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.effect.Form;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.item.StatusUpdate;
import dev.muster.bot.time.Durations;

/** The forms that write status updates. Each remembers when it was opened, so that the record can tell how long it took. */
public final class UpdateForms {
    public static final String POST = "update_post";
    public static final String EXTERNAL = "update_external";
    public static final String DECLINE = "update_decline";

    public static final String TEXT = "text";
    public static final String NEXT = "next";
    public static final String REASON = "reason";

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_SHOWN = 500;

    private UpdateForms() {}

    /** What a form that writes remembers. */
    public record Opened(IncidentId incident, Instant at) {
        private static final Pattern FORM = Pattern.compile("(\\S+) (\\d{1,11})");

        @Override
        public String toString() {
            return "%s %d".formatted(incident, at.getEpochSecond());
        }

        /** Reads what {@link #toString} wrote; empty for anything else. */
        public static Optional<Opened> parse(String metadata) {
            Matcher form = FORM.matcher(metadata);
            return form.matches()
                    ? IncidentId.parse(form.group(1))
                            .map(id -> new Opened(id, Instant.ofEpochSecond(Long.parseLong(form.group(2)))))
                    : Optional.empty();
        }

        /** How long it took; empty where the clocks do not agree. */
        public Optional<Duration> until(Instant sent) {
            return Optional.of(Duration.between(at, sent)).filter(length -> !length.isNegative());
        }
    }

    /**
     * The form that writes an update.
     *
     * @param text  what it begins with
     * @param every how often updates are due
     * @param zone  in which whoever writes reads clocks
     */
    public static ObjectNode write(Form.WriteUpdate form, String text, Duration every, ZoneId zone, Instant now) {
        ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
        String opened = new Opened(form.incident(), now).toString();
        if (form.external()) {
            blocks.add(FormViews.input(TEXT, "What may customers be told?",
                    "In their words: what they notice, since when, when they hear more. No cause, no guess, no promised end. The commander approves it.",
                    FormViews.text(text, true, StatusUpdate.LONGEST_TEXT), false));
            return FormViews.view(EXTERNAL, "For customers · " + form.incident(), "Ask for approval", blocks, opened);
        }
        blocks.add(FormViews.input(TEXT, "How does it stand?",
                "For somebody who was not there: what is broken, for whom, what is being done. Change what is not right.",
                FormViews.text(text, true, StatusUpdate.LONGEST_TEXT), false));
        blocks.add(FormViews.input(NEXT, "When is the next one?", "Such as 30m or by 14:30. %s from now is %s (%s)."
                .formatted(Durations.format(every), CLOCK.format(now.plus(every).atZone(zone)), zone.getId()),
                FormViews.text(Durations.format(every), false, 60), true));
        return FormViews.view(POST, "Update · " + form.incident(), "Send", blocks, opened);
    }

    /** The form that says why a text is not to be sent. */
    public static ObjectNode decline(Form.DeclineUpdate form, StatusUpdate update) {
        ArrayNode blocks = new Blocks().section("*Update %d for customers*\n> %s".formatted(update.number(),
                Mrkdwn.cut(Mrkdwn.escape(update.text()).replace("\n", "\n> "), LONGEST_SHOWN))).array();
        blocks.add(FormViews.input(REASON, "Why not?", "Whoever wrote it reads this.",
                FormViews.text("", true, LONGEST_REASON), false));
        return FormViews.view(DECLINE, "Decline · " + form.incident(), "Decline", blocks, form.incident() + " " + update.ref());
    }
}
