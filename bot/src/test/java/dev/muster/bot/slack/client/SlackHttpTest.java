package dev.muster.bot.slack.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackHttpTest {
    private static final SlackHttp.Timeouts TIMEOUTS = new SlackHttp.Timeouts(Duration.ofSeconds(5), Duration.ofMillis(200),
            Duration.ofSeconds(30));

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.shutdown();
    }

    @Test
    void arguments_go_as_a_form_and_the_token_only_in_the_header() throws InterruptedException {
        server.enqueue(new MockResponse().setBody("{\"ok\":true,\"ts\":\"1.2\"}"));

        SlackAnswer answer = http().call(SlackMethod.CHAT_POST_MESSAGE, Map.of("text", "Grüße & <mehr>"));

        assertThat(answer).isInstanceOf(SlackAnswer.Ok.class);
        RecordedRequest request = server.takeRequest();
        assertThat(request.getPath()).isEqualTo("/api/chat.postMessage");
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer xoxb-a-token-long-enough");
        assertThat(request.getHeader("Content-Type")).startsWith("application/x-www-form-urlencoded");
        assertThat(request.getBody().readUtf8()).isEqualTo("text=Gr%C3%BC%C3%9Fe%20%26%20%3Cmehr%3E");
    }

    @Test
    void a_file_may_take_longer_than_any_call_as_long_as_it_goes_on() {
        byte[] bytes = new byte[3_000_000];
        SlackHttp http = new SlackHttp(server.url("/api/").toString(), () -> "xoxb-a-token-long-enough",
                new SlackHttp.Timeouts(Duration.ofMillis(800), Duration.ofMillis(200), Duration.ofSeconds(30)));
        server.enqueue(new MockResponse().setBody("OK").throttleBody(300_000, 200, TimeUnit.MILLISECONDS));

        SlackAnswer answer = http.upload(server.url("/upload/F1").toString(),
                new ExportFile("inc-12.html", bytes.length, () -> new ByteArrayInputStream(bytes), () -> {}));

        assertThat(answer).isInstanceOf(SlackAnswer.Ok.class);
    }

    @Test
    void a_pooled_connection_that_dies_after_the_request_was_read_sends_it_once_and_says_unclear() {
        SlackHttp http = http();
        server.enqueue(new MockResponse().setBody("{\"ok\":true}"));
        server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
        server.enqueue(new MockResponse().setBody("{\"ok\":true}"));

        assertThat(http.call(SlackMethod.CHAT_POST_MESSAGE, Map.of())).isInstanceOf(SlackAnswer.Ok.class);
        assertThat(http.call(SlackMethod.CHAT_POST_MESSAGE, Map.of())).isInstanceOf(SlackAnswer.Unclear.class);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 421, 500, 502, 503})
    void a_status_that_invites_to_come_back_at_once_is_not_followed(int status) {
        server.enqueue(new MockResponse().setResponseCode(status).setHeader("Retry-After", "0"));
        server.enqueue(new MockResponse().setBody("{\"ok\":true}"));

        assertThat(http().call(SlackMethod.CHAT_POST_MESSAGE, Map.of())).isInstanceOf(SlackAnswer.Unclear.class);
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void a_redirect_is_not_followed() {
        server.enqueue(new MockResponse().setResponseCode(307).setHeader("Location", server.url("/elsewhere")));

        assertThat(http().call(SlackMethod.CHAT_POST_MESSAGE, Map.of())).isInstanceOf(SlackAnswer.Unclear.class);
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void a_port_where_nobody_listens_certainly_got_nothing() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThat(http("http://127.0.0.1:" + port + "/api/").call(SlackMethod.CHAT_POST_MESSAGE, Map.of()))
                .isInstanceOf(SlackAnswer.Failed.class);
    }

    @Test
    void a_name_that_does_not_resolve_certainly_got_nothing() {
        assertThat(http("http://slack.invalid/api/").call(SlackMethod.CHAT_POST_MESSAGE, Map.of()))
                .isInstanceOf(SlackAnswer.Failed.class);
    }

    @Test
    void a_form_is_not_waited_for_longer_than_its_trigger_lives() {
        server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));

        assertThat(http().call(SlackMethod.VIEWS_OPEN, Map.of())).isInstanceOf(SlackAnswer.Unclear.class);
        assertThat(server.getRequestCount()).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"200 | {'ok':false,'error':'channel_not_found'} | refused",
            "400 | {'ok':false,'error':'invalid_arguments'}           | refused",
            "200 | {'ok':false,'error':'ratelimited'}                 | rate_limited",
            "200 | {'ok':false,'error':'rate_limited'}                | rate_limited",
            "429 | whatever                                           | rate_limited",
            "200 | {'ok':false,'error':'internal_error'}              | unclear",
            "200 | {'ok':false,'error':'fatal_error'}                 | unclear",
            "200 | {'ok':false,'error':'service_unavailable'}         | unclear",
            "200 | {'ok':false}                                       | unclear",
            "500 | {'ok':false,'error':'channel_not_found'}           | unclear",
            "502 | <html>bad gateway</html>                           | unclear",
            "200 | <html>log in to the guest network</html>           | unclear",
            "200 | {'ok':'yes'}                                       | unclear",
            "200 | []                                                 | unclear",
            "200 | {'ok':tr                                           | unclear",
            "200 | {'ok':true,'message':{'files':[[]],'blocks':7}}    | ok",
            "200 | {'ok':true,'warning':'superfluous_charset'}        | ok"})
    void an_answer_counts_for_no_more_than_it_certainly_says(int status, String body, String outcome) {
        server.enqueue(new MockResponse().setResponseCode(status).setBody(body.replace('\'', '"')));

        assertThat(http().call(SlackMethod.CHAT_POST_MESSAGE, Map.of()).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"30,PT30S", "0,PT1S", "'',PT5S", "soon,PT5S", "999999,PT1H"})
    void the_pause_that_slack_asks_for_is_kept_within_reason(String header, Duration pause) {
        server.enqueue(new MockResponse().setResponseCode(429).setHeader("Retry-After", header));

        assertThat(http().call(SlackMethod.PINS_ADD, Map.of())).isEqualTo(new SlackAnswer.RateLimited(pause));
    }

    @Test
    void a_missing_scope_is_named() {
        server.enqueue(new MockResponse().setBody("{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"pins:write\"}"));

        assertThat(http().call(SlackMethod.PINS_ADD, Map.of())).isInstanceOfSatisfying(SlackAnswer.Refused.class,
                refused -> assertThat(refused.needed()).isEqualTo(Optional.of("pins:write")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"200|ok|ok", "200||ok", "200|{\"ok\":true}|ok",
            "404|{\"ok\":false,\"error\":\"used_url\"}|refused",
            "410|gone|refused", "429|x|rate_limited", "500|x|unclear"})
    void a_response_url_answers_in_plain_words_too(int status, String body, String outcome) {
        server.enqueue(new MockResponse().setResponseCode(status).setBody(body == null ? "" : body));

        SlackAnswer answer = http().postJson(server.url("/actions/1").toString(), Json.MAPPER.createObjectNode());

        assertThat(answer.outcome()).isEqualTo(outcome);
    }

    @Test
    void an_address_that_is_none_is_refused_and_its_secret_path_appears_in_no_answer() {
        assertThat(http().postJson("not a url", Json.MAPPER.createObjectNode()).outcome()).isEqualTo("refused");
        server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));

        SlackAnswer answer = http().postJson(server.url("/actions/s3cret").toString(), Json.MAPPER.createObjectNode());

        assertThat(answer.toString()).startsWith("Unclear").doesNotContain("s3cret");
    }

    @Test
    void this_machine_is_reached_directly_whatever_proxy_is_set() {
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(new DeadProxy());
        try {
            server.enqueue(new MockResponse().setBody("{\"ok\":true}"));

            assertThat(http().call(SlackMethod.AUTH_TEST, Map.of())).isInstanceOf(SlackAnswer.Ok.class);
            assertThat(http("http://slack.invalid/api/").call(SlackMethod.AUTH_TEST, Map.of()))
                    .isEqualTo(new SlackAnswer.Failed("ConnectException"));
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    private SlackHttp http() {
        return http(server.url("/api/").toString());
    }

    private static SlackHttp http(String baseUrl) {
        return new SlackHttp(baseUrl, () -> "xoxb-a-token-long-enough", TIMEOUTS);
    }

    /** Sends everybody to a port where nobody listens. */
    private static final class DeadProxy extends ProxySelector {
        @Override
        public List<Proxy> select(URI uri) {
            return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            assertThat(uri.getHost()).isEqualTo("slack.invalid");
        }
    }
}
