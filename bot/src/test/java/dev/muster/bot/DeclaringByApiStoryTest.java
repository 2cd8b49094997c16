package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaringByApiStoryTest extends Story {
    private static final String PATH = "/api/v1/incidents";

    @Test
    void a_program_declares_once_by_its_dedup_key() {
        String body = """
                {"title": "checkout is failing", "severity": "sev2", "impact": "EU cards", "dedup_key": "alert-17",
                 "declared_by": "prometheus"}""";
        HttpResponse<String> first = office.post(PATH, body);
        office.settle();
        HttpResponse<String> second = office.post(PATH, body);
        office.settle();

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(Office.json(first).path("id").asText()).isEqualTo("INC-1");
        JsonNode again = Office.json(second);
        assertThat(again.path("id").asText()).isEqualTo("INC-1");
        assertThat(again.path("channel").path("id").asText()).isEqualTo(channelOf(1).id());
        assertThat(incidents()).isEqualTo(1);
        assertThat(card(channelOf(1))).contains("checkout is failing").contains("SEV2").contains("EU cards")
                .contains("prometheus");
        assertThat(announcement()).contains(channelOf(1).mention());
    }

    @Test
    void what_no_store_can_hold_is_replaced_and_harms_nobody() {
        HttpResponse<String> answer = office.post(PATH, """
                {"title": "a\\u0000b", "impact": "c\\u0000d \\ud800", "dedup_key": "e\\u0000f", "declared_by": "g\\u0000h"}""");
        office.settle();

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(card(channelOf(1))).contains("c\ufffdd \ufffd").contains("g\ufffdh");
        assertThat(StoredWords.in(office).tablesWith("\u0000")).isEmpty();
        assertThat(office.get("/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    void nothing_is_mandatory() {
        HttpResponse<String> answer = office.post(PATH, "{}");
        office.settle();

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(card(channelOf(1))).contains("Untitled incident").contains("SEV3");
    }

    @Test
    void without_a_dedup_key_each_request_is_an_incident_of_its_own() {
        office.post(PATH, "{\"title\": \"one\"}");
        office.post(PATH, "{\"title\": \"one\"}");
        office.settle();

        assertThat(incidents()).isEqualTo(2);
        assertThat(channelOf(2).name()).isEqualTo("inc-2-one");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"titel\": \"x\"} | 'titel'", "{\"title\": | not JSON", "[] | no JSON object",
            "{\"title\": 7} | title", "{\"severity\": \"huge\"} | sev1 to sev5"})
    void what_cannot_be_read_is_refused_in_words_and_declares_nothing(String body, String words) {
        HttpResponse<String> answer = office.post(PATH, body);
        office.settle();

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(words);
        assertThat(incidents()).isZero();
    }

    @Test
    void a_wrong_token_and_none_are_turned_away() throws Exception {
        assertThat(posted("Bearer wrong").statusCode()).isEqualTo(401);
        assertThat(posted("Basic " + Office.API_TOKEN).statusCode()).isEqualTo(401);
        office.settle();

        assertThat(incidents()).isZero();
    }

    @Test
    void where_no_token_is_configured_the_api_is_switched_off_and_says_how_to_switch_it_on() throws Exception {
        office.stopBot();
        office.without("MUSTER_API_TOKEN");
        office.startBot();

        HttpResponse<String> answer = posted("Bearer " + Office.API_TOKEN);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("MUSTER_API_TOKEN");
        office.settle();
        assertThat(office.slack.countOf("conversations.create")).isZero();
    }

    private HttpResponse<String> posted(String authorization) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + office.bot().port() + PATH))
                    .header("Authorization", authorization).header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{}")).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
