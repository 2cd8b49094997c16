package dev.muster.bot;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.Outbox;
import dev.muster.bot.slack.client.SlackIdentity;
import dev.muster.bot.slack.client.SlackPulse;
import dev.muster.bot.slack.socket.SocketMode;
import dev.muster.bot.web.Readiness;

/** Whether the bot can take work: the store answers, Slack knows us and can reach us, and what was decided gets out. */
final class Checks implements Readiness {
    /** Slack asks to wait for seconds to a minute at a time; what is older than this is stuck. */
    private static final Duration OLDEST = Duration.ofMinutes(5);

    private final Stores stores;
    private final SlackIdentity identity;
    private final SlackPulse pulse;
    private final Optional<SocketMode> socket;
    private final Clock clock;

    /** @param socket empty where Slack comes by HTTP */
    Checks(Stores stores, SlackIdentity identity, SlackPulse pulse, Optional<SocketMode> socket, Clock clock) {
        this.stores = stores;
        this.identity = identity;
        this.pulse = pulse;
        this.socket = socket;
        this.clock = clock;
    }

    @Override
    public List<Check> checks() {
        Optional<Outbox.Backlog> backlog = backlog();
        List<Check> checks = new ArrayList<>(List.of(store(backlog.isPresent()), slack()));
        socket.map(Checks::socket).ifPresent(checks::add);
        backlog.map(this::backlog).ifPresent(checks::add);
        return checks;
    }

    private Check store(boolean readable) {
        if (!readable) {
            return new Check("store", false, "The database does not answer.");
        }
        Optional<String> trouble = stores.database().trouble();
        return new Check("store", trouble.isEmpty(), trouble.orElse("The database answers."));
    }

    private Check slack() {
        if (identity.known().isEmpty()) {
            return new Check("slack", false, "Slack has not said yet who the bot is.");
        }
        Optional<String> trouble = pulse.trouble(clock.instant());
        return new Check("slack", trouble.isEmpty(), trouble.orElse("Slack answers and knows the bot."));
    }

    private static Check socket(SocketMode socket) {
        boolean up = socket.isUp();
        return new Check("socket", up, up ? "The socket to Slack is open." : "There is no socket to Slack; it is opened again.");
    }

    private Optional<Outbox.Backlog> backlog() {
        try {
            return Optional.of(stores.outbox().backlog());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private Check backlog(Outbox.Backlog backlog) {
        boolean fresh = backlog.oldestAt().map(at -> Duration.between(at, clock.instant()).compareTo(OLDEST) < 0).orElse(true);
        return new Check("backlog", fresh, "%d effects wait to reach Slack%s.".formatted(backlog.waiting(),
                fresh ? "" : ", the oldest for more than %d minutes".formatted(OLDEST.toMinutes())));
    }
}
