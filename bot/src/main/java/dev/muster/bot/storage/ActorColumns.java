package dev.muster.bot.storage;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import org.jspecify.annotations.Nullable;

/** An actor as two columns: what kind, and who. */
final class ActorColumns {
    static final String PERSON = "person";
    private static final String BOT = "bot";
    private static final String API = "api";

    private ActorColumns() {}

    static String kind(Actor actor) {
        return switch (actor) {
            case Actor.Person person -> PERSON;
            case Actor.Bot bot -> BOT;
            case Actor.ApiClient client -> API;
        };
    }

    static @Nullable String name(Actor actor) {
        return switch (actor) {
            case Actor.Person(UserId user) -> user.value();
            case Actor.Bot() -> null;
            case Actor.ApiClient(String name) -> name;
        };
    }

    static Actor actor(String kind, @Nullable String name) {
        return switch (kind) {
            case PERSON -> new Actor.Person(new UserId(String.valueOf(name)));
            case BOT -> new Actor.Bot();
            case API -> new Actor.ApiClient(String.valueOf(name));
            default -> throw new IllegalArgumentException("kind: '%s' (expected: person, bot or api)".formatted(kind));
        };
    }
}
