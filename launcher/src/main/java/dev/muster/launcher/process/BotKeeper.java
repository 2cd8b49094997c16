package dev.muster.launcher.process;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Keeps the bot running: when it ends by itself it is started again, and people hear of it. */
public final class BotKeeper implements AutoCloseable {
    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final int FRUITLESS = 3;

    private final BotProcess bot;
    private final Consumer<String> say;
    private volatile boolean closing;

    /** {@code say} tells people a sentence; it may be called from any thread. */
    public BotKeeper(BotProcess bot, Consumer<String> say) {
        this.bot = bot;
        this.say = say;
    }

    /** Starts the bot and waits until it takes work; whether it does. From then on it is kept running. */
    public boolean start() {
        CompletableFuture<Integer> end = bot.start();
        boolean ready = bot.awaitReady(TO_START);
        if (!ready) {
            bot.kill();
            return false;
        }
        CompletableFuture<Void> unused = end.thenAcceptAsync(this::ended);
        return true;
    }

    private void ended(int code) {
        if (closing) {
            return;
        }
        say.accept("The bot ended (exit code %d). Starting it again …".formatted(code));
        int fruitless = 0;
        while (!closing && !start()) {
            fruitless++;
            if (fruitless == FRUITLESS) {
                say.accept("The bot does not start. Its log says why: " + bot.settings().log());
                return;
            }
        }
        if (!closing) {
            say.accept("The bot is back.");
        }
    }

    @Override
    public void close() {
        closing = true;
        bot.close();
    }
}
