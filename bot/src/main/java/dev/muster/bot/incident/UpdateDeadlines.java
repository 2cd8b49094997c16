package dev.muster.bot.incident;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import dev.muster.bot.incident.item.Cadence;
import dev.muster.bot.timer.TimerChange;
import dev.muster.bot.timer.TimerKind;

/** The deadlines of status updates: when one is due, and when it is asked for again. */
public final class UpdateDeadlines {
    /** The next update is due. */
    public static final TimerKind DUE = new TimerKind("update_due");
    /** It did not come: the same person is asked once more. */
    public static final TimerKind AGAIN = new TimerKind("update_again");
    /** It did not come all the same: another hears of it. */
    public static final TimerKind RAISED = new TimerKind("update_raised");
    /** Due as soon as the work goes on: the clock starts anew. */
    public static final TimerKind BEGINS = new TimerKind("update_begins");
    /** Those of updates for the organisation. */
    public static final List<TimerKind> KINDS = List.of(DUE, AGAIN, RAISED, BEGINS);

    /** Customers are to be told something by now. */
    public static final TimerKind EXTERNAL_DUE = new TimerKind("external_due");
    /** They were not: the same person is asked once more. */
    public static final TimerKind EXTERNAL_AGAIN = new TimerKind("external_again");
    /** They were not all the same: another hears of it. */
    public static final TimerKind EXTERNAL_RAISED = new TimerKind("external_raised");
    /** Those of what customers are told. */
    public static final List<TimerKind> EXTERNAL_KINDS = List.of(EXTERNAL_DUE, EXTERNAL_AGAIN, EXTERNAL_RAISED);

    private UpdateDeadlines() {}

    /** Those of a promise that runs. */
    public static List<TimerChange> running(Cadence cadence) {
        return List.of(new TimerChange.Set(DUE, "", cadence.dueAt()), cancel(AGAIN), cancel(RAISED));
    }

    /** None, while nobody waits for an update. */
    static List<TimerChange> stopped() {
        return Stream.of(KINDS, EXTERNAL_KINDS, List.of(Rhythms.LONG)).flatMap(List::stream).map(UpdateDeadlines::cancel)
                .toList();
    }

    /** Customers are told of what is bad enough for them to notice. */
    public static boolean concernsCustomers(Severity severity) {
        return severity == Severity.SEV1 || severity == Severity.SEV2;
    }

    /** When customers are told first, counted from then; nothing for what they hardly notice. */
    static List<TimerChange> externalFrom(Severity severity, Instant from, IncidentSettings settings) {
        return concernsCustomers(severity)
                ? List.of(new TimerChange.Set(EXTERNAL_DUE, "", from.plus(settings.external().first())))
                : List.of();
    }

    /** Customers may be told something now, and the next text is due then. */
    public static List<TimerChange> externalApproved(Incident incident, Instant at, IncidentSettings settings) {
        return List.of(new TimerChange.Set(EXTERNAL_DUE, "", settings.external().next(incident, at)), cancel(EXTERNAL_AGAIN),
                cancel(EXTERNAL_RAISED));
    }

    /** The clock starts anew at that time. */
    static TimerChange begins(Instant at) {
        return new TimerChange.Set(BEGINS, "", at);
    }

    /** All of these. */
    static List<TimerChange> both(List<TimerChange> some, List<TimerChange> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static TimerChange cancel(TimerKind kind) {
        return new TimerChange.Cancel(kind, "");
    }
}
