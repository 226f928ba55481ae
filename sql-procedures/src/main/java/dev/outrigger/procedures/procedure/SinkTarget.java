package dev.outrigger.procedures.procedure;

import dev.outrigger.engine.InsertSink;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.frame.Frame;
import java.util.List;

/** The table that an INSERT … EXEC fills. */
public final class SinkTarget implements ResultTarget {
    private final InsertSink sink;

    public SinkTarget(InsertSink sink) {
        this.sink = sink;
    }

    @Override
    public void begin(List<ResultColumn> columns) {
        sink.begin(columns);
    }

    @Override
    public boolean isDeclared() {
        return true;
    }

    @Override
    public boolean goOnAs(List<ResultColumn> columns) {
        sink.begin(columns);
        return true;
    }

    @Override
    public void add(Frame frame) {
        sink.add(frame);
    }

    @Override
    public void end() {}
}
