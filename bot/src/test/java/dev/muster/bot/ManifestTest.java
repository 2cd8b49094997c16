package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import dev.muster.sandbox.manifest.Manifest;
import dev.muster.sandbox.manifest.ManifestAudit;
import org.junit.jupiter.api.Test;

class ManifestTest {

    private static final Path MANIFEST = Path.of("..", "manifest.yml");

    private static final List<String> METHODS = List.of("auth.test", "chat.postMessage", "chat.update",
            "chat.postEphemeral", "chat.getPermalink", "conversations.create", "conversations.invite",
            "conversations.join", "conversations.info", "conversations.list", "conversations.history",
            "conversations.replies", "conversations.members", "conversations.setTopic", "conversations.setPurpose",
            "conversations.open", "users.info", "pins.add", "bookmarks.add", "bookmarks.list", "views.open",
            "views.update", "files.getUploadURLExternal", "files.completeUploadExternal");

    private static final List<String> EVENTS = List.of("app_mention", "message.channels", "message.groups",
            "reaction_added", "reaction_removed", "pin_added", "pin_removed", "member_joined_channel",
            "member_left_channel", "channel_rename", "channel_archive", "channel_unarchive", "channel_deleted",
            "channel_id_changed", "group_rename", "group_archive", "group_unarchive", "tokens_revoked",
            "app_uninstalled");

    @Test
    void the_manifest_asks_for_what_the_bot_uses_and_for_nothing_else() {
        assertThat(ManifestAudit.compare(Manifest.read(MANIFEST), METHODS, EVENTS, List.of("/incident"),
                List.of("incident_declare"))).isEmpty();
    }

    @Test
    void mentions_in_commands_arrive_as_ids() {
        assertThat(Manifest.read(MANIFEST).commands()).allMatch(Manifest.Command::shouldEscape);
    }
}
