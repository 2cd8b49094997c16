package dev.muster.launcher.chaos;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import dev.muster.launcher.chaos.Aftermath.Findings;
import dev.muster.launcher.process.BotProcess;
import dev.muster.launcher.process.Patience;
import dev.muster.launcher.stage.Stage;
import dev.muster.sandbox.delivery.Delivery;
import org.jspecify.annotations.Nullable;

/** Kills the bot again and again while people work, lets everything come to rest, and looks whether anything was lost or doubled. */
public final class Chaos {
    /** Slack's waits of none, one and five minutes, in small: short enough for a run, long enough to outlast a start. */
    public static final List<Duration> RETRIES = List.of(Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(15));
    private static final Duration TO_START = Duration.ofSeconds(60);
    /** What was missed is read from the channels' history, and Slack gives that out slowly: the more deaths, the more of it. */
    private static final Duration TO_SETTLE = Duration.ofMinutes(3);
    private static final Duration TO_SETTLE_PER_KILL = Duration.ofSeconds(12);
    private static final Duration STILL = Duration.ofSeconds(2);
    private static final int LONGEST_LIFE_MILLIS = 2500;
    private static final int LONGEST_DEATH_MILLIS = 1200;
    private static final int MOST_TOLD = 25;
    /** Deadlines wait until what was missed is read, and so a short run has few channels. */
    private static final int FEWEST_INCIDENTS = 3;
    private static final int KILLS_PER_INCIDENT = 6;
    private static final int MOST_INCIDENTS = 12;
    private static final int CARDS_PER_KILL = 1;

    private final Stage stage;
    private final int kills;
    private final Duration atMost;
    private final Random random;
    private final long seed;
    private final Consumer<String> say;
    private final Heard heard = new Heard();
    private final List<Span> dead = new ArrayList<>();
    /** Since when it is not there; null while it is. */
    private @Nullable Instant died;
    private Instant lastDeath = Instant.EPOCH;

    /**
     * @param kills  how often the bot is killed
     * @param atMost no more kills after this time
     * @param seed   decides who does what and when the bot dies; not what the machine makes of it
     * @param say    hears of the progress
     */
    public Chaos(Stage stage, int kills, Duration atMost, long seed, Consumer<String> say) {
        this.stage = stage;
        this.kills = kills;
        this.atMost = atMost;
        this.random = new Random(seed);
        this.seed = seed;
        this.say = say;
    }

    /** How often the bot died before a deadline that it knew of, and how many deadlines came while it was dead. */
    public record Deaths(long before, long over) {}

    /** How it went. */
    public record Report(int kills, int incidents, int messages, int promises, int refusals, long retried, long givenUp,
            Deadlines.Met met, Deaths deaths, List<String> problems) {
        public Report {
            problems = List.copyOf(problems);
        }
    }

    /** Does it all; takes a few seconds for each kill. */
    public Report run() throws InterruptedException {
        stage.settings(Cycle.TIMING);
        stage.sandbox().onChange(heard::accept);
        stage.startBot();
        int incidents = Math.min(MOST_INCIDENTS, FEWEST_INCIDENTS + kills / KILLS_PER_INCIDENT);
        Crowd crowd = new Crowd(stage, seed, incidents, CARDS_PER_KILL * kills);
        crowd.start();
        int killed = killing();
        crowd.stop();
        say.accept("Everybody stops. Waiting until everything has come to rest …");
        listening();
        Findings findings = settled(crowd);
        List<Delivery> events = stage.sandbox().deliveries().stream().filter(one -> one.kind() == Delivery.Kind.EVENT).toList();
        return new Report(killed, findings.incidents(), findings.messages(),
                crowd.declared().size() + crowd.noted().size() + crowd.promises().sure(), crowd.refused(),
                events.stream().filter(one -> one.attempts().size() > 1).count(),
                events.stream().filter(one -> one.state() == Delivery.State.GIVEN_UP).count(), findings.met(),
                deaths(findings.met().times()), findings.problems());
    }

    private Deaths deaths(List<Span> times) {
        return new Deaths(times.stream().filter(time -> dead.stream().anyMatch(death -> time.contains(death.from()))).count(),
                times.stream().filter(time -> dead.stream().anyMatch(death -> death.contains(time.to()))).count());
    }

    private int killing() {
        long until = System.nanoTime() + atMost.toNanos();
        BotProcess bot = stage.bot();
        int killed = 0;
        while (killed < kills && System.nanoTime() < until) {
            // Now and then it dies while it still starts.
            if (random.nextInt(5) > 0) {
                listening();
            }
            Patience.pause(Duration.ofMillis(random.nextInt(LONGEST_LIFE_MILLIS)));
            bot.kill();
            died = died == null ? stage.sandbox().clock().instant() : died;
            lastDeath = stage.sandbox().clock().instant();
            killed++;
            if (killed % 10 == 0) {
                say.accept("Killed %d times, %d incidents so far.".formatted(killed, stage.incidentChannels().size()));
            }
            Patience.pause(Duration.ofMillis(random.nextInt(LONGEST_DEATH_MILLIS)));
            var unused = bot.start();
        }
        return killed;
    }

    private void listening() {
        if (!stage.bot().awaitListening(TO_START)) {
            throw new IllegalStateException("The bot did not come back. " + stage.bot().obituary());
        }
        if (died != null) {
            dead.add(new Span(died, stage.sandbox().clock().instant()));
            died = null;
        }
    }

    /** Looks until nothing is wrong any more, and then once more: what is doubled often comes late. */
    private Findings settled(Crowd crowd) {
        Duration longest = TO_SETTLE.plus(TO_SETTLE_PER_KILL.multipliedBy(kills));
        boolean unused = Patience.until(longest, this::nothingIsWaiting);
        int[] told = {0};
        boolean unusedToo = Patience.until(longest, () -> {
            Patience.pause(STILL);
            List<String> open = findings(crowd).problems();
            if (!open.isEmpty() && open.size() != told[0]) {
                say.accept("Still open: %d, such as: %s".formatted(open.size(), open.getFirst()));
            }
            told[0] = open.size();
            return open.isEmpty();
        });
        Patience.pause(STILL);
        return findings(crowd);
    }

    private Findings findings(Crowd crowd) {
        try {
            return Aftermath.of(stage, crowd, heard, lastDeath);
        } catch (UncheckedIOException notThere) {
            if (!stage.bot().isAlive()) {
                throw new IllegalStateException("Nobody killed the bot, and yet: " + stage.bot().obituary(), notThere);
            }
            return new Findings(0, 0, Deadlines.Met.NOTHING, List.of("The bot runs and does not answer."));
        }
    }

    private boolean nothingIsWaiting() {
        return stage.sandbox().deliveries().stream()
                .allMatch(one -> one.state() == Delivery.State.DELIVERED || one.state() == Delivery.State.GIVEN_UP);
    }

    /** The report in words. */
    public static List<String> words(Report report) {
        List<String> words = new ArrayList<>();
        words.add("The bot was killed %d times while people wrote %,d messages in %d incidents.".formatted(report.kills(),
                report.messages(), report.incidents()));
        words.add(
                "%,d promises were made, %,d times somebody heard that it did not answer; %,d events were told again, %,d given up on."
                        .formatted(report.promises(), report.refusals(), report.retried(), report.givenUp()));
        words.add(
                "%,d proposals were decided by silence or stopped, %,d assignments and %,d offers of command came to their end. For %,d of them the bot died before the end, for %,d it was dead at the end."
                        .formatted(report.met().proposals(), report.met().assignments(), report.met().offers(),
                                report.deaths().before(),
                                report.deaths().over()));
        report.problems().stream().limit(MOST_TOLD).forEach(words::add);
        if (report.problems().size() > MOST_TOLD) {
            words.add("… and %,d more.".formatted(report.problems().size() - MOST_TOLD));
        }
        words.add(report.problems().isEmpty()
                ? "Nothing was lost, nothing stands twice, and every deadline came once."
                : "%,d things are not as they should be.".formatted(report.problems().size()));
        return words;
    }
}
