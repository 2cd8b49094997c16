package dev.muster.sandbox.api;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

import dev.muster.sandbox.manifest.AnyOf;
import dev.muster.sandbox.manifest.Manifest;
import dev.muster.sandbox.manifest.Scopes;
import org.jspecify.annotations.Nullable;

/** What the app may do and gets to hear, by its manifest. Without a manifest it may do everything and hears everything. */
public final class AppRules {
    private final @Nullable Manifest manifest;
    private final Set<String> granted = new HashSet<>();

    public AppRules(@Nullable Manifest manifest) {
        this.manifest = manifest;
        if (manifest != null) {
            granted.addAll(manifest.botScopes());
            granted.addAll(manifest.botOptionalScopes());
        }
    }

    /** Takes a scope away, as who installs the app may with the optional ones. */
    public synchronized void decline(String scope) {
        granted.remove(scope);
    }

    synchronized boolean grants(AnyOf scopes) {
        return manifest == null || scopes.grantedBy(granted);
    }

    synchronized boolean grants(String scope) {
        return manifest == null || granted.contains(scope);
    }

    /** Whether everybody has a Home tab of the app. */
    boolean hasHomeTab() {
        return manifest == null || manifest.homeTabEnabled();
    }

    /** The scopes as Slack lists them in {@code provided}. */
    synchronized String provided() {
        return String.join(",", new TreeSet<>(granted));
    }

    /** Whether the app is subscribed to an event, by its name in a manifest, and has a scope for it. */
    public synchronized boolean subscribed(String event) {
        if (manifest == null) {
            return true;
        }
        return manifest.botEvents().contains(event) && Scopes.requiredForEvent(event).filter(this::grants).isPresent();
    }
}
