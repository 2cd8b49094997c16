package dev.muster.sandbox.page;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import dev.muster.sandbox.Sandbox;
import dev.muster.sandbox.SandboxOptions;
import dev.muster.sandbox.page.PageSnapshot.Asked;
import dev.muster.sandbox.workspace.Files;
import dev.muster.sandbox.workspace.StoredFile;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.sse.SseClient;
import org.jspecify.annotations.Nullable;

/** The page of a workspace: its files, its JSON API and its stream of changes, on the workspace's own web server. */
public final class WorkspacePage {
    private static final int MESSAGES = 200;

    private final Supplier<Sandbox> sandbox;
    private final ReadMarks marks = new ReadMarks();
    private final ChangeStream changes = new ChangeStream();
    private final AtomicBoolean watching = new AtomicBoolean();

    private final @Nullable Performance performance;

    private WorkspacePage(Supplier<Sandbox> sandbox, @Nullable Performance performance) {
        this.sandbox = sandbox;
        this.performance = performance;
    }

    /** Serves the page at the address of a workspace: {@code SandboxOptions.defaults().mount(WorkspacePage.mount())}. */
    public static SandboxOptions.Mount mount() {
        return mounted(null);
    }

    /** The same, with a bar on the page from which a performance is watched and steered. */
    public static SandboxOptions.Mount mount(Performance performance) {
        return mounted(performance);
    }

    private static SandboxOptions.Mount mounted(@Nullable Performance performance) {
        return (config, sandbox) -> {
            WorkspacePage page = new WorkspacePage(sandbox, performance);
            page.serve(config.routes);
            config.events.serverStopping(page.changes::close);
        };
    }

    /** Watches from the first page on: while the server comes up, the workspace is not whole yet. */
    private void open(SseClient client) {
        if (watching.compareAndSet(false, true)) {
            watch();
        }
        changes.open(client);
    }

    private void watch() {
        AppStatus status = new AppStatus(sandbox.get());
        sandbox.get().onChange(event -> changes.changed());
        sandbox.get().exchanges().onChange(() -> changes.changed("traffic"));
        if (performance != null) {
            performance.onChange(() -> changes.changed("performance"));
        }
        changes.start(status::fingerprint);
    }

    private void serve(RoutesConfig routes) {
        PageActions actions = new PageActions(sandbox, marks, changes::changed);
        routes.get("/", ctx -> PageFiles.send(ctx, "index.html"));
        // Message links lead here; the page reads the rest of the address itself.
        routes.get("/archives/<place>", ctx -> PageFiles.send(ctx, "index.html"));
        routes.get("/page/api/snapshot", this::answerSnapshot);
        routes.get("/page/api/search", this::answerSearch);
        routes.sse("/page/api/changes", this::open);
        new PagePerformance(performance).on(routes);
        new PageTraffic(sandbox).on(routes);
        routes.post("/page/api/<deed>", actions::handle);
        routes.get("/page/file/{id}", this::answerFile);
        routes.get("/page/<file>", ctx -> PageFiles.send(ctx, ctx.pathParam("file")));
    }

    private void answerSnapshot(Context ctx) {
        int limit = ctx.queryParamAsClass("limit", Integer.class).getOrDefault(MESSAGES);
        Asked asked = new Asked(ctx.queryParam("as"), ctx.queryParam("channel"), ctx.queryParam("thread"),
                ctx.queryParam("reach"), Math.clamp(limit, 1, PageSnapshot.MOST), ctx.queryParam("since"));
        ctx.header("Cache-Control", "no-store").contentType(ContentType.APPLICATION_JSON)
                .result(new PageSnapshot(sandbox.get(), marks).of(asked).toString());
    }

    private void answerSearch(Context ctx) {
        String person = ctx.queryParamAsClass("as", String.class).getOrDefault("");
        String question = ctx.queryParamAsClass("q", String.class).getOrDefault("");
        ctx.header("Cache-Control", "no-store").contentType(ContentType.APPLICATION_JSON)
                .result(new PageSearch(sandbox.get().workspace()).of(person, question).toString());
    }

    private void answerFile(Context ctx) {
        String id = ctx.pathParam("id");
        Files files = sandbox.get().workspace().files();
        StoredFile file = files.find(id).orElseThrow(NotFoundResponse::new);
        // Never shown in place: what an app uploads must not run as part of this page.
        ctx.contentType(ContentType.OCTET_STREAM).header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", "attachment; filename=\"" + file.name().replaceAll("[^\\w.-]", "_") + "\"")
                .result(files.content(id).orElseThrow(NotFoundResponse::new));
    }
}
