package dev.muster.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TogetherTest {
    private final List<List<Integer>> done = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch release = new CountDownLatch(1);

    /** Doubles; the first time it waits for the latch once it has begun. */
    private List<Integer> doubled(Supplier<List<Integer>> asked) {
        List<Integer> items = asked.get();
        if (begun.getAndIncrement() == 0) {
            DatabaseTest.awaitLatch(release);
        }
        done.add(items);
        if (items.contains(1300)) {
            throw new IllegalArgumentException("not thirteen hundred");
        }
        return items.stream().map(item -> 2 * item).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, Integer.MAX_VALUE})
    void whoever_comes_while_one_is_under_way_shares_the_next(int atOnce) throws Exception {
        // One after another in either case: this lock stands for the writer of the database.
        Object writer = new Object();
        Together<Integer, Integer> together = new Together<>(asked -> {
            synchronized (writer) {
                return doubled(asked);
            }
        }, 100, atOnce);
        try (ExecutorService callers = Executors.newCachedThreadPool()) {
            Future<Integer> first = callers.submit(() -> together.run(1));
            Awaitility.await().until(() -> begun.get() == 1);
            List<Thread> waiting = Collections.synchronizedList(new ArrayList<>());
            List<Future<Integer>> others = IntStream.range(2, 30).mapToObj(item -> callers.submit(() -> {
                waiting.add(Thread.currentThread());
                return together.run(item);
            })).toList();
            Awaitility.await().until(() -> waiting.size() == 28
                    && waiting.stream().allMatch(thread -> thread.getState() != Thread.State.RUNNABLE));
            release.countDown();

            assertThat(first.get()).isEqualTo(2);
            for (int i = 0; i < others.size(); i++) {
                assertThat(others.get(i).get()).isEqualTo(2 * (i + 2));
            }
        }
        assertThat(done).hasSize(2);
        assertThat(done.getFirst()).containsExactly(1);
        assertThat(done.getLast()).containsExactlyInAnyOrderElementsOf(IntStream.range(2, 30).boxed().toList());
    }

    @Test
    void of_those_who_go_together_only_who_must_fails() throws Exception {
        Together<Integer, Integer> together = new Together<>(this::doubled, 100, 1);
        try (ExecutorService callers = Executors.newCachedThreadPool()) {
            Future<Integer> first = callers.submit(() -> together.run(1));
            Awaitility.await().until(() -> begun.get() == 1);
            Future<Integer> good = callers.submit(() -> together.run(5));
            Future<Integer> bad = callers.submit(() -> together.run(1300));
            release.countDown();

            assertThat(first.get()).isEqualTo(2);
            assertThat(good.get()).isEqualTo(10);
            assertThatThrownBy(bad::get).isInstanceOf(ExecutionException.class).hasRootCauseMessage("not thirteen hundred");
        }
    }

    @Test
    void nobody_is_forgotten_where_more_wait_than_go_at_once() throws Exception {
        release.countDown();
        Together<Integer, Integer> together = new Together<>(this::doubled, 3, 2);
        try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
            List<Future<Integer>> all = IntStream.range(100, 600).mapToObj(item -> callers.submit(() -> together.run(item)))
                    .toList();
            for (int i = 0; i < all.size(); i++) {
                assertThat(all.get(i).get()).isEqualTo(2 * (i + 100));
            }
        }
        assertThat(done).allSatisfy(items -> assertThat(items).hasSizeBetween(1, 3));
        assertThat(done.stream().flatMap(List::stream)).hasSize(500).doesNotHaveDuplicates();
    }

    @Test
    void work_that_never_begins_fails_for_all_who_wait() {
        Together<Integer, Integer> together = new Together<>(asked -> {
            throw new StoreException.Closed();
        }, 100, 1);

        assertThatThrownBy(() -> together.run(1)).isInstanceOf(StoreException.Closed.class);
        assertThatThrownBy(() -> together.run(2)).isInstanceOf(StoreException.Closed.class);
    }
}
