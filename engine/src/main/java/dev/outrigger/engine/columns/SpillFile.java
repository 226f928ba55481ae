package dev.outrigger.engine.columns;

import dev.outrigger.frame.ArrowReader;
import dev.outrigger.frame.ArrowWriter;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.CorruptFrameException;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.Schema;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Batches in a temporary file: written first, then read any number of times. Not thread-safe.
 * Closing deletes it.
 */
final class SpillFile implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Spilling spilling;
    private final Path path;
    private final LongConsumer written;
    private ArrowWriter writer;
    private OutputStream unbuffered;
    private OutputStream out;
    private long bytes;
    private long rows;

    SpillFile(Spilling spilling, Path path, LongConsumer written) {
        this.spilling = spilling;
        this.path = path;
        this.written = written;
    }

    /** Rows written so far. */
    long rows() {
        return rows;
    }

    /** Bytes written so far. */
    long bytes() {
        return bytes;
    }

    void write(Batch batch) {
        if (batch.rows() == 0) {
            return;
        }
        try {
            List<Field> fields = new ArrayList<>();
            for (Column column : batch.columns()) {
                fields.add(new Field("c" + fields.size(), column.type(), true));
            }
            Schema schema = new Schema(fields);
            if (writer == null) {
                // Not truncated, though it is empty: ext4 writes a file to the disk when it is
                // closed after that, and a cancelled statement would wait for it.
                unbuffered = Files.newOutputStream(path, StandardOpenOption.WRITE);
                out = new BufferedOutputStream(new Counted(unbuffered), BUFFER_BYTES);
                writer = new ArrowWriter(out, schema);
            }
            writer.write(new Frame(schema, batch.rows(), List.of(batch.columns())));
            rows += batch.rows();
        } catch (IOException | UncheckedIOException e) {
            throw Spilling.failed(e);
        }
    }

    /** Ends the writing. */
    void finish() {
        if (out == null) {
            return;
        }
        try (OutputStream closed = out) {
            writer.close();
            out = null;
        } catch (IOException | UncheckedIOException e) {
            throw Spilling.failed(e);
        }
    }

    /** Reads several at a time: all of them, or none is open. */
    static List<BatchSource> read(List<SpillFile> files) {
        List<BatchSource> sources = new ArrayList<>();
        try {
            for (SpillFile file : files) {
                sources.add(file.read());
            }
        } finally {
            if (sources.size() < files.size()) {
                sources.forEach(BatchSource::close);
            }
        }
        return sources;
    }

    /** Ends the writing, and reads from the start. */
    BatchSource read() {
        finish();
        if (rows == 0) {
            return new BatchSource() {
                @Override
                public Optional<Batch> next() {
                    return Optional.empty();
                }

                @Override
                public void close() {}
            };
        }
        try {
            return new Source(new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES));
        } catch (IOException e) {
            throw Spilling.failed(e);
        }
    }

    @Override
    public void close() {
        try {
            if (out != null) {
                // What is not written yet is given up, and must not ask for room.
                out = null;
                unbuffered.close();
            }
        } catch (IOException e) {
            throw Spilling.failed(e);
        } finally {
            spilling.discard(path, bytes);
            bytes = 0;
        }
    }

    private static final class Source implements BatchSource {
        private final InputStream in;
        private final ArrowReader reader;

        Source(InputStream in) {
            this.in = in;
            this.reader = new ArrowReader(in, ArrowReader.Limits.DEFAULT);
        }

        @Override
        public Optional<Batch> next() {
            try {
                return reader.next()
                        .map(
                                frame ->
                                        new Batch(
                                                frame.rows(),
                                                frame.columns().toArray(Column[]::new)));
            } catch (UncheckedIOException | CorruptFrameException e) {
                throw Spilling.failed(e);
            }
        }

        @Override
        public void close() {
            try (in) {
                reader.close();
            } catch (IOException e) {
                throw Spilling.failed(e);
            }
        }
    }

    /** Counts against the limit before the disk is asked. */
    private final class Counted extends FilterOutputStream {
        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            spilling.reserve(1);
            written.accept(1);
            bytes++;
            out.write(value);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            spilling.reserve(length);
            written.accept(length);
            bytes += length;
            out.write(from, offset, length);
        }
    }
}
