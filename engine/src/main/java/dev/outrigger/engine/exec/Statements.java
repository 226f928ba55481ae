package dev.outrigger.engine.exec;

import dev.outrigger.engine.Scope;
import dev.outrigger.engine.access.Caller;
import dev.outrigger.engine.access.Reading;
import dev.outrigger.engine.columns.Resources;
import dev.outrigger.engine.columns.Work;
import dev.outrigger.engine.plan.Counters;
import dev.outrigger.engine.plan.ExecutionContext;
import dev.outrigger.engine.plan.Moment;
import dev.outrigger.engine.plan.Planner;
import dev.outrigger.engine.plan.PlanningContext;
import dev.outrigger.engine.plan.QueryPlan;
import dev.outrigger.engine.plan.RowExpression;
import dev.outrigger.engine.sql.LockedTable.Lock;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.ReadView;
import dev.outrigger.engine.store.StoreTransaction;
import dev.outrigger.engine.store.SystemTables;
import dev.outrigger.engine.store.Table;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.calcite.sql.SqlNode;

/**
 * What one statement works with: the planner, the transaction's store, the names and variables
 * around it, and one instant.
 *
 * @param identityInsert the id of the table whose identity column takes values; 0 for none
 */
public record Statements(
        Planner planner,
        PlanCache plans,
        StoreTransaction store,
        StoreTransaction variables,
        SystemTables system,
        String database,
        Scope scope,
        Moment now,
        Counters counters,
        AtomicBoolean cancelled,
        Resources resources,
        ReadLocks readLocks,
        long identityInsert,
        Caller caller,
        Reading reading) {

    /**
     * What writes a table: variables have a transaction of their own, no longer than a statement.
     */
    StoreTransaction store(Table table) {
        return table.isVariable() ? variables : store;
    }

    private Statements with(StoreTransaction variables, long identityInsert, Reading reading) {
        return new Statements(
                planner,
                plans,
                store,
                variables,
                system,
                database,
                scope,
                now,
                counters,
                cancelled,
                resources,
                readLocks,
                identityInsert,
                caller,
                reading);
    }

    Statements withVariables(StoreTransaction own) {
        return with(own, identityInsert, reading);
    }

    /** The client of a bulk load gives the identity its values where it names the column. */
    Statements withIdentitiesOf(Table table, List<String> columns) {
        boolean named =
                IdentityInsert.position(table)
                        .map(position -> table.columns().get(position).name())
                        .filter(name -> columns.stream().anyMatch(name::equalsIgnoreCase))
                        .isPresent();
        return with(variables, named ? table.id() : 0, reading);
    }

    Statements withReading(Reading other) {
        return with(variables, identityInsert, other);
    }

    Catalog catalog() {
        return store.catalog();
    }

    TableNames names() {
        return new TableNames(catalog(), database);
    }

    PlanningContext planning() {
        return new PlanningContext(catalog(), database, scope, reading);
    }

    QueryPlan query(SqlNode query) {
        if (counters.profile().isPresent()) {
            return planner.profiled(query, planning(), counters.profile().get());
        }
        return plans.plan(
                query, QueryPlan.class, planning(), context -> planner.query(query, context));
    }

    /** An expression over no row: of variables and subqueries. */
    RowExpression expression(SqlNode expression) {
        return plans.plan(
                expression,
                RowExpression.class,
                "expression",
                planning(),
                context -> planner.expression(expression, List.of(), context));
    }

    RowExpression condition(SqlNode condition) {
        return plans.plan(
                condition,
                RowExpression.class,
                "condition",
                planning(),
                context -> planner.condition(condition, List.of(), context));
    }

    /** The plan of what the catalog keeps: part is that part of a table's definition. */
    RowExpression kept(Object part, String use, Function<PlanningContext, RowExpression> make) {
        return plans.plan(part, RowExpression.class, use, planningWithoutVariables(), make);
    }

    /**
     * For what the catalog keeps, a DEFAULT or a CHECK: the batch's variables are none of its
     * business.
     */
    PlanningContext planningWithoutVariables() {
        return planningWithoutVariables(Reading.ALL);
    }

    /**
     * While it is being defined: whoever defines it needs a right on what it names, such as another
     * database's sequence, whatever module he does it in.
     */
    PlanningContext planningOfDefinition() {
        return planningWithoutVariables(caller.readingOfText());
    }

    PlanningContext planningWithoutVariables(Reading asked) {
        Scope functions =
                name ->
                        name.startsWith("@") && !name.startsWith("@@")
                                ? Optional.empty()
                                : scope.lookup(name);
        return new PlanningContext(catalog(), database, functions, asked);
    }

    /** A view of all that the plan reads, under the locks that its reading takes. */
    ReadView read(QueryPlan plan) {
        lock(plan.locks());
        return read(plan.tables());
    }

    ReadView read(RowExpression expression) {
        lock(expression.locks());
        return read(expression.tables());
    }

    void lock(Map<Table, Set<Lock>> hinted) {
        if (readLocks == ReadLocks.NONE) {
            return;
        }
        hinted.forEach(
                (table, locks) -> {
                    boolean alone = locks.contains(Lock.ALONE) || locks.contains(Lock.ROWS);
                    if (isShared(table) && (alone || locks.contains(Lock.KEEP))) {
                        waiting(
                                locks.contains(Lock.AT_ONCE),
                                () -> {
                                    store.keep(table, alone);
                                    return null;
                                });
                    }
                });
    }

    private static boolean isShared(Table table) {
        return !SystemTables.isSystem(table) && !table.isTemporary();
    }

    /** atOnce: whatever is locked by another fails (1222) instead of being waited for. */
    <T> T waiting(boolean atOnce, Supplier<T> work) {
        if (!atOnce) {
            return work.get();
        }
        Duration before = store.lockTimeout();
        store.lockTimeout(Optional.of(Duration.ZERO));
        try {
            return work.get();
        } finally {
            store.lockTimeout(Optional.of(before));
        }
    }

    ReadView read(Collection<Table> tables) {
        if (readLocks == ReadLocks.ALL) {
            tables.stream().filter(Statements::isShared).forEach(table -> store.keep(table, false));
        }
        boolean made = false;
        for (Table table : tables) {
            made |= SystemTables.isSystem(table);
        }
        if (!made) {
            return tables.isEmpty() ? NoTables.VIEW : store.read(tables);
        }
        List<Table> stored =
                tables.stream().filter(table -> !SystemTables.isSystem(table)).toList();
        return system.beside(read(stored), tables, catalog(), caller.access().visibility());
    }

    ExecutionContext execution(ReadView view) {
        return new ExecutionContext(
                view,
                catalog(),
                scope,
                database,
                now,
                cancelled,
                new Work(
                        resources,
                        cancelled,
                        bytes -> counters.worktable().add(Counters.Counter.SPILLED_BYTES, bytes)),
                counters,
                caller);
    }
}
