package dev.muster.bot.incident.closing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.ReviewQuestion;
import dev.muster.bot.incident.item.Review;
import dev.muster.bot.time.BusinessDays;
import dev.muster.bot.timer.TimerChange;

/**
 * Who looks after how incidents are handled, as the settings name them: they hear what people thought of it, and which reviews
 * are overdue, when they are at work, and of a private incident nothing unless they are in its channel.
 */
public final class ProcessOwner {
    private final Optional<UserId> person;
    private final BiPredicate<ChannelId, UserId> isIn;
    private final BusinessDays calendar;
    private final Function<UserId, Optional<ZoneId>> zones;

    /**
     * @param person empty where the settings name nobody
     * @param isIn  whether somebody is in a channel
     * @param zones  where people live, as far as that is known
     */
    public ProcessOwner(Optional<UserId> person, BiPredicate<ChannelId, UserId> isIn, BusinessDays calendar,
            Function<UserId, Optional<ZoneId>> zones) {
        this.person = person;
        this.isIn = isIn;
        this.calendar = calendar;
        this.zones = zones;
    }

    /** Where the settings name nobody. */
    public static ProcessOwner nobody() {
        return new ProcessOwner(Optional.empty(), (channel, person) -> false, BusinessDays.usual(), person -> Optional.empty());
    }

    /** Empty where the settings name nobody. */
    public Optional<UserId> person() {
        return person;
    }

    /** The same, as far as they may know of this incident. */
    Optional<UserId> of(Incident incident) {
        Incident.Channel channel = incident.channel();
        return person.filter(who -> !incident.isPrivate() || (channel != null && isIn.test(channel.id(), who)));
    }

    /** The next morning on which they work. */
    Instant nextMorning(Instant from) {
        return days().nextMorning(from);
    }

    /** When they are told of this review, unless nobody is or it is past: in the week after it was due. */
    List<TimerChange> listed(Review review, Instant now) {
        BusinessDays days = days();
        Instant at = days.nextWeek(days.atWork(review.dueAt()));
        return person.isPresent() && at.isAfter(now)
                ? List.of(new TimerChange.Set(ReviewQuestion.OVERDUE, String.valueOf(review.number()), at))
                : List.of();
    }

    private BusinessDays days() {
        return person.flatMap(zones).map(calendar::in).orElse(calendar);
    }
}
