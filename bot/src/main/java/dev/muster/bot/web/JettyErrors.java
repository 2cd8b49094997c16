package dev.muster.bot.web;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What is said to requests that are no HTTP at all or never reach a route; Jetty's own page names its causes. */
final class JettyErrors implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
        String body = Errors.body(response.getStatus() >= 500
                ? "Something went wrong on our side."
                : "This request cannot be handled.");
        Content.Sink.write(response, true, body, callback);
        return true;
    }
}
