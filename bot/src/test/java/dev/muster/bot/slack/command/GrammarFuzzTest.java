package dev.muster.bot.slack.command;

import static dev.muster.bot.slack.Workplace.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.RoleBook;
import dev.muster.bot.incident.SeverityWords;
import dev.muster.bot.incident.decision.Proposals;
import dev.muster.bot.slack.Workplace;
import dev.muster.bot.time.Durations;
import dev.muster.bot.time.PointInTime;
import dev.muster.bot.time.TimeAhead;
import dev.muster.bot.words.NearMiss;
import org.junit.jupiter.api.Test;

/** What reads the words of a command: a million lines, of which none throws and each takes little time. */
class GrammarFuzzTest {
    private static final int LINES = 1_000_000;
    private static final Instant NOW = Instant.parse("2026-03-29T00:30:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @Test
    void a_million_lines_are_read_and_none_throws() {
        Random random = new Random(79);
        Workplace work = new Workplace();
        Incident incident = work.declared("db down");
        TypedWhom.Reader whom = new TypedWhom.Reader(new PersonWords(work.people), RoleBook.defaults());
        Set<String> verbs = work.commands.entries().stream().map(Commands.Entry::verb).collect(Collectors.toSet());
        for (int i = 0; i < LINES; i++) {
            String line = FuzzLines.line(random, 5_000);
            // Each goes through some of the readers, in turn.
            switch (i % 4) {
                case 0 -> {
                    noLonger(SeverityWords.read(line).rest(), line);
                    ahead(line, TimeAhead.atEndOrNumber(line, NOW, ZONE));
                }
                case 1 -> {
                    TypedPlan plan = TypedPlan.read(line, said -> TimeAhead.atEnd(said, NOW, ZONE));
                    noLonger(plan.plan().plan(), line);
                    plan.window().length().ifPresent(length -> sameAgain(plan.plan(), length));
                    noLonger(TypedPlan.decided(line).plan(), line);
                    ahead(line, TimeAhead.whole(line, NOW, ZONE));
                }
                case 2 -> {
                    PointInTime.leading(line, NOW, ZONE).ifPresent(time -> noLonger(time.rest(), line));
                    noLonger(whom.read(line, incident, ANN).rest(), line);
                }
                default -> {
                    List<String> meant = NearMiss.of(line.split(" ", 2)[0], verbs);
                    if (!verbs.containsAll(meant)) {
                        throw new AssertionError("“%s” was taken for %s".formatted(line, meant));
                    }
                }
            }
        }
    }

    /** What is left over is part of what was typed. */
    private static void noLonger(String rest, String line) {
        if (rest.length() > line.length()) {
            throw new AssertionError("“%s” was made of “%s”".formatted(rest, line));
        }
    }

    /** How long one may object, written out behind the same plan, means the same. */
    private static void sameAgain(Proposals.Plan plan, Duration length) {
        if (length.compareTo(Duration.ofSeconds(1)) < 0) {
            return;
        }
        String line = "restart web " + Durations.exact(length);
        TypedPlan again = TypedPlan.read(line, said -> TimeAhead.atEnd(said, NOW, ZONE));
        assertThat(again.window().length()).as("%s: %s", plan, line).contains(length.truncatedTo(ChronoUnit.SECONDS));
        assertThat(again.plan().plan()).as(line).isEqualTo("restart web");
    }

    private static void ahead(String line, TimeAhead said) {
        switch (said) {
            case TimeAhead.Until until -> {
                assertThat(until.at()).as(line).isAfter(NOW).isBeforeOrEqualTo(NOW.plus(Duration.ofDays(2)));
                assertThat(until.rest().length()).as(line).isLessThan(line.length());
            }
            case TimeAhead.OutOfReach far -> assertThat(far.said()).as(line).isNotBlank();
            case TimeAhead.None none -> {
                // Most lines say no time.
            }
        }
    }
}
