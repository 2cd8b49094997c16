package dev.muster.sandbox.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.jspecify.annotations.Nullable;

/** Which Web API calls go wrong next. A method is a name such as {@code chat.postMessage}, or {@link #ANY}. */
public final class Faults {
    /** Stands for every method. */
    public static final String ANY = "*";

    private record Chance(double probability, List<Fault> faults) {}

    private final Random random;
    private final Map<String, Deque<Fault>> next = new HashMap<>();
    private final Map<String, Fault> always = new HashMap<>();
    private final Map<String, Chance> chances = new HashMap<>();

    public Faults(long seed) {
        this.random = new Random(seed);
    }

    /** The next calls of the method go wrong, one after the other. */
    public synchronized Faults next(String method, Fault... faults) {
        next.computeIfAbsent(method, m -> new ArrayDeque<>()).addAll(List.of(faults));
        return this;
    }

    /** Every call of the method goes wrong until {@link #clear}. */
    public synchronized Faults always(String method, Fault fault) {
        always.put(method, fault);
        return this;
    }

    /** Each call of the method goes wrong with this probability, in one of these ways. */
    public synchronized Faults sometimes(String method, double probability, Fault... faults) {
        if (probability < 0 || probability > 1 || faults.length == 0) {
            throw new IllegalArgumentException("a probability is between 0 and 1, and something must go wrong");
        }
        chances.put(method, new Chance(probability, List.of(faults)));
        return this;
    }

    /** All is well again. */
    public synchronized void clear() {
        next.clear();
        always.clear();
        chances.clear();
    }

    synchronized Optional<Fault> take(String method) {
        Fault fault = take(method, method);
        return Optional.ofNullable(fault == null ? take(ANY, method) : fault);
    }

    private @Nullable Fault take(String key, String method) {
        Deque<Fault> queue = next.get(key);
        if (queue != null && !queue.isEmpty()) {
            return queue.poll();
        }
        if (always.containsKey(key)) {
            return always.get(key);
        }
        Chance chance = chances.get(key);
        if (chance == null || method.equals("api.test") || random.nextDouble() >= chance.probability()) {
            return null;
        }
        return chance.faults().get(random.nextInt(chance.faults().size()));
    }
}
