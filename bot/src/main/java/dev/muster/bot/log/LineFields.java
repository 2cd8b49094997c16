package dev.muster.bot.log;

import java.util.LinkedHashMap;
import java.util.Map;

import ch.qos.logback.classic.pattern.RootCauseFirstThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.slf4j.event.KeyValuePair;

/** What a line carries, the same for every format. */
final class LineFields {
    private static final String FRAMES = "12";

    private LineFields() {}

    /** What is common to the lines of this thread at present, and what this line says itself, which wins. */
    static Map<String, String> of(ILoggingEvent event) {
        Map<String, String> fields = new LinkedHashMap<>(event.getMDCPropertyMap());
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                if (pair.value != null && !pair.value.toString().isEmpty()) {
                    fields.put(pair.key, pair.value.toString());
                }
            }
        }
        fields.replaceAll((name, value) -> Redaction.of(value));
        return fields;
    }

    /** Writes exceptions, the cause of all first. */
    static RootCauseFirstThrowableProxyConverter traces() {
        RootCauseFirstThrowableProxyConverter converter = new RootCauseFirstThrowableProxyConverter();
        converter.setOptionList(java.util.List.of(FRAMES));
        converter.start();
        return converter;
    }
}
