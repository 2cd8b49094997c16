package dev.muster.sandbox.api;

/**
 * How this workspace differs from the usual one; each may be turned while it runs.
 * They are volatile fields behind accessors because tests turn them from another thread.
 */
public final class Switches {
    private volatile boolean rateLimits;
    private volatile boolean channelCreationRestricted;
    private volatile boolean archivingRestricted;
    private volatile boolean historyLimited;
    private volatile boolean awkwardPages;
    private volatile boolean socketMode;

    public Switches(boolean rateLimits, boolean socketMode) {
        this.rateLimits = rateLimits;
        this.socketMode = socketMode;
    }

    public boolean socketMode() {
        return socketMode;
    }

    /** Everything goes to the app over sockets that it opens, and nothing to its request URL. */
    public Switches socketMode(boolean on) {
        socketMode = on;
        return this;
    }

    public boolean rateLimits() {
        return rateLimits;
    }

    public Switches rateLimits(boolean on) {
        rateLimits = on;
        return this;
    }

    public boolean channelCreationRestricted() {
        return channelCreationRestricted;
    }

    /** Apps may not make channels: {@code restricted_action}. */
    public Switches channelCreationRestricted(boolean on) {
        channelCreationRestricted = on;
        return this;
    }

    public boolean archivingRestricted() {
        return archivingRestricted;
    }

    /** Apps may not archive: {@code restricted_action}. */
    public Switches archivingRestricted(boolean on) {
        archivingRestricted = on;
        return this;
    }

    public boolean historyLimited() {
        return historyLimited;
    }

    /** History and replies only once a minute and 15 messages at a time, as for apps that are sold outside the marketplace. */
    public Switches historyLimited(boolean on) {
        historyLimited = on;
        return this;
    }

    public boolean awkwardPages() {
        return awkwardPages;
    }

    /** Pages come short, and the second one is empty although there is more. */
    public Switches awkwardPages(boolean on) {
        awkwardPages = on;
        return this;
    }
}
