package dev.outrigger.engine.exec;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.columns.BatchSource;
import dev.outrigger.engine.columns.Gather;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.DictionaryColumn;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Batches as the frames of a result: a batch that is larger than a frame may be becomes several.
 */
final class BatchFrames implements FrameStream {
    private final Schema schema;
    private final BatchSource source;
    private final FrameLimits limits;
    private final long expectedRows;
    private Batch batch;
    private int from;

    BatchFrames(
            List<ResultColumn> columns, BatchSource source, FrameLimits limits, long expectedRows) {
        this.schema = schema(columns);
        this.source = source;
        this.limits = limits;
        this.expectedRows = expectedRows;
    }

    private static Schema schema(List<ResultColumn> columns) {
        List<Field> fields = new ArrayList<>();
        for (ResultColumn column : columns) {
            fields.add(
                    new Field(
                            column.name(),
                            SqlColumns.columnType(column.type()),
                            column.nullable()));
        }
        return new Schema(fields);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public long expectedRows() {
        return expectedRows;
    }

    @Override
    public Optional<Frame> next() {
        while (batch == null || from == batch.rows()) {
            Optional<Batch> next = source.next();
            if (next.isEmpty()) {
                batch = null;
                return Optional.empty();
            }
            batch = flat(next.get());
            from = 0;
        }
        int rows = rows();
        Batch part = Gather.range(batch, from, rows);
        from += rows;
        return Optional.of(new Frame(schema, rows, List.of(part.columns())));
    }

    /** How many of the rows left go into a frame; a row larger than a frame has one of its own. */
    private int rows() {
        int left = Math.min(batch.rows() - from, limits.rows());
        long bytes = batch.bytes();
        if (bytes <= limits.bytes()) {
            return left;
        }
        long each = Math.max(1, bytes / batch.rows());
        return (int) Math.max(1, Math.min(left, limits.bytes() / each));
    }

    private static Batch flat(Batch batch) {
        List<Column> columns = new ArrayList<>();
        for (Column column : batch.columns()) {
            columns.add(column instanceof DictionaryColumn dictionary ? dictionary.flat() : column);
        }
        return new Batch(batch.rows(), columns.toArray(Column[]::new));
    }

    @Override
    public void close() {
        batch = null;
        source.close();
    }
}
