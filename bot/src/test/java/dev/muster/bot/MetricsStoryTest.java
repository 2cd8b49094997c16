package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.muster.sandbox.Channel;
import org.junit.jupiter.api.Test;

/** What {@code /metrics} tells after some work, and what is built on it: the dashboard and the page for operators. */
class MetricsStoryTest extends Story {
    private static final Pattern NAME = Pattern.compile("\\b(?:muster|jvm|process|system)_[a-z0-9_]+");
    private static final Pattern OF_A_FAMILY = Pattern.compile("^# TYPE (\\S+) ", Pattern.MULTILINE);

    @Test
    void the_dashboard_asks_for_nothing_that_is_not_there() throws IOException {
        Set<String> samples = new TreeSet<>();
        work().lines().filter(line -> !line.startsWith("#")).forEach(line -> samples.add(line.split("[{ ]", 2)[0]));
        JsonNode dashboard = JsonMapper.builder().build()
                .readTree(Files.readString(Path.of("..", "packaging", "grafana-dashboard.json")));
        List<String> expressions = new ArrayList<>(dashboard.findValuesAsText("expr"));
        dashboard.path("templating").findValues("query").forEach(query -> expressions.add(query.path("query").asText()));

        assertThat(expressions).hasSizeGreaterThan(20);
        Set<String> asked = new TreeSet<>();
        expressions.forEach(expression -> NAME.matcher(expression).results().forEach(name -> asked.add(name.group())));
        assertThat(asked).hasSizeGreaterThan(15);
        assertThat(samples).containsAll(asked);
        assertThat(dashboard.findValuesAsText("id")).as("each panel has a number of its own").doesNotHaveDuplicates();
    }

    @Test
    void the_page_for_operators_names_every_metric_and_no_other() throws IOException {
        Set<String> families = new TreeSet<>();
        Matcher family = OF_A_FAMILY.matcher(work());
        while (family.find()) {
            if (family.group(1).startsWith("muster_")) {
                families.add(family.group(1).replaceFirst("_max$", ""));
            }
        }
        Set<String> described = new TreeSet<>();
        Files.readString(Path.of("..", "docs", "operations.md")).lines().filter(line -> line.startsWith("| `muster_"))
                .forEach(line -> NAME.matcher(line.split("\\|", 3)[1]).results().forEach(name -> described.add(name.group())));
        assertThat(described).containsExactlyElementsOf(families);
    }

    @Test
    void no_label_names_a_person_a_channel_or_an_incident() {
        assertThat(work().lines().filter(line -> line.startsWith("muster_")))
                .noneMatch(line -> line.matches(".*\"(INC-\\d+|[UCDGWT][A-Z0-9]{6,})\".*"))
                .noneMatch(line -> line.contains("checkout"));
    }

    /** Some of everything, a deadline that passes and a start after downtime, and what the metrics say then. */
    private String work() {
        Channel channel = office.declared("checkout is failing");
        office.bob.joins(channel);
        office.bob.says(channel, "is it the queue?");
        office.passes(Duration.ofMinutes(3));
        office.stopBot();
        office.bob.says(channel, "anybody there?");
        office.startBot();
        office.types(office.anna, channel, "note the queue is full");
        office.types(office.bob, office.general, "new another one");
        office.passes(Duration.ofMinutes(3));
        return office.get("/metrics").body();
    }
}
