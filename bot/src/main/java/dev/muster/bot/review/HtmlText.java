package dev.muster.bot.review;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people typed as HTML that shows exactly that. Addresses of the web become links, code stands as code. */
final class HtmlText {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"'`]{1,2000}+");
    private static final Pattern PLAIN_ADDRESS = Pattern.compile("https?://[A-Za-z0-9._~:/?#@!$&+,;=%()\\[\\]*-]{1,2000}");
    private static final String NOT_AT_THE_END = ".,;:!?)]}*_~";
    /** As Slack shows it: one line, not within a word. */
    private static final Pattern BOLD = Pattern
            .compile("(?<![\\p{L}\\p{N}*])\\*([^\\s*](?:[^*\\n]{0,300}[^\\s*])?)\\*(?![\\p{L}\\p{N}*])");
    private static final String FENCE = "```";

    private HtmlText() {}

    /** The text for an element or for an attribute in double quotes. */
    static String of(String typed) {
        StringBuilder html = new StringBuilder(typed.length() + 16);
        for (int at = 0; at < typed.length(); at++) {
            append(html, typed, at);
        }
        return html.toString();
    }

    private static void append(StringBuilder html, String typed, int at) {
        char character = typed.charAt(at);
        switch (character) {
            case '<' -> html.append("&lt;");
            case '>' -> html.append("&gt;");
            case '&' -> html.append("&amp;");
            case '"' -> html.append("&quot;");
            case '\'' -> html.append("&#39;");
            case '\r' -> html.append(at + 1 < typed.length() && typed.charAt(at + 1) == '\n' ? "" : "\n");
            case '\n' -> html.append('\n');
            case '\t' -> html.append("    ");
            default -> {
                if (RiskyCharacters.halfPair(typed, at)) {
                    html.append('\uFFFD');
                } else if (RiskyCharacters.hides(character)) {
                    html.append("[U+%04X]".formatted((int) character));
                } else {
                    html.append(character);
                }
            }
        }
    }

    /** A longer text: fences and backticks make code, asterisks make words bold, web addresses make links. */
    static String block(String typed) {
        StringBuilder html = new StringBuilder(typed.length() + 32);
        int from = 0;
        while (true) {
            int open = typed.indexOf(FENCE, from);
            int close = open < 0 ? -1 : typed.indexOf(FENCE, open + FENCE.length());
            if (close < 0) {
                return html.append(withCode(typed.substring(from))).toString();
            }
            html.append(withCode(typed.substring(from, open))).append("<pre><code>")
                    .append(of(typed.substring(open + FENCE.length(), close).strip())).append("</code></pre>");
            from = close + FENCE.length();
            if (typed.startsWith("\n", from)) {
                from++;
            }
        }
    }

    private static String withCode(String typed) {
        StringBuilder html = new StringBuilder(typed.length() + 16);
        int from = 0;
        while (true) {
            int open = typed.indexOf('`', from);
            int close = open < 0 ? -1 : typed.indexOf('`', open + 1);
            if (close < 0) {
                return html.append(withLinks(typed.substring(from))).toString();
            }
            String code = typed.substring(open + 1, close);
            if (code.isBlank() || code.contains("\n")) {
                html.append(withLinks(typed.substring(from, close)));
                from = close;
            } else {
                html.append(withLinks(typed.substring(from, open))).append("<code>").append(of(code)).append("</code>");
                from = close + 1;
            }
        }
    }

    private static String withLinks(String typed) {
        StringBuilder html = new StringBuilder(typed.length() + 16);
        Matcher address = ADDRESS.matcher(typed);
        int from = 0;
        while (address.find()) {
            int end = address.end();
            while (end > address.start() && NOT_AT_THE_END.indexOf(typed.charAt(end - 1)) >= 0) {
                end--;
            }
            String found = typed.substring(address.start(), end);
            html.append(withBold(typed.substring(from, address.start()))).append(link(found, of(found)));
            from = end;
        }
        return html.append(withBold(typed.substring(from))).toString();
    }

    private static String withBold(String typed) {
        return BOLD.matcher(of(typed)).replaceAll("<strong>$1</strong>");
    }

    /** A link with these words, which are HTML already; the words alone where the address is no plain address of the web. */
    static String link(String address, String words) {
        return PLAIN_ADDRESS.matcher(address).matches()
                ? "<a href=\"%s\" rel=\"noopener noreferrer\">%s</a>".formatted(of(address), words)
                : words;
    }
}
