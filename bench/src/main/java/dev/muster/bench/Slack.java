package dev.muster.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Person;
import dev.muster.sandbox.Sandbox;
import dev.muster.sandbox.SandboxOptions;

/** A workspace to measure in, without Slack's limits: they would be all that one measures. */
final class Slack implements AutoCloseable {
    static final String API_TOKEN = "a-token-of-the-measurements";

    private final Sandbox sandbox;
    private final List<Person> people = new ArrayList<>();

    Slack(Path home) {
        sandbox = Sandbox.start(SandboxOptions.defaults().manifest(home.resolve("manifest.yml")).rateLimits(false));
        for (String name : List.of("anna", "bob", "carol", "dora", "emil", "fay", "gus", "hana", "ivo", "jo")) {
            people.add(sandbox.person(name));
        }
        sandbox.channel("general");
        sandbox.channel("incidents");
    }

    Sandbox sandbox() {
        return sandbox;
    }

    List<String> people() {
        return people.stream().map(Person::id).toList();
    }

    /** This many channels with the app in them, for incidents that are put into the store by hand. */
    List<Channel> channels(int count) {
        List<Channel> made = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            Channel channel = sandbox.channel("inc-%d-measured".formatted(number));
            sandbox.addApp(channel);
            made.add(channel);
        }
        return made;
    }

    /** What a program is told at its start. */
    Map<String, String> environment(String database) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SLACK_BOT_TOKEN", sandbox.botToken());
        environment.put("SLACK_SIGNING_SECRET", sandbox.signingSecret());
        environment.put("SLACK_API_URL", sandbox.apiUrl());
        environment.put("MUSTER_DATABASE_URL", database);
        environment.put("MUSTER_API_TOKEN", API_TOKEN);
        return environment;
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
