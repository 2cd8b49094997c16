package dev.muster.bot.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slack's own framework, for commands and interactions. It is given everything it would otherwise look for in the
 * environment, does not call Slack by itself, and sees only requests that were verified and reduced before.
 */
final class BoltApp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BoltApp.class);
    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);
    /** Signatures are checked before anything comes here, and on a socket there are none. */
    private static final String UNUSED_SECRET = "checked elsewhere";
    private static final String REQUEST_KEY = "x-muster-request-key";

    private final Slack slack;
    private final SlackConfig slackConfig;
    private final App app;
    private final SlackRequestParser parser;

    /**
     * @param identity asked on every request, since who the bot is may only be known later
     * @param apiUrl   the base of Slack's Web API, with a trailing slash
     */
    BoltApp(Supplier<BotIdentity> identity, String apiUrl, Handlers handlers) {
        this.slackConfig = new SlackConfig();
        slackConfig.setStatsEnabled(false);
        slackConfig.setProxyUrl(null);
        slackConfig.setMethodsEndpointUrlPrefix(apiUrl);
        this.slack = Slack.getInstance(slackConfig);
        AppConfig config = config(slack);
        // With a list of our own Bolt adds none of its own: no auth.test, no bots.info, no second signature check.
        this.app = new App(config, slack, new ArrayList<>(List.of(authorization(identity))));
        this.parser = new SlackRequestParser(config);
        register(handlers);
        app.start();
    }

    /** Runs one request through the handler it is for. Throws what the handler throws. */
    Response run(PlainRequest request) throws Exception {
        Request<?> parsed = parser.parse(SlackRequestParser.HttpRequest.builder().requestUri("/slack/events")
                .queryString(Map.of()).requestBody(request.body()).remoteAddress("")
                .headers(new RequestHeaders(Map.of(REQUEST_KEY, List.of(request.requestKey())))).build());
        return app.run(parsed);
    }

    @Override
    public void close() {
        app.stop();
        app.executorService().shutdown();
        try {
            slack.close();
            slackConfig.close();
        } catch (Exception e) {
            LOG.warn("Closing the Slack SDK failed", e);
        }
    }

    private void register(Handlers handlers) {
        app.command(ANY, (request, context) -> handlers.command(key(request), request.getPayload()));
        app.blockAction(ANY, (request, context) -> handlers.action(key(request), request.getPayload()));
        app.viewSubmission(ANY, (request, context) -> handlers.submission(key(request), request.getPayload()));
        app.viewClosed(ANY, (request, context) -> handlers.closed(key(request), request.getPayload()));
        app.globalShortcut(ANY, (request, context) -> handlers.shortcut(key(request), request.getPayload()));
        app.messageShortcut(ANY, (request, context) -> handlers.messageShortcut(key(request), request.getPayload()));
    }

    private static String key(Request<?> request) {
        return request.getHeaders().getFirstValue(REQUEST_KEY);
    }

    private static Middleware authorization(Supplier<BotIdentity> identity) {
        return (request, response, chain) -> {
            BotIdentity bot = identity.get();
            request.getContext().setBotToken(bot.token());
            request.getContext().setBotUserId(bot.userId());
            if (bot.teamId() != null) {
                request.getContext().setTeamId(bot.teamId());
            }
            return chain.next(request);
        };
    }

    /** Every value that Bolt would read from the environment is set here, so that a stray variable changes nothing. */
    @SuppressWarnings("deprecation")
    private static AppConfig config(Slack slack) {
        return AppConfig.builder().slack(slack).singleTeamBotToken(null).signingSecret(UNUSED_SECRET).verificationToken(null)
                .clientId(null).clientSecret(null).redirectUri(null).scope(null).userScope(null).oauthStartPath("start")
                .oauthInstallPath("start").oauthCallbackPath("callback").oauthRedirectUriPath("callback")
                .oauthCancellationUrl(null).oauthCompletionUrl(null).oAuthInstallPathEnabled(false)
                .oAuthRedirectUriPathEnabled(false).requestVerificationEnabled(false).sslCheckEnabled(false)
                .ignoringSelfEventsEnabled(false).allEventsApiAutoAckEnabled(true).authTestCacheEnabled(true)
                .authTestCacheExpirationMillis(-1).alwaysRequestUserTokenNeeded(false).threadPoolSize(1)
                .unmatchedRequestHandler(request -> Answers.unmatched()).build();
    }
}
