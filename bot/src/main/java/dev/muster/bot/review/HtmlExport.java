package dev.muster.bot.review;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * The master as one page that needs nothing else: to read, to print, to send. Written piece by piece and not from a
 * template, because a template would have to hold the whole record.
 */
final class HtmlExport {
    private final ExportMaster master;
    private final Writer out;

    private HtmlExport(ExportMaster master, Writer out) {
        this.master = master;
        this.out = out;
    }

    static void write(ExportMaster master, OutputStream to) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        new HtmlExport(master, out).page();
        // The stream is the caller's to close.
        out.flush();
    }

    private void page() throws IOException {
        head();
        header();
        out.write("<main>\n");
        HtmlOverview overview = new HtmlOverview(master, out);
        overview.facts();
        overview.histories();
        HtmlPeople people = new HtmlPeople(master, out);
        people.table();
        new HtmlLists(people, out).all(master);
        new HtmlTimeline(out).of(master);
        out.write("</main>\n");
        footer();
        out.write("<script>" + HtmlAssets.SCRIPT + "</script>\n</body>\n</html>\n");
    }

    private void head() throws IOException {
        out.write("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="%s">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="referrer" content="no-referrer">
                <title>%s: %s</title>
                """.formatted(HtmlAssets.POLICY, master.incident().id(), title()));
        out.write("<style>" + HtmlAssets.STYLE + "</style>\n</head>\n<body>\n");
        out.write("<a class=\"skip\" href=\"#timeline\">Skip to the timeline</a>\n");
    }

    private String title() {
        String title = master.incident().title();
        return HtmlText.of(title.isBlank() ? "without a title" : title.strip().replaceAll("\\R", " "));
    }

    private void header() throws IOException {
        ExportMaster.Overview incident = master.incident();
        out.write("<header>\n<p class=\"eyebrow\">%s · %s</p>\n<h1 dir=\"auto\">%s</h1>\n<p>".formatted(incident.id(),
                incident.drill() ? "Record of a drill" : "Record of an incident", title()));
        out.write("<span class=\"chip %s\">%s</span> ".formatted(incident.severity().wireName(), incident.severity().name()));
        chip(incident.status().wireName());
        if (incident.isPrivate()) {
            chip("private");
        }
        for (String tag : incident.tags()) {
            chip(tag);
        }
        out.write("</p>\n");
        String impact = incident.impact();
        if (impact != null && !impact.isBlank()) {
            out.write("<p class=\"impact\" dir=\"auto\">%s</p>\n".formatted(HtmlText.block(impact)));
        }
        out.write("</header>\n");
    }

    private void chip(String words) throws IOException {
        out.write("<span class=\"chip\">%s</span> ".formatted(HtmlText.of(words)));
    }

    private void footer() throws IOException {
        out.write("<footer>\n<p>All times are UTC. Entries stand in the order in which they became known. %s</p>\n</footer>\n"
                .formatted(switch (master.profile()) {
                    case FULL -> "This is everything that is kept.";
                    case TEAM -> "Deleted words, e-mail addresses and telephone numbers are left out.";
                    case EXTERNAL -> "Conversations and the names of people are left out.";
                    case ANONYMISED -> "People are named by what they did; links and addresses are left out.";
                }));
    }
}
