package dev.outrigger.procedures.external;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.ResultStream;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.Schema;
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
    InputFrames(ScriptSource source, ResultStream result, List<ResultColumn> columns) {
        this.source = source;
        this.result = result;
        this.columns = columns;
        this.schema = ScriptColumns.schema(columns);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public long expectedRows() {
        return result.frames().expectedRows();
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
        return ScriptColumns.convert(frame, columns, schema);
    }

    /** Only ends the reading: the query itself is closed by the thread that opened it. */
    @Override
    public void close() {}
}
