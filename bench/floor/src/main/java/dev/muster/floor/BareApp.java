package dev.muster.floor;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.model.event.MessageEvent;
import io.javalin.Javalin;
import io.javalin.http.Context;

/**
 * The floor: the same web server and the same framework with a handler that does nothing. It keeps nothing, looks nothing
 * up and answers; no program on these two libraries can be quicker. Started as a process of its own.
 */
public final class BareApp {
    private BareApp() {}

    /** Listens on {@code MUSTER_HTTP_PORT} and trusts {@code SLACK_SIGNING_SECRET}. */
    public static void main(String[] arguments) {
        SlackConfig slackConfig = new SlackConfig();
        slackConfig.setStatsEnabled(false);
        slackConfig.setProxyUrl(null);
        slackConfig.setMethodsEndpointUrlPrefix(System.getenv("SLACK_API_URL"));
        AppConfig config = AppConfig.builder().slack(Slack.getInstance(slackConfig))
                .singleTeamBotToken(System.getenv("SLACK_BOT_TOKEN"))
                .signingSecret(System.getenv("SLACK_SIGNING_SECRET")).authTestCacheEnabled(true)
                .authTestCacheExpirationMillis(-1).build();
        App app = new App(config);
        app.event(MessageEvent.class, (event, context) -> context.ack());
        app.start();
        SlackRequestParser parser = new SlackRequestParser(config);
        Javalin.create(javalin -> {
            javalin.startup.showJavalinBanner = false;
            javalin.concurrency.useVirtualThreads = true;
            javalin.routes.get("/readyz", context -> context.result("ready"));
            javalin.routes.post("/slack/events", context -> answer(context, app, parser));
        }).start("127.0.0.1", Integer.parseInt(System.getenv("MUSTER_HTTP_PORT")));
    }

    private static void answer(Context context, App app, SlackRequestParser parser) throws Exception {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : Collections.list(context.req().getHeaderNames())) {
            headers.put(name, Collections.list(context.req().getHeaders(name)));
        }
        Request<?> request = parser.parse(SlackRequestParser.HttpRequest.builder().requestUri(context.path())
                .queryString(context.queryParamMap()).headers(new RequestHeaders(headers))
                .requestBody(new String(context.bodyAsBytes(), StandardCharsets.UTF_8)).remoteAddress("").build());
        Response response = app.run(request);
        context.status(response.getStatusCode());
        if (response.getBody() != null) {
            context.contentType(response.getContentType()).result(response.getBody());
        }
    }
}
