package dev.muster.bot.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.EncoderBase;
import org.slf4j.LoggerFactory;

/** Sets up what is logged, once the settings are known. Before that, lines are plain. */
public final class Logs {
    private Logs() {}

    /** From now on everything is logged so: to the error stream, because what a command prints goes to the other one. */
    public static void configure(LogSettings settings) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        set(context, encoder(settings.format()), settings.level());
    }

    /** The libraries say at INFO what only their authors want to know. */
    static void set(LoggerContext context, EncoderBase<ILoggingEvent> encoder, org.slf4j.event.Level level) {
        encoder.setContext(context);
        encoder.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setName("console");
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(console);
        context.getLogger("dev.muster").setLevel(Level.convertAnSLF4JLevel(level));
    }

    static EncoderBase<ILoggingEvent> encoder(LogFormat format) {
        return switch (format) {
            case PLAIN -> new PlainLines();
            case JSON -> new JsonLines();
        };
    }
}
