package dev.outrigger.procedures.external;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.ResultStream;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.Schema;
import dev.outrigger.procedures.procedure.ResultTarget;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** Keeps the one result set that a procedure sends for a script, up to a limit in bytes. */
final class ProcedureRows implements ResultTarget {
    private final String argument;
    private final long bytesMax;
    private final Queue<Frame> frames = new ArrayDeque<>();
    private Optional<List<ResultColumn>> columns = Optional.empty();
    private long bytes;

    ProcedureRows(String argument, long bytesMax) {
        this.argument = argument;
        this.bytesMax = bytesMax;
    }

    @Override
    public void begin(List<ResultColumn> given) {
        if (columns.isPresent()) {
            throw SqlError.of(
                    ErrorCode.SCRIPT_INPUT_RESULT_SETS, argument, "more than one result set");
        }
        columns = Optional.of(given);
    }

    @Override
    public void add(Frame frame) {
        bytes += frame.bytes();
        if (bytes > bytesMax) {
            throw SqlError.of(
                    ErrorCode.SCRIPT_INPUT_SIZE,
                    argument,
                    bytesMax >> 10,
                    "Let the procedure put them into a table, and give a query that reads it.");
        }
        frames.add(frame);
    }

    @Override
    public void end() {}

    ResultStream opened() {
        List<ResultColumn> sent =
                columns.orElseThrow(
                        () ->
                                SqlError.of(
                                        ErrorCode.SCRIPT_INPUT_RESULT_SETS,
                                        argument,
                                        "no result set"));
        return new Opened(sent);
    }

    private final class Opened implements ResultStream, FrameStream {
        private final List<ResultColumn> sent;

        Opened(List<ResultColumn> sent) {
            this.sent = sent;
        }

        @Override
        public List<ResultColumn> columns() {
            return sent;
        }

        @Override
        public FrameStream frames() {
            return this;
        }

        @Override
        public Schema schema() {
            return new Schema(
                    sent.stream()
                            .map(
                                    column ->
                                            new Field(
                                                    column.name(),
                                                    SqlColumns.columnType(column.type()),
                                                    column.nullable()))
                            .toList());
        }

        @Override
        public Optional<Frame> next() {
            return Optional.ofNullable(frames.poll());
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {}
    }
}
