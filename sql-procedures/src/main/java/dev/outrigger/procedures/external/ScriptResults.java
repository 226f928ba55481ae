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
import java.util.function.Supplier;
import java.util.stream.Stream;

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

    private void sendWhole(FrameStream returned) {
        ReturnedFrames frames = new ReturnedFrames(returned);
        columns = frames.columns();
        rows = 0;
        target.send(columns, () -> addAll(frames));
        call.rowCount(rows);
    }

    /**
     * Of several outputs for each chunk: the first output's rows leave as they come, those of the
     * others after them.
     */
    void sendJoined(ScriptRun run, int outputs, long bytesMax) {
        KeptOutputs kept = new KeptOutputs(run::next, outputs, bytesMax);
        sendJoined(kept::next);
        for (int i = 1; i < outputs; i++) {
            sendJoined(kept.other(i));
        }
    }

    /**
     * An output of all chunks is one result set. Its columns are those of the first chunk with
     * rows; where there are no rows, of the first with columns.
     */
    private void sendJoined(Supplier<Optional<ScriptOutput>> chunks) {
        rows = 0;
        Optional<List<ResultColumn>> withoutRows = Optional.empty();
        for (Optional<ScriptOutput> next = chunks.get(); next.isPresent(); next = chunks.get()) {
            if (next.get().frames().isEmpty()) {
                continue;
            }
            ReturnedFrames frames = new ReturnedFrames(next.get().frames().get());
            columns = frames.columns();
            if (frames.haveRows()) {
                target.send(columns, () -> addAll(frames, chunks));
                call.rowCount(rows);
                return;
            }
            if (withoutRows.isEmpty()) {
                withoutRows = Optional.of(columns);
            }
        }
        if (withoutRows.isPresent()) {
            target.send(withoutRows.get(), () -> {});
            call.rowCount(0);
        }
    }

    private void addAll(ReturnedFrames frames) {
        for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
            add(converted(frame.get()));
        }
    }

    private void addAll(ReturnedFrames first, Supplier<Optional<ScriptOutput>> chunks) {
        addAll(first);
        for (Optional<ScriptOutput> next = chunks.get(); next.isPresent(); next = chunks.get()) {
            if (next.get().frames().isPresent()) {
                addChunk(next.get().execution() + 1, new ReturnedFrames(next.get().frames().get()));
            }
        }
    }

    private void addChunk(int number, ReturnedFrames frames) {
        List<ResultColumn> given = frames.columns();
        if (!frames.haveRows()) {
            return;
        }
        // What was sent of a column without a value may be taken as any type's.
        boolean typed =
                Stream.concat(given.stream(), columns.stream()).noneMatch(ResultColumn::untyped);
        boolean same = types(given).equals(types(columns));
        if (!same || !typed) {
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
        for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
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
