package dev.muster.bot.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.incident.Role;
import dev.muster.bot.incident.RoleBook;

/** Reads the roles: a mapping by their id, each with its name, the lines of its card, and whether several may have it. */
final class RolesSection {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_LINE = 300;

    private RolesSection() {}

    static RoleBook read(Section roles) {
        RoleBook defaults = RoleBook.defaults();
        List<Role> changed = new ArrayList<>();
        for (String id : roles.keys()) {
            Section section = roles.section(id);
            if (id.matches("[a-z][a-z_]{1,30}")) {
                role(id, section, defaults.find(id)).ifPresent(changed::add);
                section.close();
            } else {
                roles.problem(id, "not the id of a role (expected: lower-case words joined by _, such as database_lead)");
            }
        }
        return defaults.with(changed);
    }

    private static Optional<Role> role(String id, Section section, Optional<Role> known) {
        Optional<String> name = section.text("name");
        List<String> card = section.lines("card");
        Optional<String> many = section.text("many");
        if (many.isPresent() && !many.get().equals("true") && !many.get().equals("false")) {
            section.problem("many", "'%s' (expected: true or false)".formatted(many.get()));
        }
        if (name.isPresent() && name.get().length() > LONGEST_NAME) {
            section.problem("name", "longer than %d characters".formatted(LONGEST_NAME));
            return Optional.empty();
        }
        if (card.size() > Role.LONGEST_CARD || card.stream().anyMatch(line -> line.length() > LONGEST_LINE)) {
            section.problem("card",
                    "expected at most %d lines of at most %d characters".formatted(Role.LONGEST_CARD, LONGEST_LINE));
            return Optional.empty();
        }
        boolean command = known.filter(Role::isCommand).isPresent();
        if (command && (name.isPresent() || many.isPresent())) {
            section.problem(name.isPresent() ? "name" : "many",
                    "there is always one commander, called Incident Commander; only the card can be another");
            return Optional.empty();
        }
        if (known.isEmpty() && (name.isEmpty() || card.isEmpty())) {
            section.problem(name.isEmpty() ? "name" : "card", "a new role needs both a name and a card");
            return Optional.empty();
        }
        String called = name.or(() -> known.map(Role::name)).orElse(id);
        List<String> lines = card.isEmpty() ? known.map(Role::card).orElse(List.of()) : card;
        boolean several = many.map("true"::equals).or(() -> known.map(Role::many)).orElse(false);
        return Optional.of(new Role(id, called, several, lines, known.map(Role::words).orElse(List.of())));
    }
}
