package dev.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.workspace.WorkspaceEvent;
import dev.muster.sandbox.workspace.WorkspaceEvent.PostAdded;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many people at once, and long histories. */
class LoadTest {
    private final Sandbox sandbox = Sandbox.start(Fixture.standing().deliveriesAtOnce(10));
    private final TestApp app = new TestApp(sandbox);
    private final Channel general = sandbox.channel("general");

    @AfterEach
    void stop() {
        app.close();
        sandbox.close();
    }

    @Test
    void ten_people_write_click_and_react_at_the_same_time() throws Exception {
        sandbox.addApp(general);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> work = new ArrayList<>();
            for (int p = 0; p < 10; p++) {
                Person person = sandbox.person("p" + p);
                work.add(threads.submit(() -> {
                    for (int i = 0; i < 30; i++) {
                        Message said = person.says(general, "n" + i);
                        person.reacts(said, "eyes");
                        assertThat(person.commands(general, "/task", "x").isOk()).isTrue();
                        app.call("chat.postMessage", "channel", general.id(), "text", "ok", "thread_ts", said.ts());
                    }
                }));
            }
            for (Future<?> one : work) {
                one.get();
            }
        }
        assertThat(app.events("reaction_added")).hasSize(300);
        assertThat(app.messages("")).hasSize(600).extracting(JsonNode::toString).doesNotHaveDuplicates();
        assertThat(sandbox.messages(general).stream().filter(m -> m.subtype().isEmpty())).hasSize(600);
    }

    @Test
    void sixteen_thousand_messages_are_replayed_in_well_under_a_minute() {
        sandbox.addApp(general);
        Person anna = sandbox.person("anna");
        Instant start = Instant.parse("2019-03-01T10:00:00Z");
        long before = System.nanoTime();
        for (int i = 0; i < 16_000; i++) {
            Message unused = sandbox.inject(general, anna, start.plusSeconds(i), "message " + i, null);
        }
        sandbox.quiet(Duration.ofSeconds(55));

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(55));
        assertThat(app.messages("")).hasSize(16_000);
        assertThat(sandbox.messages(general).getFirst().writtenAt()).isEqualTo(start);
    }

    @Test
    void listeners_hear_of_every_change_in_order() {
        List<WorkspaceEvent> heard = new CopyOnWriteArrayList<>();
        sandbox.onChange(heard::add);
        Person anna = sandbox.person("anna");
        for (int i = 0; i < 100; i++) {
            anna.says(general, "n" + i);
        }
        Awaitility.await().until(() -> heard.stream().filter(PostAdded.class::isInstance).count() == 100);
        assertThat(heard.stream().filter(PostAdded.class::isInstance).map(e -> ((PostAdded) e).post().text()))
                .startsWith("n0", "n1")
                .endsWith("n99");
    }

    @Test
    void two_messages_injected_at_the_same_time_both_stand() {
        Person anna = sandbox.person("anna");
        Message first = sandbox.inject(general, anna, "1551434400.000000", "a", null);
        Message second = sandbox.inject(general, anna, "1551434400.000000", "b", first.ts());
        assertThat(second.ts()).isEqualTo("1551434400.000001");
        assertThat(sandbox.thread(first)).containsExactly(first, second);
    }
}
