package dev.outrigger.procedures.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.ColumnType.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class ReturnedColumnsTest {
    private static List<Object> sql(ColumnType type, Consumer<ColumnBuilder> values) {
        ColumnBuilder builder = new ColumnBuilder(type, 8);
        values.accept(builder);
        builder.appendNull();
        Column column = ReturnedColumns.convert(builder.build());
        SqlType sqlType = ReturnedColumns.type(type);
        assertThat(column.type()).isEqualTo(SqlColumns.columnType(sqlType));
        List<Object> read = new ArrayList<>();
        for (int row = 0; row < column.length(); row++) {
            read.add(SqlColumns.read(column, row, sqlType));
        }
        return read;
    }

    @Test
    void integersOfEverySizeKeepTheirValues() {
        assertThat(sql(ColumnType.INT8, builder -> builder.appendByte((byte) -7)))
                .containsExactly((short) -7, null);
        assertThat(sql(ColumnType.UINT8, builder -> builder.appendByte((byte) 200)))
                .containsExactly((short) 200, null);
        assertThat(
                        sql(
                                new ColumnType.Int(16, false),
                                builder -> builder.appendShort((short) 65535)))
                .containsExactly(65535, null);
        assertThat(sql(new ColumnType.Int(32, false), builder -> builder.appendInt(-1)))
                .containsExactly(4294967295L, null);
        assertThat(sql(new ColumnType.Int(64, false), builder -> builder.appendLong(-1)))
                .containsExactly(new BigDecimal("18446744073709551615"), null);
    }

    @Test
    void notANumberAndInfinityBecomeNull() {
        assertThat(
                        sql(
                                ColumnType.FLOAT64,
                                builder -> {
                                    builder.appendDouble(1.5);
                                    builder.appendDouble(Double.NaN);
                                    builder.appendDouble(Double.NEGATIVE_INFINITY);
                                }))
                .containsExactly(1.5, null, null, null);
        assertThat(sql(ColumnType.FLOAT32, builder -> builder.appendFloat(Float.NaN)))
                .containsExactly(null, null);
    }

    @Test
    void timesOfEveryUnitBecomeTicks() {
        long second = 10_000_000;
        for (Unit unit : Unit.values()) {
            long perSecond =
                    switch (unit) {
                        case SECOND -> 1;
                        case MILLI -> 1_000;
                        case MICRO -> 1_000_000;
                        case NANO -> 1_000_000_000;
                        case TICK -> second;
                    };
            assertThat(
                            sql(
                                    new ColumnType.Timestamp(unit, false),
                                    builder -> builder.appendLong(-3 * perSecond)))
                    .containsExactly(-3 * second, null);
        }
    }

    @Test
    void aTimeBeyondTheYear9999IsAnError() {
        ColumnType seconds = new ColumnType.Timestamp(Unit.SECOND, false);
        assertThatThrownBy(() -> sql(seconds, builder -> builder.appendLong(Long.MAX_VALUE / 2)))
                .hasMessageContaining("out-of-range");
        assertThatThrownBy(() -> sql(seconds, builder -> builder.appendLong(253_402_300_800L)))
                .hasMessageContaining("out-of-range");
    }
}
