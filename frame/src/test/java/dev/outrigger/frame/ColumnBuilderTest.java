package dev.outrigger.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ColumnBuilderTest {
    @Test
    void everyTypeGrowsBeyondItsFirstCapacityAndKeepsItsNulls() {
        for (ColumnType type : Samples.types()) {
            ColumnBuilder small = new ColumnBuilder(type, 0);
            assertThat(small.type()).isEqualTo(type);
            Column grown = Samples.column(type, 10_000, true);
            assertThat(grown.type()).isEqualTo(type);
            assertThat(grown.length()).isEqualTo(10_000);
            assertThat(grown.nullCount()).isEqualTo(3333);
            List<Object> whole = Samples.values(Samples.column(type, 10_000, false));
            List<Object> values = Samples.values(grown);
            for (int i = 0; i < 10_000; i++) {
                assertThat(values.get(i)).isEqualTo(i % 3 == 2 ? null : whole.get(i));
            }
        }
    }

    @Test
    void aBuilderIsEmptyAfterBuildingAndLeavesTheBuiltColumnAlone() {
        for (ColumnType type : Samples.types()) {
            ColumnBuilder builder = new ColumnBuilder(type, 4);
            builder.appendNull();
            Column first = builder.build();
            assertThat(builder.length()).isZero();
            assertThat(builder.bytes()).isZero();
            for (int i = 0; i < 20; i++) {
                builder.appendNull();
            }
            assertThat(builder.length()).isEqualTo(20);
            assertThat(builder.build().nullCount()).isEqualTo(20);
            assertThat(builder.build().length()).isZero();
            assertThat(first.length()).isOne();
            assertThat(first.isNull(0)).isTrue();
        }
    }

    @Test
    void aColumnWithoutNullsHasNoBitmapEvenAfterOneThatHadThem() {
        ColumnBuilder builder = new ColumnBuilder(ColumnType.INT32, 2);
        builder.appendNull();
        builder.build();
        builder.appendInt(7);
        Column column = builder.build();
        assertThat(column.validity()).isNull();
        assertThat(Samples.values(column)).containsExactly(7L);
    }

    @Test
    void decimalsTakeHighWordsOnlyOnceOneNeedsThem() {
        ColumnType.Decimal type = new ColumnType.Decimal(38, 2);
        ColumnBuilder builder = new ColumnBuilder(type, 0);
        builder.appendDecimal(new BigDecimal("-0.01"));
        builder.appendNull();
        DecimalColumn narrow = (DecimalColumn) builder.build();
        assertThat(narrow.high()).isNull();

        BigDecimal wide = new BigDecimal("-999999999999999999999999999999999999.99");
        builder.appendDecimal(new BigDecimal("-0.01"));
        builder.appendNull();
        builder.appendDecimal(BigDecimal.valueOf(Long.MAX_VALUE, 2));
        builder.appendDecimal(wide);
        for (int i = 0; i < 20; i++) {
            builder.appendDecimal(BigDecimal.valueOf(Long.MIN_VALUE, 2));
        }
        DecimalColumn widened = (DecimalColumn) builder.build();
        assertThat(widened.high()).isNotNull();
        assertThat(widened.get(0)).isEqualTo(new BigDecimal("-0.01"));
        assertThat(widened.isNull(1)).isTrue();
        assertThat(widened.get(2)).isEqualTo(BigDecimal.valueOf(Long.MAX_VALUE, 2));
        assertThat(widened.get(3)).isEqualTo(wide);
        assertThat(widened.get(23)).isEqualTo(BigDecimal.valueOf(Long.MIN_VALUE, 2));
    }

    @Test
    void decimalsOfAnotherScaleOrTooManyDigitsAreRefused() {
        ColumnBuilder builder = new ColumnBuilder(new ColumnType.Decimal(5, 2), 0);
        assertThatThrownBy(() -> builder.appendDecimal(new BigDecimal("1.5")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.5");
        assertThatThrownBy(() -> builder.appendDecimal(new BigDecimal("1000.00")))
                .isInstanceOf(IllegalArgumentException.class);
        builder.appendDecimal(new BigDecimal("-999.99"));
        assertThat(Samples.values(builder.build())).containsExactly(new BigDecimal("-999.99"));
    }

    @Test
    void anAppendOfAnotherTypeIsRefusedAndAddsNothing() {
        ColumnBuilder longs = new ColumnBuilder(ColumnType.INT64, 0);
        assertThatThrownBy(() -> longs.appendInt(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> longs.appendString("1")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> longs.appendBytes(new byte[8]))
                .isInstanceOf(IllegalStateException.class);
        ColumnBuilder keys = new ColumnBuilder(ColumnType.UUID, 0);
        assertThatThrownBy(() -> keys.appendString("0123456789abcdef"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keys.appendBytes(new byte[15]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("15 bytes for a value of 16");
        assertThat(longs.length() + keys.length()).isZero();
    }

    @Test
    void bytesCountWhatWasAppended() {
        ColumnBuilder texts = new ColumnBuilder(ColumnType.TEXT, 1000);
        assertThat(texts.bytes()).isZero();
        texts.appendString("x".repeat(10_000));
        texts.appendNull();
        assertThat(texts.bytes()).isBetween(10_000L, 10_100L);
    }

    @Test
    void streamsOfFixedFramesEndAfterTheLast() {
        Frame frame = Samples.frame(3, true);
        try (FrameStream stream = FrameStream.of(frame.schema(), List.of(frame, frame))) {
            assertThat(stream.schema()).isEqualTo(frame.schema());
            assertThat(stream.next()).contains(frame);
            assertThat(stream.next()).contains(frame);
            assertThat(stream.next()).isEmpty();
        }
        assertThatThrownBy(() -> FrameStream.of(Schema.of(), List.of(frame)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
