package dev.outrigger.scripthost;

import static dev.outrigger.scripthost.Calls.call;
import static dev.outrigger.scripthost.Calls.run;
import static dev.outrigger.scripthost.Calls.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.ColumnType.Unit;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("cpython")
final class PythonTypesTest {
    private static final byte[] UUID_BYTES = {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
    };
    private static final byte[] OFFSET_BYTES = {7, 6, 5, 4, 3, 2, 1, 0, 90, 0};

    /** 2024-02-29T12:34:56.1234567 in ticks, whose last digit is below a microsecond. */
    private static final long MOMENT = 17092100961234567L;

    private Hosts hosts;
    private ScriptSession session;
    private ScriptRuntime python;

    @BeforeAll
    void open() {
        python = Calls.cpython();
        hosts = new Hosts(ScriptHostOptions.EMBEDDED);
        session = hosts.session;
    }

    @AfterAll
    void close() {
        if (hosts != null) {
            hosts.close();
        }
    }

    /** Each type with two values, what pandas shall call it, and the same with a NULL. */
    static Stream<Arguments> types() {
        return Stream.of(
                type(
                        ColumnType.BOOL,
                        "bool",
                        "object",
                        b -> b.appendBoolean(true),
                        b -> b.appendBoolean(false)),
                type(
                        ColumnType.UINT8,
                        "uint8",
                        "float64",
                        b -> b.appendByte((byte) 255),
                        b -> b.appendByte((byte) 0)),
                type(
                        ColumnType.INT16,
                        "int16",
                        "float64",
                        b -> b.appendShort((short) -7),
                        b -> b.appendShort((short) 7)),
                type(
                        ColumnType.INT32,
                        "int32",
                        "float64",
                        b -> b.appendInt(-7),
                        b -> b.appendInt(1 << 30)),
                type(
                        ColumnType.INT64,
                        "int64",
                        "float64",
                        b -> b.appendLong(-7),
                        b -> b.appendLong(1L << 52)),
                type(
                        ColumnType.FLOAT32,
                        "float32",
                        "float32",
                        b -> b.appendFloat(0.5f),
                        b -> b.appendFloat(-1e30f)),
                type(
                        ColumnType.FLOAT64,
                        "float64",
                        "float64",
                        b -> b.appendDouble(0.1),
                        b -> b.appendDouble(-1e300)),
                type(
                        new ColumnType.Decimal(38, 4),
                        "object",
                        "object",
                        b ->
                                b.appendDecimal(
                                        new BigDecimal("1234567890123456789012345678901234.5678")),
                        b -> b.appendDecimal(new BigDecimal("-0.0001"))),
                type(
                        ColumnType.TEXT,
                        "str",
                        "str",
                        b -> b.appendString("Grüße 日本 😀"),
                        b -> b.appendString("")),
                type(
                        ColumnType.BYTES,
                        "object",
                        "object",
                        b -> b.appendBytes(new byte[] {0, -1}),
                        b -> b.appendBytes(new byte[0])),
                type(
                        ColumnType.UUID,
                        "str",
                        "str",
                        b -> b.appendBytes(UUID_BYTES),
                        b -> b.appendBytes(new byte[16])),
                type(
                        ColumnType.DATE,
                        "object",
                        "object",
                        b -> b.appendInt(-719162),
                        b -> b.appendInt(2932896)),
                type(
                        ColumnType.TIME,
                        "object",
                        "object",
                        b -> b.appendLong(0),
                        b -> b.appendLong(86_399_999_999_000L)),
                type(
                        ColumnType.TICKS,
                        "datetime64[ns]",
                        "datetime64[ns]",
                        b -> b.appendLong(MOMENT),
                        b -> b.appendLong(0)),
                type(
                        new ColumnType.Timestamp(Unit.TICK, false),
                        "datetime64[us]",
                        "datetime64[us]",
                        b -> b.appendLong(-621355968000000000L),
                        b -> b.appendLong(2534023007999999990L)),
                type(
                        ColumnType.OFFSET_TIMESTAMP,
                        "object",
                        "object",
                        b -> b.appendBytes(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, -100, -1}),
                        b -> b.appendBytes(new byte[] {10, 0, 0, 0, 0, 0, 0, 0, 90, 0})));
    }

    private static Arguments type(
            ColumnType type,
            String dtype,
            String dtypeWithNull,
            Consumer<ColumnBuilder> one,
            Consumer<ColumnBuilder> two) {
        return Arguments.of(type, dtype, dtypeWithNull, one, two);
    }

    /** What this interpreter's pandas has instead of a type that only later ones have. */
    private String here(String dtype) {
        return switch (dtype) {
            case "str" -> answer("pd.Series(['a']).dtype");
            case "datetime64[us]" ->
                    answer("'object' if pd.__version__.startswith('1.') else 'datetime64[us]'");
            default -> dtype;
        };
    }

    private String answer(String expression) {
        return run(session, call(python, "print(" + expression + ")")).printed().strip();
    }

    @ParameterizedTest
    @MethodSource("types")
    void columnComesBackAsItWas(
            ColumnType type,
            String dtype,
            String dtypeWithNull,
            Consumer<ColumnBuilder> one,
            Consumer<ColumnBuilder> two) {
        ColumnBuilder builder = new ColumnBuilder(type, 4);
        one.accept(builder);
        two.accept(builder);
        Frame frame = Calls.frame("c", builder);
        Calls.Outcome outcome =
                run(
                        session,
                        call(
                                python,
                                "print(InputDataSet['c'].dtype)\nOutputDataSet = InputDataSet"),
                        stream(frame));
        assertThat(outcome.printed()).isEqualTo(here(dtype) + "\n");
        Column back = outcome.frames().get(0).column(0);
        Column sent = frame.column(0);
        if (type.equals(ColumnType.UUID)) {
            // Text in Python, as SQL Server writes it.
            assertThat(back.type()).isEqualTo(ColumnType.TEXT);
            return;
        }
        assertThat(back.type().getClass()).isEqualTo(type.getClass());
        assertThat(Values.of(back)).isEqualTo(Values.of(sent));
    }

    @ParameterizedTest
    @MethodSource("types")
    void nullComesBackAsNull(
            ColumnType type,
            String dtype,
            String dtypeWithNull,
            Consumer<ColumnBuilder> one,
            Consumer<ColumnBuilder> two) {
        ColumnBuilder builder = new ColumnBuilder(type, 4);
        builder.appendNull();
        one.accept(builder);
        builder.appendNull();
        two.accept(builder);
        Frame frame = Calls.frame("c", builder);
        Calls.Outcome outcome =
                run(
                        session,
                        call(
                                python,
                                "print(InputDataSet['c'].dtype)\nOutputDataSet = InputDataSet"),
                        stream(frame));
        assertThat(outcome.printed()).isEqualTo(here(dtypeWithNull) + "\n");
        Column back = outcome.frames().get(0).column(0);
        assertThat(back.nullCount()).isEqualTo(2);
        assertThat(back.isNull(0)).isTrue();
        assertThat(back.isNull(1)).isFalse();
        if (type instanceof ColumnType.Int) {
            assertThat(back.type()).isEqualTo(ColumnType.FLOAT64);
        } else if (!type.equals(ColumnType.UUID)) {
            assertThat(Values.of(back)).isEqualTo(Values.of(frame.column(0)));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void parameterComesBackAsItWas(
            ColumnType type,
            String dtype,
            String dtypeWithNull,
            Consumer<ColumnBuilder> one,
            Consumer<ColumnBuilder> two) {
        for (Consumer<ColumnBuilder> value :
                List.<Consumer<ColumnBuilder>>of(two, ColumnBuilder::appendNull)) {
            ColumnBuilder builder = new ColumnBuilder(type, 1);
            value.accept(builder);
            Frame frame = Calls.frame("p", builder);
            Frame back =
                    run(
                                    session,
                                    call(
                                            python,
                                            "q = p",
                                            List.of(new ScriptCall.Parameter("p", type, true)),
                                            frame))
                            .parameters();
            assertThat(back.column(0).type()).isEqualTo(type);
            assertThat(Values.of(back.column(0))).isEqualTo(Values.of(frame.column(0)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "pd.Series(['a', 'b', 'a'], dtype='category') | Text | [61, 62, 61]",
                "pd.Series([1, 2, 1]).astype('category') | Int | [1, 2, 1]",
                "pd.Series([1, None, 3], dtype='Int64') | Int | [1, null, 3]",
                "pd.Series([True, None], dtype='boolean') | Bool | [true, null]",
                "pd.Series([1.5, None], dtype='Float64') | Floating | [1.5, null]",
                "pd.Series(['a', None], dtype='string') | Text | [61, null]",
                "pd.Series(['a', None]) | Text | [61, null]",
                "pd.Series([1.0, np.inf, -np.inf, np.nan]) | Floating | [1.0, null, null, null]",
                "pd.Series([1, 2], dtype='int8') | Int | [1, 2]",
                "pd.Series([1, 2], dtype='uint32') | Int | [1, 2]",
                "pd.Series([2**64 - 1], dtype='uint64') | Int | [18446744073709551615]",
                "pd.Series([1, 2.5, 'x']) | Text | [31, 322e35, 78]",
                "pd.Series([np.int64(3), None], dtype=object) | Int | [3, null]",
                "pd.Series(pd.to_datetime(['1970-01-01', None])) | Timestamp | [0, null]",
                "pd.Series(pd.to_datetime(['1970-01-01T01:00:00+01:00'])) | OffsetTimestamp | [00000000000000003c00]",
                "pd.arrays.SparseArray([0, 0, 1]) | Int | [0, 0, 1]",
                "pd.to_timedelta([1, None], unit='s') | Int | [10000000, null]",
                "pd.Series(np.array([1, 'NaT'], dtype='timedelta64[ms]')) | Int | [10000, null]",
                "pd.cut(pd.Series([1, 9]), [0, 5, 10]) | Text | [28302c20355d, 28352c2031305d]",
                "pd.period_range('2024-01', periods=1, freq='M') | Text | [323032342d3031]",
                "pd.Series(pd.Categorical.from_codes([0, -1], [5, 6])) | Int | [5, null]",
                "pd.Series([1.5], dtype='float16') | Floating | [1.5]",
                "pd.Series([True, None], dtype=object) | Bool | [true, null]",
            })
    void pandasTypesAreTaken(String series, String kind, String values) {
        Calls.Outcome outcome =
                run(
                        session,
                        call(
                                python,
                                "OutputDataSet = pd.DataFrame({'c': " + series + "}, index=None)"));
        Column column = outcome.frames().get(0).column(0);
        assertThat(column.type().getClass().getSimpleName()).isEqualTo(kind);
        assertThat(Values.of(column).toString()).isEqualTo(values);
    }

    @Test
    void namesMayBeNumbersOrTheSame() {
        Calls.Outcome outcome =
                run(
                        session,
                        call(
                                python,
                                "d = pd.DataFrame([[1, 2, 3]])\nd.columns = [0, 'x', 'x']\nOutputDataSet = d"));
        assertThat(outcome.schema().fields().stream().map(Field::name))
                .containsExactly("0", "x", "x");
        assertThat(Values.of(outcome.frames().get(0).column(2))).containsExactly("3");
    }

    @Test
    void inputMayHaveEqualNamesAndNoRows() {
        Column empty = new ColumnBuilder(ColumnType.INT32, 1).build();
        Field field = new Field("x", ColumnType.INT32, true);
        Frame frame = new Frame(Schema.of(field, field), 0, List.of(empty, empty));
        Calls.Outcome outcome =
                run(
                        session,
                        call(
                                python,
                                "print(InputDataSet.shape, list(InputDataSet.columns))\nOutputDataSet = InputDataSet"),
                        stream(frame));
        assertThat(outcome.printed()).isEqualTo("(0, 2) ['x', 'x']\n");
        assertThat(outcome.schema().size()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"300", "-1", "1.5", "'\"x\"'", "b'x'"})
    void parameterThatDoesNotFitIsRefused(String value) {
        ColumnBuilder builder = new ColumnBuilder(ColumnType.UINT8, 1);
        builder.appendNull();
        ScriptFailure failure =
                catchThrowableOfType(
                        ScriptFailure.class,
                        () ->
                                run(
                                        session,
                                        call(
                                                python,
                                                "p = " + value,
                                                List.of(
                                                        new ScriptCall.Parameter(
                                                                "p", ColumnType.UINT8, true)),
                                                Calls.frame("p", builder))));
        assertThat(failure.reason()).isEqualTo(ScriptFailure.Reason.BAD_OUTPUT);
        assertThat(failure)
                .hasMessageContaining("output parameter p")
                .hasMessageContaining("uint8");
    }

    @Test
    void largeFramesComeInPieces() {
        ScriptLimits limits =
                new ScriptLimits(
                        ScriptLimits.DEFAULT.wallClock(), 2L << 30, 1 << 20, 1000, 64 << 10);
        Calls.Outcome outcome =
                run(
                        session,
                        call(
                                python,
                                "OutputDataSet = pd.DataFrame({'a': range(10000), 't': ['x' * 100] * 10000})",
                                limits));
        assertThat(outcome.frames()).hasSizeGreaterThan(16);
        assertThat(outcome.frames().stream().mapToInt(Frame::rows).max().getAsInt())
                .isLessThanOrEqualTo(1000);
        assertThat(outcome.frames().stream().mapToInt(Frame::rows).sum()).isEqualTo(10000);
    }
}
