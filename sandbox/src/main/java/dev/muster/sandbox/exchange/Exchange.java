package dev.muster.sandbox.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** One request in either direction with what was answered, each time it was tried. Secrets are masked in all that it tells. */
public final class Exchange {

    /** Who asked whom for what. Only a call comes from the app; everything else goes to it. */
    public enum Kind {
        CALL,
        EVENT,
        COMMAND,
        INTERACTION,
        OTHER;

        /** As it is written in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How it stands: on its way, answered well, answered badly and left at that, or to be sent once more. */
    public enum State {
        OPEN,
        GOOD,
        BAD,
        AGAIN;

        /** As it is written in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One answer.
     *
     * @param status  the HTTP status, 0 where none came
     * @param problem what went wrong, in Slack's word for it; null where nothing did
     * @param millis  how long it took on this machine's own clock
     */
    public record Answer(Instant at, int status, @Nullable String problem, JsonNode body, long millis) {}

    private final Exchanges all;
    private final long number;
    private final Kind kind;
    private final String name;
    private final Instant at;
    private final Supplier<JsonNode> request;
    private final List<Answer> answers = new CopyOnWriteArrayList<>();
    private volatile State state = State.OPEN;
    private volatile long version;

    Exchange(Exchanges all, long number, Kind kind, String name, Instant at, Supplier<JsonNode> request) {
        this.all = all;
        this.number = number;
        this.kind = kind;
        this.name = name;
        this.at = at;
        this.request = request;
    }

    /** Counts up from 1 in the order in which things began. */
    public long number() {
        return number;
    }

    /** Grows with each change of any exchange; this is the one of its own last change. */
    public long version() {
        return version;
    }

    void changed(long newVersion) {
        version = newVersion;
    }

    public Kind kind() {
        return kind;
    }

    /** The method, the event's type, the command or the kind of interaction. */
    public String name() {
        return name;
    }

    /** When it began, on the workspace's clock. */
    public Instant at() {
        return at;
    }

    public State state() {
        return state;
    }

    /** What was asked. */
    public JsonNode request() {
        return Mask.over(request.get());
    }

    /** What was answered, oldest first. */
    public List<Answer> answers() {
        return answers.stream()
                .map(one -> new Answer(one.at(), one.status(), one.problem(), Mask.over(one.body()), one.millis())).toList();
    }

    /** The last status and problem and the time of all attempts, without what was said. */
    public List<Answer> outcomes() {
        return List.copyOf(answers);
    }

    /** Adds an answer. */
    public void answered(Answer answer) {
        answers.add(answer);
        all.changed(this);
    }

    /** Says how it stands now. */
    public void stands(State now) {
        state = now;
        all.changed(this);
    }
}
