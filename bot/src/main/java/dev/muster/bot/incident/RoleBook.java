package dev.muster.bot.incident;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The roles that there are. Those built in are always among them; settings may say them differently and add others. */
public record RoleBook(List<Role> all) {
    public RoleBook {
        all = List.copyOf(all);
        if (all.stream().noneMatch(Role::isCommand)) {
            throw new IllegalArgumentException(
                    "all: no %s (expected: the one role that is always there)".formatted(Role.COMMANDER));
        }
    }

    /** What holds where nothing is configured. */
    public static RoleBook defaults() {
        return new RoleBook(List.of(
                new Role(Role.COMMANDER, "Incident Commander", false, List.of(
                        "You decide and keep the overview; others do the work.",
                        "Size up: what is broken, for whom, since when? `/incident status`",
                        "A step for all: `/incident propose`. A task for one: `/incident assign @name`.",
                        "Less on your plate: `/incident role deputy @name`. Hard moments: `/incident scripts`.",
                        "Tired, or needed on the keyboard? `/incident handover @name`."),
                        List.of("ic", "incident commander", "lead", "command")),
                new Role(Role.DEPUTY, "Deputy", false, List.of(
                        "You mind the clock and the channel, so that the commander can think.",
                        "Every few minutes you get a private line about what is open: remind them of it.",
                        "`/incident status` shows where we are, `/incident note` keeps what should not be lost.",
                        "If they must leave or are worn out, offer to take command: `/incident takeover`."),
                        List.of("deputy commander", "second", "deputy ic")),
                new Role("scribe", "Scribe", false, List.of(
                        "You see to it that the record tells what happened; all that is said in the channel is kept already.",
                        "`/incident note` and a line keeps what was said elsewhere, such as on a call.",
                        "React with :pushpin: to a message that matters. `/incident impact started 13:20` says since when.",
                        "Facts and times, no judgement: nobody is to blame."),
                        List.of("note taker", "notetaker", "secretary")),
                new Role(Role.CUSTOMER_LIAISON, "Customer Liaison", false, List.of(
                        "You speak with customers, so that nobody else has to.",
                        "`/incident status` shows where we are, `/incident impact` and a sentence says who is affected, and how.",
                        "Say what is known and when they hear more: no guesses, no blame, no promised end.",
                        "Bring their questions here one at a time. The commander approves what goes out."),
                        List.of("comms", "communications", "customer", "customer comms", "liaison")),
                new Role(Role.INTERNAL_LIAISON, "Internal Liaison", false, List.of(
                        "You tell the rest of the organisation, and keep their questions out of this channel.",
                        "`/incident status` shows where we are, for you alone; `/incident export` is the whole record.",
                        "Say what is known and when they hear more, at a steady rhythm."),
                        List.of("internal", "internal comms", "stakeholder liaison", "stakeholders")),
                new Role(Role.SME, "Subject Matter Expert", true, List.of(
                        "You were called because you know this part. Say what you see, and what you would do.",
                        "Anything risky goes through `/incident propose` and a step, risk: what may go wrong.",
                        "If you strongly disagree with a step, `/incident object` and why stops it.",
                        "Not your part after all? Say so: that is a result, too."),
                        List.of("expert", "subject matter", "specialist"))));
    }

    /** The role of this id. */
    public Optional<Role> find(String id) {
        return all.stream().filter(role -> role.id().equals(id)).findFirst();
    }

    /** The commander's. */
    public Role command() {
        return find(Role.COMMANDER).orElseThrow();
    }

    /** The role that people mean by these words: its id, its name or another word for it, however they write it. */
    public Optional<Role> called(String words) {
        String said = plain(words);
        return all.stream().filter(role -> names(role).anyMatch(said::equals)).findFirst();
    }

    /** The role of which these words are the full name, or its id; another word for it does not count. */
    public Optional<Role> named(String words) {
        String said = plain(words);
        return all.stream().filter(role -> said.equals(plain(role.name())) || said.equals(plain(role.id()))).findFirst();
    }

    /** The same roles with these in the place of those of the same id, and behind them the others. */
    public RoleBook with(List<Role> changed) {
        Map<String, Role> roles = new LinkedHashMap<>();
        Stream.concat(all.stream(), changed.stream()).forEach(role -> roles.put(role.id(), role));
        return new RoleBook(List.copyOf(roles.values()));
    }

    private static Stream<String> names(Role role) {
        return Stream.concat(Stream.of(role.id(), role.name()), role.words().stream()).map(RoleBook::plain);
    }

    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
