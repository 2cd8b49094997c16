package dev.muster.launcher.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.launcher.record.ExportFile;
import dev.muster.launcher.replay.ChatFile.Chat;
import dev.muster.launcher.stage.Finale;
import dev.muster.launcher.stage.Stage;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.CommandAnswer;
import dev.muster.sandbox.Person;
import dev.muster.sandbox.PersonOptions;
import dev.muster.sandbox.Sandbox;
import dev.muster.sandbox.delivery.Delivery;

/** Tells a chat to the bot as if it happened in one incident, and compares what the bot kept with what was told. */
public final class Replay {
    private static final Duration TO_DELIVER = Duration.ofMinutes(10);
    private static final Duration TO_MAKE_CHANNEL = Duration.ofSeconds(30);
    private static final int MOST_TOLD = 20;

    private final Stage stage;
    private final Chat chat;
    private final OptionalLong shuffle;
    private final boolean duplicates;
    private final Finale finale;

    /**
     * @param shuffle    delivers the messages in an order that this seed decides; empty for their own
     * @param duplicates delivers each message twice: as the same event once more, and every other one as a new event
     */
    public Replay(Stage stage, Chat chat, OptionalLong shuffle, boolean duplicates, Finale finale) {
        this.stage = stage;
        this.chat = chat;
        this.shuffle = shuffle;
        this.duplicates = duplicates;
        this.finale = finale;
    }

    /**
     * How it went.
     *
     * @param deliveries how many events the bot was sent
     * @param took       from the first event to the last acknowledgement
     */
    public record Report(int messages, int moved, int deliveries, Duration took, Finale.Result finale, List<String> problems) {
        public Report {
            problems = List.copyOf(problems);
        }

        public double perSecond() {
            return deliveries * 1000.0 / Math.max(1, took.toMillis());
        }
    }

    /** Declares an incident in the running bot and tells it everything. The bot is stopped then. */
    public Report run() {
        Sandbox sandbox = stage.sandbox();
        Channel channel = declare(sandbox);
        Map<String, Person> people = people(sandbox);
        sandbox.quiet(TO_MAKE_CHANNEL);
        sandbox.holdDeliveries();
        write(sandbox, channel, people);
        List<Integer> count = new ArrayList<>();
        long began = System.nanoTime();
        sandbox.releaseDeliveries(held -> count.add(arrange(sandbox, held)));
        sandbox.quiet(TO_DELIVER);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        List<String> problems = new ArrayList<>();
        undelivered(sandbox, problems);
        Finale.Result result = finale.of("INC-1");
        problems.addAll(result.problems());
        compare(result.export(), people, problems);
        return new Report(chat.lines().size(), chat.moved(), count.getFirst(), took, result, problems);
    }

    private Channel declare(Sandbox sandbox) {
        CommandAnswer answer = sandbox.person("anna").commands(sandbox.channel("general"), "/incident",
                "new Replay of an old chat sev4");
        if (!answer.isOk()) {
            throw new IllegalStateException("The incident could not be declared: " + answer.shown());
        }
        return stage.incidentChannel("INC-1", TO_MAKE_CHANNEL)
                .orElseThrow(() -> new IllegalStateException("The incident got no channel."));
    }

    /** A user name is one short word in Slack; the name in the chat becomes the real name. */
    private Map<String, Person> people(Sandbox sandbox) {
        Map<String, Person> people = new HashMap<>();
        for (ChatLine line : chat.lines()) {
            people.computeIfAbsent(line.user(),
                    name -> sandbox.person("chat-" + (people.size() + 1), PersonOptions.defaults().realName(name)));
        }
        return people;
    }

    private void write(Sandbox sandbox, Channel channel, Map<String, Person> people) {
        Map<String, String> roots = new HashMap<>();
        for (ChatLine line : chat.lines()) {
            Person author = people.get(line.user());
            if (author != null) {
                var unused = sandbox.inject(channel, author, line.ts(), line.text(),
                        line.conversation().isEmpty() ? null : roots.get(line.conversation()));
                roots.putIfAbsent(line.conversation(), line.ts());
            }
        }
    }

    /** Puts what is to be delivered in its order and adds what is delivered twice. Answers how many events go out in all. */
    private int arrange(Sandbox sandbox, List<Delivery> held) {
        List<Delivery> told = List.copyOf(held);
        shuffle.ifPresent(seed -> Collections.shuffle(held, new Random(seed)));
        if (!duplicates) {
            return held.size();
        }
        for (int index = 0; index < told.size(); index++) {
            if (index % 2 == 0) {
                sandbox.redeliver(told.get(index), 1, "http_timeout");
            } else {
                Delivery unused = sandbox.deliverRaw(asAnotherEvent(told.get(index)));
            }
        }
        return 2 * told.size();
    }

    /** Slack has been seen to tell the same thing under two ids. */
    private static String asAnotherEvent(Delivery delivery) {
        ObjectNode envelope = (ObjectNode) delivery.payload();
        return envelope.put("event_id", envelope.path("event_id").asText() + "X").toString();
    }

    private static void undelivered(Sandbox sandbox, List<String> problems) {
        long lost = sandbox.deliveries().stream().filter(one -> one.state() != Delivery.State.DELIVERED).count();
        if (lost > 0) {
            problems.add("%d events were not acknowledged in the end.".formatted(lost));
        }
    }

    private void compare(ExportFile export, Map<String, Person> people, List<String> problems) {
        Map<String, ExportFile.Line> kept = new HashMap<>();
        export.lines().stream().filter(line -> line.kind().equals("message")).forEach(line -> {
            if (kept.put(line.ts(), line) != null) {
                problems.add("The message %s is there more than once.".formatted(line.ts()));
            }
        });
        for (ChatLine line : chat.lines()) {
            ExportFile.Line found = kept.get(line.ts());
            if (found == null) {
                problems.add("The message %s is not there.".formatted(line.ts()));
            } else {
                compare(line, found, people, problems);
            }
        }
    }

    private static void compare(ChatLine line, ExportFile.Line found, Map<String, Person> people, List<String> problems) {
        Person author = people.get(line.user());
        if (author == null || !author.id().equals(found.user())) {
            problems.add("The message %s is by %s (expected: %s).".formatted(line.ts(), found.user(), line.user()));
        }
        if (!found.rawText().equals(line.text())) {
            problems.add("The message %s reads otherwise than it was written.".formatted(line.ts()));
        }
        if (found.text().contains("<@")) {
            problems.add("The message %s has a mention that nobody can read.".formatted(line.ts()));
        }
    }

    /** The report in words. */
    public static List<String> words(Report report) {
        List<String> words = new ArrayList<>();
        words.add("%,d messages were told in %,d events, %.1f s, %,.0f events a second.".formatted(report.messages(),
                report.deliveries(),
                report.took().toMillis() / (double) TimeUnit.SECONDS.toMillis(1), report.perSecond()));
        if (report.moved() > 0) {
            words.add(
                    "%,d messages had a time that another one had already. In a channel Slack gives each time once, so they were moved on by a microsecond or more."
                            .formatted(report.moved()));
        }
        report.problems().stream().limit(MOST_TOLD).forEach(words::add);
        if (report.problems().size() > MOST_TOLD) {
            words.add("… and %,d more.".formatted(report.problems().size() - MOST_TOLD));
        }
        words.add(report.problems().isEmpty()
                ? "Each is in the export exactly once, with its time, its author and its words."
                : "%,d things are not as they should be.".formatted(report.problems().size()));
        report.finale().files().forEach(file -> words.add("  " + file));
        return words;
    }
}
