package dev.muster.bot.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import ch.qos.logback.classic.pattern.RootCauseFirstThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

/**
 * Log lines for programs: {@code time}, {@code level}, {@code logger}, {@code message}, then what the line is about under
 * the names of {@link LogField}, and where something was thrown {@code error} and {@code stack}. Our own few lines of code,
 * since Logback's encoder writes what a line is about as a list, where nobody's search looks for it.
 */
public final class JsonLines extends EncoderBase<ILoggingEvent> {
    private final JsonFactory json = new JsonFactory();
    private final RootCauseFirstThrowableProxyConverter traces = LineFields.traces();

    @Override
    public byte[] encode(ILoggingEvent event) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        try (JsonGenerator object = json.createGenerator(line, JsonEncoding.UTF8)) {
            object.writeStartObject();
            object.writeStringField("time", event.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
            object.writeStringField("level", event.getLevel().levelStr);
            object.writeStringField("logger", event.getLoggerName());
            object.writeStringField("message", Redaction.of(String.valueOf(event.getFormattedMessage())));
            Map<String, String> fields = LineFields.of(event);
            if (event.getThrowableProxy() != null) {
                fields.putIfAbsent(LogField.ERROR, event.getThrowableProxy().getClassName());
                fields.put("stack", Redaction.of(traces.convert(event)));
            }
            for (Map.Entry<String, String> field : fields.entrySet()) {
                object.writeStringField(field.getKey(), field.getValue());
            }
            object.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        line.write('\n');
        return line.toByteArray();
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
