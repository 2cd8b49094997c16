package dev.muster.bot.slack.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange with Slack, never two: OkHttp's own resending is off in every form, because a request whose
 * connection died after it was read would be done twice. Neither tokens nor texts are ever logged.
 */
public final class SlackHttp {
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final MediaType BYTES = MediaType.get("application/octet-stream");

    private final HttpUrl baseUrl;
    private final Supplier<String> token;
    private final OkHttpClient client;
    private final OkHttpClient quickClient;
    private final OkHttpClient patientClient;

    /**
     * How long an exchange may take from beginning to end.
     *
     * @param call   for everything but forms and files; shorter than the lease of an effect
     * @param form   for opening a form, whose trigger dies after three seconds
     * @param upload for a file, which may be large and the line narrow; a line on which nothing moves is given up after a call's time
     */
    public record Timeouts(Duration call, Duration form, Duration upload) {
        public static Timeouts usual() {
            return new Timeouts(Duration.ofSeconds(10), Duration.ofMillis(2500), Duration.ofMinutes(14));
        }
    }

    /**
     * @param baseUrl the Web API's address with a trailing slash
     * @param token   the bot token, asked for anew with each call so that it can be rotated
     */
    public SlackHttp(String baseUrl, Supplier<String> token, Timeouts timeouts) {
        if (!baseUrl.endsWith("/")) {
            throw new IllegalArgumentException("baseUrl: '%s' (expected: a trailing slash)".formatted(baseUrl));
        }
        this.baseUrl = HttpUrl.get(baseUrl);
        this.token = token;
        OkHttpClient ofSdk = SlackHttpClient.buildOkHttpClient(SlackConfig.DEFAULT);
        this.client = ofSdk.newBuilder().retryOnConnectionFailure(false).followRedirects(false).callTimeout(timeouts.call())
                .connectTimeout(timeouts.call()).readTimeout(timeouts.call()).writeTimeout(timeouts.call()).proxy(null)
                .proxySelector(new LoopbackDirectly(ofSdk.proxy(), ofSdk.proxySelector()))
                // Told to come back at once, OkHttp would send a second time by itself.
                .addNetworkInterceptor(chain -> {
                    Response response = chain.proceed(chain.request());
                    return response.code() == 503 ? response.newBuilder().removeHeader("Retry-After").build() : response;
                }).eventListenerFactory(SlackHttp::listener).build();
        this.quickClient = client.newBuilder().callTimeout(timeouts.form()).build();
        // What was written may still be on its way in the machine's own buffers while we wait for the answer already.
        this.patientClient = client.newBuilder().callTimeout(timeouts.upload()).readTimeout(timeouts.upload()).build();
    }

    /** Calls a method with form-encoded arguments; nested ones are given as JSON text. */
    public SlackAnswer call(SlackMethod method, Map<String, String> arguments) {
        FormBody.Builder form = new FormBody.Builder();
        arguments.forEach(form::add);
        Request.Builder request = new Request.Builder().url(baseUrl.newBuilder().addPathSegment(method.wireName()).build())
                .header("Authorization", "Bearer " + token.get()).post(form.build());
        return exchange(method == SlackMethod.VIEWS_OPEN ? quickClient : client, request, Answers::ofMethod);
    }

    /** Posts to an address that Slack gave with a command or a click. */
    public SlackAnswer postJson(String url, JsonNode body) {
        return toGivenAddress(client, url, RequestBody.create(Json.write(body), JSON));
    }

    /** Sends a file's bytes to the address that Slack gave for it. */
    public SlackAnswer upload(String url, ExportFile file) {
        return toGivenAddress(patientClient, url, new RequestBody() {
            @Override
            public MediaType contentType() {
                return BYTES;
            }

            @Override
            public long contentLength() {
                return file.length();
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                try (InputStream in = file.open().get(); var source = Okio.source(in)) {
                    sink.writeAll(source);
                }
            }
        });
    }

    private static SlackAnswer toGivenAddress(OkHttpClient client, String url, RequestBody body) {
        HttpUrl address = HttpUrl.parse(url);
        if (address == null) {
            return new SlackAnswer.Refused("invalid_url", Optional.empty(), Json.MAPPER.missingNode());
        }
        return exchange(client, new Request.Builder().url(address).post(body), Answers::ofGivenAddress);
    }

    private static SlackAnswer exchange(OkHttpClient client, Request.Builder request, Answers.Reader reader) {
        Sent sent = new Sent();
        try (Response response = client.newCall(request.tag(Sent.class, sent).build()).execute()) {
            return reader.read(response);
        } catch (IOException e) {
            // The message may name an address, which can be a secret (response_url), so only the kind of failure is kept.
            String why = e.getClass().getSimpleName();
            return sent.began.get() ? new SlackAnswer.Unclear(why, true) : new SlackAnswer.Failed(why);
        }
    }

    /** Whether a byte of the request may have left. */
    private static final class Sent {
        final AtomicBoolean began = new AtomicBoolean();
    }

    private static EventListener listener(Call call) {
        @Nullable
        Sent sent = call.request().tag(Sent.class);
        return new EventListener() {
            @Override
            public void requestHeadersStart(Call begun) {
                if (sent != null) {
                    sent.began.set(true);
                }
            }
        };
    }

    /** The SDK's choice of proxy, but this machine is always reached directly. */
    private static final class LoopbackDirectly extends ProxySelector {
        private final @Nullable Proxy proxy;
        private final ProxySelector otherwise;

        LoopbackDirectly(@Nullable Proxy proxy, ProxySelector otherwise) {
            this.proxy = proxy;
            this.otherwise = otherwise;
        }

        @Override
        public List<Proxy> select(URI uri) {
            if (isLoopback(uri.getHost())) {
                return List.of(Proxy.NO_PROXY);
            }
            return proxy == null ? otherwise.select(uri) : List.of(proxy);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            otherwise.connectFailed(uri, address, failure);
        }

        private static boolean isLoopback(@Nullable String host) {
            if (host == null) {
                return false;
            }
            String name = host.toLowerCase(Locale.ROOT);
            return name.equals("localhost") || name.endsWith(".localhost") || name.equals("::1") || name.equals("[::1]")
                    || name.matches("127(\\.\\d{1,3}){3}");
        }
    }
}
