package dev.muster.bot.log;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

import ch.qos.logback.classic.pattern.RootCauseFirstThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;

/** Log lines for people. What a line says never breaks it: whoever can put a line break into a text cannot forge a line. */
public final class PlainLines extends EncoderBase<ILoggingEvent> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX")
            .withZone(ZoneOffset.UTC);

    private final RootCauseFirstThrowableProxyConverter traces = LineFields.traces();

    @Override
    public byte[] encode(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(160);
        TIME.formatTo(event.getInstant(), line);
        line.append(' ').append(event.getLevel()).append(event.getLevel().levelStr.length() == 4 ? "  " : " ");
        String logger = event.getLoggerName();
        line.append(logger, logger.lastIndexOf('.') + 1, logger.length()).append(" - ");
        line.append(oneLine(Redaction.of(String.valueOf(event.getFormattedMessage()))));
        appendFields(line, LineFields.of(event));
        line.append('\n').append(Redaction.of(traces.convert(event)));
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void appendFields(StringBuilder line, Map<String, String> fields) {
        if (fields.isEmpty()) {
            return;
        }
        String before = " [";
        for (Map.Entry<String, String> field : fields.entrySet()) {
            line.append(before).append(field.getKey()).append('=').append(oneLine(field.getValue()));
            before = " ";
        }
        line.append(']');
    }

    private static String oneLine(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> safe.appendCodePoint(Character.isISOControl(point) || point == 0x2028 ? ' ' : point));
        return safe.toString();
    }

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }
}
