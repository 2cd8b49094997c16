package dev.muster.bot.review;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.id.SlackTs;

/** One entry of the timeline, or several in one line, as items of a list. */
final class HtmlEntry {
    /** What became known later than this after it happened is marked: nobody in the channel could have known it then. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private HtmlEntry() {}

    static String of(ExportMaster.Line line) {
        TimelineGroup group = TimelineGroup.of(line);
        StringBuilder html = new StringBuilder("<li class=\"e g-").append(group.wireName())
                .append(group.isQuiet() ? " quiet" : "").append(line.threadTs() == null ? "" : " reply")
                .append(switch (line.kind()) {
                    case "message_edited" -> " changed";
                    case "message_deleted" -> " gone";
                    default -> "";
                }).append("\" id=\"e").append(line.seq()).append("\"><span class=\"when\">").append(when(line))
                .append("</span><div class=\"what\"").append(anchor(line)).append('>');
        body(html, line, group);
        detail(html, "Impact", line.data().path("impact"));
        files(html, line);
        return html.append("</div></li>\n").toString();
    }

    /** Entries of one group; they are counted in the line and stand behind it. */
    static String folded(List<ExportMaster.Line> lines) {
        ExportMaster.Line first = lines.getFirst();
        TimelineGroup group = TimelineGroup.of(first);
        String each = lines.stream().map(line -> "<li>%s <span dir=\"auto\">%s</span>%s</li>".formatted(when(line),
                words(line), about(line))).collect(Collectors.joining());
        return "<li class=\"e fold quiet g-%s\" id=\"e%d\" data-count=\"%d\"><span class=\"when\">%s</span><div class=\"what\">"
                .formatted(group.wireName(), first.seq(), lines.size(), HtmlTime.clock(first.happenedAt()))
                + "<details><summary>%s</summary><ul>%s</ul></details></div></li>\n".formatted(summary(group, lines), each);
    }

    private static String summary(TimelineGroup group, List<ExportMaster.Line> lines) {
        if (group != TimelineGroup.REACTIONS) {
            return lines.size() + " times somebody came or went";
        }
        Map<String, Integer> counts = new TreeMap<>();
        lines.stream().filter(line -> line.kind().equals("reaction_added"))
                .forEach(line -> counts.merge(line.data().path("reaction").asText("?"), 1, Integer::sum));
        String most = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(6)
                .map(entry -> ":" + HtmlText.of(entry.getKey()) + ":" + (entry.getValue() == 1 ? "" : " ×" + entry.getValue()))
                .collect(Collectors.joining(", "));
        return lines.size() + " reactions" + (most.isEmpty() ? "" : ": " + most);
    }

    private static String when(ExportMaster.Line line) {
        String time = HtmlTime.clock(line.happenedAt());
        String permalink = line.permalink();
        return permalink == null ? time : HtmlText.link(permalink, time);
    }

    /** Replies and edits point here. */
    private static String anchor(ExportMaster.Line line) {
        return line.kind().equals("message") && line.ts() != null ? " id=\"%s\"".formatted(anchor(line.ts())) : "";
    }

    private static String anchor(SlackTs ts) {
        return "m" + ts.value().replace('.', '-');
    }

    private static void body(StringBuilder html, ExportMaster.Line line, TimelineGroup group) {
        switch (line.kind()) {
            case "message" -> said(html, line, "", line.data().path("files").isEmpty() ? "no words, or they were deleted" : "");
            case "message_edited" -> said(html, line, " changed " + message(line), "no words, or they were deleted");
            case "message_deleted" ->
                said(html, line, (line.data().path("author_assumed").asBoolean(false) ? " (it is assumed) deleted " : " deleted ")
                        + message(line), "");
            default -> {
                if (group == TimelineGroup.MILESTONES || group == TimelineGroup.WORK) {
                    html.append("<span class=\"label\">").append(kind(line)).append("</span>");
                }
                html.append("<div class=\"said\" dir=\"auto\">").append(words(line)).append("</div>");
                if (group == TimelineGroup.NOTES || group == TimelineGroup.REACTIONS || !late(line).isEmpty()) {
                    html.append("<span class=\"aside\">").append(about(line)).append(late(line)).append("</span>");
                }
            }
        }
    }

    private static void said(StringBuilder html, ExportMaster.Line line, String did, String otherwise) {
        html.append("<p class=\"who\"><b><bdi>").append(author(line)).append("</bdi></b>").append(role(line))
                .append("<span class=\"aside\">").append(did).append(thread(line)).append(late(line)).append("</span></p>");
        if (!line.text().isBlank()) {
            html.append("<div class=\"said\" dir=\"auto\">").append(HtmlText.block(line.text())).append("</div>");
        } else if (!otherwise.isEmpty()) {
            html.append("<div class=\"said aside\">(").append(otherwise).append(")</div>");
        }
    }

    /** The sentence of an entry, or its kind and who it was where it has none; files are told by their name. */
    private static String words(ExportMaster.Line line) {
        if (line.kind().equals("file_shared")) {
            return "<bdi>%s</bdi> shared %s".formatted(author(line),
                    line.text().isBlank() ? "a file" : HtmlText.of(line.text()));
        }
        return line.text().isBlank() ? kind(line) : HtmlText.block(line.text());
    }

    private static String author(ExportMaster.Line line) {
        ExportMaster.Author actor = line.actor();
        return HtmlText.of(actor.name() != null ? actor.name() : actor.user() != null ? actor.user().value() : "Somebody");
    }

    private static String role(ExportMaster.Line line) {
        String role = line.actor().role();
        return role == null ? " " : " <span class=\"role\">%s</span> ".formatted(HtmlText.of(Pseudonyms.role(role)));
    }

    private static String kind(ExportMaster.Line line) {
        String words = line.kind().replace('_', ' ');
        return HtmlText.of(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
    }

    private static String message(ExportMaster.Line line) {
        SlackTs ts = line.ts();
        return ts == null
                ? "a message"
                : "the <a href=\"#%s\">message of %s</a>".formatted(anchor(ts), HtmlTime.near(ts.at(), line.happenedAt()));
    }

    private static String thread(ExportMaster.Line line) {
        SlackTs thread = line.threadTs();
        return thread == null
                ? ""
                : " in the <a href=\"#%s\">thread of %s</a>".formatted(anchor(thread),
                        HtmlTime.near(thread.at(), line.happenedAt()));
    }

    /** A reaction or a pin says which message it is about. */
    private static String about(ExportMaster.Line line) {
        SlackTs ts = line.ts();
        return ts == null || ts.at().equals(line.happenedAt()) ? "" : " on " + message(line);
    }

    private static String late(ExportMaster.Line line) {
        boolean late = Duration.between(line.happenedAt(), line.knownAt()).compareTo(LATE) > 0;
        return late ? " recorded " + HtmlTime.near(line.knownAt(), line.happenedAt()) : "";
    }

    private static void detail(StringBuilder html, String name, JsonNode value) {
        if (value.isTextual() && !value.asText().isBlank()) {
            html.append("<div class=\"aside\" dir=\"auto\">").append(name).append(": ").append(HtmlText.block(value.asText()))
                    .append("</div>");
        }
    }

    private static void files(StringBuilder html, ExportMaster.Line line) {
        JsonNode files = line.data().path("files");
        if (files.isEmpty()) {
            return;
        }
        html.append("<ul class=\"files\">");
        files.forEach(file -> {
            String name = file.path("name").asText();
            String shown = "<bdi>" + HtmlText.of(name.isBlank() ? "file without a name" : name) + "</bdi>";
            html.append("<li>📎 ").append(HtmlText.link(file.path("permalink").asText(), shown)).append("</li>");
        });
        html.append("</ul>");
    }
}
