package dev.muster.launcher.show;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

import dev.muster.launcher.process.LentTime;
import dev.muster.launcher.stage.Stage;
import dev.muster.sandbox.time.SandboxClock;

/** The time of a story, the same for the workspace and for the bot. It stands still unless it is moved. */
public final class StoryClock {
    private final SandboxClock workspace;
    private final LentTime bot;
    private final ReentrantLock lock = new ReentrantLock();

    private StoryClock(SandboxClock workspace, LentTime bot) {
        this.workspace = workspace;
        this.bot = bot;
    }

    /** A clock that stands at {@code start}. {@code folder} takes what the bot reads it from. */
    public static StoryClock at(Instant start, Path folder) {
        return new StoryClock(SandboxClock.manual(start), LentTime.in(folder, start));
    }

    /** For the options of the workspace. */
    public SandboxClock workspace() {
        return workspace;
    }

    /** Lends it to the bot of this stage, which is not started yet. */
    public void lendTo(Stage stage) {
        stage.bot().lend(bot.file());
    }

    public Instant now() {
        return workspace.instant();
    }

    /** Moves it forward for both. */
    public void advance(Duration step) {
        lock.lock();
        try {
            // The bot first: what the workspace sends from now on is never signed in its future.
            bot.set(now().plus(step));
            workspace.advance(step);
        } finally {
            lock.unlock();
        }
    }
}
