package dev.muster.bot.incident;

import java.util.ArrayList;
import java.util.List;

import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.Review;
import dev.muster.bot.timer.TimerChange;
import dev.muster.bot.timer.TimerKind;

/** The question who owns the review, as far as the life of the incident decides about it. */
public final class ReviewQuestion {
    /** The deadline after which whoever was asked is asked once more. */
    public static final TimerKind UNOWNED = new TimerKind("review_unowned");
    /** When the owner is reminded before it is due. */
    public static final TimerKind SOON = new TimerKind("review_soon");
    /** When the owner is told that it is due. */
    public static final TimerKind DUE = new TimerKind("review_due");

    /** When whoever looks after the process is told that it came due. */
    public static final TimerKind OVERDUE = new TimerKind("review_overdue");

    private ReviewQuestion() {}

    /** The work goes on: a question that nobody has answered is withdrawn with it. */
    static IncidentChange withdrawn(IncidentChange reopened, Items items) {
        List<Review> open = items.reviews().filter(Review::isOpen).map(Review::notNeeded).toList();
        if (open.isEmpty()) {
            return reopened;
        }
        List<TimerChange> timers = new ArrayList<>(reopened.timers());
        open.forEach(review -> timers.add(new TimerChange.Cancel(UNOWNED, String.valueOf(review.number()))));
        IncidentChange change = Telling.withItems(reopened, open);
        return new IncidentChange(change.after(), change.by(), change.at(), change.events(), timers, change.effects(),
                change.items());
    }
}
