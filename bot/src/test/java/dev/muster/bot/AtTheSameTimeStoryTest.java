package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import org.junit.jupiter.api.Test;

class AtTheSameTimeStoryTest extends Story {
    @Test
    void two_people_who_declare_in_the_same_second_get_two_numbers_and_two_channels() {
        together(() -> office.anna.commands(office.general, "/incident", "new checkout is failing"),
                () -> office.bob.commands(office.general, "/incident", "new checkout is failing"));
        office.settle();

        assertThat(incidents()).isEqualTo(2);
        Channel one = channelOf(1);
        Channel two = channelOf(2);
        assertThat(one.id()).isNotEqualTo(two.id());
        assertThat(one.has(office.anna)).isNotEqualTo(one.has(office.bob));
        assertThat(two.has(office.anna)).isNotEqualTo(one.has(office.anna));
        assertThat(office.ofKind(office.incidents, "muster_announcement")).hasSize(2);
        Channel annas = one.has(office.anna) ? one : two;
        assertThat(office.privately(office.anna, office.general)).contains(annas.mention());
        office.only(one, "muster_incident");
        office.only(two, "muster_incident");
        Person second = two.has(office.anna) ? office.anna : office.bob;
        Person first = second.equals(office.anna) ? office.bob : office.anna;
        assertThat(office.privately(second, office.general)).contains("INC-2 sounds like INC-1, which is open already");
        assertThat(office.privately(first, office.general)).doesNotContain("sounds like");
    }

    @Test
    @ByHttpOnly
    void the_same_request_delivered_twice_makes_one_incident() throws Exception {
        String body = form(Map.of("command", "/incident", "text", "new checkout is failing", "user_id", office.anna.id(),
                "user_name", "anna", "channel_id", office.general.id(), "channel_name", "general", "team_id",
                office.slack.teamId(), "trigger_id", "1111.2222.abc"));
        HttpResponse<String> first = signed(body);
        office.settle();
        HttpResponse<String> second = signed(body);
        office.settle();

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("INC-1");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).contains("INC-1").contains(channelOf(1).mention());
        assertThat(incidents()).isEqualTo(1);
        assertThat(office.slack.countOf("conversations.create")).isEqualTo(1);
        office.only(office.incidents, "muster_announcement");
    }

    @Test
    void of_two_people_who_take_command_in_the_same_instant_one_does_and_the_other_hears_who() {
        Channel channel = office.declared("checkout is failing");
        office.bob.joins(channel);
        office.settle();
        Message card = office.only(channel, "muster_incident");
        together(() -> office.anna.clicks(card, "role_claim"), () -> office.bob.clicks(card, "role_claim"));
        office.settle();

        String commander = Office.json(office.get("/api/v1/incidents/INC-1")).path("commander").asText();
        assertThat(commander).isIn(office.anna.id(), office.bob.id());
        Person winner = commander.equals(office.anna.id()) ? office.anna : office.bob;
        Person other = winner.equals(office.anna) ? office.bob : office.anna;
        assertThat(office.slack.ephemerals(other, channel)).hasSize(1);
        assertThat(lastPrivately(other, channel).everyText()).contains(winner.mention()).contains("/incident takeover");
        assertThat(lastPrivately(winner, channel).everyText()).contains("You are the Incident Commander");
        assertThat(kinds("INC-1").stream().filter("role_assigned"::equals)).hasSize(1);
        assertThat(card(channel)).contains(winner.mention());
        assertThat(publicly(channel)).contains(winner.mention() + " is the Incident Commander")
                .doesNotContain(other.mention() + " is the Incident Commander");
    }

    private static void together(Runnable one, Runnable other) {
        CyclicBarrier barrier = new CyclicBarrier(2);
        CompletableFuture.allOf(List.of(one, other).stream().map(each -> CompletableFuture.runAsync(() -> {
            try {
                barrier.await(10, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            each.run();
        }, task -> Thread.ofVirtual().start(task))).toArray(CompletableFuture[]::new)).join();
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> signed(String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create("http://127.0.0.1:" + office.bot().port() + "/slack/events"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(body));
        office.slack.sign(body, office.clock.instant()).forEach(request::header);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
