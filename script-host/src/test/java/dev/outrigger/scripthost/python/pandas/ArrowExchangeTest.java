package dev.outrigger.scripthost.python.pandas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.frame.BoolColumn;
import dev.outrigger.frame.ByteColumn;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.DecimalColumn;
import dev.outrigger.frame.DoubleColumn;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.IntColumn;
import dev.outrigger.frame.LongColumn;
import dev.outrigger.frame.Schema;
import dev.outrigger.frame.VariableColumn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.python.core.PyException;
import org.python.core.PyObject;

final class ArrowExchangeTest {
    private final EmbeddedPython python = new EmbeddedPython();

    private static Column column(ColumnType type, List<Consumer<ColumnBuilder>> values) {
        ColumnBuilder builder = new ColumnBuilder(type, values.size());
        values.forEach(v -> v.accept(builder));
        return builder.build();
    }

    private static PyObject frame(Column... parts) {
        Schema schema = Schema.of(new Field("c", parts[0].type(), true));
        return PandasModules.fromFrames(
                schema,
                java.util.Arrays.stream(parts)
                        .map(p -> new Frame(schema, p.length(), List.of(p)))
                        .toList());
    }

    private Column back(Column... parts) {
        python.set("df", frame(parts)).run("");
        return PandasModules.toFrame(python.get("df")).column(0);
    }

    private Column made(String expression) {
        python.run(
                "import pandas as pd, numpy as np\nimport datetime, decimal\nout = pd.DataFrame({'c': "
                        + expression
                        + "})");
        return PandasModules.toFrame(python.get("out")).column(0);
    }

    @Test
    void integersWithoutNullsKeepTheirWidthAndThoseWithNullsBecomeFloats() {
        Column plain = column(ColumnType.INT32, List.of(b -> b.appendInt(1), b -> b.appendInt(-7)));
        Column holed =
                column(ColumnType.INT32, List.of(b -> b.appendInt(3), ColumnBuilder::appendNull));
        assertThat(python.set("df", frame(plain)).run("print(df.c.dtype, df.c.sum())"))
                .isEqualTo("int32 -6\n");
        assertThat(python.set("df", frame(plain, holed)).run("print(df.c.tolist(), df.c.dtype)"))
                .isEqualTo("[1.0, -7.0, 3.0, nan] float64\n");
        assertThat(((IntColumn) back(plain)).get(1)).isEqualTo(-7);
        DoubleColumn floats = (DoubleColumn) back(plain, holed);
        assertThat(floats.isNull(3)).isTrue();
        assertThat(floats.get(2)).isEqualTo(3.0);
    }

    @Test
    void tinyintIsUnsigned() {
        Column tiny = column(ColumnType.UINT8, List.of(b -> b.appendByte((byte) 200)));
        assertThat(python.set("df", frame(tiny)).run("print(df.c[0], df.c.dtype)"))
                .isEqualTo("200 uint8\n");
        assertThat(((ByteColumn) back(tiny)).get(0) & 0xff).isEqualTo(200);
    }

    @Test
    void bitsWithNullsAreObjectsAndComeBackAsBits() {
        Column bits =
                column(
                        ColumnType.BOOL,
                        List.of(b -> b.appendBoolean(true), ColumnBuilder::appendNull));
        assertThat(python.set("df", frame(bits)).run("print(df.c.tolist(), df.c.dtype)"))
                .isEqualTo("[True, None] object\n");
        Column back = back(bits);
        assertThat(back).isInstanceOf(BoolColumn.class);
        assertThat(back.isNull(1)).isTrue();
        assertThat(((BoolColumn) back).get(0)).isTrue();
    }

    @Test
    void textKeepsEveryCharacterAndItsNulls() {
        Column text =
                column(
                        ColumnType.TEXT,
                        List.of(b -> b.appendString("日本\n😀"), ColumnBuilder::appendNull));
        assertThat(python.set("df", frame(text)).run("print(len(df.c[0]) >= 4, df.c[1])"))
                .isEqualTo("True None\n");
        VariableColumn back = (VariableColumn) back(text);
        assertThat(back.type()).isEqualTo(ColumnType.TEXT);
        assertThat(back.getString(0)).isEqualTo("日本\n😀");
        assertThat(back.isNull(1)).isTrue();
    }

    @Test
    void bytesStayBytesEvenWhereTheyLookLikeText() {
        Column bytes =
                column(
                        ColumnType.BYTES,
                        List.of(
                                b -> b.appendBytes(new byte[] {65, 66}),
                                b -> b.appendBytes(new byte[] {-1, 0})));
        python.set("df", frame(bytes))
                .run(
                        "copy = df['c'].tolist()\nimport pandas as pd\nout = pd.DataFrame({'c': copy})");
        VariableColumn back = (VariableColumn) PandasModules.toFrame(python.get("out")).column(0);
        assertThat(back.type()).isEqualTo(ColumnType.BYTES);
        assertThat(back.getBytes(0)).containsExactly(65, 66);
        assertThat(back.getBytes(1)).containsExactly(-1, 0);
    }

    @Test
    void decimalsAreExactAndOfTheScaleThatTheyNeed() {
        ColumnType type = new ColumnType.Decimal(20, 2);
        Column decimals =
                column(
                        type,
                        List.of(
                                b -> b.appendDecimal(new BigDecimal("123456789012345678.91")),
                                ColumnBuilder::appendNull));
        python.set("df", frame(decimals)).run("df['c'] = df['c'] * 2");
        DecimalColumn doubled = (DecimalColumn) PandasModules.toFrame(python.get("df")).column(0);
        assertThat(doubled.get(0)).isEqualByComparingTo("246913578024691357.82");
        assertThat(doubled.isNull(1)).isTrue();
        DecimalColumn mixed =
                (DecimalColumn)
                        made(
                                "[decimal.Decimal('1.5'), decimal.Decimal('100'), decimal.Decimal('0.125')]");
        assertThat(mixed.type()).isEqualTo(new ColumnType.Decimal(6, 3));
        assertThat(mixed.get(1)).isEqualByComparingTo("100");
    }

    @Test
    void datesTimesAndDatetimesComeAndGo() {
        int day = (int) LocalDate.of(2024, 2, 29).toEpochDay();
        Column dates =
                column(ColumnType.DATE, List.of(b -> b.appendInt(day), ColumnBuilder::appendNull));
        assertThat(
                        python.set("df", frame(dates))
                                .run(
                                        "import datetime\nprint(df.c[0] == datetime.date(2024, 2, 29), df.c[1])"))
                .isEqualTo("True None\n");
        assertThat(((IntColumn) back(dates)).get(0)).isEqualTo(day);
        Column times = column(ColumnType.TIME, List.of(b -> b.appendLong(3_600_000_000_000L)));
        assertThat(python.set("df", frame(times)).run("print(df.c[0].hour)")).isEqualTo("1\n");
        assertThat(((LongColumn) back(times)).get(0)).isEqualTo(3_600_000_000_000L);
        long ticks = 17_000_000_001_234_567L;
        Column stamps =
                column(
                        ColumnType.TICKS,
                        List.of(b -> b.appendLong(ticks), ColumnBuilder::appendNull));
        assertThat(
                        python.set("df", frame(stamps))
                                .run(
                                        "print(df.c[0].year, df.c[0].microsecond, df.c.dtype, df.c[1])"))
                .isEqualTo("2023 123456 datetime64[us] NaT\n");
        LongColumn back = (LongColumn) back(stamps);
        assertThat(back.get(0)).isEqualTo(ticks);
        assertThat(back.isNull(1)).isTrue();
    }

    @Test
    void notANumberAndInfinityBecomeNull() {
        Column floats = made("[1.5, np.nan, np.inf, -np.inf]");
        assertThat(floats.nullCount()).isEqualTo(3);
        assertThat(((DoubleColumn) floats).get(0)).isEqualTo(1.5);
    }

    @Test
    void mixedValuesBecomeTextAndNumbersAmongThemStayNumbers() {
        VariableColumn mixed = (VariableColumn) made("['a', 1, 2.5, None, True]");
        assertThat(mixed.type()).isEqualTo(ColumnType.TEXT);
        assertThat(
                        List.of(
                                mixed.getString(0),
                                mixed.getString(1),
                                mixed.getString(2),
                                mixed.getString(4)))
                .containsExactly("a", "1", "2.5", "True");
        assertThat(mixed.isNull(3)).isTrue();
        assertThat(made("[None, None]").nullCount()).isEqualTo(2);
    }

    @Test
    void whatHasNoSqlTypeIsAnErrorThatNamesTheColumn() {
        assertThatThrownBy(() -> made("[1j]"))
                .isInstanceOf(PyException.class)
                .satisfies(
                        e ->
                                assertThat(((PyException) e).value.__str__().toString())
                                        .contains("column 1 'c'")
                                        .contains("complex"));
        assertThatThrownBy(() -> made("[decimal.Decimal('1e37'), decimal.Decimal('1e-10')]"))
                .satisfies(
                        e ->
                                assertThat(((PyException) e).value.__str__().toString())
                                        .contains("column 1 'c'")
                                        .contains("38"));
    }

    @Test
    void theIndexIsNotSentAndColumnNamesBecomeText() {
        python.run("import pandas as pd\nout = pd.DataFrame([[1, 'x']], index=['row'])");
        Frame out = PandasModules.toFrame(python.get("out"));
        assertThat(out.schema().fields()).extracting(Field::name).containsExactly("0", "1");
    }

    @Test
    void anEmptyFrameKeepsItsColumnsAndTypes() {
        Column none = column(ColumnType.INT64, List.of());
        assertThat(
                        python.set("df", frame(none))
                                .run("print(len(df), list(df.columns) == ['c'], df.c.dtype)"))
                .isEqualTo("0 True int64\n");
        assertThat(back(none).type()).isEqualTo(ColumnType.INT64);
    }

    @Test
    void writingToAColumnDoesNotChangeTheFrameThatCameIn() {
        double[] values = {1, 2, 3};
        Column column = new DoubleColumn(ColumnType.FLOAT64, 3, null, values);
        python.set("df", frame(column))
                .run("df.loc[0, 'c'] = 9\ns = df['c']\ns[1] = 8\nprint(df.c.tolist(), s.tolist())");
        assertThat(values).containsExactly(1, 2, 3);
        assertThat(python.run("print(df.c.tolist(), s.tolist())"))
                .isEqualTo("[9.0, 2.0, 3.0] [9.0, 8.0, 3.0]\n");
    }
}
