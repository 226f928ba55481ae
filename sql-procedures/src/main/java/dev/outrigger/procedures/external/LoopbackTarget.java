package dev.outrigger.procedures.external;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.Schema;
import dev.outrigger.procedures.procedure.ResultTarget;
import dev.outrigger.scripthost.ScriptFailure;
import dev.outrigger.scripthost.ScriptRows;
import java.util.List;

/** Where the one result set of a script's query goes: to the script. */
final class LoopbackTarget implements ResultTarget {
    private final ScriptRows rows;
    private final boolean wanted;
    private final long bytesMax;
    private boolean begun;
    private long bytes;
    private List<ResultColumn> columns = List.of();
    private Schema schema = new Schema(List.of());

    /** wanted: else there may be none; bytesMax: more than the script's host could hold. */
    LoopbackTarget(ScriptRows rows, boolean wanted, long bytesMax) {
        this.rows = rows;
        this.wanted = wanted;
        this.bytesMax = bytesMax;
    }

    @Override
    public void begin(List<ResultColumn> given) {
        if (!wanted) {
            throw SqlError.of(
                    ErrorCode.SCRIPT_QUERY_ROWS,
                    "outrigger.execute",
                    "a statement that gives rows",
                    "outrigger.query");
        }
        if (begun) {
            throw SqlError.of(ErrorCode.SCRIPT_QUERY_RESULT_SETS);
        }
        begun = true;
        columns = given;
        schema = ScriptColumns.schema(given);
        send(() -> rows.begin(schema));
    }

    @Override
    public void add(Frame frame) {
        bytes += frame.bytes();
        if (bytes > bytesMax) {
            throw SqlError.of(ErrorCode.SCRIPT_QUERY_SIZE, bytesMax >> 20);
        }
        send(() -> rows.add(ScriptColumns.convert(frame, columns, schema)));
    }

    @Override
    public void end() {}

    /** The statement is to end as any other does that fails; why is found out where it began. */
    private static void send(Runnable work) {
        try {
            work.run();
        } catch (ScriptFailure e) {
            throw SqlError.of(ErrorCode.SCRIPT_QUERY_ABANDONED).causedBy(e);
        }
    }
}
