package dev.muster.sandbox.workspace;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.muster.sandbox.workspace.WorkspaceEvent.AccountAdded;
import org.jspecify.annotations.Nullable;

/** People, bots and user groups. */
public final class Accounts {
    private final Workspace workspace;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, Bot> bots = new LinkedHashMap<>();
    private final Map<String, Usergroup> usergroups = new LinkedHashMap<>();
    private final Set<String> away = new HashSet<>();

    Accounts(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Adds somebody; people (not bots) are put into the channels that everybody is in. */
    public Account add(Account account) {
        return workspace.locked(() -> {
            if (named(account.name()).isPresent()) {
                throw new IllegalArgumentException("there is already a user named " + account.name());
            }
            accounts.put(account.id(), account);
            workspace.changed(new AccountAdded(account));
            if (!account.isBot() && !account.id().equals(Account.SLACKBOT) && !account.restricted()) {
                workspace.conversations().welcome(account.id());
            }
            return account;
        });
    }

    /** Puts a changed account in the place of the one with the same id. */
    public Account replace(Account account) {
        return workspace.locked(() -> {
            accounts.put(account.id(), account);
            workspace.changed(new AccountAdded(account));
            return account;
        });
    }

    public Bot addBot(Bot bot) {
        return workspace.locked(() -> {
            bots.put(bot.id(), bot);
            return bot;
        });
    }

    /** Whether somebody is at their desk; everybody is until they say otherwise. Unlike Slack's, it never changes by itself. */
    public boolean isActive(String id) {
        return workspace.locked(() -> !away.contains(id));
    }

    public void setActive(String id, boolean active) {
        workspace.locked(() -> active ? away.remove(id) : away.add(id));
    }

    public Optional<Account> find(@Nullable String id) {
        return workspace.locked(() -> Optional.ofNullable(id == null ? null : accounts.get(id)));
    }

    public Optional<Account> named(String name) {
        return first(account -> account.name().equals(name));
    }

    public Optional<Account> withEmail(String email) {
        return first(account -> !account.email().isEmpty() && account.email().equalsIgnoreCase(email));
    }

    private Optional<Account> first(Predicate<Account> wanted) {
        return workspace.locked(() -> accounts.values().stream().filter(wanted).findFirst());
    }

    /** Everybody, in the order they came. */
    public List<Account> all() {
        return workspace.locked(() -> List.copyOf(accounts.values()));
    }

    public Optional<Bot> bot(@Nullable String id) {
        return workspace.locked(() -> Optional.ofNullable(id == null ? null : bots.get(id)));
    }

    public Usergroup put(Usergroup group) {
        return workspace.locked(() -> {
            usergroups.put(group.id(), group);
            return group;
        });
    }

    public List<Usergroup> usergroups() {
        return workspace.locked(() -> List.copyOf(usergroups.values()));
    }
}
