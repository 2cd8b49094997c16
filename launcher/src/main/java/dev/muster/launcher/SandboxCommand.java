package dev.muster.launcher;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import dev.muster.launcher.play.Player;
import dev.muster.launcher.play.Rhythm;
import dev.muster.launcher.play.Script;
import dev.muster.launcher.play.ScriptReader;
import dev.muster.launcher.play.UnusableScriptException;
import dev.muster.launcher.process.BotKeeper;
import dev.muster.launcher.process.Home;
import dev.muster.launcher.process.Ports;
import dev.muster.launcher.replay.ChatFile;
import dev.muster.launcher.replay.Replay;
import dev.muster.launcher.show.WatchedPlay;
import dev.muster.launcher.stage.Finale;
import dev.muster.launcher.stage.Stage;
import dev.muster.sandbox.SandboxOptions;
import dev.muster.sandbox.page.WorkspacePage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A workspace like Slack on this machine with the bot in it: to try things by hand, to play an incident, to replay a chat. */
@Command(name = "sandbox", description = "A workspace like Slack on this machine, with the bot in it.", mixinStandardHelpOptions = true)
public final class SandboxCommand implements Callable<Integer> {
    private static final int STAYS_UP = Integer.MIN_VALUE;

    @Option(names = "--port", defaultValue = "8080", description = "Of the workspace; where it is taken, the next free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--bot-port", defaultValue = "3000", description = "Of the bot, likewise (default: ${DEFAULT-VALUE}).")
    private int botPort;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data", description = "Takes databases, logs and exports, a folder for each start (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Option(names = "--no-bot", description = "Only the workspace; prints what a bot needs to be told.")
    private boolean noBot;

    @Option(names = "--play", paramLabel = "NAME", description = "Plays examples/incidents/NAME.yml, or the file of that path, and ends.")
    private @Nullable String play;

    @Option(names = "--watch", description = "With --play: at a pace one can follow, on the page, where it can be halted and hurried; stays up.")
    private boolean watch;

    @Option(names = "--replay", paramLabel = "FILE", description = "Tells a chat (JSON Lines, plain or gzip) to the bot, compares, and ends. May be given several times.")
    private List<Path> replay = List.of();

    @Option(names = "--shuffle", paramLabel = "SEED", description = "Replays in a random order that the seed decides.")
    private @Nullable Long shuffle;

    @Option(names = "--duplicates", description = "Replays every message twice.")
    private boolean duplicates;

    @Option(names = "--socket", description = "The bot opens a socket to the workspace (Socket Mode) instead of being called by HTTP.")
    private boolean socket;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Console console = new Console(spec);
        Home home = Home.find(System.getenv(), Path.of(""));
        if (watch && play == null) {
            console.say("--watch goes with --play, such as --play checkout-outage --watch.");
            return ExitCode.USAGE;
        }
        if (play != null) {
            return play(console, home, play);
        }
        if (!replay.isEmpty()) {
            return replay(console, home);
        }
        return stayUp(console, home);
    }

    private int play(Console console, Home home, String name) throws InterruptedException {
        Script script;
        try {
            script = ScriptReader.read(name, home.scripts());
        } catch (UnusableScriptException unusable) {
            console.say(String.valueOf(unusable.getMessage()));
            return ExitCode.USAGE;
        }
        Path folder = Folders.fresh(data, "play", Clock.systemUTC());
        if (watch) {
            return watch(console, home, script, folder);
        }
        try (Stage stage = Stage.set(home, SandboxOptions.defaults(), 0, folder, socket)) {
            stage.hurry();
            stage.startBot();
            console.say("Playing “%s”: %d steps.".formatted(script.title(), script.steps().size()));
            new Player(stage, folder).play(script);
            Finale.Result result = new Finale(stage, folder).of("INC-1");
            console.say(result.problems());
            console.say(result.problems().isEmpty()
                    ? "Every step went as written; the export holds all %d messages.".formatted(result.said())
                    : "The export is not whole.");
            result.files().forEach(file -> console.say("  " + file));
            return result.problems().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        } catch (Player.UnexpectedException unexpected) {
            console.say(String.valueOf(unexpected.getMessage()));
            console.say("The bot's log: " + folder.resolve("bot.log"));
            return ExitCode.SOFTWARE;
        }
    }

    private int watch(Console console, Home home, Script script, Path folder) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        console.say("Starting the bot …");
        WatchedPlay play = WatchedPlay.of(script, LocalDate.now(Clock.systemUTC()), home, freePort(console), botPort, folder);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("muster-stop").unstarted(() -> {
            over.countDown();
            play.close();
        }));
        console.say(Welcome.toWatch(play.stage(), script));
        WatchedPlay.Outcome outcome = play.play(Rhythm.NONE);
        console.say("");
        console.say(outcome.words());
        console.say("The workspace and the bot stay for looking around. Ctrl-C ends them.");
        over.await();
        return outcome.good() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private int freePort(Console console) {
        int free = Ports.free(port);
        if (free != port && port != 0) {
            console.say("Port %d is taken; the workspace takes %d.".formatted(port, free));
        }
        return free;
    }

    private int replay(Console console, Home home) {
        ChatFile.Chat chat = ChatFile.read(replay);
        Path folder = Folders.fresh(data, "replay", Clock.systemUTC());
        try (Stage stage = Stage.set(home, SandboxOptions.defaults().rateLimits(false), 0, folder, socket)) {
            stage.startBot();
            console.say("Telling %,d messages to the bot …".formatted(chat.lines().size()));
            OptionalLong order = shuffle == null ? OptionalLong.empty() : OptionalLong.of(shuffle);
            Replay.Report report = new Replay(stage, chat, order, duplicates, new Finale(stage, folder)).run();
            console.say(Replay.words(report));
            return report.problems().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private int stayUp(Console console, Home home) throws InterruptedException {
        Path folder = Folders.fresh(data, "sandbox", Clock.systemUTC());
        SandboxOptions options = SandboxOptions.defaults().port(freePort(console)).mount(WorkspacePage.mount());
        Stage stage = Stage.set(home, options, botPort, folder, socket);
        BotKeeper keeper = new BotKeeper(stage.bot(), console::say);
        CountDownLatch over = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("muster-stop").unstarted(() -> {
            over.countDown();
            keeper.close();
            stage.close();
        }));
        int code = noBot ? STAYS_UP : startBot(console, stage, keeper);
        if (code != STAYS_UP) {
            return code;
        }
        console.say(Welcome.words(stage, botPort, noBot));
        over.await();
        return ExitCode.OK;
    }

    private static int startBot(Console console, Stage stage, BotKeeper keeper) {
        console.say("Starting the bot …");
        if (keeper.start()) {
            return STAYS_UP;
        }
        console.say("The bot did not start. The end of its log, %s:".formatted(stage.bot().settings().log()));
        console.say(stage.bot().lastWords(15));
        return ExitCode.SOFTWARE;
    }
}
