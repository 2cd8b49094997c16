package dev.muster.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.muster.sandbox.Channel;

/** Many open incidents in a store, whose channels stand in a workspace: a bad day in a large organisation. */
record OpenIncidents(Slack slack, Server server, List<String> channels) {
    /** How many. */
    static final int COUNT = 50;
    /** What all of them together write. */
    static final int MESSAGES_A_SECOND = 200;

    /** Lets Muster make the tables of an empty store, and puts the incidents into it. */
    static OpenIncidents prepare(Slack slack, Server server, Programs programs, Path folder) throws Exception {
        List<String> channels = slack.channels(COUNT).stream().map(Channel::id).toList();
        OpenIncidents incidents = new OpenIncidents(slack, server, channels);
        try (Child first = Child.start(programs.muster(), incidents.environment(), folder)) {
            first.ready();
        }
        Store.addIncidents(server.url(), channels, Instant.now());
        return incidents;
    }

    /** What a program is told at its start. */
    Map<String, String> environment() {
        return slack.environment(server.url());
    }

    /** What people write there; {@code run} tells these from the messages of another run against the same store. */
    Events events(String run) {
        return new Events(slack.sandbox().signingSecret(), channels, slack.people(), run, Instant.now());
    }

    /** A figure for messages that were not kept would be worth nothing. */
    void kept(long sent) throws Exception {
        // What Muster itself posted may have come back, and is kept as well.
        long kept = Store.count(server.url(),
                "timeline WHERE kind = 'message' AND actor <> '%s'".formatted(slack.sandbox().botUserId()));
        if (kept != sent) {
            throw new IllegalStateException("%d messages were acknowledged and %d are kept".formatted(sent, kept));
        }
    }
}
