package dev.outrigger.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.TimeSecVector;
import org.apache.arrow.vector.TimeStampMilliTZVector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same streams through arrow-java's own vectors, both ways. */
final class ArrowJavaPeerTest {
    private final BufferAllocator allocator = new RootAllocator();

    @AfterEach
    void noVectorIsLeftOpen() {
        allocator.close();
    }

    @Test
    void everyTypeComesBackFromArrowJavaAsItWasWritten() throws IOException {
        for (boolean nulls : new boolean[] {false, true}) {
            for (int rows : new int[] {0, 1, 9, 1000}) {
                Frame frame = Samples.frame(rows, nulls);
                List<Frame> read = Samples.read(echo(Samples.write(frame.schema(), frame, frame)));
                assertThat(read).hasSize(2);
                ArrowRoundTripTest.assertSame(read.get(0), frame);
                ArrowRoundTripTest.assertSame(read.get(1), frame);
            }
        }
    }

    private byte[] echo(byte[] stream) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ArrowStreamReader reader =
                        new ArrowStreamReader(new ByteArrayInputStream(stream), allocator);
                ArrowStreamWriter writer =
                        new ArrowStreamWriter(reader.getVectorSchemaRoot(), null, out)) {
            writer.start();
            while (reader.loadNextBatch()) {
                writer.writeBatch();
            }
            writer.end();
        }
        return out.toByteArray();
    }

    @Test
    void arrowJavaSeesTheValuesThatWereMeant() throws IOException {
        Frame frame = Samples.frame(9, true);
        byte[] stream = Samples.write(frame.schema(), frame);
        try (ArrowStreamReader reader =
                new ArrowStreamReader(new ByteArrayInputStream(stream), allocator)) {
            VectorSchemaRoot root = reader.getVectorSchemaRoot();
            assertThat(reader.loadNextBatch()).isTrue();
            int decimals = 0;
            int texts = 0;
            for (int i = 0; i < frame.columns().size(); i++) {
                FieldVector vector = root.getVector(i);
                List<Object> values = Samples.values(frame.column(i));
                for (int row = 0; row < 9; row++) {
                    assertThat(vector.isNull(row)).isEqualTo(values.get(row) == null);
                    if (vector instanceof DecimalVector decimal) {
                        assertThat(decimal.getObject(row)).isEqualTo(values.get(row));
                        decimals++;
                    } else if (vector instanceof VarCharVector text && !text.isNull(row)) {
                        assertThat(text.getObject(row).toString()).isEqualTo(values.get(row));
                        texts++;
                    } else if (vector instanceof BigIntVector longs) {
                        assertThat(longs.getObject(row)).isEqualTo(values.get(row));
                    }
                }
            }
            assertThat(decimals).isEqualTo(36);
            assertThat(texts).isEqualTo(6);
        }
    }

    @Test
    void whatArrowJavaWritesIsReadAsFrames() throws IOException {
        try (BigIntVector longs = new BigIntVector("longs", allocator);
                BitVector bits = new BitVector("bits", allocator);
                DateMilliVector dates = new DateMilliVector("dates", allocator);
                DecimalVector decimals = new DecimalVector("decimals", allocator, 20, 2);
                Float8Vector doubles = new Float8Vector("doubles", allocator);
                LargeVarCharVector texts = new LargeVarCharVector("texts", allocator);
                NullVector nothing = new NullVector("nothing", 2);
                TimeSecVector times = new TimeSecVector("times", allocator);
                TimeStampMilliTZVector stamps =
                        new TimeStampMilliTZVector("stamps", allocator, "Asia/Tokyo");
                UInt4Vector unsigned = new UInt4Vector("unsigned", allocator);
                VarBinaryVector bytes = new VarBinaryVector("bytes", allocator)) {
            longs.setSafe(0, Long.MIN_VALUE);
            bits.setSafe(0, 1);
            dates.setSafe(0, -86_400_000L);
            decimals.setSafe(0, new BigDecimal("-123456789012345678.90"));
            doubles.setSafe(0, -0.0);
            texts.setSafe(0, "naïve".getBytes(StandardCharsets.UTF_8));
            times.setSafe(0, 86_399);
            stamps.setSafe(0, 12L);
            unsigned.setSafe(0, -1);
            bytes.setSafe(0, new byte[] {7});
            List<FieldVector> vectors =
                    List.of(
                            longs, bits, dates, decimals, doubles, texts, nothing, times, stamps,
                            unsigned, bytes);
            vectors.forEach(vector -> vector.setValueCount(2));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (VectorSchemaRoot root = new VectorSchemaRoot(vectors);
                    ArrowStreamWriter writer = new ArrowStreamWriter(root, null, out)) {
                root.setRowCount(2);
                writer.start();
                writer.writeBatch();
                writer.end();
                Frame frame = Samples.read(out.toByteArray()).get(0);
                List<Object> first = new ArrayList<>();
                for (Column column : frame.columns()) {
                    first.add(Samples.values(column).get(0));
                    assertThat(column.isNull(1)).isTrue();
                }
                assertThat(first)
                        .containsExactly(
                                Long.MIN_VALUE,
                                true,
                                -1L,
                                new BigDecimal("-123456789012345678.90"),
                                -0.0,
                                "naïve",
                                null,
                                86_399_000_000_000L,
                                12L,
                                -1L,
                                ByteBuffer.wrap(new byte[] {7}));
                assertThat(frame.schema().field(8).type())
                        .isEqualTo(new ColumnType.Timestamp(ColumnType.Unit.MILLI, true));
                assertThat(frame.schema().field(9).type()).isEqualTo(new ColumnType.Int(32, false));
            }
        }
    }
}
