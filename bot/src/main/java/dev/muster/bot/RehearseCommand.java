package dev.muster.bot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.muster.bot.config.ConfigLoader;
import picocli.CommandLine.Command;

/**
 * {@code muster rehearse}: starts, does a little of everything in a folder of its own without Slack, and ends. Java
 * remembers the classes that this needed, if it is asked to, and starts faster the next time.
 */
@Command(name = "rehearse", hidden = true, description = "Starts and ends, so that Java can remember what a start needs.")
final class RehearseCommand implements Callable<Integer> {
    private static final String SECRET = "only-for-the-rehearsal";
    private static final String EVENT = """
            {"type":"event_callback","event_id":"Ev0REHEARSAL","team_id":"T0REHEARSAL","event":{"type":"message",\
            "channel":"C0REHEARSAL","user":"U0REHEARSAL","text":"hello","ts":"1770000000.000100","event_ts":"1770000000.000100"}}""";
    private static final String COMMAND = "command=%2Fincident&text=TEXT&user_id=U0REHEARSAL&channel_id=C0REHEARSAL"
            + "&channel_name=general&team_id=T0REHEARSAL&trigger_id=TRIGGER&response_url=http%3A%2F%2F127.0.0.1%3A1%2F";

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("muster-rehearsal");
        try {
            // Nobody answers at this address: a start without Slack is a start, too.
            Map<String, String> environment = Map.of("SLACK_BOT_TOKEN", "xoxb-rehearsal-0000000000", "SLACK_SIGNING_SECRET",
                    SECRET, "SLACK_API_URL", "http://127.0.0.1:1/api/", "MUSTER_DATABASE_URL",
                    "jdbc:sqlite:" + folder.resolve("muster.db"), "MUSTER_HTTP_HOST", "127.0.0.1", "MUSTER_HTTP_PORT", "0");
            try (BotServer server = BotServer.start(new ConfigLoader(environment, folder).load().config(), Clock.systemUTC());
                    HttpClient http = HttpClient.newHttpClient()) {
                URI address = URI.create("http://127.0.0.1:" + server.port());
                for (String page : List.of("/healthz", "/readyz", "/metrics")) {
                    http.send(HttpRequest.newBuilder(address.resolve(page)).build(), HttpResponse.BodyHandlers.discarding());
                }
                post(http, address, "application/json", EVENT);
                for (String text : List.of("new+rehearsal+sev3", "status", "help")) {
                    post(http, address, "application/x-www-form-urlencoded",
                            COMMAND.replace("TEXT", text).replace("TRIGGER", text));
                }
            }
            return 0;
        } finally {
            delete(folder);
        }
    }

    private static void post(HttpClient http, URI address, String contentType, String body)
            throws IOException, InterruptedException {
        String now = Long.toString(Clock.systemUTC().instant().getEpochSecond());
        http.send(HttpRequest.newBuilder(address.resolve("/slack/events")).header("Content-Type", contentType)
                .header("X-Slack-Request-Timestamp", now).header("X-Slack-Signature", signature(now, body))
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.discarding());
    }

    private static String signature(String at, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(("v0:" + at + ":" + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
