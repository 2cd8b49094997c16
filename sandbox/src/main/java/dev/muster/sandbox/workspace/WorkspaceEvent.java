package dev.muster.sandbox.workspace;

import org.jspecify.annotations.Nullable;

/** One thing that changed in the workspace. The list of what can change. */
public sealed interface WorkspaceEvent {

    /** A person or a bot came into being. */
    record AccountAdded(Account account) implements WorkspaceEvent {}

    /** A channel or direct message came into being. */
    record ConversationCreated(Conversation conversation) implements WorkspaceEvent {}

    /** Its name changed. */
    record ConversationRenamed(Conversation conversation, String oldName, String by) implements WorkspaceEvent {}

    /** It was archived or taken back; {@code conversation.archived()} says which. */
    record ConversationArchived(Conversation conversation, String by) implements WorkspaceEvent {}

    /** Its topic or purpose changed. */
    record ConversationDescribed(Conversation conversation, String by) implements WorkspaceEvent {}

    /** Somebody came in. */
    record MemberJoined(Conversation conversation, String user, @Nullable String inviter) implements WorkspaceEvent {}

    /** Somebody left or was removed. {@code conversation} is already without them. */
    record MemberLeft(Conversation conversation, String user) implements WorkspaceEvent {}

    /** A message was written. */
    record PostAdded(Conversation conversation, Post post) implements WorkspaceEvent {}

    /** A message was changed; a parent deleted under its replies becomes a tombstone. */
    record PostChanged(Conversation conversation, Post before, Post after, String eventTs) implements WorkspaceEvent {}

    /** A message is gone. */
    record PostDeleted(Conversation conversation, Post before, String eventTs) implements WorkspaceEvent {}

    /** An emoji was put on a message, or taken off it. */
    record ReactionChanged(Conversation conversation, Post post, String user, String name, boolean added, String eventTs)
            implements
                WorkspaceEvent {}

    /** A message was pinned, or unpinned. */
    record PinChanged(Conversation conversation, Post post, Pin pin, String by, boolean added,
            String eventTs) implements WorkspaceEvent {}

    /** The bookmarks of a channel changed. */
    record BookmarksChanged(Conversation conversation) implements WorkspaceEvent {}

    /** What only one person sees changed: shown, replaced or gone ({@code post} is null then). */
    record EphemeralChanged(Conversation conversation, String user, String ts, @Nullable Post post) implements WorkspaceEvent {}

    /** The forms a person has open changed; {@code top} is the one in front, null when none is left. */
    record FormsChanged(String user, @Nullable View top) implements WorkspaceEvent {}

    /** The app wrote a person's home tab. */
    record HomePublished(String user, View view) implements WorkspaceEvent {}

    /** A person opened the app's home tab, in the direct message with it. */
    record HomeOpened(Conversation conversation, String user, @Nullable View view, String eventTs) implements WorkspaceEvent {}

    /** A file was shared into a channel. */
    record FileShared(Conversation conversation, StoredFile file, String user, String eventTs) implements WorkspaceEvent {}
}
