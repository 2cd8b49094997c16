package dev.muster.sandbox.manifest;

/** The kinds of conversation, each with scopes of its own. */
public enum ConversationKind {

    /** A channel that everybody can find and join. */
    PUBLIC_CHANNEL("channels"),
    /** A channel that only its members see. */
    PRIVATE_CHANNEL("groups"),
    /** A direct message between two. */
    DIRECT_MESSAGE("im"),
    /** A direct message between several people. */
    GROUP_MESSAGE("mpim");

    private final String scopePrefix;

    ConversationKind(String scopePrefix) {
        this.scopePrefix = scopePrefix;
    }

    /** The part of a scope before the colon, as in {@code channels:read}. */
    public String scopePrefix() {
        return scopePrefix;
    }
}
