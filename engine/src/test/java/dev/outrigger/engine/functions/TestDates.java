package dev.outrigger.engine.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.OffsetTicks;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.Ticks;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TestDates {
    private static final SqlType TEXT = SqlType.varchar(100);

    private static SqlType type(String written) {
        return TestArithmetic.type(written);
    }

    private static Object value(String text, SqlType type) {
        return Conversions.cast(SqlText.of(text), TEXT, type);
    }

    private static long ticks(String text) {
        return (Long) value(text, SqlType.datetime2(7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            month  ; 1   ; date     ; 2020-01-31 ; 2020-02-29
            month  ; -1  ; date     ; 2020-03-31 ; 2020-02-29
            yy     ; 1   ; date     ; 2020-02-29 ; 2021-02-28
            qq     ; 1   ; date     ; 2020-11-30 ; 2021-02-28
            day    ; 1   ; date     ; 2020-12-31 ; 2021-01-01
            week   ; -1  ; date     ; 2020-01-01 ; 2019-12-25
            hour   ; 25  ; datetime ; 2020-01-01 ; 2020-01-02 01:00:00.000
            ms     ; 2   ; datetime ; 2020-01-01 ; 2020-01-01 00:00:00.003
            second ; -1  ; datetime2(0) ; 2020-01-01 ; 2019-12-31 23:59:59
            minute ; 1441 ; time(0) ; 23:59:30   ; 00:00:30
            hour   ; 1   ; datetimeoffset(0) ; 2020-01-01 23:30:00 +02:00 ; 2020-01-02 00:30:00 +02:00
            """)
    void datesAreAddedToInTheirParts(
            String part, long number, String type, String text, String expected) {
        Object moved =
                Dates.dateAdd(
                        DatePart.named(part, "dateadd"),
                        number,
                        value(text, type(type)),
                        type(type));
        assertThat(Conversions.cast(moved, type(type), TEXT, 121)).hasToString(expected);
    }

    @Test
    void leavingTheRangeIsAnError() {
        assertThatThrownBy(
                        () ->
                                Dates.dateAdd(
                                        DatePart.YEAR,
                                        8000,
                                        value("2020-01-01", SqlType.DATETIME),
                                        SqlType.DATETIME))
                .hasMessage("Adding a value to a 'datetime' column caused an overflow.");
        for (long number : new long[] {-300, Long.MAX_VALUE, Long.MIN_VALUE, 3_000_000_000L}) {
            assertThatThrownBy(
                            () ->
                                    Dates.dateAdd(
                                            DatePart.YEAR,
                                            number,
                                            value("2020-01-01", SqlType.DATETIME),
                                            SqlType.DATETIME))
                    .satisfies(thrown -> assertThat(((SqlError) thrown).number()).isEqualTo(517));
        }
        assertThatThrownBy(
                        () ->
                                Dates.dateAdd(
                                        DatePart.DAY,
                                        1,
                                        value("9999-12-31", SqlType.DATE),
                                        SqlType.DATE))
                .satisfies(thrown -> assertThat(((SqlError) thrown).number()).isEqualTo(517));
    }

    @ParameterizedTest
    @CsvSource({
        "year,2005-12-31 23:59:59.9999999,2006-01-01 00:00:00.0000000,1",
        "quarter,2005-12-31 23:59:59.9999999,2006-01-01 00:00:00.0000000,1",
        "month,2005-12-31 23:59:59.9999999,2006-01-01 00:00:00.0000000,1",
        "day,2005-12-31 23:59:59.9999999,2006-01-01 00:00:00.0000000,1",
        "week,2005-12-31 23:59:59.9999999,2006-01-01 00:00:00.0000000,1",
        "hour,2005-12-31 23:59:59.9999999,2006-01-01 00:00:00.0000000,1",
        "millisecond,2005-12-31 23:59:59.9999999,2006-01-01 00:00:00.0000000,1",
        "year,2020-01-01,2020-12-31,0",
        "day,2020-03-01,2020-02-28,-2",
        "week,2020-01-04,2020-01-05,1",
        "week,2020-01-05,2020-01-11,0",
        "month,2019-12-31,2020-02-01,2",
        "nanosecond,2020-01-01 00:00:00,2020-01-01 00:00:01,1000000000"
    })
    void differencesCountBoundaries(String part, String start, String end, int expected) {
        assertThat(Dates.dateDiff(DatePart.named(part, "datediff"), ticks(start), ticks(end)))
                .isEqualTo(expected);
    }

    @Test
    void differencesBeyondAnIntAreAnErrorThatDateDiffBigHasNot() {
        assertThatThrownBy(
                        () ->
                                Dates.dateDiff(
                                        DatePart.SECOND, ticks("1900-01-01"), ticks("2020-01-01")))
                .satisfies(thrown -> assertThat(((SqlError) thrown).number()).isEqualTo(535));
        assertThat(Dates.dateDiffBig(DatePart.SECOND, ticks("1900-01-01"), ticks("2020-01-01")))
                .isEqualTo(3_786_825_600L);
        assertThatThrownBy(
                        () ->
                                Dates.dateDiffBig(
                                        DatePart.NANOSECOND,
                                        ticks("0001-01-01"),
                                        ticks("2020-01-01")))
                .satisfies(thrown -> assertThat(((SqlError) thrown).number()).isEqualTo(535));
    }

    @ParameterizedTest
    @CsvSource({
        "year,2007",
        "quarter,4",
        "month,10",
        "dayofyear,303",
        "day,30",
        "week,44",
        "weekday,3",
        "hour,12",
        "minute,15",
        "second,32",
        "millisecond,123",
        "microsecond,123456",
        "nanosecond,123456700"
    })
    void partsAreThoseOfTheDocumentation(String part, int expected) {
        assertThat(
                        Dates.datePart(
                                DatePart.named(part, "datepart"),
                                ticks("2007-10-30 12:15:32.1234567")))
                .isEqualTo(expected);
    }

    @Test
    void isoWeeksAgreeWithJavaTime() {
        for (int day = 0; day < 20_000; day += 3) {
            int expected = LocalDate.ofEpochDay(day).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            assertThat(Dates.datePart(DatePart.ISO_WEEK, day * Ticks.PER_DAY)).isEqualTo(expected);
        }
    }

    @Test
    void namesAreEnglish() {
        Object value = value("2020-02-29", SqlType.DATE);
        assertThat(Dates.dateName(DatePart.MONTH, value, SqlType.DATE)).hasToString("February");
        assertThat(Dates.dateName(DatePart.WEEKDAY, value, SqlType.DATE)).hasToString("Saturday");
        assertThat(Dates.dateName(DatePart.YEAR, value, SqlType.DATE)).hasToString("2020");
        SqlType offset = SqlType.datetimeoffset(0);
        assertThat(
                        Dates.dateName(
                                DatePart.TZOFFSET,
                                value("2020-01-01 00:00 -05:30", offset),
                                offset))
                .hasToString("-05:30");
    }

    @Test
    void partsThatATypeHasNotAreErrors() {
        assertThatThrownBy(() -> Dates.requirePart(DatePart.HOUR, SqlType.DATE, "datepart"))
                .hasMessage(
                        "The datepart hour is not supported by date function datepart for data type date.");
        assertThatThrownBy(() -> Dates.requirePart(DatePart.DAY, SqlType.time(7), "dateadd"))
                .satisfies(thrown -> assertThat(((SqlError) thrown).number()).isEqualTo(9810));
        assertThatThrownBy(() -> DatePart.named("fortnight", "dateadd"))
                .hasMessage("'fortnight' is not a recognized dateadd option.");
        Dates.requirePart(DatePart.DAY, SqlType.DATE, "dateadd");
    }

    @Test
    void monthsEndAndDatesAreMadeOfParts() {
        int day = Dates.dateFromParts(2020, 1, 31);
        assertThat(Dates.eomonth(day, 1)).isEqualTo(Dates.dateFromParts(2020, 2, 29));
        assertThat(Dates.eomonth(day, -11)).isEqualTo(Dates.dateFromParts(2019, 2, 28));
        assertThat(Dates.year(day) * 10_000 + Dates.month(day) * 100 + Dates.day(day))
                .isEqualTo(20_200_131);
        assertThatThrownBy(() -> Dates.dateFromParts(2021, 2, 29))
                .hasMessage(
                        "Cannot construct data type date, some of the arguments have values which are not valid.");
        assertThat(Dates.datetimeFromParts(2020, 1, 31, 1, 2, 3, 4))
                .isEqualTo(ticks("2020-01-31 01:02:03.003"));
        assertThat(Dates.datetime2FromParts(2020, 1, 31, 1, 2, 3, 4, 1))
                .isEqualTo(ticks("2020-01-31 01:02:03.4"));
    }

    @Test
    void theClockIsTheInstantThatIsHandedIn() {
        long utc = ticks("2020-01-31 12:34:56.7851234");
        long local = utc + 60 * Ticks.PER_MINUTE;
        assertThat(Dates.getdate(local)).isEqualTo(ticks("2020-01-31 13:34:56.787"));
        assertThat(Dates.sysdatetime(utc)).isEqualTo(utc);
        OffsetTicks both = Dates.sysdatetimeoffset(local, utc);
        assertThat(both.localTicks()).isEqualTo(local);
        assertThat(both.utcTicks()).isEqualTo(utc);
        assertThat(Dates.switchOffset(new OffsetTicks(0, (short) 0), 90).localTicks())
                .isEqualTo(90 * Ticks.PER_MINUTE);
    }

    @ParameterizedTest
    @CsvSource({"2020-01-31,1", "2020-02-30,0", "abc,0", "'',0", "12:30,1", "1000-01-01,0"})
    void isDateTellsDatetimes(String text, int expected) {
        assertThat(Dates.isDate(SqlText.of(text))).isEqualTo(expected);
    }
}
