package dev.muster.sandbox.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

class ManifestAuditTest {

    private static final List<String> NONE = List.of();

    private static Manifest manifest(Set<String> scopes, Set<String> optional, Set<String> events) {
        return new Manifest("Tally", "tally", scopes, optional, events, List.of(), List.of(), false, false, false);
    }

    private static Manifest withCommand(Set<String> scopes) {
        return new Manifest("Tally", "tally", scopes, Set.of(), Set.of(),
                List.of(new Manifest.Command("/tally", "Counts", "", true)),
                List.of(new Manifest.Shortcut("Count", Manifest.ShortcutType.GLOBAL, "count")), false, false, false);
    }

    private static List<String> compare(Manifest manifest, List<String> methods, List<String> events) {
        return ManifestAudit.compare(manifest, methods, events, NONE, NONE).stream().map(ManifestProblem::message)
                .toList();
    }

    @Test
    void an_app_that_asks_for_what_it_uses_has_no_problem() {
        Manifest manifest = manifest(Set.of("chat:write", "channels:history", "im:write"), Set.of("files:write"),
                Set.of("message.channels", "app_uninstalled"));

        assertThat(compare(manifest, List.of("auth.test", "chat.postMessage", "conversations.open",
                "files.completeUploadExternal"), List.of("message.channels", "app_uninstalled"))).isEmpty();
    }

    @Test
    void a_method_without_its_scope_is_found() {
        assertThat(compare(manifest(Set.of(), Set.of(), Set.of()), List.of("pins.add"), NONE))
                .containsExactly("missing scope pins:write, needed by pins.add");
    }

    @Test
    void a_home_tab_that_is_drawn_must_be_switched_on() {
        assertThat(compare(manifest(Set.of(), Set.of(), Set.of()), List.of("views.publish"), NONE))
                .containsExactly("the Home tab is used and not declared");
    }

    @Test
    void a_method_on_channels_needs_both_kinds() {
        Manifest manifest = manifest(Set.of("channels:manage"), Set.of(), Set.of());

        assertThat(compare(manifest, List.of("conversations.invite"), NONE)).containsExactly(
                "missing scope groups:write or groups:write.invites, needed by conversations.invite");
    }

    @Test
    void a_scope_for_direct_messages_is_not_used_by_channel_methods() {
        Manifest manifest = manifest(Set.of("channels:history", "groups:history", "im:history"), Set.of(), Set.of());

        assertThat(compare(manifest, List.of("conversations.history"), NONE))
                .containsExactly("scope asked for and not used: im:history");
    }

    @Test
    void a_scope_that_nothing_uses_is_found_also_among_the_optional_ones() {
        assertThat(compare(manifest(Set.of("team:read"), Set.of("reactions:write"), Set.of()), NONE, NONE))
                .containsExactly("scope asked for and not used: reactions:write",
                        "scope asked for and not used: team:read");
    }

    @Test
    void a_subscription_needs_its_scope_and_somebody_who_listens() {
        assertThat(compare(manifest(Set.of(), Set.of(), Set.of("pin_added")), NONE, NONE)).containsExactly(
                "missing scope pins:read, needed by event pin_added", "event declared and not used: pin_added");
    }

    @Test
    void an_event_that_the_app_waits_for_is_subscribed_to() {
        assertThat(compare(manifest(Set.of(), Set.of(), Set.of()), NONE, List.of("tokens_revoked")))
                .containsExactly("event used and not declared: tokens_revoked");
    }

    @Test
    void unknown_methods_and_events_are_named() {
        assertThat(compare(manifest(Set.of(), Set.of(), Set.of("pin_added_twice")), List.of("chat.shout"),
                List.of("pin_added_twice")))
                .containsExactly("unknown method: chat.shout", "unknown event: pin_added_twice");
    }

    @Test
    void commands_and_shortcuts_are_declared_and_answered() {
        assertThat(ManifestAudit.compare(withCommand(Set.of("commands")), NONE, NONE, List.of("/tally"),
                List.of("count"))).isEmpty();
        assertThat(ManifestAudit.compare(withCommand(Set.of("commands")), NONE, NONE, List.of("/count"), NONE))
                .containsExactly(
                        new ManifestProblem("/features/slash_commands", "command declared and not used: /tally"),
                        new ManifestProblem("/features/slash_commands", "command used and not declared: /count"),
                        new ManifestProblem("/features/shortcuts", "shortcut declared and not used: count"));
    }

    @Test
    void commands_need_their_scope() {
        assertThat(ManifestAudit.compare(withCommand(Set.of()), NONE, NONE, List.of("/tally"), List.of("count")))
                .extracting(ManifestProblem::toString).containsExactly(
                        "/oauth_config/scopes: missing scope commands, needed by slash commands and shortcuts");
    }
}
