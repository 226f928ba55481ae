package dev.outrigger.engine.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class TestValueClasses {
    private static SqlGuid guid(String text) {
        return SqlGuid.parse(text).orElseThrow();
    }

    @Test
    void trailingZeroBytesNeverCount() {
        SqlBytes shorter = SqlBytes.of(new byte[] {1, 2});
        SqlBytes longer = SqlBytes.of(new byte[] {1, 2, 0, 0});
        assertThat(shorter).isEqualTo(longer).hasSameHashCodeAs(longer);
        assertThat(SqlBytes.of(new byte[] {(byte) 0x80}))
                .isGreaterThan(SqlBytes.of(new byte[] {0x7f, 1}));
        assertThat(longer.toString()).isEqualTo("0x01020000");
    }

    @Test
    void guidsAreOrderedByTheirLastGroupFirst() {
        SqlGuid[] ascending = {
            guid("01000000-0000-0000-0000-000000000000"),
            guid("10000000-0000-0000-0000-000000000000"),
            guid("00010000-0000-0000-0000-000000000000"),
            guid("00000100-0000-0000-0000-000000000000"),
            guid("00000001-0000-0000-0000-000000000000"),
            guid("00000000-0100-0000-0000-000000000000"),
            guid("00000000-0001-0000-0000-000000000000"),
            guid("00000000-0000-0100-0000-000000000000"),
            guid("00000000-0000-0001-0000-000000000000"),
            guid("00000000-0000-0000-0001-000000000000"),
            guid("00000000-0000-0000-0100-000000000000"),
            guid("00000000-0000-0000-0000-000000000001"),
            guid("00000000-0000-0000-0000-010000000000")
        };
        assertThat(ascending).isSorted();
        for (int i = 0; i + 1 < ascending.length; i++) {
            assertThat(ascending[i]).isLessThan(ascending[i + 1]);
            assertThat(Arrays.compareUnsigned(ascending[i].sortKey(), ascending[i + 1].sortKey()))
                    .isNegative();
        }
    }

    @Test
    void guidsAreReadInBracesAndWrittenInUpperCase() {
        assertThat(guid("{6f9619ff-8b86-d011-b42d-00c04fc964ff}").toString())
                .isEqualTo("6F9619FF-8B86-D011-B42D-00C04FC964FF");
        assertThat(SqlGuid.parse("6f9619ff-8b86-d011-b42d-00c04fc964ffEXTRA")).isPresent();
        assertThat(SqlGuid.parse("6f9619ff-8b86-d011-b42d-00c04fc964f")).isEmpty();
        assertThat(SqlGuid.parse("{6f9619ff-8b86-d011-b42d-00c04fc964ff")).isEmpty();
        assertThat(
                        SqlBytes.of(guid("6f9619ff-8b86-d011-b42d-00c04fc964ff").storedBytes())
                                .toString())
                .isEqualTo("0xFF19966F868B11D0B42D00C04FC964FF");
    }

    @Test
    void offsetsNeverCount() {
        OffsetTicks there = OffsetTicks.ofLocal(36_000_000_000L, 60);
        assertThat(there)
                .isEqualTo(new OffsetTicks(0, (short) 0))
                .hasSameHashCodeAs(new OffsetTicks(0, (short) 0));
        assertThat(there.localTicks()).isEqualTo(36_000_000_000L);
    }

    @Test
    void everyTypeGoesThroughAColumnAndBackUnchanged() {
        Object[][] values = {
            {SqlType.BIT, true},
            {SqlType.TINYINT, (short) 255},
            {SqlType.SMALLINT, (short) -7},
            {SqlType.INT, 42},
            {SqlType.BIGINT, Long.MIN_VALUE},
            {SqlType.REAL, 1.5f},
            {SqlType.FLOAT, -2.25},
            {SqlType.decimal(38, 2), new BigDecimal("-123456789012345678901234567890123456.78")},
            {SqlType.MONEY, new BigDecimal("12.3400")},
            {SqlType.nvarchar(10), SqlText.of("日本語")},
            {SqlType.varbinary(4), SqlBytes.of(new byte[] {1, 0})},
            {SqlType.DATE, -3},
            {SqlType.time(7), 863_999_999_999L},
            {SqlType.DATETIME, -5L},
            {SqlType.datetimeoffset(7), new OffsetTicks(-9, (short) -90)},
            {SqlType.UNIQUEIDENTIFIER, SqlGuid.of(new UUID(new Random(4).nextLong(), 5))}
        };
        for (Object[] pair : values) {
            SqlType type = (SqlType) pair[0];
            ColumnBuilder builder = new ColumnBuilder(SqlColumns.columnType(type), 4);
            SqlColumns.append(builder, type, pair[1]);
            SqlColumns.append(builder, type, null);
            Column column = builder.build();
            assertThat(SqlColumns.read(column, 0, type))
                    .as(type.display())
                    .isEqualTo(pair[1])
                    .hasSameClassAs(pair[1]);
            assertThat(SqlColumns.read(column, 1, type)).isNull();
        }
    }
}
