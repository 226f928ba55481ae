package dev.outrigger.procedures.system;

import dev.outrigger.engine.ResultColumn;
import java.util.List;

/** A procedure that the instance brings along. */
public interface SystemProcedure {
    /** Runs it and gives its return status; a failure is a SqlError. */
    int run(SystemCall call);

    /** Of what it sends, where they are known before it runs; else none. */
    default List<ResultColumn> columns() {
        return List.of();
    }
}
