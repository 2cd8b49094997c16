package dev.muster.launcher.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

import dev.muster.launcher.chaos.Promises.Way;
import dev.muster.launcher.stage.Stage;
import dev.muster.sandbox.ActionAnswer;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.CommandAnswer;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;

/** What one person does that has a time at which it ends: they propose, object, assign, work on it, lead and hand over. */
final class Cycle {
    /** The settings that go with it: everything that people are waited for takes seconds. */
    static final String TIMING = "timing: {acknowledge_within: 4s, answer_within: 4s, handover_expires: 6s}\n";
    static final Duration OFFER = Duration.ofSeconds(6);

    /** Nothing shorter is allowed; longer ones only make a run longer. */
    private static final int SHORTEST_SECONDS = 5;
    private static final int LENGTHS = 4;
    /** Cards that are older are of no interest to anybody. */
    private static final Duration RECENT = Duration.ofSeconds(14);

    private final Stage stage;
    private final Person person;
    private final Random random;
    private final Promises promises;
    private final int mostCards;
    private int count;

    /** @param mostCards of proposals and assignments together: what was missed in their threads is read slowly, as Slack gives it out */
    Cycle(Stage stage, Person person, Random random, Promises promises, int mostCards) {
        this.mostCards = mostCards;
        this.stage = stage;
        this.person = person;
        this.random = random;
        this.promises = promises;
    }

    /** One step, in this channel or about something that stands in another. */
    void act(Channel room) {
        int dice = random.nextInt(16);
        if (dice < 7) {
            if (promises.cards() < mostCards) {
                give(room);
            }
        } else if (dice < 9) {
            card("muster_proposal").filter(card -> !Heard.field(card, "state").equals("stopped")).ifPresent(this::object);
        } else if (dice < 12) {
            card("muster_assignment").filter(this::isMine).ifPresent(this::work);
        } else if (dice < 14) {
            lead(room);
        } else {
            handOver(room);
        }
    }

    private void give(Channel room) {
        if (random.nextBoolean()) {
            propose(room);
        } else {
            assign(room);
        }
    }

    private void propose(Channel room) {
        String plan = unique("restart the web servers");
        int seconds = seconds();
        String words = "propose %s %ds".formatted(plan, seconds);
        Said said = says(room, words, "It is up for objections");
        promises.add(new Promises.Proposed(room.id(), plan, Duration.ofSeconds(seconds), said.at(), said.sure()));
    }

    private void object(Message card) {
        int number = Integer.parseInt(Heard.field(card, "proposal"));
        Channel room = stage.sandbox().channelById(card.channelId()).orElseThrow();
        String words = unique("this takes the shop down");
        String by = person.id();
        int way = random.nextInt(5);
        // Where the button is gone already, they type.
        switch (way == 0 && !card.hasAction("proposal_object") ? 2 : way) {
            case 0 -> {
                Said said = during(() -> {
                    ActionAnswer answer = person.clicks(card, "proposal_object");
                    return answer.isOk();
                });
                promises.add(new Promises.Objected(room.id(), number, by, "", Way.CLICK, said.at(), said.sure()));
            }
            case 1 -> {
                Said said = during(() -> {
                    person.reacts(card, "hand");
                    return true;
                });
                promises.add(new Promises.Objected(room.id(), number, by, "", Way.HAND, said.at(), true));
            }
            case 2 -> {
                Said said = types(room, "object #%d %s".formatted(number, words), "Your objection");
                promises.add(new Promises.Objected(room.id(), number, by, words, Way.COMMAND, said.at(), said.sure()));
            }
            case 3 -> {
                Message message = person.replies(card, "@muster object " + words);
                promises.add(new Promises.Objected(room.id(), number, by, words, Way.MESSAGE, Span.of(message), true));
            }
            default -> {
                Message message = person.says(room, "@muster object #%d %s".formatted(number, words));
                promises.add(new Promises.Objected(room.id(), number, by, words, Way.MESSAGE, Span.of(message), true));
            }
        }
    }

    private void assign(Channel room) {
        List<Person> others = stage.sandbox().people().stream().filter(other -> !other.equals(person)).toList();
        Person to = others.get(random.nextInt(others.size()));
        String task = unique("look into the latency");
        int seconds = seconds();
        Said said = says(room, "assign @%s %s %ds".formatted(to.name(), task, seconds), " is asked: ");
        promises.add(new Promises.Assigned(room.id(), task, to.id(), Duration.ofSeconds(seconds), said.at(), said.sure()));
    }

    private boolean isMine(Message card) {
        return card.everyText().contains(person.mention());
    }

    private void work(Message card) {
        int number = Integer.parseInt(Heard.field(card, "assignment"));
        Channel room = stage.sandbox().channelById(card.channelId()).orElseThrow();
        int dice = random.nextInt(4);
        if (dice == 0) {
            Message message = person.replies(card, unique("I am looking at it"));
            promises.add(new Promises.Stepped(room.id(), number, person.id(), false, true, Span.of(message), true));
            return;
        }
        boolean done = dice < 3;
        String words = done ? "done #%d %s" : "return #%d %s";
        boolean byMessage = random.nextBoolean();
        Said said = byMessage
                ? written(room, words.formatted(number, unique("it was the cache")))
                : types(room, words.formatted(number, unique("it was the cache")), done ? "Done" : "It is nobody's now");
        promises.add(new Promises.Stepped(room.id(), number, person.id(), true, byMessage, said.at(), said.sure()));
    }

    private void lead(Channel room) {
        Said unused = types(room, "lead", "You are the Incident Commander");
    }

    /** Whoever is offered command takes it now and then; whoever has it passes it on. */
    private void handOver(Channel room) {
        if (random.nextBoolean()) {
            List<Person> others = stage.sandbox().people().stream().filter(other -> !other.equals(person)).toList();
            Person to = others.get(random.nextInt(others.size()));
            Said said = types(room, "handover @" + to.name(), "Offered to");
            if (said.sure()) {
                promises.add(new Promises.Offered(room.id(), person.id(), to.id(), said.at()));
            }
            return;
        }
        Channel offered = card("muster_handover").filter(this::isMine)
                .flatMap(card -> stage.sandbox().channelById(card.channelId())).orElse(room);
        Said said = types(offered, "accept", "Accepted in");
        if (said.sure()) {
            promises.add(new Promises.Accepted(offered.id(), person.id(), said.at()));
        }
    }

    /** A card of this kind that was posted of late, in any incident's channel. */
    private Optional<Message> card(String type) {
        Instant since = now().minus(RECENT);
        List<Message> cards = stage.incidentChannels().stream()
                .flatMap(channel -> stage.sandbox().messages(channel).stream())
                .filter(message -> message.eventType().equals(type) && message.writtenAt().isAfter(since)).toList();
        if (cards.isEmpty()) {
            return Optional.empty();
        }
        Message card = cards.get(random.nextInt(cards.size()));
        Channel room = stage.sandbox().channelById(card.channelId()).orElseThrow();
        if (!room.has(person)) {
            person.joins(room);
        }
        return Optional.of(card);
    }

    /** What was said and when, and whether it can be relied on. */
    private record Said(Span at, boolean sure) {}

    /** By a command, or by a message to the bot. */
    private Said says(Channel room, String words, String confirmed) {
        return random.nextBoolean() ? types(room, words, confirmed) : written(room, words);
    }

    private Said written(Channel room, String words) {
        return new Said(Span.of(person.says(room, "@muster " + words)), true);
    }

    private Said types(Channel room, String words, String confirmed) {
        return during(() -> {
            CommandAnswer answer = person.commands(room, "/incident", words);
            return answer.isOk() && answer.shown().contains(confirmed);
        });
    }

    private Said during(Supplier<Boolean> act) {
        Instant from = now();
        boolean sure = act.get();
        return new Said(new Span(from, now()), sure);
    }

    private Instant now() {
        return stage.sandbox().clock().instant();
    }

    private int seconds() {
        return SHORTEST_SECONDS + random.nextInt(LENGTHS);
    }

    private String unique(String words) {
        return "%s (%s %d %s)".formatted(words, person.name(), ++count, Integer.toHexString(random.nextInt()));
    }
}
