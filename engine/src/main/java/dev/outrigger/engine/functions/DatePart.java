package dev.outrigger.engine.functions;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The parts that DATEADD, DATEDIFF, DATEPART and DATENAME know. */
public enum DatePart {
    YEAR("yy", "yyyy"),
    QUARTER("qq", "q"),
    MONTH("mm", "m"),
    DAYOFYEAR("dy", "y"),
    DAY("dd", "d"),
    WEEK("wk", "ww"),
    WEEKDAY("dw", "w"),
    HOUR("hh"),
    MINUTE("mi", "n"),
    SECOND("ss", "s"),
    MILLISECOND("ms"),
    MICROSECOND("mcs"),
    NANOSECOND("ns"),
    TZOFFSET("tz"),
    ISO_WEEK("isowk", "isoww");

    private final List<String> abbreviations;

    DatePart(String... abbreviations) {
        this.abbreviations = List.of(abbreviations);
    }

    /** The word as messages write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of a day or longer: what a date has. */
    boolean isOfDate() {
        return compareTo(WEEKDAY) <= 0 || this == ISO_WEEK;
    }

    /** Of a day's clock: what a time has. */
    boolean isOfTime() {
        return compareTo(HOUR) >= 0 && compareTo(NANOSECOND) <= 0;
    }

    /**
     * @throws SqlError 155 when the function knows no such part
     */
    public static DatePart named(String name, String function) {
        String key = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(part -> part.word().equals(key) || part.abbreviations.contains(key))
                .findFirst()
                .orElseThrow(() -> SqlError.of(ErrorCode.NOT_A_DATE_PART, name, function));
    }
}
