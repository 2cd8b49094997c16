package dev.muster.sandbox.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.workspace.AppIdentity;
import dev.muster.sandbox.workspace.Refusal;
import dev.muster.sandbox.workspace.StoredFile;
import dev.muster.sandbox.workspace.Workspace;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;

/** Every address that the app may call. */
public final class Endpoints {
    private final Workspace workspace;
    private final Supplier<WebApi> api;

    public Endpoints(Workspace workspace, Supplier<WebApi> api) {
        this.workspace = workspace;
        this.api = api;
    }

    /** Puts them on a server. */
    public void on(RoutesConfig routes) {
        routes.post("/api/{method}", ctx -> api.get().handle(ctx));
        routes.get("/api/{method}", ctx -> api.get().handle(ctx));
        for (String kind : List.of("commands", "actions", "app")) {
            routes.post("/" + kind + "/{team}/{key}", this::respond);
        }
        routes.post("/upload/v1/{file}/{secret}", this::upload);
        routes.get("/files-pri/{id}/{name}", this::download);
        routes.get("/files-pri/{id}/download/{name}", this::download);
    }

    private void respond(Context ctx) {
        Optional<JsonNode> body = Json.tryParse(ctx.body()).filter(JsonNode::isObject);
        try {
            api.get().responses().respond(ctx.pathParam("team") + "/" + ctx.pathParam("key"),
                    body.orElseThrow(() -> new Refusal("invalid_payload")));
            ctx.contentType("text/html").result("ok");
        } catch (Refusal e) {
            boolean spent = e.code().equals("used_url") || e.code().equals("expired_url");
            ctx.status(spent ? 404 : 400).contentType("application/json; charset=utf-8")
                    .result(Json.write(Dispatch.refused(e.code())));
        }
    }

    private void upload(Context ctx) {
        List<UploadedFile> parts = ctx.isMultipartFormData() ? ctx.uploadedFiles() : List.of();
        byte[] content = parts.isEmpty() ? ctx.bodyAsBytes() : bytes(parts.getFirst());
        boolean taken = workspace.files().receive(ctx.pathParam("file"), ctx.pathParam("secret"), content);
        ctx.status(taken ? 200 : 400).result(taken ? "OK - " + content.length : "upload refused");
    }

    private static byte[] bytes(UploadedFile part) {
        try (InputStream in = part.content()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void download(Context ctx) {
        AppIdentity app = workspace.app();
        String id = ctx.pathParam("id");
        String fileId = id.substring(id.indexOf('-') + 1);
        Optional<StoredFile> file = workspace.files().find(fileId);
        if (!("Bearer " + app.botToken()).equals(ctx.header("Authorization"))) {
            ctx.status(403).result("sign in to see this file");
        } else if (file.isEmpty()) {
            ctx.status(404).result("no such file");
        } else {
            ctx.contentType(file.get().mimetype()).result(workspace.files().content(fileId).orElseThrow());
        }
    }
}
