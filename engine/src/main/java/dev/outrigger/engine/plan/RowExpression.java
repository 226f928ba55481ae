package dev.outrigger.engine.plan;

import dev.outrigger.engine.sql.LockedTable;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.types.SqlType;
import java.util.Map;
import java.util.Set;

/**
 * An expression over the values of one row, evaluated without generated code. A condition's type is
 * bit, NULL for unknown.
 */
public interface RowExpression {
    SqlType type();

    /** Whether it is the word NULL alone, which any type's column takes. */
    boolean isUntyped();

    /**
     * The tables that its subqueries read; none for an expression without subqueries, which needs
     * no view.
     */
    Set<Table> tables();

    /** Those of the tables whose hints ask for locks. */
    Map<Table, Set<LockedTable.Lock>> locks();

    Object evaluate(Object[] row, ExecutionContext execution);
}
