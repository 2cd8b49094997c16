package dev.muster.bot.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.muster.bot.id.UserId;

/** Who holds which role besides command, in the order in which the roles were taken. */
public record RoleHolders(List<Holding> all) {
    /** Somebody's role; {@code name} is what it was called when they took it. */
    public record Holding(String role, String name, UserId user) {}

    public RoleHolders {
        all = List.copyOf(all);
    }

    /** Nobody holds any. */
    public static RoleHolders none() {
        return new RoleHolders(List.of());
    }

    /** Those who hold this role. */
    public List<UserId> of(String role) {
        return all.stream().filter(held -> held.role().equals(role)).map(Holding::user).toList();
    }

    /** The one who holds it, of a role that one person has; empty for nobody. */
    public Optional<UserId> holder(String role) {
        return of(role).stream().findFirst();
    }

    /** What this person holds. */
    public List<Holding> heldBy(UserId user) {
        return all.stream().filter(held -> held.user().equals(user)).toList();
    }

    public boolean holds(String role, UserId user) {
        return of(role).contains(user);
    }

    /** They hold it from now on: beside the others where several may, else in their place. */
    public RoleHolders with(Role role, UserId user) {
        List<Holding> next = new ArrayList<>(role.many() ? without(role.id(), user).all() : without(role.id()).all());
        next.add(new Holding(role.id(), role.name(), user));
        return new RoleHolders(next);
    }

    /** Nobody holds it any more. */
    public RoleHolders without(String role) {
        return new RoleHolders(all.stream().filter(held -> !held.role().equals(role)).toList());
    }

    /** This person does not hold it any more. */
    public RoleHolders without(String role, UserId user) {
        return new RoleHolders(all.stream().filter(held -> !held.role().equals(role) || !held.user().equals(user)).toList());
    }

    /** The roles in which the two differ, each with its holders here, as a sentence each. */
    List<String> unlike(RoleHolders other) {
        return Stream.concat(all.stream(), other.all.stream()).map(Holding::role).distinct()
                .filter(role -> !of(role).equals(other.of(role))).map(this::told).toList();
    }

    private String told(String role) {
        String who = of(role).isEmpty() ? "nobody" : of(role).stream().map(UserId::mention).collect(Collectors.joining(", "));
        return "%s again: %s".formatted(role.replace('_', ' '), who);
    }
}
