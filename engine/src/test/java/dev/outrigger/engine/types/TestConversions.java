package dev.outrigger.engine.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.engine.errors.SqlError;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TestConversions {
    private static final SqlType LONG_TEXT = SqlType.varchar(200);

    private static SqlType type(String written) {
        return TestTypeRules.type(written);
    }

    /** A value of a type from text, which the text conversions make. */
    private static Object value(String text, SqlType type) {
        return Conversions.cast(SqlText.of(text), LONG_TEXT, type);
    }

    private static String shown(Object value, SqlType type) {
        int style = type.isTemporal() ? 121 : type.isApproximate() ? 0 : Conversions.NO_STYLE;
        return Conversions.cast(
                        value,
                        type,
                        type.isBinary() ? SqlType.varchar(200) : LONG_TEXT,
                        type.isBinary() ? 1 : style)
                .toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            ignoreLeadingAndTrailingWhitespace = true,
            textBlock =
                    """
            int            ; ' 42 '      ; 42
            int            ; '-7'        ; -7
            int            ; ''          ; 0
            bigint         ; '-9223372036854775808' ; -9223372036854775808
            bit            ; 'true'      ; 1
            bit            ; '5'         ; 1
            decimal(5,2)   ; '1.005'     ; 1.01
            decimal(5,2)   ; '-1.005'    ; -1.01
            money          ; '$1,234.56785' ; 1234.57
            float          ; '1e3'       ; 1000
            float          ; ''          ; 0
            char(5)        ; 'ab'        ; 'ab   '
            varchar(2)     ; 'abc'       ; ab
            date           ; '20200131'  ; 2020-01-31
            date           ; '2020-1-3'  ; 2020-01-03
            date           ; '01/31/2020'; 2020-01-31
            date           ; 'Jan 2 2020 3:04PM' ; 2020-01-02
            date           ; '2 January 2020' ; 2020-01-02
            date           ; 'January 2, 2020' ; 2020-01-02
            date           ; '2020'      ; 2020-01-01
            date           ; '200131'    ; 2020-01-31
            date           ; ''          ; 1900-01-01
            datetime       ; '2020-01-31 12:34:56.789' ; 2020-01-31 12:34:56.790
            datetime       ; '2020-01-31T12:34:56.785' ; 2020-01-31 12:34:56.787
            datetime       ; '2020-01-31 23:59:59.999' ; 2020-02-01 00:00:00.000
            datetime       ; '2020-01-31T12:34:56Z' ; 2020-01-31 12:34:56.000
            datetime       ; '12:30'     ; 1900-01-01 12:30:00.000
            datetime       ; '20200131 3PM' ; 2020-01-31 15:00:00.000
            smalldatetime  ; '2020-01-31 12:34:29.998' ; 2020-01-31 12:34:00.000
            smalldatetime  ; '2020-01-31 12:34:29.999' ; 2020-01-31 12:35:00.000
            datetime2(3)   ; '2020-01-31 12:34:56.78951' ; 2020-01-31 12:34:56.790
            datetime2(0)   ; '2020-01-31 12:34:56.5' ; 2020-01-31 12:34:57
            time(2)        ; '12:34:56.789' ; 12:34:56.79
            datetimeoffset(0) ; '2020-01-31 12:00:00 +05:30' ; 2020-01-31 12:00:00 +05:30
            uniqueidentifier ; '6f9619ff-8b86-d011-b42d-00c04fc964ff' ; 6F9619FF-8B86-D011-B42D-00C04FC964FF
            varbinary(3)   ; 'ABCD'      ; 0x414243
            binary(4)      ; 'AB'        ; 0x41420000
            """)
    void textBecomesAValue(String to, String text, String expected) {
        SqlType type = type(to);
        assertThat(shown(value(text, type), type)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            int           ; abc          ; 245 ; Conversion failed when converting the varchar value 'abc' to data type int.
            int           ; 1.5          ; 245 ; Conversion failed when converting the varchar value '1.5' to data type int.
            int           ; 99999999999  ; 248 ; The conversion of the varchar value '99999999999' overflowed an int column.
            tinyint       ; 256          ; 244 ; The conversion of the varchar value '256' overflowed an INT1 column. Use a larger integer column.
            tinyint       ; -1           ; 244 ; The conversion of the varchar value '-1' overflowed an INT1 column. Use a larger integer column.
            smallint      ; 40000        ; 244 ; The conversion of the varchar value '40000' overflowed an INT2 column. Use a larger integer column.
            bigint        ; x            ; 8114; Error converting data type varchar to bigint.
            bigint        ; 9223372036854775808 ; 8115 ; Arithmetic overflow error converting expression to data type bigint.
            decimal(5,2)  ; abc          ; 8114; Error converting data type varchar to numeric.
            decimal(5,2)  ; 1000         ; 8115; Arithmetic overflow error converting varchar to data type numeric.
            float         ; abc          ; 8114; Error converting data type varchar to float.
            float         ; 0x1p3        ; 8114; Error converting data type varchar to float.
            money         ; abc          ; 235 ; Cannot convert a char value to money. The char value has incorrect syntax.
            bit           ; maybe        ; 245 ; Conversion failed when converting the varchar value 'maybe' to data type bit.
            date          ; 2020-13-01   ; 241 ; Conversion failed when converting date and/or time from character string.
            date          ; abc          ; 241 ; Conversion failed when converting date and/or time from character string.
            datetime      ; 2020-02-30   ; 242 ; The conversion of a varchar data type to a datetime data type resulted in an out-of-range value.
            datetime      ; 1752-12-31   ; 242 ; The conversion of a varchar data type to a datetime data type resulted in an out-of-range value.
            datetime      ; 2020-01-01 12:00:00.1234567 ; 241 ; Conversion failed when converting date and/or time from character string.
            smalldatetime ; abc          ; 295 ; Conversion failed when converting character string to smalldatetime data type.
            uniqueidentifier ; abc       ; 8169; Conversion failed when converting from a character string to uniqueidentifier.
            """)
    void textThatIsNoValueIsTheDocumentedError(String to, String text, int number, String message) {
        assertThatThrownBy(() -> value(text, type(to)))
                .hasMessage(message)
                .satisfies(thrown -> assertThat(((SqlError) thrown).number()).isEqualTo(number));
        assertThat(
                        Conversions.tryConvert(
                                SqlText.of(text), LONG_TEXT, type(to), Conversions.NO_STYLE))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            decimal(5,2) ; 1.99    ; int           ; 1
            decimal(5,2) ; -1.99   ; int           ; -1
            money        ; 1.5     ; int           ; 2
            float        ; 1.99    ; int           ; 1
            float        ; -1.99   ; bigint        ; -1
            decimal(5,3) ; 1.125   ; decimal(5,2)  ; 1.13
            decimal(5,3) ; -1.125  ; decimal(5,2)  ; -1.13
            float        ; 0.1     ; decimal(20,18); 0.100000000000000010
            int          ; 5       ; bit           ; 1
            bit          ; 1       ; decimal(3,1)  ; 1.0
            int          ; 1       ; datetime      ; 1900-01-02 00:00:00.000
            float        ; 1.5     ; datetime      ; 1900-01-02 12:00:00.000
            int          ; 258     ; binary(2)     ; 0x0102
            int          ; -1      ; varbinary(8)  ; 0xFFFFFFFF
            int          ; 1       ; binary(6)     ; 0x000000000001
            datetime     ; 2020-01-31 12:00 ; date ; 2020-01-31
            datetime     ; 2020-01-31 12:00 ; time(0) ; 12:00:00
            date         ; 2020-01-31 ; datetime   ; 2020-01-31 00:00:00.000
            datetimeoffset(0) ; 2020-01-31 12:00:00 +05:30 ; datetime2(0) ; 2020-01-31 12:00:00
            varbinary(2) ; AB      ; int           ; 16706
            varbinary(2) ; AB      ; varchar(5)    ; AB
            """)
    void valuesOfOneTypeBecomeThoseOfAnother(String from, String text, String to, String expected) {
        Object converted = Conversions.cast(value(text, type(from)), type(from), type(to));
        assertThat(shown(converted, type(to))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            int          ; 300     ; tinyint      ; 220
            int          ; 40000   ; smallint     ; 220
            bigint       ; 3000000000 ; int       ; 8115
            decimal(12,0); 3000000000 ; int       ; 8115
            float        ; 3e9     ; int          ; 232
            float        ; 1e19    ; bigint       ; 232
            float        ; 9223372036854775808 ; bigint ; 232
            float        ; 1e300   ; real         ; 232
            float        ; 1e300   ; decimal(38,0); 8115
            decimal(5,2) ; 999.99  ; decimal(3,0) ; 8115
            bigint       ; 123456  ; varchar(3)   ; 8115
            int          ; 123456  ; nvarchar(3)  ; 8115
            decimal(8,2) ; 123456  ; varchar(3)   ; 8115
            money        ; 123456  ; varchar(3)   ; 234
            datetime2(0) ; 1700-01-01 ; datetime  ; 242
            date         ; 1899-12-31 ; smalldatetime ; 242
            uniqueidentifier ; 6f9619ff-8b86-d011-b42d-00c04fc964ff ; varchar(30) ; 8170
            int          ; 2147483647 ; datetime  ; 8115
            """)
    void valuesBeyondATypeAreTheDocumentedError(String from, String text, String to, int number) {
        Object value = value(text, type(from));
        assertThatThrownBy(() -> Conversions.cast(value, type(from), type(to)))
                .satisfies(thrown -> assertThat(((SqlError) thrown).number()).isEqualTo(number));
    }

    @Test
    void anIntThatDoesNotFitItsTextIsAStar() {
        assertThat(Conversions.cast(12345, SqlType.INT, SqlType.varchar(3)).toString())
                .isEqualTo("*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            ignoreLeadingAndTrailingWhitespace = true,
            textBlock =
                    """
            123456.789        ; 0 ; 123457
            1234567           ; 0 ; 1.23457e+006
            0.0001            ; 0 ; 0.0001
            0.00001           ; 0 ; 1e-005
            1000000           ; 0 ; 1e+006
            100               ; 0 ; 100
            -0.5              ; 0 ; -0.5
            0                 ; 0 ; 0
            123456.789        ; 1 ; 1.2345679e+005
            123456.789        ; 2 ; 1.234567890000000e+005
            0.1               ; 3 ; 1.0000000000000001e-001
            0                 ; 1 ; 0.0000000e+000
            """)
    void floatsAreWrittenInTheirStyles(double value, int style, String expected) {
        assertThat(Conversions.cast(value, SqlType.FLOAT, SqlType.varchar(30), style).toString())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0,1234567.89", "1,'1,234,567.89'", "2,1234567.8912"})
    void moneyIsWrittenInItsStyles(int style, String expected) {
        BigDecimal value = new BigDecimal("1234567.8912");
        assertThat(Conversions.cast(value, SqlType.MONEY, SqlType.varchar(30), style).toString())
                .isEqualTo(expected);
        assertThat(
                        Conversions.cast(value.negate(), SqlType.MONEY, SqlType.varchar(30), style)
                                .toString())
                .isEqualTo("-" + expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            0   ; Jan  2 2020  3:04PM
            1   ; 01/02/20
            2   ; 20.01.02
            3   ; 02/01/20
            4   ; 02.01.20
            5   ; 02-01-20
            6   ; 02 Jan 20
            7   ; Jan 02, 20
            8   ; 15:04:05
            9   ; Jan  2 2020  3:04:05:123PM
            10  ; 01-02-20
            11  ; 20/01/02
            12  ; 200102
            13  ; 02 Jan 2020 15:04:05:123
            14  ; 15:04:05:123
            20  ; 2020-01-02 15:04:05
            21  ; 2020-01-02 15:04:05.123
            23  ; 2020-01-02
            24  ; 15:04:05
            25  ; 2020-01-02 15:04:05.123
            100 ; Jan  2 2020  3:04PM
            101 ; 01/02/2020
            102 ; 2020.01.02
            103 ; 02/01/2020
            104 ; 02.01.2020
            105 ; 02-01-2020
            106 ; 02 Jan 2020
            107 ; Jan 02, 2020
            108 ; 15:04:05
            109 ; Jan  2 2020  3:04:05:123PM
            110 ; 01-02-2020
            111 ; 2020/01/02
            112 ; 20200102
            113 ; 02 Jan 2020 15:04:05:123
            114 ; 15:04:05:123
            120 ; 2020-01-02 15:04:05
            121 ; 2020-01-02 15:04:05.123
            126 ; 2020-01-02T15:04:05.123
            127 ; 2020-01-02T15:04:05.123
            """)
    void datetimesAreWrittenInTheirStyles(int style, String expected) {
        Object value = value("2020-01-02 15:04:05.123", SqlType.DATETIME);
        assertThat(Conversions.cast(value, SqlType.DATETIME, SqlType.varchar(40), style).toString())
                .isEqualTo(expected);
    }

    @Test
    void datesWithoutAStyleAreWrittenAsTheirTypesAre() {
        assertThat(
                        Conversions.cast(
                                        value("2020-01-02 15:04", SqlType.DATETIME),
                                        SqlType.DATETIME,
                                        SqlType.varchar(30))
                                .toString())
                .isEqualTo("Jan  2 2020  3:04PM");
        SqlType type = SqlType.datetime2(3);
        assertThat(
                        Conversions.cast(value("2020-01-02 15:04", type), type, SqlType.varchar(30))
                                .toString())
                .isEqualTo("2020-01-02 15:04:00.000");
        assertThatThrownBy(() -> Conversions.cast(0L, SqlType.DATETIME, SqlType.varchar(30), 130))
                .hasMessage(
                        "130 is not a valid style number when converting from datetime to a character string.");
        assertThat(
                        Conversions.cast(
                                        value("2020-01-02 15:04", SqlType.DATETIME),
                                        SqlType.DATETIME,
                                        SqlType.varchar(10),
                                        120)
                                .toString())
                .isEqualTo("2020-01-02");
    }

    @ParameterizedTest
    @CsvSource({
        "103,31/12/2020,2020-12-31", "3,31/12/20,2020-12-31", "104,31.12.2020,2020-12-31",
                "105,31-12-2020,2020-12-31",
        "101,12/31/2020,2020-12-31", "1,12/31/49,2049-12-31", "1,12/31/50,1950-12-31",
                "2,20.12.31,2020-12-31",
        "11,20/12/31,2020-12-31", "112,20201231,2020-12-31", "120,2020-12-31,2020-12-31",
                "106,31 Dec 2020,2020-12-31"
    })
    void stylesSayInWhichOrderADateIsWritten(int style, String text, String expected) {
        Object day = Conversions.cast(SqlText.of(text), LONG_TEXT, SqlType.DATE, style);
        assertThat(shown(day, SqlType.DATE)).isEqualTo(expected);
    }

    @Test
    void datesInTheWrongOrderOrAnUnknownStyleAreErrors() {
        assertThatThrownBy(
                        () ->
                                Conversions.cast(
                                        SqlText.of("12/31/2020"), LONG_TEXT, SqlType.DATE, 103))
                .satisfies(thrown -> assertThat(((SqlError) thrown).number()).isEqualTo(241));
        assertThatThrownBy(
                        () ->
                                Conversions.cast(
                                        SqlText.of("12/31/2020"), LONG_TEXT, SqlType.DATE, 130))
                .hasMessage("The style 130 is not supported for conversions from varchar to date.");
        assertThatThrownBy(
                        () ->
                                Conversions.cast(
                                        SqlText.of("1/1/2020"), LONG_TEXT, SqlType.DATE, 102))
                .satisfies(thrown -> assertThat(((SqlError) thrown).number()).isEqualTo(241));
    }

    @Test
    void binaryStylesReadAndWriteHexadecimalDigits() {
        assertThat(
                        Conversions.cast(SqlText.of("0x01fF"), LONG_TEXT, SqlType.varbinary(10), 1)
                                .toString())
                .isEqualTo("0x01FF");
        assertThat(
                        Conversions.cast(SqlText.of("01fF"), LONG_TEXT, SqlType.varbinary(10), 2)
                                .toString())
                .isEqualTo("0x01FF");
        assertThat(
                        Conversions.cast(
                                        SqlBytes.of(new byte[] {1, -1}),
                                        SqlType.varbinary(2),
                                        LONG_TEXT,
                                        2)
                                .toString())
                .isEqualTo("01FF");
        for (String wrong : new String[] {"01ff", "0x1", "0xZZ", ""}) {
            assertThatThrownBy(
                            () ->
                                    Conversions.cast(
                                            SqlText.of(wrong), LONG_TEXT, SqlType.varbinary(10), 1))
                    .as(wrong)
                    .hasMessage("Error converting data type varchar to varbinary.");
        }
    }

    @Test
    void assignmentRefusesToCutWhatCastCuts() {
        SqlType three = SqlType.varchar(3);
        assertThat(Conversions.convert(SqlText.of("abcdef"), LONG_TEXT, three).toString())
                .isEqualTo("abc");
        assertThatThrownBy(
                        () -> Conversions.assign(SqlText.of("abcdef"), LONG_TEXT, three, "t", "c"))
                .hasMessage(
                        "String or binary data would be truncated in table 't', column 'c'. Truncated value: 'abc'.");
        assertThat(Conversions.assign(SqlText.of("abc   "), LONG_TEXT, three, "t", "c").toString())
                .isEqualTo("abc");
        assertThat(Conversions.assign(null, LONG_TEXT, three, "t", "c")).isNull();
        assertThatThrownBy(
                        () ->
                                Conversions.assign(
                                        SqlBytes.of(new byte[] {1, 2}),
                                        SqlType.varbinary(9),
                                        SqlType.varbinary(1),
                                        "t",
                                        "c"))
                .satisfies(thrown -> assertThat(((SqlError) thrown).number()).isEqualTo(8152));
    }

    @Test
    void conversionsThroughTextAndBackChangeNothing() {
        Random random = new Random(5);
        for (int i = 0; i < 3_000; i++) {
            roundTrip(random.nextInt(), SqlType.INT, Conversions.NO_STYLE);
            roundTrip(random.nextLong(), SqlType.BIGINT, Conversions.NO_STYLE);
            roundTrip(
                    random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20),
                    SqlType.FLOAT,
                    3);
            roundTrip(
                    random.nextInt(Ticks.DATE_MAX - Ticks.DATE_MIN) + Ticks.DATE_MIN,
                    SqlType.DATE,
                    Conversions.NO_STYLE);
            long ticks =
                    (random.nextInt(Ticks.DATE_MAX - Ticks.DATE_MIN) + Ticks.DATE_MIN)
                                    * Ticks.PER_DAY
                            + (long) (random.nextDouble() * Ticks.PER_DAY);
            roundTrip(ticks, SqlType.datetime2(7), Conversions.NO_STYLE);
            roundTrip(
                    Ticks.roundedToDatetime(Math.floorMod(ticks, 50_000L * Ticks.PER_DAY)),
                    SqlType.DATETIME,
                    121);
            roundTrip(
                    new BigDecimal(new java.math.BigInteger(120, random), 10),
                    SqlType.decimal(38, 10),
                    Conversions.NO_STYLE);
        }
    }

    private static void roundTrip(Object value, SqlType type, int style) {
        Object text = Conversions.cast(value, type, LONG_TEXT, style);
        assertThat(Conversions.cast(text, LONG_TEXT, type))
                .as("%s %s", type, text)
                .isEqualTo(value);
    }

    @Test
    void allDigitsOfADoubleAreThoseThatTheJdkFinds() {
        Random random = new Random(8);
        for (int i = 0; i < 5_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (!Double.isNaN(value) && !Double.isInfinite(value)) {
                assertThat(Numeric.exactly(value).doubleValue()).isEqualTo(value);
                assertThat(Numeric.exactly(value).compareTo(exactly(value))).isZero();
            }
        }
        assertThat(Numeric.exactly(0.1).toPlainString())
                .isEqualTo("0.1000000000000000055511151231257827021181583404541015625");
        assertThat(Numeric.exactly(Double.MIN_VALUE).doubleValue()).isEqualTo(Double.MIN_VALUE);
    }

    private static BigDecimal exactly(double value) {
        return new BigDecimal(value);
    }

    @Test
    void theCalendarAgreesWithJavaTime() {
        for (int day = Ticks.DATE_MIN; day <= Ticks.DATE_MAX; day += 101) {
            java.time.LocalDate date = java.time.LocalDate.ofEpochDay(day);
            assertThat(Ticks.year(day)).isEqualTo(date.getYear());
            assertThat(Ticks.month(day)).isEqualTo(date.getMonthValue());
            assertThat(Ticks.dayOfMonth(day)).isEqualTo(date.getDayOfMonth());
            assertThat(Ticks.day(date.getYear(), date.getMonthValue(), date.getDayOfMonth()))
                    .isEqualTo(day);
        }
    }
}
