package dev.muster.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.muster.launcher.play.Script;
import dev.muster.launcher.process.BotSettings;
import dev.muster.launcher.stage.Stage;
import dev.muster.sandbox.Person;

/** What whoever starts the sandbox reads first. */
final class Welcome {
    private Welcome() {}

    /** For whoever came to watch a play. */
    static List<String> toWatch(Stage stage, Script script) {
        return List.of("", "  %s: %s".formatted(script.title(), stage.sandbox().url()), "",
                "Open it in a browser and press the space bar: it begins, halts and goes on with it. Ctrl-C ends it.");
    }

    /** {@code botPort} is the port that was asked for. */
    static List<String> words(Stage stage, int botPort, boolean noBot) {
        BotSettings bot = stage.bot().settings();
        List<String> words = new ArrayList<>();
        words.add("");
        words.add("  The workspace:  " + stage.sandbox().url());
        if (noBot) {
            words.add("");
            words.add("A bot that is to work in it is told:");
            for (Map.Entry<String, String> variable : bot.environment().entrySet()) {
                words.add("  %s=%s".formatted(variable.getKey(), variable.getValue()));
            }
            words.add(bot.bySocket()
                    ? "The workspace sends its events over the socket that the bot opens."
                    : "The workspace sends its events to %s.".formatted(bot.requestUrl()));
        } else {
            words.add("  The bot:        %s%s".formatted(bot.address(),
                    bot.port() == botPort ? "" : "  (port %d is taken)".formatted(botPort)));
            words.add("  Its API:        curl -H 'Authorization: Bearer %s' %s/api/v1/incidents".formatted(bot.apiToken(),
                    bot.address()));
            words.add("  Its log:        " + bot.log());
            words.add("");
            words.add("Open the workspace in a browser. You can be any of %s.".formatted(String.join(", ",
                    stage.sandbox().people().stream().map(Person::realName).toList())));
            words.add("Type  /incident new Checkout fails for EU cards sev2  in #general, and follow what happens.");
        }
        words.add("");
        words.add("Each start begins with an empty workspace and a new database; what was before stays in the folder beside it.");
        words.add("Ctrl-C ends it.");
        return words;
    }
}
