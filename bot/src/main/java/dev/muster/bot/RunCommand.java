package dev.muster.bot;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import dev.muster.bot.config.ConfigLoader;
import dev.muster.bot.log.Logs;
import dev.muster.bot.storage.StoreException;
import dev.muster.bot.time.LentClock;
import dev.muster.bot.web.WebServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code muster run}: the bot, until it is told to stop. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Runs the bot against Slack.")
final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(9);
    /** Names the file of a {@link LentClock}. Only who starts the program can set it; no environment does. */
    private static final String LENT_CLOCK = "muster.clock";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = CheckCommand.out(spec);
        ConfigLoader.Loaded settings = Main.settings();
        if (CheckCommand.complain(settings.problemsForRunning(), out)) {
            return 1;
        }
        Logs.configure(settings.config().logging());
        try {
            BotServer server = start(settings);
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stop(server);
                stopped.countDown();
            }, "stop"));
            out.println("Muster is running on port " + server.port() + (server.socket().isPresent()
                    ? ". It reaches Slack by Socket Mode; Slack needs no address of it."
                    : ". Slack reaches it by HTTP: POST /slack/events."));
            out.flush();
            stopped.await();
            return ExitCode.OK;
        } catch (StoreException | WebServer.PortTaken e) {
            out.println(e.getMessage());
            return 1;
        }
    }

    /** However long something hangs, the process ends in time: the next start takes up what did not end. */
    private static void stop(BotServer server) {
        Thread closing = Thread.ofPlatform().daemon().name("closing").start(server::close);
        try {
            if (!closing.join(LONGEST_STOP)) {
                LOG.warn("not everything ended in time; the next start takes it up");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static BotServer start(ConfigLoader.Loaded settings) {
        String lent = System.getProperty(LENT_CLOCK);
        if (lent == null) {
            return BotServer.start(settings.config(), Clock.systemUTC());
        }
        LentClock clock = LentClock.in(Path.of(lent));
        BotServer server = BotServer.start(settings.config(), clock);
        clock.whenMoved(server::poke);
        return server;
    }
}
