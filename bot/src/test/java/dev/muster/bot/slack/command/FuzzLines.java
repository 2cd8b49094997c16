package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Random;

/** Lines as nobody means them: words that matter to commands, in any order, with what keyboards and Slack put between. */
final class FuzzLines {
    private static final List<String> WORDS = List.of("new", "status", "lead", "sev", "sev1", "sev 4", "p1", "note", "mitigated",
            "resolve",
            "reopen", "export", "help", "statsu", "resovle", "md", "INC-1", "INC-2", "inc-99", "<@U2>", "<@U9|x>", "<!channel>",
            "<!here>",
            "&lt;script&gt;", "&amp;", "because", "1", "2/3", "or", "”", "“", "'", "\"", "`", "*", "_", "~", ":fire:", "\u00a0",
            "\u200b",
            "—", "é", "\ud83d\ude00", "\n", "\t", "\u0000", "...", "?", "%s", "%", "$1", "\\", "-", "<https://a.example|a>",
            "@bob", "me",
            "critical", "checkout is down", "assign", "task", "can", "ack", "done", "more", "blocked", "return", "reassign",
            "someone", "the team", "commander", "<!subteam^S1|@database>", "<#C1|general>", "5m", "half an hour", "by 14:30",
            "until 3pm", "99h", "#1", "#2", "pod 7", "sev?", "sev? 1 or 2", "keep", "release", "review", "review owner", "todo",
            "todo process:", "todo process: two channels", "todos",
            "resolve anyway", "anyway!1f", "and", "?", "propose", "options", "|", "twenty", "five", "minutes", "tomorrow 9",
            "eod",
            "an hour and a half", "quarter of an hour", "1h30", "90s", "by 9", "@deputy", "the scribe", "away", "ready", "vote",
            "ask",
            "risk:", "risk: slow for", "for 3 min", "until 14:30", "3 minutes", "wait", "restart web", ", ", "a.b@example.com",
            "2026-03-29 02:30", "20 min ago", "13:20 UTC");

    private FuzzLines() {}

    static String line(Random random) {
        return line(random, 60);
    }

    /** One word in so many is as long as a whole page. */
    static String line(Random random, int longEvery) {
        StringBuilder line = new StringBuilder();
        int words = random.nextInt(8);
        for (int i = 0; i < words; i++) {
            String word = WORDS.get(random.nextInt(WORDS.size()));
            line.append(random.nextInt(longEvery) == 0 ? word.repeat(1 + 4000 / word.length()) : word);
            if (random.nextInt(6) != 0) {
                line.append(' ');
            }
        }
        return line.toString();
    }
}
