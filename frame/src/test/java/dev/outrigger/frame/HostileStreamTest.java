package dev.outrigger.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Valid streams with bytes flipped, cut off, repeated and put in: whatever comes of one is frames
 * or a CorruptFrameException, within bounds of time and memory. The mutations are the same at each
 * run.
 */
final class HostileStreamTest {
    private static final ArrowReader.Limits LIMITS = new ArrowReader.Limits(1 << 20, 64, 10_000);
    private static final List<byte[]> STREAMS =
            List.of(stream(0, false), stream(5, true), stream(40, false));

    private static byte[] stream(int rows, boolean nulls) {
        Frame frame = Samples.frame(rows, nulls);
        return Samples.write(frame.schema(), frame, frame);
    }

    @Test
    void noMutationOfAStreamDoesAnythingButFailCleanly() {
        mutate(1, 6_000);
    }

    @Test
    @Tag("long")
    void noMutationOfAStreamDoesAnythingButFailCleanlyInAMillionTries() {
        mutate(2, 1_000_000);
    }

    private static void mutate(long seed, int tries) {
        SplittableRandom random = new SplittableRandom(seed);
        int refused = 0;
        for (int i = 0; i < tries; i++) {
            byte[] stream = mutated(STREAMS.get(random.nextInt(STREAMS.size())), random);
            long start = System.nanoTime();
            long before = allocated();
            try {
                for (Frame frame : Samples.read(stream, LIMITS)) {
                    frame.columns().forEach(Samples::values);
                }
            } catch (CorruptFrameException e) {
                refused++;
                assertThat(e.getMessage()).isNotBlank();
            } catch (RuntimeException | Error e) {
                throw new AssertionError("try " + i + " of seed " + seed, e);
            }
            assertThat(allocated() - before)
                    .as("bytes allocated in try %d of seed %d", i, seed)
                    .isLessThan(64L << 20);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(10));
        }
        // Most bytes are values, of which any will do; but many a mutation must have been noticed.
        assertThat(refused).isGreaterThan(tries / 5).isLessThan(tries);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    private static byte[] mutated(byte[] original, SplittableRandom random) {
        byte[] stream = original.clone();
        int edits = 1 + random.nextInt(4);
        for (int i = 0; i < edits; i++) {
            int at = random.nextInt(stream.length);
            switch (random.nextInt(6)) {
                case 0 -> stream[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> stream[at] = (byte) random.nextInt(256);
                case 2 -> fill(stream, at & ~3, random);
                case 3 -> stream = Arrays.copyOf(stream, Math.max(at, 1));
                case 4 -> stream = spliced(stream, at, random.nextInt(64));
                default -> fill(stream, at & ~7, random);
            }
        }
        return stream;
    }

    /** Overwrites a word with a number of the kind that lengths and offsets break on. */
    private static void fill(byte[] stream, int at, SplittableRandom random) {
        int[] numbers = {
            0,
            -1,
            1,
            Integer.MAX_VALUE,
            Integer.MIN_VALUE,
            0x7fff_fff8,
            random.nextInt(stream.length),
            -8
        };
        int number = numbers[random.nextInt(numbers.length)];
        for (int k = 0; k < 4 && at + k < stream.length; k++) {
            stream[at + k] = (byte) (number >> 8 * k);
        }
    }

    private static byte[] spliced(byte[] stream, int at, int count) {
        byte[] longer = new byte[stream.length + count];
        System.arraycopy(stream, 0, longer, 0, at);
        System.arraycopy(stream, at, longer, at + count, stream.length - at);
        return longer;
    }

    @Test
    void everyTruncationIsAnErrorOrEndsBetweenMessages() {
        byte[] stream = STREAMS.get(1);
        int ends = 0;
        for (int length = 0; length < stream.length; length++) {
            try {
                Samples.read(Arrays.copyOf(stream, length), LIMITS);
                ends++;
            } catch (CorruptFrameException e) {
                assertThat(e.getMessage()).containsAnyOf("ends within", "has no schema");
            }
        }
        // After the schema, after each of two frames, and within the end-of-stream marker only at
        // its start.
        assertThat(ends).isEqualTo(3);
    }

    @Test
    void aBodyThatIsClaimedButNeverComesTakesNoMemory() {
        Schema schema = Schema.of(new Field("x", ColumnType.BYTES, false));
        int size = 200 << 20;
        VariableColumn column =
                new VariableColumn(ColumnType.BYTES, 1, null, new int[] {0, size}, new byte[size]);
        byte[] whole = head(schema, new Frame(schema, 1, List.of(column)), 4096);
        long before = allocated();
        assertThatThrownBy(() -> Samples.read(whole))
                .isInstanceOf(CorruptFrameException.class)
                .hasMessageMatching(
                        "the stream ends within a message's body, after \\d+ of 2097\\d+ bytes");
        assertThat(allocated() - before).isLessThan(8L << 20);
    }

    private static byte[] head(Schema schema, Frame frame, int bytes) {
        var out =
                new java.io.ByteArrayOutputStream() {
                    @Override
                    public synchronized void write(byte[] b, int off, int len) {
                        super.write(b, off, Math.max(0, Math.min(len, bytes - size())));
                    }
                };
        ArrowWriter writer = new ArrowWriter(out, schema);
        writer.write(frame);
        return out.toByteArray();
    }

    @Test
    void limitsNameWhatExceedsThem() {
        Frame frame = Samples.frame(40, true);
        byte[] stream = Samples.write(frame.schema(), frame);
        int columns = frame.schema().size();
        assertRefused(
                stream,
                new ArrowReader.Limits(1 << 20, columns - 1, 40),
                columns + " fields; the limit is");
        assertRefused(
                stream, new ArrowReader.Limits(1 << 20, columns, 39), "40 rows; the limit is 39");
        assertRefused(stream, new ArrowReader.Limits(100, columns, 40), "bytes; the limit is 100");
        assertThat(Samples.read(stream, new ArrowReader.Limits(1 << 20, columns, 40))).hasSize(1);
    }

    private static void assertRefused(byte[] stream, ArrowReader.Limits limits, String message) {
        assertThatThrownBy(() -> Samples.read(stream, limits))
                .isInstanceOf(CorruptFrameException.class)
                .hasMessageContaining(message);
    }

    @Test
    void textThatIsNotUtf8NamesItsFieldAndRow() {
        Schema schema = Schema.of(new Field("note", ColumnType.TEXT, false));
        for (byte[] bad :
                List.of(
                        new byte[] {(byte) 0xc0, (byte) 0x80},
                        new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
                        new byte[] {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
                        new byte[] {(byte) 0xe6, (byte) 0x97},
                        new byte[] {(byte) 0xff})) {
            ColumnBuilder builder = new ColumnBuilder(ColumnType.TEXT, 0);
            builder.appendString("fine");
            builder.appendBytes(bad);
            byte[] stream = Samples.write(schema, new Frame(schema, 2, List.of(builder.build())));
            assertRefused(stream, LIMITS, "field 0 'note': the text of row 1 is not valid UTF-8");
        }
    }

    @Test
    void aCharacterSplitBetweenTwoTextsIsNotValid() {
        Schema schema = Schema.of(new Field("note", ColumnType.TEXT, false));
        VariableColumn column =
                new VariableColumn(
                        ColumnType.TEXT,
                        2,
                        null,
                        new int[] {0, 1, 2},
                        new byte[] {(byte) 0xc3, (byte) 0xa9});
        assertRefused(
                Samples.write(schema, new Frame(schema, 2, List.of(column))),
                LIMITS,
                "row 0 is not valid UTF-8");
    }

    @Test
    void offsetsThatFallAreRefused() {
        Schema schema = Schema.of(new Field("note", ColumnType.BYTES, false));
        VariableColumn column =
                new VariableColumn(ColumnType.BYTES, 2, null, new int[] {0, 3, 2}, new byte[3]);
        assertRefused(
                Samples.write(schema, new Frame(schema, 2, List.of(column))),
                LIMITS,
                "offset 2 is 2, after 3");
    }

    @Test
    void decimalsBeyondTheirPrecisionAreRefused() {
        ColumnType.Decimal type = new ColumnType.Decimal(3, 0);
        Schema schema = Schema.of(new Field("price", type, false));
        for (long value : new long[] {1000, -1000}) {
            DecimalColumn column = new DecimalColumn(type, 2, null, new long[] {999, value}, null);
            assertRefused(
                    Samples.write(schema, new Frame(schema, 2, List.of(column))),
                    LIMITS,
                    "field 0 'price': row 1 has more");
        }
    }

    @Test
    void timesBeyondTheDayAreRefused() {
        Schema schema = Schema.of(new Field("at", ColumnType.TIME, false));
        LongColumn column =
                new LongColumn(ColumnType.TIME, 1, null, new long[] {86_400_000_000_000L});
        assertRefused(
                Samples.write(schema, new Frame(schema, 1, List.of(column))),
                LIMITS,
                "units after midnight");
    }

    @Test
    void afterAnErrorTheReaderDoesNotReadOn() {
        byte[] stream = Arrays.copyOf(STREAMS.get(1), STREAMS.get(1).length - 20);
        InputStream in = new ByteArrayInputStream(stream);
        ArrowReader reader = new ArrowReader(in, LIMITS);
        assertThat(reader.next()).isPresent();
        assertThatThrownBy(reader::next)
                .isInstanceOf(CorruptFrameException.class)
                .hasMessageContaining("ends within");
        assertThatThrownBy(reader::next)
                .isInstanceOf(CorruptFrameException.class)
                .hasMessageContaining("earlier error");
    }
}
