package dev.muster.bot.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessDaysTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    /** The sixth of March 2026 is a Friday, and its ninth a Monday. */
    private static final Instant FRIDAY = Instant.parse("2026-03-06T17:00:00Z");

    @Test
    void three_days_after_a_friday_it_is_wednesday_at_the_same_time() {
        assertThat(BusinessDays.usual().after(FRIDAY, 3)).isEqualTo("2026-03-11T17:00:00Z");
    }

    @Test
    void a_holiday_on_monday_makes_it_thursday() {
        BusinessDays days = new BusinessDays(ZoneId.of("UTC"), Set.of(LocalDate.parse("2026-03-09")));
        assertThat(days.after(FRIDAY, 3)).isEqualTo("2026-03-12T17:00:00Z");
    }

    @Test
    void days_of_the_calendar_are_all_of_them() {
        assertThat(BusinessDays.usual().afterCalendarDays(FRIDAY, 3)).isEqualTo("2026-03-09T17:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-07T03:00:00Z,2026-03-11T03:00:00Z", "2026-03-08T23:59:00Z,2026-03-11T23:59:00Z",
            "2026-03-09T00:00:00Z,2026-03-12T00:00:00Z", "2026-03-10T12:00:00Z,2026-03-13T12:00:00Z",
            "2026-03-11T12:00:00Z,2026-03-16T12:00:00Z"})
    void whichever_day_it_begins_on(Instant from, Instant to) {
        assertThat(BusinessDays.usual().after(from, 3)).isEqualTo(to);
    }

    @Test
    void the_time_of_day_stays_when_clocks_change() {
        Instant before = LocalDateTime.parse("2026-03-27T17:00").atZone(BERLIN).toInstant();
        Instant after = new BusinessDays(BERLIN, Set.of()).after(before, 3);
        assertThat(after.atZone(BERLIN).toLocalDateTime()).isEqualTo("2026-04-01T17:00");
        assertThat(new BusinessDays(BERLIN, Set.of()).afterCalendarDays(before, 3).atZone(BERLIN).toLocalDateTime())
                .isEqualTo("2026-03-30T17:00");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-06T17:00:00Z,2026-03-09T09:00:00Z", "2026-03-08T23:59:59Z,2026-03-09T09:00:00Z",
            "2026-03-09T00:00:00Z,2026-03-16T09:00:00Z", "2026-03-09T09:00:00Z,2026-03-16T09:00:00Z",
            "2026-03-15T12:00:00Z,2026-03-16T09:00:00Z", "2026-03-16T00:00:00Z,2026-03-24T09:00:00Z"})
    void the_week_after_begins_on_its_first_day_of_business(Instant from, Instant beginning) {
        BusinessDays days = new BusinessDays(ZoneId.of("UTC"), Set.of(LocalDate.parse("2026-03-23")));
        assertThat(days.nextWeek(from)).isEqualTo(beginning);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-06T17:00:00Z,2026-03-09T09:00:00Z", "2026-03-06T08:59:59Z,2026-03-06T09:00:00Z",
            "2026-03-06T09:00:00Z,2026-03-09T09:00:00Z", "2026-03-07T05:00:00Z,2026-03-09T09:00:00Z",
            "2026-03-09T03:00:00Z,2026-03-09T09:00:00Z"})
    void the_next_morning_is_one_of_business(Instant from, Instant morning) {
        assertThat(BusinessDays.usual().nextMorning(from)).isEqualTo(morning);
    }
}
