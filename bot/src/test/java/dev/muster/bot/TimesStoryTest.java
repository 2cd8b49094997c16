package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.CommandAnswer;
import dev.muster.sandbox.Person;
import dev.muster.sandbox.PersonOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** It is 03:00 UTC, which is 04:00 in Berlin. */
class TimesStoryTest extends Story {
    private Channel channel;
    private Person greta;

    @BeforeEach
    void declare() {
        greta = office.slack.person("greta", PersonOptions.defaults().timeZone("Europe/Berlin"));
        office.types(greta, office.general, "new checkout is failing sev3");
        channel = channelOf(1);
        greta.says(channel, "cards are declined");
        office.settle();
    }

    private CommandAnswer types(String text) {
        return office.types(greta, channel, text);
    }

    private JsonNode incident() {
        return office.export("INC-1").path("incident");
    }

    @Test
    void the_impact_may_have_started_before_anybody_declared_it() {
        CommandAnswer answer = types("impact started 3:35");

        assertThat(answer.shown()).isEqualTo("The impact of *INC-1* started 03:35 CET, 25 min before it was declared.");
        assertThat(incident().path("impact_started_at").asText()).isEqualTo("2026-03-02T02:35:00Z");
        assertThat(incident().path("declared_at").asText()).startsWith("2026-03-02T03:00:0");
        assertThat(card(channel)).contains("*Impact:* not stated yet · since");
        assertThat(publicly(channel)).contains(greta.mention() + " says the impact started <!date^1772418900^");
    }

    @Test
    void a_correction_leaves_a_trace() {
        types("impact started 3:35");
        assertThat(types("impact started 3:30 UTC the vendor says so").shown()).contains("is still to come")
                .contains("yesterday's");
        assertThat(types("impact started 02:30 UTC the vendor says so").shown()).contains("03:30 CET, 30 min before");

        JsonNode corrected = new Entries(office.export("INC-1")).of("time_corrected").getLast();
        assertThat(corrected.path("data").path("which").asText()).isEqualTo("impact_started");
        assertThat(corrected.path("data").path("to").asText()).isEqualTo("2026-03-02T02:30:00Z");
        assertThat(corrected.path("data").path("from").asText()).isEqualTo("2026-03-01T03:30:00Z");
        assertThat(corrected.path("actor").path("user").asText()).isEqualTo(greta.id());
        assertThat(publicly(channel)).contains("corrects: the impact started").contains(": the vendor says so");
    }

    @Test
    void a_bare_time_that_is_still_to_come_is_yesterdays_and_says_so() {
        assertThat(types("impact started 23:50").shown()).contains("2026-03-01 23:50 CET, 4 h 10 min before it was declared")
                .contains("read as yesterday's");
        assertThat(incident().path("impact_started_at").asText()).isEqualTo("2026-03-01T22:50:00Z");
        assertThat(types("impact started yesterday 23:40").shown()).contains("2026-03-01 23:40 CET").doesNotContain("read as");
        assertThat(types("impact started 2026-03-02 03:10").shown()).contains("03:10 CET, 50 min before");
    }

    @Test
    void a_length_of_time_is_corrected_like_any_other_time() {
        office.passes(Duration.ofMinutes(60));
        office.clock.advance(Duration.ofNanos(123_456_789));
        types("mitigated 20 min ago");
        office.clock.advance(Duration.ofNanos(1_987_654_321));
        types("mitigated 30 min ago");

        JsonNode history = incident().path("status_history");
        assertThat(history.findValuesAsText("status")).containsExactly("open", "mitigated");
        assertThat(history.get(1).path("at").asText()).isEqualTo(incident().path("mitigated_at").asText());
    }

    @Test
    void a_span_of_time_is_no_time_and_changes_nothing() {
        assertThat(types("impact started 3:35-3:50").shown()).contains("I cannot read").contains("nothing was changed");
        assertThat(types("mitigated at 03:35 -2 nodes are back").shown()).contains("I cannot read");
        assertThat(kinds("INC-1")).doesNotContain("mitigated", "impact_started");
    }

    @Test
    void mitigated_and_resolved_may_have_been_earlier_than_said() {
        office.passes(Duration.ofMinutes(60));
        assertThat(types("mitigated at 4:35 rolled back").shown()).contains("mitigated 04:35 CET, 35 min after it was declared");
        assertThat(publicly(channel)).contains("the impact stopped <!date^").contains(": rolled back");
        assertThat(types("resolve 5 min ago").shown()).contains("resolved 04:5");
        assertThat(card(channel)).contains("*Resolved* at").contains("mitigated <!date^1772422500^");

        assertThat(types("mitigated at 4:40 the graph says so").shown()).contains("mitigated 04:40 CET");
        assertThat(types("resolve at 4:50").shown()).contains("resolved 04:50 CET, 50 min after it was declared");
        JsonNode incident = incident();
        assertThat(incident.path("mitigated_at").asText()).isEqualTo("2026-03-02T03:40:00Z");
        assertThat(incident.path("resolved_at").asText()).isEqualTo("2026-03-02T03:50:00Z");
        assertThat(incident.path("status").asText()).isEqualTo("resolved");
        assertThat(incident.path("status_history").findValuesAsText("status")).containsExactly("open", "mitigated", "resolved");
        assertThat(incident.path("status_history").findValuesAsText("at").subList(1, 3)).containsExactly("2026-03-02T03:40:00Z",
                "2026-03-02T03:50:00Z");
        assertThat(incident.path("status_history").findValuesAsText("note")).contains("rolled back");
    }

    @Test
    void a_mitigation_can_be_told_after_the_end() {
        office.passes(Duration.ofMinutes(30));
        types("resolve");
        types("mitigated at 4:20");
        assertThat(incident().path("status").asText()).isEqualTo("resolved");
        assertThat(incident().path("mitigated_at").asText()).isEqualTo("2026-03-02T03:20:00Z");
        assertThat(incident().path("status_history").findValuesAsText("status")).containsExactly("open", "mitigated", "resolved");
    }

    @Test
    void what_contradicts_is_refused_in_words_and_changes_nothing() {
        office.passes(Duration.ofMinutes(60));
        types("impact started 3:35");
        int before = office.slack.messages(channel).size();
        assertThat(types("mitigated at today 23:00").shown()).contains("still to come").contains("Nothing was changed");
        assertThat(types("impact started tomorrow 10:00").shown()).contains("still to come");
        assertThat(types("mitigated at 3:30").shown()).contains("Then it was mitigated").contains("before the impact started");
        assertThat(types("resolve at 3:50").shown()).contains("Then it was resolved").contains("before it was declared");
        assertThat(office.slack.messages(channel)).hasSize(before);

        types("mitigated at 4:30");
        assertThat(types("resolve at 4:20").shown()).contains("before it was mitigated");
        assertThat(types("impact started 4:31").shown()).contains("before the impact started");
        types("resolve at 4:40");
        assertThat(types("mitigated at 4:41").shown()).contains("Then it was resolved").contains("before it was mitigated");
        assertThat(types("resolve at 4:40").shown()).contains("already");
    }

    @Test
    void what_cannot_be_read_as_a_time_is_not_guessed() {
        assertThat(types("mitigated at 25:00").shown()).contains("cannot read").contains("20 min ago");
        assertThat(types("resolve at 13").shown()).contains("cannot read");
        assertThat(types("impact started 25:00").shown()).contains("cannot read");
        assertThat(types("impact started").shown()).contains("cannot read");
        assertThat(types("impact started 3:10 JST").shown()).contains("cannot read");
        assertThat(card(channel)).contains("*Open*").contains("not stated yet");

        assertThat(types("mitigated at the gateway").shown()).contains("/incident resolve");
        assertThat(publicly(channel)).contains("the impact has stopped: at the gateway");
    }

    @Test
    void who_is_affected_stands_on_the_card_and_is_plain_text() {
        assertThat(types("impact <!channel> & *EU* cards").shown()).contains("on the card");
        assertThat(card(channel)).contains("&amp; *EU* cards").doesNotContain("<!channel>");
        assertThat(announcement()).contains("EU");
        assertThat(types("impact <!channel> & *EU* cards").shown()).contains("already");
        types("impact");
        assertThat(greta.form().orElseThrow().json().toString()).as("what is said already can be edited").contains("EU");
        greta.closes();
        assertThat(types("impact " + "x".repeat(1001)).shown()).contains("1001 characters");
        assertThat(types("impact started failing for all").shown()).contains("on the card");
        assertThat(card(channel)).contains("started failing for all");
        assertThat(incident().path("impact").asText()).isEqualTo("started failing for all");
    }

    @Test
    void somebody_whose_zone_is_not_known_is_told_that_utc_is_read() {
        Person hugo = office.slack.person("hugo", PersonOptions.defaults().timeZone("Asia/Tokyo"));
        CommandAnswer answer = office.types(hugo, office.general, "impact INC-1 started 02:30");

        assertThat(answer.shown()).contains("02:30 UTC, 30 min before").contains("your time zone yet");
    }
}
