package dev.outrigger.procedures.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleRuleTest {
    private static final int FOREVER = 99991231;

    private static ScheduleRule rule(
            int type, int interval, int relative, int recurrence, int start) {
        return new ScheduleRule(
                type, interval, 1, 0, relative, recurrence, start, FOREVER, 23_000, 235_959);
    }

    private static List<String> times(ScheduleRule rule, String after, int count) {
        List<String> times = new ArrayList<>();
        Optional<LocalDateTime> next = rule.next(LocalDateTime.parse(after));
        while (next.isPresent() && times.size() < count) {
            times.add(next.get().toString());
            next = rule.next(next.get());
        }
        return times;
    }

    @Test
    void onceComesOnceAndNotAgain() {
        assertThat(times(rule(1, 0, 0, 0, 20260310), "2026-01-01T00:00", 3))
                .containsExactly("2026-03-10T02:30");
        assertThat(times(rule(1, 0, 0, 0, 20260310), "2026-03-10T02:30", 3)).isEmpty();
    }

    @Test
    void everyThirdDayCountsFromTheFirst() {
        assertThat(times(rule(4, 3, 0, 0, 20260227), "2026-02-28T00:00", 3))
                .containsExactly("2026-03-02T02:30", "2026-03-05T02:30", "2026-03-08T02:30");
    }

    @Test
    void everySecondWeekOnMondayAndSunday() {
        // 2026-03-04 is a Wednesday: its week began on Sunday the first.
        assertThat(times(rule(8, 1 | 2, 0, 2, 20260304), "2026-03-01T00:00", 4))
                .containsExactly(
                        "2026-03-15T02:30",
                        "2026-03-16T02:30",
                        "2026-03-29T02:30",
                        "2026-03-30T02:30");
    }

    @Test
    void the31stPassesOverShortMonths() {
        assertThat(times(rule(16, 31, 0, 1, 20260101), "2026-01-31T02:30", 3))
                .containsExactly("2026-03-31T02:30", "2026-05-31T02:30", "2026-07-31T02:30");
    }

    @Test
    void aDayThatNeverComesIsNoTime() {
        assertThat(times(rule(16, 31, 0, 12, 20260201), "2026-01-01T00:00", 1)).isEmpty();
    }

    @Test
    void relativeDaysOfTheMonth() {
        // The second Tuesday, the last weekday, the first weekend day, the last day.
        assertThat(times(rule(32, 3, 2, 1, 20260301), "2026-03-01T00:00", 2))
                .containsExactly("2026-03-10T02:30", "2026-04-14T02:30");
        assertThat(times(rule(32, 9, 16, 1, 20260501), "2026-05-01T00:00", 2))
                .containsExactly("2026-05-29T02:30", "2026-06-30T02:30");
        assertThat(times(rule(32, 10, 1, 2, 20260301), "2026-03-01T00:00", 2))
                .containsExactly("2026-03-01T02:30", "2026-05-02T02:30");
        assertThat(times(rule(32, 8, 16, 1, 20260201), "2026-02-01T00:00", 1))
                .containsExactly("2026-02-28T02:30");
    }

    @Test
    void withinADayFromTheStartTimeToTheEndTime() {
        ScheduleRule rule = new ScheduleRule(4, 1, 8, 2, 0, 0, 20260301, 20260302, 90_000, 130_000);
        assertThat(times(rule, "2026-03-01T10:15", 10))
                .containsExactly(
                        "2026-03-01T11:00",
                        "2026-03-01T13:00",
                        "2026-03-02T09:00",
                        "2026-03-02T11:00",
                        "2026-03-02T13:00");
    }

    @Test
    void aWindowOverMidnightBelongsToTheDayOnWhichItOpens() {
        ScheduleRule rule =
                new ScheduleRule(8, 64, 4, 90, 0, 1, 20260301, FOREVER, 220_000, 20_000);
        // Saturday the seventh.
        assertThat(times(rule, "2026-03-01T00:00", 4))
                .containsExactly(
                        "2026-03-07T22:00",
                        "2026-03-07T23:30",
                        "2026-03-08T01:00",
                        "2026-03-14T22:00");
    }

    @Test
    void aTimeThatTheClockLeapsOverComesWithTheLeap() {
        ScheduleRule rule = rule(4, 1, 0, 0, 20260301);
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertThat(rule.next(Instant.parse("2026-03-28T12:00:00Z"), berlin))
                .contains(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void aTimeThatTheClockShowsTwiceComesOnce() {
        ScheduleRule rule = rule(4, 1, 0, 0, 20260301);
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant first = Instant.parse("2026-10-25T00:30:00Z");
        assertThat(rule.next(Instant.parse("2026-10-24T12:00:00Z"), berlin)).contains(first);
        assertThat(rule.next(first, berlin)).contains(Instant.parse("2026-10-26T01:30:00Z"));
    }
}
