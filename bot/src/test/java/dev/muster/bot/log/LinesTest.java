package dev.muster.bot.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.slf4j.event.KeyValuePair;

class LinesTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.120Z");

    @Test
    void a_plain_line_has_its_sentence_first_and_what_it_is_about_behind() {
        assertThat(plain(event("effect 7 (Post) is done", null, new KeyValuePair("incident", "INC-1"),
                new KeyValuePair("channel", "C1"))))
                .isEqualTo("2026-03-01T12:00:00.120Z INFO  Story - effect 7 (Post) is done [incident=INC-1 channel=C1]\n");
        assertThat(plain(event("listening", null))).isEqualTo("2026-03-01T12:00:00.120Z INFO  Story - listening\n");
    }

    @Test
    void a_json_line_is_one_object_with_everything_under_its_name() throws JsonProcessingException {
        JsonNode line = json(event("effect 7 (Post) is done", null, new KeyValuePair("incident", "INC-1"),
                new KeyValuePair("effect", 7L)));

        assertThat(line.properties()).extracting(Map.Entry::getKey).containsExactly("time", "level", "logger", "message",
                "incident", "effect");
        assertThat(line.path("time").asText()).isEqualTo("2026-03-01T12:00:00.120Z");
        assertThat(line.path("logger").asText()).isEqualTo("dev.muster.Story");
        assertThat(line.path("effect").asText()).isEqualTo("7");
    }

    @Test
    void what_the_work_at_hand_is_about_is_on_each_of_its_lines_and_on_none_after_it() throws JsonProcessingException {
        JsonNode inside = LogContext.scope(() -> {
            LogContext.note("incident", "INC-3");
            LogContext.note("user", null);
            return uncheckedJson(event("something", null, new KeyValuePair("channel", "C9")));
        });
        assertThat(inside.path("incident").asText()).isEqualTo("INC-3");
        assertThat(inside.path("channel").asText()).isEqualTo("C9");
        assertThat(inside.has("user")).isFalse();
        assertThat(json(event("something else", null)).has("incident")).isFalse();
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void an_exception_is_told_with_its_cause_first_and_in_json_it_stays_one_line() {
        Exception thrown = new IllegalStateException("no room", new IllegalArgumentException("the disk is full"));
        assertThat(plain(event("failed", thrown))).contains("the disk is full").contains("Wrapped by: ")
                .contains("\n\tat dev.muster.bot.log.LinesTest");
        String line = new String(new JsonLines().encode(event("failed", thrown)), StandardCharsets.UTF_8);
        assertThat(line.lines()).hasSize(1);
        assertThat(uncheckedJson(event("failed", thrown)).path("error").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(uncheckedJson(event("failed", thrown)).path("stack").asText()).contains("the disk is full");
    }

    @Test
    void nobody_can_forge_a_line_by_a_line_break() {
        String line = plain(event("a button: x\n2026-03-01T12:00:00Z ERROR Forged - all is lost", null,
                new KeyValuePair("error", "no\r\nway\u2028!")));
        assertThat(line.lines()).hasSize(1);
        assertThat(line).contains("[error=no  way !]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xoxb-123456789012-abcDEF", "xapp-1-A1-b2c3", "xoxe.xoxb-1-Mi0yLTE",
            "https://hooks.slack.com/commands/T1/2/abc",
            "Bearer abc.def", "password=hunter2"})
    void what_looks_like_a_credential_is_not_written_in_any_format(String secret) {
        LoggingEvent event = event("calling with " + secret + " failed", new IllegalStateException("bad: " + secret),
                new KeyValuePair("error", secret));
        assertThat(plain(event)).doesNotContain(secret).contains("calling with [REDACTED] failed");
        assertThat(new String(new JsonLines().encode(event), StandardCharsets.UTF_8)).doesNotContain(secret)
                .contains("[REDACTED]");
    }

    @ParameterizedTest
    @EnumSource(LogFormat.class)
    void a_format_is_known_by_its_name(LogFormat format) {
        assertThat(LogFormat.parse(format.wireName())).contains(format);
        assertThat(LogFormat.parse(format.wireName().toUpperCase(java.util.Locale.ROOT))).contains(format);
        assertThat(LogFormat.parse("xml")).isEmpty();
    }

    private static String plain(LoggingEvent event) {
        return new String(new PlainLines().encode(event), StandardCharsets.UTF_8);
    }

    private static JsonNode json(LoggingEvent event) throws JsonProcessingException {
        return JsonMapper.builder().build().readTree(new String(new JsonLines().encode(event), StandardCharsets.UTF_8));
    }

    private static JsonNode uncheckedJson(LoggingEvent event) {
        try {
            return json(event);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static LoggingEvent event(String message, @Nullable Throwable thrown, KeyValuePair... pairs) {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(MDC.getMDCAdapter());
        LoggingEvent event = new LoggingEvent("x", context.getLogger("dev.muster.Story"), Level.INFO, message, thrown, null);
        event.setInstant(AT);
        for (KeyValuePair pair : pairs) {
            event.addKeyValuePair(pair);
        }
        return event;
    }
}
