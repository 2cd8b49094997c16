package dev.muster.sandbox.workspace;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.muster.sandbox.workspace.Conversation.Kind;
import dev.muster.sandbox.workspace.Conversation.Note;
import dev.muster.sandbox.workspace.WorkspaceEvent.ConversationArchived;
import dev.muster.sandbox.workspace.WorkspaceEvent.ConversationCreated;
import dev.muster.sandbox.workspace.WorkspaceEvent.ConversationDescribed;
import dev.muster.sandbox.workspace.WorkspaceEvent.ConversationRenamed;
import dev.muster.sandbox.workspace.WorkspaceEvent.MemberJoined;
import dev.muster.sandbox.workspace.WorkspaceEvent.MemberLeft;
import org.jspecify.annotations.Nullable;

/** Channels and direct messages, who is in them and what they are called. */
public final class Conversations {
    private static final int MAX_NOTE = 250;

    private final Workspace workspace;
    private final Map<String, ConversationState> states = new LinkedHashMap<>();
    private final Map<String, String> idsByName = new LinkedHashMap<>();

    Conversations(Workspace workspace) {
        this.workspace = workspace;
    }

    ConversationState state(String id) {
        ConversationState state = states.get(id);
        if (state == null) {
            throw new Refusal("channel_not_found");
        }
        return state;
    }

    /** The conversation with this id, or a refusal {@code channel_not_found}. */
    public Conversation get(String id) {
        return workspace.locked(() -> state(id).info());
    }

    public Optional<Conversation> find(String id) {
        return workspace.locked(() -> Optional.ofNullable(states.get(id)).map(ConversationState::info));
    }

    /** The channel of this name, archived or not. */
    public Optional<Conversation> named(String name) {
        return workspace.locked(() -> Optional.ofNullable(idsByName.get(name)).map(id -> state(id).info()));
    }

    /** All of them, direct messages too, in the order they were made. */
    public List<Conversation> all() {
        return workspace.locked(() -> states.values().stream().map(ConversationState::info).toList());
    }

    /** Makes a channel as its creator does: the creator is in it, and it says so. */
    public Conversation create(String name, Kind kind, String creator) {
        return workspace.locked(() -> {
            Conversation made = add(name, kind, creator, false, Set.of(), null);
            return join(made.id(), creator, null);
        });
    }

    /** Makes a channel that was always there: its members are in it without any word of it. */
    public Conversation setUp(String name, Kind kind, boolean open, Set<String> members) {
        return workspace
                .locked(() -> add(name, kind, members.stream().findFirst().orElse(Account.SLACKBOT), open, members, null));
    }

    /** The direct message of {@code user} with the app, made on first use. */
    public Conversation direct(String user) {
        return workspace.locked(() -> findDirect(user).orElseGet(() -> {
            String bot = workspace.app().botUserId();
            return add("", Kind.DIRECT, bot, false, new LinkedHashSet<>(List.of(bot, user)), user);
        }));
    }

    public Optional<Conversation> findDirect(String user) {
        return all().stream().filter(c -> user.equals(c.imUser())).findFirst();
    }

    private Conversation add(String name, Kind kind, String creator, boolean open, Set<String> members, @Nullable String imUser) {
        if (kind != Kind.DIRECT) {
            checkName(name);
        }
        String id = workspace.ids().next(kind == Kind.DIRECT ? "D" : "C");
        Conversation made = new Conversation(id, name, kind, creator, workspace.now(), false, open, Note.NONE, Note.NONE,
                List.of(),
                members, imUser, workspace.now());
        states.put(id, new ConversationState(made));
        if (kind != Kind.DIRECT) {
            idsByName.put(name, id);
        }
        workspace.changed(new ConversationCreated(made));
        return made;
    }

    private void checkName(String name) {
        ChannelNames.check(name);
        if (idsByName.containsKey(name)) {
            throw new Refusal("name_taken");
        }
    }

    void welcome(String user) {
        states.values().stream().filter(s -> s.info().open() && !s.info().archived()).forEach(s -> s.now(s.info().with(user)));
    }

    /** Puts somebody in; {@code inviter} is null where they came by themselves. Nothing happens when they are in already. */
    public Conversation join(String id, String user, @Nullable String inviter) {
        return workspace.locked(() -> {
            ConversationState state = active(id);
            if (state.info().has(user)) {
                return state.info();
            }
            Conversation joined = state.now(state.info().with(user));
            workspace.changed(new MemberJoined(joined, user, inviter));
            Post.Builder word = Post.in(id).user(user).subtype("channel_join").text("<@" + user + "> has joined the channel");
            workspace.posts().add(inviter == null ? word : word.detail("inviter", inviter));
            return joined;
        });
    }

    /** Takes somebody out. */
    public Conversation leave(String id, String user) {
        return workspace.locked(() -> {
            ConversationState state = active(id);
            if (!state.info().has(user)) {
                throw new Refusal("not_in_channel");
            }
            workspace.posts().add(Post.in(id).user(user).subtype("channel_leave").text("<@" + user + "> has left the channel"));
            Conversation left = state.now(state.info().without(user));
            workspace.changed(new MemberLeft(left, user));
            return left;
        });
    }

    /** Gives it a new name. */
    public Conversation rename(String id, String name, String by) {
        return workspace.locked(() -> {
            ConversationState state = active(id);
            String old = state.info().name();
            if (old.equals(name)) {
                return state.info();
            }
            checkName(name);
            idsByName.remove(old);
            idsByName.put(name, id);
            Conversation renamed = state.now(state.info().renamed(name, workspace.now()));
            workspace.changed(new ConversationRenamed(renamed, old, by));
            workspace.posts().add(Post.in(id).user(by).subtype("channel_name").detail("old_name", old).detail("name", name)
                    .text("<@" + by + "> has renamed the channel from \"" + old + "\" to \"" + name + "\""));
            return renamed;
        });
    }

    /** Sets the line at the top. */
    public Conversation setTopic(String id, String topic, String by) {
        return workspace.locked(() -> {
            ConversationState state = active(id);
            Conversation changed = state.now(state.info().topic(note(topic, by)));
            workspace.changed(new ConversationDescribed(changed, by));
            workspace.posts().add(Post.in(id).user(by).subtype("channel_topic").detail("topic", topic)
                    .text(topic.isEmpty()
                            ? "<@" + by + "> cleared channel topic"
                            : "<@" + by + "> set the channel topic: " + topic));
            return changed;
        });
    }

    /** Sets the description. */
    public Conversation setPurpose(String id, String purpose, String by) {
        return workspace.locked(() -> {
            ConversationState state = active(id);
            Conversation changed = state.now(state.info().purpose(note(purpose, by)));
            workspace.changed(new ConversationDescribed(changed, by));
            workspace.posts().add(Post.in(id).user(by).subtype("channel_purpose").detail("purpose", purpose)
                    .text("<@" + by + "> set the channel description: " + purpose));
            return changed;
        });
    }

    private Note note(String value, String by) {
        if (value.codePointCount(0, value.length()) > MAX_NOTE) {
            throw new Refusal("too_long");
        }
        return new Note(value, by, workspace.now());
    }

    /** Closes it for good, as far as an app is concerned. Its name stays taken. */
    public Conversation archive(String id, String by) {
        return workspace.locked(() -> {
            ConversationState state = state(id);
            if (state.info().archived()) {
                throw new Refusal("already_archived");
            }
            if (isGeneral(state.info())) {
                throw new Refusal("cant_archive_general");
            }
            workspace.posts().add(Post.in(id).user(by).subtype("channel_archive").text("<@" + by + "> archived the channel"));
            Conversation archived = state.now(state.info().archived(true, workspace.now()));
            workspace.changed(new ConversationArchived(archived, by));
            return archived;
        });
    }

    /** Opens it again, as a person may. */
    public Conversation unarchive(String id, String by) {
        return workspace.locked(() -> {
            ConversationState state = state(id);
            if (!state.info().archived()) {
                throw new Refusal("not_archived");
            }
            Conversation back = state.now(state.info().archived(false, workspace.now()));
            workspace.changed(new ConversationArchived(back, by));
            workspace.posts()
                    .add(Post.in(id).user(by).subtype("channel_unarchive").text("<@" + by + "> un-archived the channel"));
            return back;
        });
    }

    /** The one channel that cannot be archived. */
    public static boolean isGeneral(Conversation conversation) {
        return conversation.open() && conversation.name().equals("general");
    }

    private ConversationState active(String id) {
        ConversationState state = state(id);
        if (state.info().archived()) {
            throw new Refusal("is_archived");
        }
        return state;
    }
}
