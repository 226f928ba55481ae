package dev.outrigger.procedures.external;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.Schema;
import dev.outrigger.procedures.procedure.ResultTarget;
import dev.outrigger.procedures.system.SystemCall;
import dev.outrigger.scripthost.ScriptOutput;
import dev.outrigger.scripthost.ScriptRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A script's outputs on their way to the result sets of the call. */
final class ScriptResults {
    private final SystemCall call;
    private final ResultTarget target;
    private final Consumer<Runnable> alone;
    private List<ResultColumn> columns = List.of();
    private long rows;

    /** alone: runs what works with the engine while nobody else does. */
    ScriptResults(SystemCall call, Consumer<Runnable> alone) {
        this.call = call;
        this.target = call.results();
        this.alone = alone;
    }

    /** Each output is a result set. */
    void sendEach(ScriptRun run) {
        for (Optional<ScriptOutput> next = run.next(); next.isPresent(); next = run.next()) {
            next.get().frames().ifPresent(this::sendWhole);
        }
    }

    private void sendWhole(FrameStream frames) {
        ReturnedFrames output = new ReturnedFrames(frames);
        columns = output.columns();
        rows = 0;
        target.send(
                columns,
                () -> {
                    for (Optional<Frame> frame = output.next();
                            frame.isPresent();
                            frame = output.next()) {
                        add(converted(frame.get()));
                    }
                });
        call.rowCount(rows);
    }

    /**
     * The outputs of all chunks are one result set. Its columns are those of the first chunk with
     * rows; where there are no rows, of the first with columns.
     */
    void sendJoined(ScriptRun run) {
        Optional<List<ResultColumn>> withoutRows = Optional.empty();
        for (Optional<ScriptOutput> next = run.next(); next.isPresent(); next = run.next()) {
            if (next.get().frames().isEmpty()) {
                continue;
            }
            FrameStream frames = next.get().frames().get();
            Optional<Frame> first = withRows(frames);
            if (first.isPresent()) {
                columns = columns(frames);
                target.send(columns, () -> addAll(first.get(), frames, run));
                call.rowCount(rows);
                return;
            }
            withoutRows = withoutRows.or(() -> Optional.of(columns(frames)));
        }
        if (withoutRows.isPresent()) {
            target.send(withoutRows.get(), () -> {});
            call.rowCount(0);
        }
    }

    private void addAll(Frame first, FrameStream frames, ScriptRun run) {
        add(converted(first));
        for (Optional<Frame> frame = withRows(frames); frame.isPresent(); frame = withRows(frames)) {
            add(converted(frame.get()));
        }
        for (Optional<ScriptOutput> next = run.next(); next.isPresent(); next = run.next()) {
            if (next.get().frames().isPresent()) {
                addChunk(next.get().execution() + 1, next.get().frames().get());
            }
        }
    }

    private void addChunk(int number, FrameStream frames) {
        Optional<Frame> frame = withRows(frames);
        if (frame.isEmpty()) {
            return;
        }
        List<ResultColumn> given = columns(frames);
        boolean same = types(given).equals(types(columns));
        if (!same) {
            boolean[] goesOn = {false};
            alone.accept(() -> goesOn[0] = target.goOnAs(given));
            if (goesOn[0]) {
                columns = given;
                same = true;
            } else if (given.size() != columns.size()) {
                throw SqlError.of(
                        ErrorCode.SCRIPT_CHUNK_COLUMNS, number, given.size(), columns.size());
            }
        }
        for (; frame.isPresent(); frame = withRows(frames)) {
            Frame engine = converted(frame.get());
            add(same ? engine : fitted(engine, given, number, frames.schema()));
        }
    }

    private Frame fitted(Frame frame, List<ResultColumn> given, int number, Schema named) {
        List<Field> fields = new ArrayList<>();
        List<Column> fitted = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            SqlType to = columns.get(i).type();
            Column column =
                    new FittedColumn(number, i, named.field(i).name())
                            .of(frame.column(i), given.get(i).type(), to);
            fields.add(new Field("", column.type(), true));
            fitted.add(column);
        }
        return new Frame(new Schema(fields), frame.rows(), fitted);
    }

    private void add(Frame frame) {
        if (frame.rows() > 0) {
            alone.accept(() -> target.add(frame));
            rows += frame.rows();
        }
    }

    private static Optional<Frame> withRows(FrameStream frames) {
        Optional<Frame> frame = frames.next();
        while (frame.isPresent() && frame.get().rows() == 0) {
            frame = frames.next();
        }
        return frame;
    }

    /** SQL Server's clients never see a script's column names: WITH RESULT SETS gives names. */
    private static List<ResultColumn> columns(FrameStream frames) {
        return frames.schema().fields().stream()
                .map(field -> new ResultColumn("", ReturnedColumns.type(field.type()), true))
                .toList();
    }

    private static List<SqlType> types(List<ResultColumn> columns) {
        return columns.stream().map(ResultColumn::type).toList();
    }

    private static Frame converted(Frame frame) {
        List<Field> fields = new ArrayList<>();
        List<Column> converted = new ArrayList<>();
        for (Column given : frame.columns()) {
            Column column = ReturnedColumns.convert(given);
            fields.add(new Field("", column.type(), true));
            converted.add(column);
        }
        return new Frame(new Schema(fields), frame.rows(), converted);
    }
}
