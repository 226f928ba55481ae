package dev.outrigger.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArrowRoundTripTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 8, 9, 64, 1000, 70_001})
    void everyTypeComesBackAsItWasWritten(int rows) {
        for (boolean nulls : new boolean[] {false, true}) {
            Frame frame = Samples.frame(rows, nulls);
            List<Frame> read = Samples.read(Samples.write(frame.schema(), frame));
            assertThat(read).hasSize(1);
            assertSame(read.get(0), frame);
        }
    }

    static void assertSame(Frame actual, Frame expected) {
        assertThat(actual.schema()).isEqualTo(expected.schema());
        assertThat(actual.rows()).isEqualTo(expected.rows());
        for (int i = 0; i < expected.columns().size(); i++) {
            assertThat(actual.column(i).nullCount()).isEqualTo(expected.column(i).nullCount());
            assertThat(Samples.values(actual.column(i)))
                    .as("%s", expected.schema().field(i))
                    .isEqualTo(Samples.values(expected.column(i)));
        }
    }

    @Test
    void severalFramesOfOneStreamComeBackInOrder() {
        Frame first = Samples.frame(100, true);
        Frame none = Samples.frame(0, true);
        Frame last = Samples.frame(3, true);
        List<Frame> read = Samples.read(Samples.write(first.schema(), first, none, last));
        assertThat(read).extracting(Frame::rows).containsExactly(100, 0, 3);
        assertSame(read.get(0), first);
        assertSame(read.get(2), last);
    }

    @Test
    void framesWithoutColumnsKeepTheirRows() {
        Schema schema = Schema.of();
        assertThat(Samples.read(Samples.write(schema, new Frame(schema, 5, List.of()))))
                .extracting(Frame::rows)
                .containsExactly(5);
        assertThat(Samples.read(Samples.write(schema))).isEmpty();
    }

    @Test
    void columnsWithoutNullsHaveNoValidityOnTheWireAndNoneWhenRead() {
        Schema schema = Schema.of(new Field("x", ColumnType.INT64, true));
        Frame whole =
                new Frame(schema, 10_000, List.of(Samples.column(ColumnType.INT64, 10_000, false)));
        assertThat(Samples.write(schema, whole).length).isBetween(80_000, 80_600);
        assertThat(Samples.read(Samples.write(schema, whole)).get(0).column(0).validity()).isNull();
    }

    @Test
    void columnsWhoseTextStartsLaterInTheirDataAreWrittenFromThere() {
        Schema schema = Schema.of(new Field("x", ColumnType.TEXT, true));
        VariableColumn column =
                new VariableColumn(
                        ColumnType.TEXT, 2, null, new int[] {3, 5, 6}, "xxxabcyyy".getBytes());
        VariableColumn read =
                (VariableColumn)
                        Samples.read(Samples.write(schema, new Frame(schema, 2, List.of(column))))
                                .get(0)
                                .column(0);
        assertThat(Samples.values(read)).containsExactly("ab", "c");
        assertThat(read.data()).hasSize(3);
    }

    @Test
    void readingStopsAtTheEndOfTheStream() throws IOException {
        Frame frame = Samples.frame(10, true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(Samples.write(frame.schema(), frame));
        out.write("what follows".getBytes());
        ByteArrayInputStream in = new ByteArrayInputStream(out.toByteArray());
        try (ArrowReader reader = new ArrowReader(in, ArrowReader.Limits.DEFAULT)) {
            assertThat(reader.next()).isPresent();
            assertThat(reader.next()).isEmpty();
            assertThat(reader.next()).isEmpty();
        }
        assertThat(new String(in.readAllBytes())).isEqualTo("what follows");
    }

    @Test
    void streamsThatEndBetweenMessagesHaveEnded() {
        Frame frame = Samples.frame(10, true);
        byte[] stream = Samples.write(frame.schema(), frame);
        assertThat(Samples.read(java.util.Arrays.copyOf(stream, stream.length - 8))).hasSize(1);
    }

    @Test
    void framesOfAnotherSchemaAndNullsInAFieldWithoutThemAreNotWritten() {
        Schema schema = Schema.of(new Field("x", ColumnType.INT64, false));
        Frame other = Samples.frame(1, false);
        Frame nulls = new Frame(schema, 3, List.of(Samples.column(ColumnType.INT64, 3, true)));
        ArrowWriter writer = new ArrowWriter(new ByteArrayOutputStream(), schema);
        assertThatThrownBy(() -> writer.write(other)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.write(nulls))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("field 0 'x' is not nullable and has 1 NULLs");
    }

    @Test
    void nothingIsWrittenAfterAFailureWithinAFrame() {
        Frame frame = Samples.frame(100_000, false);
        int[] written = {0};
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        if (++written[0] > 50_000) {
                            throw new IOException("disk full");
                        }
                    }
                };
        ArrowWriter writer = new ArrowWriter(full, frame.schema());
        assertThatThrownBy(() -> writer.write(frame)).isInstanceOf(UncheckedIOException.class);
        int before = written[0];
        assertThatThrownBy(() -> writer.write(frame)).isInstanceOf(IllegalStateException.class);
        writer.close();
        assertThat(written[0]).isEqualTo(before);
    }

    @Test
    void closingTheWriterLeavesTheOutputOpen() {
        boolean[] closed = {false};
        ByteArrayOutputStream out =
                new ByteArrayOutputStream() {
                    @Override
                    public void close() {
                        closed[0] = true;
                    }
                };
        ArrowWriter writer = new ArrowWriter(out, Schema.of());
        writer.close();
        int size = out.size();
        writer.close();
        assertThat(out.size()).isEqualTo(size);
        assertThat(closed[0]).isFalse();
    }
}
