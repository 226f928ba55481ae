package dev.outrigger.procedures.external;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.ResultStream;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** The input query's frames as a script takes them, pulled by the script's run. */
final class InputFrames implements FrameStream {
    private static final int PATIENCE_MILLIS = 100;

    private final ScriptSource source;
    private final ResultStream result;
    private final List<ResultColumn> columns;
    private final Schema schema;

    /**
     * Held while the engine works for the run's thread: an engine session bears one thread at a
     * time.
     */
    private final ReentrantLock reading = new ReentrantLock();

    private boolean ended;

    /** columns: of the result, as the script shall know them. */
    InputFrames(
            ScriptSource source,
            ResultStream result,
            List<ResultColumn> columns,
            String language) {
        this.source = source;
        this.result = result;
        this.columns = columns;
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            ResultColumn column = columns.get(i);
            int position = i;
            ColumnType type =
                    ScriptColumns.type(column.type())
                            .orElseThrow(
                                    () ->
                                            SqlError.of(
                                                    ErrorCode.SCRIPT_COLUMN_TYPE,
                                                    position,
                                                    column.type().name().sqlName(),
                                                    language));
            fields.add(new Field(column.name(), type, column.nullable()));
        }
        this.schema = new Schema(fields);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Optional<Frame> next() {
        return engineFrame().map(this::converted);
    }

    /** The next frame in the engine's own representation. */
    Optional<Frame> engineFrame() {
        reading.lock();
        try {
            return ended ? Optional.empty() : result.frames().next();
        } catch (SqlError e) {
            throw source.located(e);
        } finally {
            reading.unlock();
        }
    }

    List<ResultColumn> columns() {
        return columns;
    }

    /**
     * Work of the engine's for the caller's thread, such as an INSERT of what the script returns:
     * never beside a reading.
     */
    void alone(Runnable work) {
        reading.lock();
        try {
            work.run();
        } finally {
            reading.unlock();
        }
    }

    /**
     * Ends the reading: when this returns the engine works for the run's thread no more. Ends the
     * query alone where the engine takes its time.
     */
    void end() {
        boolean mine = false;
        try {
            mine = reading.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!mine) {
            result.cancel();
            reading.lock();
        }
        ended = true;
        reading.unlock();
    }

    /** A frame of the engine as the script takes it. */
    Frame converted(Frame frame) {
        List<Column> converted = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            converted.add(ScriptColumns.convert(frame.column(i), columns.get(i).type()));
        }
        return new Frame(schema, frame.rows(), converted);
    }

    /** Only ends the reading: the query itself is closed by the thread that opened it. */
    @Override
    public void close() {}
}
