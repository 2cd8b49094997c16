package dev.muster.bot.slack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.github.benmanes.caffeine.cache.Ticker;
import com.sun.net.httpserver.HttpServer;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.NotKnownIfKept;
import dev.muster.bot.slack.conversation.Conversation;
import dev.muster.bot.slack.conversation.IntakeMetrics;
import dev.muster.bot.slack.conversation.Interaction;
import dev.muster.bot.slack.conversation.Invocation;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.event.ChannelNames;
import dev.muster.bot.slack.event.ChannelsBeingMade;
import dev.muster.bot.slack.event.Consequences;
import dev.muster.bot.slack.event.EventIntake;
import dev.muster.bot.slack.event.IncidentChannels;
import dev.muster.bot.slack.event.MemoryCatchUp;
import dev.muster.bot.slack.event.MemoryTimeline;
import dev.muster.bot.slack.event.OneIncident;
import dev.muster.bot.timeline.Happening;
import dev.muster.bot.web.SlackRequests;
import dev.muster.bot.web.SlackRoute;
import dev.muster.bot.web.WebServer;

/** The bot's door with a server in front of it, and a Slack that sends to it and counts whether anybody calls back. */
final class SlackWorld implements AutoCloseable {
    static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    static final Instant NOW = Instant.ofEpochSecond(1_700_000_100);

    final MemoryTimeline timeline = new MemoryTimeline();
    final Listener conversation = new Listener();
    final AtomicInteger callsToSlack = new AtomicInteger();
    private final HttpServer slackApi;
    private final SlackPayloads payloads;
    private final WebServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    SlackWorld() throws IOException {
        slackApi = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slackApi.createContext("/", exchange -> {
            callsToSlack.incrementAndGet();
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        slackApi.start();
        InstantSource clock = InstantSource.fixed(NOW);
        EventIntake intake = new EventIntake(new IncidentChannels(OneIncident.linked(), Ticker.systemTicker(), true), timeline,
                new NothingBeingMade(), new NoNames(), new ConversationMentions(conversation), new NothingFollows(),
                new MemoryCatchUp(), clock,
                IntakeMetrics.none());
        payloads = new SlackPayloads(() -> new BotIdentity("xoxb-000000000000-not-a-token", "UBOT", "T1"),
                "http://127.0.0.1:" + slackApi.getAddress().getPort() + "/api/", conversation, intake, clock);
        SlackEndpoint endpoint = new SlackEndpoint(SECRET, payloads, clock);
        server = new WebServer("127.0.0.1", 0, List.of(new SlackRoute((headers, body) -> {
            SlackResponse answer = endpoint.handle(new SlackRequest(headers, body));
            return new SlackRequests.Answer(answer.status(), answer.contentType(), answer.body());
        }))).start();
    }

    HttpResponse<String> event(String singleQuoted) {
        return signed("{'type':'event_callback','event_id':'Ev1','event':{".replace('\'', '"') + singleQuoted.replace('\'', '"')
                + "}}");
    }

    HttpResponse<String> message(String singleQuoted) {
        return event("'type':'message','channel':'C0INCIDENT','ts':'1700000000.000100'," + singleQuoted);
    }

    HttpResponse<String> interaction(String singleQuoted) {
        return signed("payload=" + URLEncoder.encode(singleQuoted.replace('\'', '"'), StandardCharsets.UTF_8));
    }

    HttpResponse<String> signed(String body) {
        return signed(body.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> signed(byte[] body) {
        return signed(SECRET, NOW, body);
    }

    HttpResponse<String> signed(String secret, Instant at, byte[] body) {
        String timestamp = Long.toString(at.getEpochSecond());
        return send(body, "X-Slack-Request-Timestamp", timestamp, "X-Slack-Signature", signature(secret, timestamp, body));
    }

    HttpResponse<String> send(byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/slack/events"))
                .timeout(Duration.ofSeconds(20)).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String signature(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        // First, so that the server does not wait for a connection that might be used again.
        client.shutdownNow();
        server.close();
        payloads.close();
        slackApi.stop(0);
    }

    /** Remembers what was said and answers what it was told to. */
    static final class Listener implements Conversation {
        final List<Invocation> commands = Collections.synchronizedList(new ArrayList<>());
        final List<Invocation> mentions = Collections.synchronizedList(new ArrayList<>());
        final List<Interaction> interactions = Collections.synchronizedList(new ArrayList<>());
        volatile Reply reply = new Reply.Silence();
        volatile boolean failing;
        volatile boolean unclear;

        @Override
        public Reply onCommand(Invocation invocation) {
            commands.add(invocation);
            return answer();
        }

        @Override
        public Reply onInteraction(Interaction interaction) {
            interactions.add(interaction);
            return answer();
        }

        @Override
        public void onMention(Invocation invocation, Instant now) {
            mentions.add(invocation);
            answer();
        }

        private Reply answer() {
            if (failing) {
                throw new IllegalStateException("the store is away");
            }
            if (unclear) {
                throw new NotKnownIfKept("the store went away", new IllegalStateException("just now"));
            }
            return reply;
        }
    }

    private static final class NothingBeingMade implements ChannelsBeingMade {
        @Override
        public boolean any() {
            return false;
        }

        @Override
        public void await(Duration longest) {
            throw new IllegalStateException("nothing to wait for");
        }
    }

    private static final class NothingFollows implements Consequences {
        @Override
        public void of(IncidentId incident, Happening happening, Instant now) {
            // What comes in is looked at here, not what follows from it.
        }

        @Override
        public void missed(IncidentId incident, Happening.Message message, Instant now) {
            throw new IllegalStateException("an event comes, and is not found");
        }

        @Override
        public void standing(IncidentId incident, MessageRef message, String reaction, UserId person, Instant now) {
            throw new IllegalStateException("an event comes, and is not found");
        }

        @Override
        public void homeOpened(UserId person, Instant now) {
            // Nobody draws it here.
        }
    }

    private static final class NoNames implements ChannelNames {
        @Override
        public void archived(ChannelId channel, boolean archived, Instant at) {
            // Nobody asks here.
        }

        @Override
        public void renamed(ChannelId channel, String name, Instant at) {
            // Nobody asks for names here.
        }

        @Override
        public void idChanged(ChannelId old, ChannelId now, Instant at) {
            // Nobody asks for ids here.
        }

        @Override
        public void converted(ChannelId channel, boolean isPrivate, Instant at) {
            // Nobody asks here.
        }

        @Override
        public void deleted(ChannelId channel, Instant at) {
            // Nobody asks here.
        }
    }
}
