package dev.muster.bot;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import dev.muster.bot.config.ConfigLoader;
import dev.muster.bot.storage.StoreException;
import dev.muster.bot.web.WebServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code muster run}: the bot, until it is told to stop. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Runs the bot against Slack.")
final class RunCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = CheckCommand.out(spec);
        ConfigLoader.Loaded settings = Main.settings();
        if (CheckCommand.complain(settings.problemsForRunning(), out)) {
            return 1;
        }
        try {
            BotServer server = BotServer.start(settings.config(), Clock.systemUTC());
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                stopped.countDown();
            }, "stop"));
            out.println("Muster is running on port " + server.port() + ". Slack reaches it by HTTP: POST /slack/events.");
            out.flush();
            stopped.await();
            return ExitCode.OK;
        } catch (StoreException | WebServer.PortTaken e) {
            out.println(e.getMessage());
            return 1;
        }
    }
}
