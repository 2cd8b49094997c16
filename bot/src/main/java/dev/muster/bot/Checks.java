package dev.muster.bot;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.Outbox;
import dev.muster.bot.slack.client.SlackIdentity;
import dev.muster.bot.web.Readiness;

/** Whether the bot can take work: the store answers, Slack knows us, and what was decided gets out. */
final class Checks implements Readiness {
    /** Slack asks to wait for seconds to a minute at a time; what is older than this is stuck. */
    private static final Duration OLDEST = Duration.ofMinutes(5);

    private final Stores stores;
    private final SlackIdentity identity;
    private final Clock clock;

    Checks(Stores stores, SlackIdentity identity, Clock clock) {
        this.stores = stores;
        this.identity = identity;
        this.clock = clock;
    }

    @Override
    public List<Check> checks() {
        Optional<Outbox.Backlog> backlog = backlog();
        Check store = new Check("store", backlog.isPresent(),
                backlog.isPresent() ? "The database answers." : "The database does not answer.");
        boolean known = identity.known().isPresent();
        Check slack = new Check("slack", known, known ? "Slack knows the bot." : "Slack has not said yet who the bot is.");
        return backlog.map(waiting -> List.of(store, slack, backlog(waiting))).orElseGet(() -> List.of(store, slack));
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
