package dev.outrigger.procedures.batch;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.ConversionRules;
import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.procedures.procedure.Values;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** How long WAITFOR waits: less than a day. */
final class WaitTime {
    private static final Pattern TIME_OF_DAY =
            Pattern.compile("\\s*\\d{1,2}:\\d{1,2}(:\\d{1,2}([.:]\\d{1,3})?)?\\s*");
    private static final SqlType TIME = SqlType.time(7);
    private static final long NANOS_PER_TICK = 100;

    private WaitTime() {}

    static Duration of(boolean delay, SqlValue time) {
        Duration asked = Duration.ofNanos(ticks(time) * NANOS_PER_TICK);
        if (delay) {
            return asked;
        }
        Duration now = Duration.ofNanos(LocalTime.now(ZoneId.systemDefault()).toNanoOfDay());
        return asked.compareTo(now) < 0 ? asked.plusDays(1).minus(now) : asked.minus(now);
    }

    private static long ticks(SqlValue time) {
        boolean moment =
                time.type().equals(SqlType.DATETIME) || time.type().equals(SqlType.SMALLDATETIME);
        if (!moment && !time.type().isText()) {
            throw SqlError.of(ErrorCode.WAITFOR_TYPE, ConversionRules.messageName(time.type()));
        }
        String text = Values.text(time).orElse("");
        if (time.isNull() || !moment && !TIME_OF_DAY.matcher(text).matches()) {
            throw SqlError.of(ErrorCode.WAITFOR_TIME, text);
        }
        try {
            // A datetime: what the rules of its text are, and the day is left out.
            Object value = Conversions.cast(time.value(), time.type(), SqlType.DATETIME);
            return (Long) Conversions.cast(value, SqlType.DATETIME, TIME);
        } catch (SqlError e) {
            throw SqlError.of(ErrorCode.WAITFOR_TIME, text).causedBy(e);
        }
    }
}
