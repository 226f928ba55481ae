package dev.outrigger.engine.plan;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.columns.BatchSource;
import dev.outrigger.engine.sql.LockedTable;
import dev.outrigger.engine.store.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A query that is ready to run, any number of times, as long as the catalog's version and the
 * variables' types stay.
 */
public interface QueryPlan {
    List<ResultColumn> columns();

    /** The tables it reads: its execution's view must hold them. */
    Set<Table> tables();

    /** How many rows were expected when it was planned. */
    double estimatedRows();

    /** Those of the tables whose hints ask for locks. */
    Map<Table, Set<LockedTable.Lock>> locks();

    /**
     * Starts an execution. Rows are values of the classes that SqlType names for the columns'
     * types.
     */
    RowSource open(ExecutionContext execution);

    /** Starts an execution whose rows come in columns. */
    BatchSource batches(ExecutionContext execution);
}
