package dev.muster.launcher.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.launcher.process.Patience;
import dev.muster.launcher.stage.Stage;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.CommandAnswer;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import dev.muster.sandbox.workspace.Refusal;
import org.jspecify.annotations.Nullable;

/** People who declare, talk, edit, delete, click, decide and work at random, all at the same time, and remember what they were promised. */
final class Crowd {
    private static final Pattern DECLARED = Pattern.compile("\\*(INC-\\d+)\\* is declared");
    private static final Pattern NOTED = Pattern.compile("Noted in \\*(INC-\\d+)\\*");
    private static final int MOST_RECENT = 6;
    private static final int LONGEST_PAUSE_MILLIS = 400;
    private static final int DISCUSSED_FOR = 12;

    private final Stage stage;
    private final long seed;
    private final int mostIncidents;
    private final int mostCards;
    private final Queue<String> declared = new ConcurrentLinkedQueue<>();
    private final Queue<Note> noted = new ConcurrentLinkedQueue<>();
    private final Promises promises = new Promises();
    private final AtomicInteger refused = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean tired;

    Crowd(Stage stage, long seed, int mostIncidents, int mostCards) {
        this.stage = stage;
        this.mostCards = mostCards;
        this.seed = seed;
        this.mostIncidents = mostIncidents;
    }

    /** A note that somebody was told is kept. */
    record Note(String incident, String text) {}

    /** The incidents that somebody was told are declared. */
    List<String> declared() {
        return List.copyOf(declared);
    }

    List<Note> noted() {
        return List.copyOf(noted);
    }

    /** What they asked for that has a time at which it ends. */
    Promises promises() {
        return promises;
    }

    /** How often somebody was told that the bot does not answer. */
    int refused() {
        return refused.get();
    }

    /** Sets everybody to work. */
    void start() {
        int number = 0;
        for (Person person : stage.sandbox().people()) {
            Worker worker = new Worker(person, new Random(seed * 1000 + number++));
            threads.add(Thread.ofVirtual().name("crowd-" + person.name()).start(worker::work));
        }
    }

    /** Lets everybody finish what they are at. */
    void stop() throws InterruptedException {
        tired = true;
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(30));
        }
    }

    /** One person's random day. */
    private final class Worker {
        private final Person person;
        private final Random random;
        private final Cycle cycle;
        private final List<Message> mine = new ArrayList<>();
        private @Nullable Message discussed;
        private int count;

        Worker(Person person, Random random) {
            this.person = person;
            this.random = random;
            this.cycle = new Cycle(stage, person, random, promises, mostCards);
        }

        void work() {
            while (!tired) {
                try {
                    act(random.nextInt(100));
                } catch (IllegalStateException | Refusal notNow) {
                    // Somebody else was quicker: the message is gone, or the person is not in the channel yet.
                    mine.clear();
                    discussed = null;
                }
                Patience.pause(Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)));
            }
        }

        private void act(int dice) {
            Optional<Channel> room = room();
            if (room.isEmpty() || (dice < 3 && stage.incidentChannels().size() < mostIncidents)) {
                declare();
            } else if (dice < 21) {
                cycle.act(room.get());
            } else if (dice < 64 || mine.isEmpty()) {
                remember(person.says(room.get(), words()));
            } else if (dice < 74) {
                remember(person.replies(thread(), words()));
            } else if (dice < 84) {
                Message edited = person.edits(one(), words());
                mine.replaceAll(message -> message.ts().equals(edited.ts()) ? edited : message);
            } else if (dice < 88) {
                Message gone = one();
                mine.remove(gone);
                person.deletes(gone);
            } else if (dice < 93) {
                person.reacts(one(), List.of("eyes", "pushpin", "tada").get(random.nextInt(3)));
            } else if (dice < 97) {
                note(room.get());
            } else {
                CommandAnswer unused = command(room.get(), "sev " + (1 + random.nextInt(3)));
            }
        }

        /** Somewhere to be: an incident's channel, entered on first use. */
        private Optional<Channel> room() {
            List<Channel> rooms = stage.incidentChannels();
            if (rooms.isEmpty()) {
                return Optional.empty();
            }
            Channel room = rooms.get(random.nextInt(rooms.size()));
            if (!room.has(person)) {
                person.joins(room);
            }
            return Optional.of(room);
        }

        /** People speak of what is recent. */
        private void remember(Message message) {
            mine.add(message);
            if (mine.size() > MOST_RECENT) {
                mine.removeFirst();
            }
        }

        /**
         * Mostly the one that is discussed already, as people do. What nobody heard of a thread is read from its history,
         * which Slack gives out fifty times a minute: with a thread for each message that would be all that one waits for.
         */
        private Message thread() {
            if (discussed == null || random.nextInt(DISCUSSED_FOR) == 0) {
                discussed = one();
            }
            return discussed;
        }

        private Message one() {
            return mine.get(random.nextInt(mine.size()));
        }

        /** Never the same twice, so that each can be told from all others. */
        private String words() {
            count++;
            return "%s says <%d> & more %s".formatted(person.name(), count, Integer.toHexString(random.nextInt()));
        }

        private void declare() {
            CommandAnswer answer = command(stage.sandbox().channel("general"),
                    "new trouble %s %d sev3".formatted(person.name(), ++count));
            Matcher number = DECLARED.matcher(answer.shown());
            if (number.find()) {
                declared.add(number.group(1));
            }
        }

        private void note(Channel room) {
            String text = "note %s %d %s".formatted(person.name(), ++count, Integer.toHexString(random.nextInt()));
            CommandAnswer answer = command(room, "note " + text);
            Matcher number = NOTED.matcher(answer.shown());
            if (number.find()) {
                noted.add(new Note(number.group(1), text));
            }
        }

        private CommandAnswer command(Channel in, String text) {
            CommandAnswer answer = person.commands(in, "/incident", text);
            if (!answer.isOk()) {
                int unused = refused.incrementAndGet();
                // Whoever gets no answer tries again a little later.
                Patience.pause(Duration.ofMillis(300));
            }
            return answer;
        }
    }
}
