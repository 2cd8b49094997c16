package dev.muster.bot.storage;

import java.util.stream.Collectors;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.log.LogField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log what was committed: which public incident, what kinds of things, by whom. What people wrote is not told. */
final class ChangeLog {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeLog.class);

    private ChangeLog() {}

    static void committed(IncidentChange change) {
        // Whoever reads the log is not in a private incident's channel.
        if (change.events().isEmpty() || change.after().isPrivate() || !LOG.isInfoEnabled()) {
            return;
        }
        Incident incident = change.after();
        Incident.Channel channel = incident.channel();
        LOG.atInfo().addKeyValue(LogField.INCIDENT, incident.id())
                .addKeyValue(LogField.CHANNEL, channel == null ? "" : channel.id())
                .addKeyValue(LogField.USER, change.by().person().map(Object::toString).orElse(""))
                .log("{}: {}", incident.id(),
                        change.events().stream().map(IncidentEvent::kind).collect(Collectors.joining(", ")));
    }
}
