package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.muster.bot.slack.Workplace;
import dev.muster.bot.slack.command.Commands;
import dev.muster.sandbox.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each verb that changes something can be taken back: what somebody typed last is what {@code undo} means. */
class EveryVerbUndoneStoryTest extends WorkStory {
    /** Those that change nothing, what only adds to the record, and what cannot be unsaid. */
    private static final Set<String> STAYS = Set.of("new", "status", "note", "export", "private", "undo", "help", "scripts",
            "todos");

    /** Nobody types, and time goes by. */
    private static final String WAIT = "wait";

    /** What was typed before, and the line that is taken back; each begins with who types it. */
    private record Case(String verb, List<String> before, String line) {
        static Case of(String verb, String line, String... before) {
            return new Case(verb, List.of(before), line);
        }
    }

    static Stream<Case> cases() {
        String assigned = "anna assign @bob find the cause 10m";
        String proposed = "bob propose restart pods 10m";
        String objected = "carol object sessions are lost";
        return Stream.of(Case.of("lead", "anna lead @bob"),
                Case.of("role", "anna role scribe @bob"), Case.of("handover", "anna handover @bob"),
                Case.of("takeover", "bob takeover"), Case.of("sev", "bob sev 1"), Case.of("sev?", "bob sev? 1 or 2"),
                Case.of("propose", proposed), Case.of("object", objected, proposed),
                Case.of("decide", "anna decide restart pods"),
                Case.of("options", "bob options one | two 10m"), Case.of("yesno", "bob yesno @carol is it slow?"),
                Case.of("vote", "carol vote 2", "bob options one | two 10m"),
                Case.of("flip", "anna flip", "bob options one | two 20s", "bob vote 1", "carol vote 2", WAIT),
                Case.of("yes", "carol yes", "bob yesno @carol is it slow?"),
                Case.of("no", "carol no", "bob yesno @carol is it slow?"),
                Case.of("dontknow", "carol dontknow", "bob yesno @carol is it slow?"),
                Case.of("ask", "carol ask does it drop sessions?", proposed),
                Case.of("assign", assigned), Case.of("ack", "bob ack", assigned),
                Case.of("done", "bob done it was v42", assigned),
                Case.of("more", "bob more 20m", assigned), Case.of("blocked", "bob blocked access", assigned),
                Case.of("return", "bob return", assigned), Case.of("reassign", "anna reassign #1 @carol", assigned),
                Case.of("can", "anna can @bob payments"), Case.of("away", "bob away 20m lunch"),
                Case.of("ready", "bob ready", "bob away 20m lunch"), Case.of("impact", "bob impact EU cards are declined"),
                Case.of("update", "anna update we roll back"),
                Case.of("external", "anna external payments fail for some customers"),
                Case.of("next", "anna next 30m"),
                Case.of("mitigated", "bob mitigated"), Case.of("resolve", "anna resolve"),
                Case.of("reopen", "anna reopen", "anna resolve"), Case.of("merge", "anna merge INC-2", "carol new login is slow"),
                Case.of("withdraw", "carol withdraw", proposed, objected),
                Case.of("amend", "anna amend drain pods first 10m", proposed, objected),
                Case.of("overrule", "anna overrule no sessions there", proposed, objected),
                Case.of("drop", "anna drop", proposed, objected), Case.of("extend", "anna extend", proposed),
                Case.of("accept", "bob accept", "anna handover @bob"), Case.of("decline", "bob decline", "anna handover @bob"),
                Case.of("keep", "anna keep @bob"), Case.of("review", "anna review owner @bob", "anna resolve"),
                Case.of("todo", "bob todo a breaker"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_was_typed_last_is_taken_back(Case each) {
        each.before().forEach(this::types);
        types(each.line());
        Person who = person(each.line());
        long before = undone();
        office.types(who, room, "undo");

        assertThat(undone()).as("%s: %s", each, lastPrivately(who, room).everyText()).isEqualTo(before + 1);
    }

    private long undone() {
        return Stream.of("INC-1", "INC-2").filter(id -> office.get("/api/v1/incidents/" + id).statusCode() == 200)
                .flatMap(id -> kinds(id).stream()).filter("change_undone"::equals).count();
    }

    private void types(String line) {
        if (line.equals(WAIT)) {
            office.passes(Duration.ofSeconds(25));
            return;
        }
        String text = line.substring(line.indexOf(' ') + 1).replace("@bob", office.bob.mention()).replace("@carol",
                office.carol.mention());
        office.types(person(line), text.startsWith("new ") ? office.general : room, text);
    }

    private Person person(String line) {
        return switch (line.substring(0, line.indexOf(' '))) {
            case "anna" -> office.anna;
            case "bob" -> office.bob;
            default -> office.carol;
        };
    }

    @Test
    void no_verb_is_missing() {
        List<String> verbs = new Workplace().commands.entries().stream().map(Commands.Entry::verb).toList();
        assertThat(Stream.concat(cases().map(Case::verb), STAYS.stream())).containsExactlyInAnyOrderElementsOf(verbs);
    }
}
