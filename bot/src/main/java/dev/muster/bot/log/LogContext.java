package dev.muster.bot.log;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What every line has in common that is logged while one request, effect or deadline is handled. It belongs to the thread,
 * virtual ones included, and is not passed on to others.
 */
public final class LogContext {
    private LogContext() {}

    /** Does the work; whatever is {@linkplain #note noted} meanwhile is forgotten at its end. */
    public static <T extends @Nullable Object> T scope(Supplier<T> work) {
        Optional<Map<String, String>> before = Optional.ofNullable(MDC.getCopyOfContextMap());
        try {
            return work.get();
        } finally {
            before.ifPresentOrElse(MDC::setContextMap, MDC::clear);
        }
    }

    /** From now on lines do not carry this any more, until the end of the {@link #scope}. */
    public static void forget(String field) {
        MDC.remove(field);
    }

    /** From now on lines carry this, until the end of the {@link #scope}. {@code null} and blank values are left out. */
    public static void note(String field, @Nullable Object value) {
        String text = value == null ? "" : value.toString();
        if (!text.isBlank()) {
            MDC.put(field, text);
        }
    }
}
