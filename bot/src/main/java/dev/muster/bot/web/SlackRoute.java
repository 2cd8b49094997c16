package dev.muster.bot.web;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** {@code POST /slack/events}: everything that Slack sends by HTTP. */
public final class SlackRoute implements Routes {
    /** What Slack's own headers begin with; nobody asks for the others. */
    private static final String SLACKS = "X-Slack-";

    private final SlackRequests requests;

    public SlackRoute(SlackRequests requests) {
        this.requests = requests;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/slack/events", this::handle);
    }

    private void handle(Context context) throws Exception {
        Optional<byte[]> body = RequestBody.read(context, RequestBody.LARGEST);
        if (body.isPresent()) {
            SlackRequests.Answer answer = requests.handle(headers(context), body.get());
            context.status(answer.status()).contentType(answer.contentType()).result(answer.body());
        }
    }

    private static Map<String, List<String>> headers(Context context) {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : Collections.list(context.req().getHeaderNames())) {
            if (name.regionMatches(true, 0, SLACKS, 0, SLACKS.length())) {
                headers.put(name, Collections.list(context.req().getHeaders(name)));
            }
        }
        return headers;
    }
}
