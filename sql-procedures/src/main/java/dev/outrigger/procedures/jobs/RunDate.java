package dev.outrigger.procedures.jobs;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Dates as yyyymmdd, times and durations as hhmmss: the whole numbers that the tables of jobs have.
 */
final class RunDate {
    private RunDate() {}

    static int date(LocalDateTime time) {
        return time.getYear() * 10_000 + time.getMonthValue() * 100 + time.getDayOfMonth();
    }

    static int time(LocalDateTime time) {
        return time.getHour() * 10_000 + time.getMinute() * 100 + time.getSecond();
    }

    static LocalDate date(int number) {
        return LocalDate.of(number / 10_000, number / 100 % 100, number % 100);
    }

    static LocalTime time(int number) {
        return LocalTime.of(number / 10_000, number / 100 % 100, number % 100);
    }

    static int duration(Duration duration) {
        long seconds = Math.max(0, duration.getSeconds());
        return (int) (seconds / 3_600 * 10_000 + seconds / 60 % 60 * 100 + seconds % 60);
    }

    static java.time.Instant instant(LocalDateTime time) {
        return time.atZone(ZoneId.systemDefault()).toInstant();
    }
}
