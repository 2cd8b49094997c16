package dev.muster.bot.review;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The timeline by day, with its filter. Of entries that are told in one line only a few are held at a time. */
final class HtmlTimeline {
    private static final int LONGEST_FOLD = 50;

    private final Writer out;
    private final List<ExportMaster.Line> fold = new ArrayList<>();
    private @Nullable LocalDate day;

    HtmlTimeline(Writer out) {
        this.out = out;
    }

    void of(ExportMaster master) throws IOException {
        out.write("<section aria-labelledby=\"timeline\">\n<h2 id=\"timeline\" tabindex=\"-1\">Timeline</h2>\n");
        filter();
        out.write("<div id=\"entries\">\n");
        try (Stream<ExportMaster.Line> lines = master.timeline().open()) {
            for (Iterator<ExportMaster.Line> each = lines.iterator(); each.hasNext();) {
                add(each.next());
            }
        }
        unfold();
        if (day != null) {
            out.write("</ol>\n</section>\n");
        }
        out.write("</div>\n</section>\n");
    }

    /** Hidden until the script is there: without it everything is shown and nothing can be pressed in vain. */
    private void filter() throws IOException {
        out.write("<div id=\"filter\" role=\"group\" aria-label=\"Show in the timeline\" hidden>\n");
        out.write("<button type=\"button\" class=\"whole\" id=\"everything\">Show everything</button>\n");
        out.write("<button type=\"button\" class=\"whole\" id=\"essence\">Milestones only</button>\n");
        for (TimelineGroup group : TimelineGroup.values()) {
            out.write("<button type=\"button\" aria-pressed=\"true\" data-group=\"%s\">%s</button>\n".formatted(group.wireName(),
                    group.label()));
        }
        out.write("</div>\n<p id=\"shown\" role=\"status\"></p>\n");
    }

    private void add(ExportMaster.Line line) throws IOException {
        LocalDate of = line.happenedAt().atZone(ZoneOffset.UTC).toLocalDate();
        TimelineGroup group = TimelineGroup.of(line);
        boolean continues = !fold.isEmpty() && group == TimelineGroup.of(fold.getFirst()) && of.equals(day)
                && fold.size() < LONGEST_FOLD;
        if (!continues) {
            unfold();
        }
        if (!of.equals(day)) {
            out.write(day == null ? "" : "</ol>\n</section>\n");
            out.write("<section>\n<h3>%s</h3>\n<ol class=\"entries\">\n".formatted(HtmlTime.day(line.happenedAt())));
            day = of;
        }
        if (group.folds()) {
            fold.add(line);
        } else {
            out.write(HtmlEntry.of(line));
        }
    }

    private void unfold() throws IOException {
        if (!fold.isEmpty()) {
            out.write(fold.size() == 1 ? HtmlEntry.of(fold.getFirst()) : HtmlEntry.folded(fold));
            fold.clear();
        }
    }
}
