package dev.outrigger.procedures.jobs;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When a schedule's time comes, as the columns of sysschedules say. */
record ScheduleRule(
        int type,
        int interval,
        int subdayType,
        int subdayInterval,
        int relative,
        int recurrence,
        int startDate,
        int endDate,
        int startTime,
        int endTime) {
    static final int AT_START = 64;
    private static final int ONCE = 1;
    private static final int DAILY = 4;
    private static final int WEEKLY = 8;
    private static final int MONTHLY = 16;
    private static final int RELATIVE = 32;
    private static final int LAST = 16;
    private static final int DAYS_MAX = 100 * 366;

    /**
     * The first moment after the given one. A time that the clock leaps over comes with the leap,
     * one that it shows twice once.
     */
    Optional<Instant> next(Instant after, ZoneId zone) {
        LocalDateTime from = LocalDateTime.ofInstant(after, zone);
        for (Optional<LocalDateTime> local = next(from);
                local.isPresent();
                local = next(local.get())) {
            ZonedDateTime found = local.get().atZone(zone);
            if (found.toInstant().isAfter(after)) {
                return Optional.of(found.toInstant());
            }
        }
        return Optional.empty();
    }

    /** The first after a time on the wall. */
    Optional<LocalDateTime> next(LocalDateTime after) {
        if (type == AT_START) {
            return Optional.empty();
        }
        LocalDate first = RunDate.date(startDate);
        if (type == ONCE) {
            return Optional.of(first.atTime(RunDate.time(startTime)))
                    .filter(time -> time.isAfter(after));
        }
        LocalDate last = RunDate.date(endDate);
        // Yesterday's window may reach into today.
        LocalDate day = after.toLocalDate().minusDays(1);
        day = day.isBefore(first) ? first : day;
        LocalDate end = day.plusDays(DAYS_MAX);
        for (; !day.isAfter(last) && day.isBefore(end); day = day.plusDays(1)) {
            if (isOn(day, first)) {
                Optional<LocalDateTime> time = within(day, after);
                if (time.isPresent()) {
                    return time;
                }
            }
        }
        return Optional.empty();
    }

    /** The first time after another in the window that begins on a day. */
    private Optional<LocalDateTime> within(LocalDate day, LocalDateTime after) {
        LocalTime opens = RunDate.time(startTime);
        LocalDateTime first = day.atTime(opens);
        if (subdayType == 1) {
            return Optional.of(first).filter(time -> time.isAfter(after));
        }
        LocalTime closes = RunDate.time(endTime);
        LocalDateTime last = (closes.isBefore(opens) ? day.plusDays(1) : day).atTime(closes);
        if (first.isAfter(after)) {
            return Optional.of(first);
        }
        long step = stepSeconds();
        long passed = ChronoUnit.SECONDS.between(first, after) / step + 1;
        return Optional.of(first.plusSeconds(passed * step)).filter(time -> !time.isAfter(last));
    }

    private long stepSeconds() {
        return switch (subdayType) {
            case 2 -> subdayInterval;
            case 4 -> subdayInterval * 60L;
            default -> subdayInterval * 3_600L;
        };
    }

    private boolean isOn(LocalDate day, LocalDate first) {
        return switch (type) {
            case DAILY -> ChronoUnit.DAYS.between(first, day) % interval == 0;
            case WEEKLY ->
                    (interval >> day.getDayOfWeek().getValue() % 7 & 1) == 1
                            && ChronoUnit.WEEKS.between(sunday(first), sunday(day)) % recurrence
                                    == 0;
            case MONTHLY -> isMonth(day, first) && day.getDayOfMonth() == interval;
            case RELATIVE -> isMonth(day, first) && isRelative(day);
            default -> throw new IllegalStateException("no schedule has the type " + type);
        };
    }

    private static LocalDate sunday(LocalDate day) {
        return day.minusDays(day.getDayOfWeek().getValue() % 7);
    }

    private boolean isMonth(LocalDate day, LocalDate first) {
        return ChronoUnit.MONTHS.between(first.withDayOfMonth(1), day.withDayOfMonth(1))
                        % recurrence
                == 0;
    }

    /** Whether it is the first, second ... or last of its kind in its month. */
    private boolean isRelative(LocalDate day) {
        if (!isKind(day)) {
            return false;
        }
        if (relative == LAST) {
            LocalDate later = day.plusDays(1);
            while (later.getMonth() == day.getMonth() && !isKind(later)) {
                later = later.plusDays(1);
            }
            return later.getMonth() != day.getMonth();
        }
        int place = 0;
        for (LocalDate earlier = day.withDayOfMonth(1);
                !earlier.isAfter(day);
                earlier = earlier.plusDays(1)) {
            place += isKind(earlier) ? 1 : 0;
        }
        return 1 << place - 1 == relative;
    }

    private boolean isKind(LocalDate day) {
        boolean weekend =
                day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return switch (interval) {
            case 8 -> true;
            case 9 -> !weekend;
            case 10 -> weekend;
            default -> day.getDayOfWeek().getValue() % 7 == interval - 1;
        };
    }
}
