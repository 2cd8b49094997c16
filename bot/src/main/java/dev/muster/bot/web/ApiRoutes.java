package dev.muster.bot.web;

import java.util.Optional;
import java.util.OptionalLong;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.review.Boards;
import dev.muster.bot.review.ExportFormat;
import dev.muster.bot.review.ExportProfile;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** {@code /api/v1/incidents…}: the incidents for programs. */
public final class ApiRoutes implements Routes {
    private static final int LARGEST_BODY = 64 * 1024;
    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 1000;

    private final Api api;
    private final ApiToken token;

    public ApiRoutes(Api api, ApiToken token) {
        this.api = api;
        this.token = token;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/incidents", token.guard(this::incidents));
        routes.post("/api/v1/incidents", token.guard(this::declare));
        routes.get("/api/v1/incidents/{id}", token.guard(context -> incident(context).ifPresent(id -> answer(context,
                api.incident(id)))));
        routes.get("/api/v1/incidents/{id}/timeline", token.guard(this::timeline));
        routes.get("/api/v1/incidents/{id}/export", token.guard(this::export));
        routes.get("/api/v1/board", token.guard(context -> board(context).ifPresent(format -> answer(context,
                api.board(format)))));
        routes.get("/api/v1/incidents/{id}/board", token.guard(context -> incident(context).ifPresent(id -> board(context)
                .ifPresent(format -> answer(context, api.board(id, format))))));
    }

    private void incidents(Context context) {
        String before = context.queryParam("before");
        Optional<IncidentId> id = before == null ? Optional.empty() : IncidentId.parse(before);
        if (before != null && id.isEmpty()) {
            Errors.answer(context, 400, "before: no incident's id (expected: such as INC-12)");
            return;
        }
        OptionalLong limit = number(context, "limit", PAGE);
        if (limit.isPresent()) {
            answer(context, api.incidents(id, page(limit.getAsLong())));
        }
    }

    private void timeline(Context context) {
        Optional<IncidentId> id = incident(context);
        OptionalLong after = id.isEmpty() ? OptionalLong.empty() : number(context, "after", 0);
        OptionalLong limit = after.isEmpty() ? OptionalLong.empty() : number(context, "limit", LARGEST_PAGE);
        if (limit.isPresent()) {
            answer(context, api.timeline(id.orElseThrow(), after.orElseThrow(), page(limit.getAsLong())));
        }
    }

    private void export(Context context) {
        Optional<IncidentId> id = incident(context);
        if (id.isEmpty()) {
            return;
        }
        Optional<ExportFormat> format = ExportFormat.parse(Optional.ofNullable(context.queryParam("format")).orElse("json"));
        Optional<ExportProfile> profile = ExportProfile.parse(Optional.ofNullable(context.queryParam("profile")).orElse("full"));
        if (format.isEmpty()) {
            Errors.answer(context, 400, "format: unknown (expected: md, html, json or csv)");
        } else if (profile.isEmpty()) {
            Errors.answer(context, 400, "profile: unknown (expected: full, team, external or anonymised)");
        } else {
            answer(context, api.export(id.get(), format.get(), profile.get()));
        }
    }

    /** What a board is wanted as; empty where that is not known, and then it was answered in words. */
    private static Optional<Boards.Format> board(Context context) {
        Optional<Boards.Format> format = Boards.Format
                .parse(Optional.ofNullable(context.queryParam("format")).orElse("text"));
        if (format.isEmpty()) {
            Errors.answer(context, 400, "format: unknown (expected: text or html)");
        }
        return format;
    }

    private void declare(Context context) throws Exception {
        Optional<byte[]> body = RequestBody.read(context, LARGEST_BODY);
        if (body.isEmpty()) {
            return;
        }
        try {
            answer(context, api.declare(DeclarationReader.read(body.get())));
        } catch (DeclarationReader.Unreadable e) {
            Errors.answer(context, 400, e.sentence());
        }
    }

    private static int page(long wanted) {
        return Math.clamp(wanted, 1, LARGEST_PAGE);
    }

    /** The incident named in the path; empty where it is no id, and then it was answered in words. */
    private static Optional<IncidentId> incident(Context context) {
        Optional<IncidentId> id = IncidentId.parse(context.pathParam("id"));
        if (id.isEmpty()) {
            Errors.answer(context, 404, "There is no such incident (expected: an id such as INC-12).");
        }
        return id;
    }

    /** A number given with the address; empty where it is none, and then it was answered in words. */
    private static OptionalLong number(Context context, String name, long otherwise) {
        String written = context.queryParam(name);
        if (written == null) {
            return OptionalLong.of(otherwise);
        }
        if (written.matches("\\d{1,15}")) {
            return OptionalLong.of(Long.parseLong(written));
        }
        Errors.answer(context, 400, name + ": no number (expected: 0 or more)");
        return OptionalLong.empty();
    }

    private static void answer(Context context, Api.Answer answer) {
        switch (answer) {
            case Api.Answer.Found(JsonNode body) -> json(context, 200, body);
            case Api.Answer.Created(JsonNode body) -> json(context, 201, body);
            case Api.Answer.Document document -> context.status(200).contentType(document.contentType())
                    .header("Content-Disposition", "attachment; filename=\"" + document.fileName() + "\"")
                    .result(document.content());
            case Api.Answer.Page(String contentType, String body) -> context.status(200).contentType(contentType).result(body);
            case Api.Answer.Missing(String sentence) -> Errors.answer(context, 404, sentence);
            case Api.Answer.Refused(String sentence) -> Errors.answer(context, 409, sentence);
        }
    }

    private static void json(Context context, int status, JsonNode body) {
        context.status(status).contentType("application/json; charset=utf-8").result(body.toString());
    }
}
