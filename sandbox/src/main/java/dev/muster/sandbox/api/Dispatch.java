package dev.muster.sandbox.api;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.workspace.AppIdentity;
import dev.muster.sandbox.workspace.Refusal;

/** From the name of a method and its arguments to an answer: token, rate limit, arguments, scopes, then the method itself. */
final class Dispatch {
    private static final Set<String> FOR_ANY_METHOD = Set.of("token", "pretty");
    private static final int HISTORY_LIMITED = 1;

    private final Desk desk;
    private final CallLog log;
    private final RateLimits limits;
    private final ScopeCheck scopes;
    private final boolean strict;
    private final Map<String, Method> methods = new HashMap<>();

    Dispatch(Desk desk, Supplier<String> newSocketUrl, CallLog log, boolean strict) {
        this.desk = desk;
        this.log = log;
        this.strict = strict;
        this.limits = new RateLimits(desk.workspace().clock());
        this.scopes = new ScopeCheck(desk.workspace(), desk.app());
        Stream.of(new ChatMethods(desk).all(), new ChannelMethods(desk).all(), new MemberMethods(desk).all(),
                new HistoryMethods(desk).all(), new PeopleMethods(desk).all(), new MarkMethods(desk).all(),
                new ViewMethods(desk).all(), new FileMethods(desk).all(),
                new AppMethods(newSocketUrl, desk.switches()).all()).flatMap(List::stream)
                .forEach(method -> methods.put(method.name(), method));
    }

    /** An answer; {@code retryAfter} is longer than zero where the call was one too many. */
    record Answer(ObjectNode body, Duration retryAfter) {
        static Answer of(ObjectNode body) {
            return new Answer(body, Duration.ZERO);
        }
    }

    Answer answer(String name, String token, Args args) {
        Method method = methods.get(name);
        try {
            authenticate(name, token);
            if (method == null) {
                throw unknown(name);
            }
            Duration wait = desk.switches().rateLimits() ? tooMuch(method, args) : Duration.ZERO;
            if (wait.isPositive()) {
                return new Answer(refused("ratelimited"), wait);
            }
            checkArguments(method, args);
            ObjectNode body = desk.workspace().locked(() -> {
                scopes.check(name, args);
                return method.handler().handle(args);
            });
            return Answer.of(Json.object().put("ok", true).setAll(body));
        } catch (MissingScope e) {
            return Answer.of(refused("missing_scope").put("needed", e.needed()).put("provided", desk.app().provided()));
        } catch (MemberMethods.InviteRefused e) {
            return Answer.of(e.answer());
        } catch (Refusal e) {
            ObjectNode body = refused(e.code());
            if (!e.messages().isEmpty()) {
                body.putObject("response_metadata").set("messages", Json.texts(e.messages()));
            }
            return Answer.of(body);
        }
    }

    static ObjectNode refused(String code) {
        return Json.object().put("ok", false).put("error", code);
    }

    private void authenticate(String name, String token) {
        AppIdentity app = desk.workspace().app();
        if (name.equals("api.test")) {
            return;
        }
        if (token.isEmpty()) {
            throw new Refusal("not_authed");
        }
        boolean forApp = name.startsWith("apps.");
        if (!token.equals(app.botToken()) && !token.equals(app.appToken())) {
            throw new Refusal("invalid_auth");
        }
        if (forApp != token.equals(app.appToken()) && !name.equals("auth.test")) {
            throw new Refusal("not_allowed_token_type");
        }
    }

    private Refusal unknown(String name) {
        if (strict) {
            log.violation(name, "there is no such method");
        }
        return new Refusal("unknown_method");
    }

    private Duration tooMuch(Method method, Args args) {
        boolean history = method.name().equals("conversations.history") || method.name().equals("conversations.replies");
        int perMinute = history && desk.switches().historyLimited() ? HISTORY_LIMITED : method.tier().perMinute();
        Duration wait = limits.call(method.name(), perMinute);
        if (wait.isPositive() || !method.name().equals("chat.postMessage")) {
            return wait;
        }
        return limits.post(args.text("channel"));
    }

    private void checkArguments(Method method, Args args) {
        Set<String> unknown = new TreeSet<>(args.names());
        unknown.removeAll(method.args());
        unknown.removeAll(FOR_ANY_METHOD);
        if (strict && !unknown.isEmpty() && !method.name().equals("api.test")) {
            log.violation(method.name(), "it takes no argument " + String.join(", ", unknown));
            throw new Refusal("invalid_arguments",
                    unknown.stream().map(field -> "[ERROR] unsupported argument: " + field).toList());
        }
    }
}
