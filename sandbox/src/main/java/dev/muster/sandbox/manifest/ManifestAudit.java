package dev.muster.sandbox.manifest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds a manifest against what an app's code does: nothing may be missing, and nothing may be asked for that is not used.
 *
 * <p>The app is taken to work in public and in private channels alike, and to use direct messages only for what channels do not have.
 */
public final class ManifestAudit {

    private static final String SCOPES = "/oauth_config/scopes";
    private static final String EVENTS = "/settings/event_subscriptions/bot_events";

    private final List<ManifestProblem> problems = new ArrayList<>();
    private final Set<String> granted = new HashSet<>();
    private final Set<String> used = new HashSet<>();

    private ManifestAudit(Manifest manifest) {
        granted.addAll(manifest.botScopes());
        granted.addAll(manifest.botOptionalScopes());
    }

    /**
     * Everything in which a manifest and an app differ; empty when they fit.
     *
     * @param methodsInUse   Web API methods that the app calls, such as {@code chat.postMessage}
     * @param eventsInUse    events that the app handles, as a manifest names them
     * @param commandsInUse  slash commands that the app answers, with their slash
     * @param shortcutsInUse callback ids of the shortcuts that the app answers
     */
    public static List<ManifestProblem> compare(Manifest manifest, Collection<String> methodsInUse,
            Collection<String> eventsInUse, Collection<String> commandsInUse, Collection<String> shortcutsInUse) {
        ManifestAudit audit = new ManifestAudit(manifest);
        new TreeSet<>(methodsInUse).forEach(audit::method);
        new TreeSet<>(manifest.botEvents()).forEach(audit::subscription);
        audit.homeTab(manifest.homeTabEnabled(), methodsInUse.contains("views.publish"));
        audit.differences("event", EVENTS, manifest.botEvents(), eventsInUse);
        audit.differences("command", "/features/slash_commands",
                manifest.commands().stream().map(Manifest.Command::command).toList(), commandsInUse);
        audit.differences("shortcut", "/features/shortcuts",
                manifest.shortcuts().stream().map(Manifest.Shortcut::callbackId).toList(), shortcutsInUse);
        if (!manifest.commands().isEmpty() || !manifest.shortcuts().isEmpty()) {
            audit.need("slash commands and shortcuts", AnyOf.of("commands"));
        }
        audit.unusedScopes();
        return List.copyOf(audit.problems);
    }

    private void method(String method) {
        Optional<AnyOf> anywhere = Scopes.required(method);
        if (anywhere.isEmpty()) {
            problems.add(new ManifestProblem("", "unknown method: " + method));
            return;
        }
        Optional<AnyOf> inPublic = Scopes.required(method, ConversationKind.PUBLIC_CHANNEL);
        Optional<AnyOf> inPrivate = Scopes.required(method, ConversationKind.PRIVATE_CHANNEL);
        if (inPublic.isEmpty() && inPrivate.isEmpty()) {
            Scopes.required(method, ConversationKind.DIRECT_MESSAGE).ifPresent(scopes -> need(method, scopes));
            return;
        }
        Set<AnyOf> both = new HashSet<>();
        inPublic.ifPresent(both::add);
        inPrivate.ifPresent(both::add);
        both.stream().sorted(Comparator.comparing(AnyOf::needed)).forEach(scopes -> need(method, scopes));
    }

    private void homeTab(boolean declared, boolean used) {
        if (used != declared) {
            problems.add(new ManifestProblem("/features/app_home/home_tab_enabled",
                    used ? "the Home tab is used and not declared" : "the Home tab is declared and not used"));
        }
    }

    private void subscription(String event) {
        Optional<AnyOf> scopes = Scopes.requiredForEvent(event);
        if (scopes.isEmpty()) {
            problems.add(new ManifestProblem(EVENTS, "unknown event: " + event));
        } else {
            need("event " + event, scopes.get());
        }
    }

    private void need(String what, AnyOf scopes) {
        if (scopes.grantedBy(granted)) {
            scopes.scopes().stream().filter(granted::contains).forEach(used::add);
        } else {
            problems.add(new ManifestProblem(SCOPES, "missing scope " + scopes.needed().replace(",", " or ")
                    + ", needed by " + what));
        }
    }

    private void unusedScopes() {
        for (String scope : new TreeSet<>(granted)) {
            if (!used.contains(scope)) {
                problems.add(new ManifestProblem(SCOPES, "scope asked for and not used: " + scope));
            }
        }
    }

    private void differences(String what, String pointer, Collection<String> declared, Collection<String> inUse) {
        for (String name : new TreeSet<>(declared)) {
            if (!inUse.contains(name)) {
                problems.add(new ManifestProblem(pointer, what + " declared and not used: " + name));
            }
        }
        for (String name : new TreeSet<>(inUse)) {
            if (!declared.contains(name)) {
                problems.add(new ManifestProblem(pointer, what + " used and not declared: " + name));
            }
        }
    }
}
