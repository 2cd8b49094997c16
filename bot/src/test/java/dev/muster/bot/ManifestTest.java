package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.muster.bot.slack.action.MessageShortcuts;
import dev.muster.bot.slack.client.SlackMethod;
import dev.muster.bot.slack.command.Commands;
import dev.muster.bot.slack.event.SubscribedEvents;
import dev.muster.bot.slack.view.FormViews;
import dev.muster.sandbox.manifest.Manifest;
import dev.muster.sandbox.manifest.ManifestAudit;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static final Path MANIFEST = Path.of("..", "manifest.yml");

    @Test
    void the_manifest_asks_for_what_the_bot_uses_and_for_nothing_else() {
        List<String> methods = Arrays.stream(SlackMethod.values()).map(SlackMethod::wireName).toList();
        List<String> shortcuts = new ArrayList<>(MessageShortcuts.ALL);
        shortcuts.add(FormViews.DECLARE);
        assertThat(ManifestAudit.compare(Manifest.read(MANIFEST), methods, SubscribedEvents.TYPES, List.of(Commands.COMMAND),
                shortcuts)).isEmpty();
    }

    @Test
    void mentions_in_commands_arrive_as_ids() {
        assertThat(Manifest.read(MANIFEST).commands()).allMatch(Manifest.Command::shouldEscape);
    }
}
