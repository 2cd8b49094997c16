package dev.muster.sandbox.workspace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.workspace.WorkspaceEvent.FormsChanged;
import dev.muster.sandbox.workspace.WorkspaceEvent.HomeOpened;
import dev.muster.sandbox.workspace.WorkspaceEvent.HomePublished;
import org.jspecify.annotations.Nullable;

/** The forms that people have open, stacked up to three high, and their home tabs. */
public final class Views {
    private static final int MAX_STACK = 3;
    private final Workspace workspace;
    private final Map<String, List<View>> stacks = new HashMap<>();
    private final Map<String, View> homes = new HashMap<>();

    Views(Workspace workspace) {
        this.workspace = workspace;
    }

    /** The open forms of a person, the one in front last. */
    public List<View> stack(String user) {
        return workspace.locked(() -> List.copyOf(stacks.getOrDefault(user, List.of())));
    }

    /** Opens a form in place of whatever was open. */
    public View open(String user, ObjectNode source) {
        return workspace.locked(() -> {
            checkExternalId(source, null);
            stacks.put(user, new ArrayList<>());
            return place(user, source, null);
        });
    }

    /** Puts a form in front of the open one. */
    public View push(String user, ObjectNode source) {
        return workspace.locked(() -> {
            List<View> stack = stacks.getOrDefault(user, List.of());
            if (stack.isEmpty()) {
                throw new Refusal("not_found");
            }
            if (stack.size() >= MAX_STACK) {
                throw new Refusal("push_limit_reached");
            }
            checkExternalId(source, null);
            return place(user, source, stack.getLast());
        });
    }

    private View place(String user, ObjectNode source, @Nullable View below) {
        String id = workspace.ids().next("V");
        View view = new View(id, user, hash(), below == null ? id : below.rootViewId(), below == null ? null : below.id(),
                source);
        stacks.computeIfAbsent(user, u -> new ArrayList<>()).add(view);
        tell(user);
        return view;
    }

    /** Changes an open form in place; {@code hash} is what the caller believes it to be, null for no belief. */
    public View update(View view, ObjectNode source, @Nullable String hash) {
        return workspace.locked(() -> {
            View current = find(view.id()).orElseThrow(() -> new Refusal("not_found"));
            checkHash(current, hash);
            checkExternalId(source, current.id());
            View after = new View(current.id(), current.user(), hash(), current.rootViewId(), current.previousViewId(), source);
            if (homes.containsValue(current)) {
                homes.put(current.user(), after);
                workspace.changed(new HomePublished(current.user(), after));
                return after;
            }
            List<View> stack = stacks.getOrDefault(current.user(), new ArrayList<>());
            stack.set(stack.indexOf(current), after);
            tell(current.user());
            return after;
        });
    }

    /** Writes a person's home tab. */
    public View publish(String user, ObjectNode source, @Nullable String hash) {
        return workspace.locked(() -> {
            View before = homes.get(user);
            if (before != null) {
                checkHash(before, hash);
            }
            checkExternalId(source, before == null ? null : before.id());
            String id = before == null ? workspace.ids().next("V") : before.id();
            View view = new View(id, user, hash(), id, null, source);
            homes.put(user, view);
            workspace.changed(new HomePublished(user, view));
            return view;
        });
    }

    public Optional<View> home(String user) {
        return workspace.locked(() -> Optional.ofNullable(homes.get(user)));
    }

    /** A person looks at the home tab. */
    public void openHome(String user) {
        boolean unused = workspace.locked(() -> {
            workspace.changed(new HomeOpened(workspace.conversations().direct(user), user, homes.get(user),
                    workspace.timestamps().next()));
            return true;
        });
    }

    /** A person closes the form in front, or all of them. */
    public void close(String user, boolean all) {
        boolean unused = workspace.locked(() -> {
            List<View> stack = stacks.getOrDefault(user, new ArrayList<>());
            if (all) {
                stack.clear();
            } else if (!stack.isEmpty()) {
                stack.removeLast();
            }
            tell(user);
            return true;
        });
    }

    public Optional<View> find(String id) {
        return workspace.locked(() -> everything().filter(view -> view.id().equals(id)).findFirst());
    }

    public Optional<View> byExternalId(String externalId) {
        return workspace.locked(() -> everything().filter(view -> view.text("external_id").equals(externalId)).findFirst());
    }

    private Stream<View> everything() {
        return Stream.concat(stacks.values().stream().flatMap(Collection::stream), homes.values().stream());
    }

    private void checkExternalId(ObjectNode source, @Nullable String own) {
        String externalId = source.path("external_id").asText("");
        if (!externalId.isEmpty() && byExternalId(externalId).filter(view -> !Objects.equals(view.id(), own)).isPresent()) {
            throw new Refusal("duplicate_external_id");
        }
    }

    private static void checkHash(View current, @Nullable String hash) {
        if (hash != null && !hash.equals(current.hash())) {
            throw new Refusal("hash_conflict");
        }
    }

    private void tell(String user) {
        List<View> stack = stacks.getOrDefault(user, List.of());
        workspace.changed(new FormsChanged(user, stack.isEmpty() ? null : stack.getLast()));
    }

    private String hash() {
        return workspace.now().getEpochSecond() + "." + workspace.ids().secret(8);
    }
}
