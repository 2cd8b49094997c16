package dev.muster.bot.review;

import java.util.List;
import java.util.stream.Collectors;

import dev.muster.bot.review.BoardSheet.Fact;
import dev.muster.bot.review.BoardSheet.Line;
import dev.muster.bot.review.BoardSheet.Section;

/** A board as one page that needs nothing else: to read on a phone at night, and to print and pin to a wall. */
final class BoardPage {
    private BoardPage() {}

    static String one(BoardSheet sheet, String stamp) {
        StringBuilder page = new StringBuilder(head("%s: %s".formatted(sheet.id(), sheet.title())));
        page.append("<header>\n<p class=\"eyebrow\">%s · as of %s</p>\n<h1 dir=\"auto\">%s</h1>\n<p>%s</p>\n</header>\n<main>\n"
                .formatted(sheet.id(), HtmlText.of(stamp), HtmlText.of(sheet.title()), chips(sheet)));
        page.append("<dl class=\"facts board\">\n");
        sheet.facts().forEach(fact -> page.append(fact(fact)));
        page.append("</dl>\n");
        sheet.sections().forEach(section -> page.append(section(section)));
        return page.append(foot(stamp)).toString();
    }

    static String list(List<BoardSheet> sheets, String stamp) {
        String title = sheets.isEmpty() ? "No incident is open" : sheets.size() + " incidents are open";
        StringBuilder page = new StringBuilder(head(title));
        page.append("<header>\n<p class=\"eyebrow\">As of %s</p>\n<h1>%s</h1>\n</header>\n<main>\n"
                .formatted(HtmlText.of(stamp), title));
        for (BoardSheet sheet : sheets) {
            page.append("<section class=\"rows\">\n<h2 dir=\"auto\">%s · %s</h2>\n<p>%s</p>\n<dl class=\"facts board\">\n"
                    .formatted(sheet.id(), HtmlText.of(sheet.title()), chips(sheet)));
            BoardText.listed(sheet).forEach(fact -> page.append(fact(fact)));
            page.append("</dl>\n</section>\n");
        }
        return page.append(foot(stamp)).toString();
    }

    private static String head(String title) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="%s">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="referrer" content="no-referrer">
                <title>%s</title>
                """.formatted(HtmlAssets.BOARD_POLICY, HtmlText.of(title)) + "<style>" + HtmlAssets.BOARD_STYLE
                + "</style>\n</head>\n<body>\n";
    }

    private static String chips(BoardSheet sheet) {
        return "<span class=\"chip %s\">%s %s</span> <span class=\"chip\">%s</span>%s".formatted(sheet.severity().wireName(),
                sheet.severity().name(), sheet.severity().word(), HtmlText.of(sheet.state()),
                sheet.isPrivate() ? " <span class=\"chip\">private: not for everybody</span>" : "");
    }

    private static String fact(Fact fact) {
        return "<div%s><dt>%s</dt><dd dir=\"auto\">%s</dd></div>\n".formatted(fact.urgent() ? " class=\"urgent\"" : "",
                HtmlText.of(fact.name()), HtmlText.of(fact.words()));
    }

    private static String section(Section section) {
        return "<section>\n<h2>%s</h2>\n<table class=\"board\">\n<tbody>\n%s</tbody>\n</table>\n</section>\n"
                .formatted(section.name(), section.lines().stream().map(BoardPage::row).collect(Collectors.joining()));
    }

    private static String row(Line line) {
        return "<tr%s><th scope=\"row\" dir=\"auto\">%s</th><td dir=\"auto\">%s</td></tr>\n".formatted(
                line.urgent() ? " class=\"urgent\"" : "", HtmlText.of(line.first()), HtmlText.of(line.words()));
    }

    private static String foot(String stamp) {
        return "</main>\n<footer>\n<p>%s</p>\n</footer>\n</body>\n</html>\n"
                .formatted(HtmlText.of(BoardText.foot(stamp).strip()));
    }
}
