package dev.muster.bot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

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

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "Rehearses there and leaves it, so that the next time the store is there already.")
    private @Nullable Path kept;

    @Override
    public Integer call() throws IOException {
        Path place = kept;
        if (place != null) {
            return rehearse(Files.createDirectories(place));
        }
        Path folder = Files.createTempDirectory("muster-rehearsal");
        try {
            return rehearse(folder);
        } finally {
            delete(folder);
        }
    }

    private static int rehearse(Path folder) throws IOException {
        // Nobody answers at this address: a start without Slack is a start, too.
        Map<String, String> environment = Map.of("SLACK_BOT_TOKEN", "xoxb-rehearsal-0000000000", "SLACK_SIGNING_SECRET",
                SECRET, "SLACK_API_URL", "http://127.0.0.1:1/api/", "MUSTER_DATABASE_URL",
                "jdbc:sqlite:" + folder.resolve("muster.db"), "MUSTER_HTTP_HOST", "127.0.0.1", "MUSTER_HTTP_PORT", "0");
        try (BotServer server = BotServer.start(new ConfigLoader(environment, folder).load().config(), Clock.systemUTC())) {
            for (String page : List.of("/healthz", "/readyz", "/metrics")) {
                exchange(server.port(), "GET " + page + " HTTP/1.1\r\n", "");
            }
            // Of a store that is there already nothing may be known before.
            String once = Long.toString(Clock.systemUTC().millis());
            post(server.port(), "application/json", EVENT.replace("Ev0REHEARSAL", "Ev" + once));
            for (String text : List.of("new+rehearsal+sev3", "status", "help")) {
                post(server.port(), "application/x-www-form-urlencoded",
                        COMMAND.replace("TEXT", text).replace("TRIGGER", text + once));
            }
        }
        return 0;
    }

    private static void post(int port, String contentType, String body) throws IOException {
        String now = Long.toString(Clock.systemUTC().instant().getEpochSecond());
        exchange(port, """
                POST /slack/events HTTP/1.1\r
                Content-Type: %s\r
                X-Slack-Request-Timestamp: %s\r
                X-Slack-Signature: %s\r
                """.formatted(contentType, now, signature(now, body)), body);
    }

    /** By hand: a client's classes would be remembered, too, and the bot that is started needs none. */
    private static void exchange(int port, String head, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String rest = "Host: localhost\r\nConnection: close\r\nContent-Length: %d\r\n\r\n".formatted(content.length);
            socket.getOutputStream().write((head + rest).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(content);
            socket.getInputStream().readAllBytes();
        }
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
