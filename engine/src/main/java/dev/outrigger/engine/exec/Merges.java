package dev.outrigger.engine.exec;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.plan.ExecutionContext;
import dev.outrigger.engine.plan.PlanningContext;
import dev.outrigger.engine.plan.QueryPlan;
import dev.outrigger.engine.sql.Statement.Merge;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.SystemTables;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.Converter;
import dev.outrigger.engine.types.SqlText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** MERGE: each row of target or source has the first clause that is for it. */
final class Merges {
    private static final int ROUNDS_MAX = 100;

    private final Statements statements;
    private final Outputs outputs;

    Merges(Statements statements, Outputs outputs) {
        this.statements = statements;
        this.outputs = outputs;
    }

    /**
     * A clause with its columns' positions in the table and those of its values in the query's
     * rows; -1 for the word DEFAULT.
     */
    private record Clause(Merge.When when, int[] positions, int[] values) {}

    private record Planned(Table table, List<Clause> clauses, QueryPlan query) {}

    Inserts.Result run(Merge merge) {
        Planned planned =
                statements
                        .plans()
                        .plan(
                                merge,
                                Planned.class,
                                statements.planning(),
                                context -> planned(merge, context));
        if (merge.alone() && !planned.table().isTemporary()) {
            statements.store().keep(planned.table(), true);
        }
        outputs.over(planned.table(), true, true);
        for (int round = 0; round < ROUNDS_MAX; round++) {
            MergedRows rows = new MergedRows(statements, planned.table(), planned.query());
            if (rows.lockAll()) {
                return write(planned, rows.found());
            }
        }
        throw SqlError.of(ErrorCode.LOCK_TIMEOUT);
    }

    private Planned planned(Merge merge, PlanningContext context) {
        Table table = new TableNames(context.catalog(), context.database()).require(merge.target());
        if (SystemTables.isSystem(table)) {
            throw SqlError.of(ErrorCode.SYSTEM_TABLE_CHANGE);
        }
        MergeQuery query = new MergeQuery(merge, table);
        List<Clause> clauses = new ArrayList<>();
        List<List<SqlNode>> values = new ArrayList<>();
        int next = table.columns().size() + 2;
        for (Merge.When when : merge.clauses()) {
            int[] positions = positions(table, when);
            List<Optional<SqlNode>> written = MergeQuery.written(when);
            int[] places = new int[written.size()];
            List<SqlNode> computed = new ArrayList<>();
            for (int i = 0; i < places.length; i++) {
                Optional<SqlNode> value = value(query, table, when, positions[i], i);
                places[i] = value.isPresent() ? next++ : -1;
                value.ifPresent(computed::add);
            }
            clauses.add(new Clause(when, positions, places));
            values.add(computed);
        }
        return new Planned(
                table, clauses, statements.planner().query(query.select(values), context));
    }

    /** Empty: the column's default, which an INSERT gives by itself. */
    private static Optional<SqlNode> value(
            MergeQuery query, Table table, Merge.When when, int position, int index) {
        Optional<SqlNode> written = MergeQuery.written(when).get(index);
        if (when.action() == Merge.Action.INSERT) {
            return written;
        }
        if (written.isEmpty()) {
            return Optional.of(
                    table.columns()
                            .get(position)
                            .defaultValue()
                            .map(TsqlParser::parseExpression)
                            .orElseGet(() -> SqlLiteral.createNull(SqlParserPos.ZERO)));
        }
        String operator = when.assignments().get(index).operator();
        return Optional.of(
                Changes.compound(operator)
                        .<SqlNode>map(
                                call ->
                                        call.getOperator()
                                                .createCall(
                                                        written.get().getParserPosition(),
                                                        query.column(
                                                                table.columns()
                                                                        .get(position)
                                                                        .name()),
                                                        written.get()))
                        .orElse(written.get()));
    }

    private static int[] positions(Table table, Merge.When when) {
        if (when.action() == Merge.Action.UPDATE) {
            return Changes.positions(table, when.assignments());
        }
        if (when.action() == Merge.Action.DELETE || when.values().isEmpty()) {
            return new int[0];
        }
        int[] positions = InsertedRows.targets(table, when.columns());
        if (positions.length != when.values().size()) {
            throw SqlError.of(
                    when.columns().isEmpty()
                            ? ErrorCode.INSERT_COLUMN_COUNT
                            : when.values().size() < positions.length
                                    ? ErrorCode.INSERT_MORE_COLUMNS
                                    : ErrorCode.INSERT_FEWER_COLUMNS);
        }
        return positions;
    }

    private Inserts.Result write(Planned planned, List<MergedRows.Found> found) {
        Table table = planned.table();
        for (Clause clause : planned.clauses()) {
            if (clause.when().action() == Merge.Action.INSERT) {
                new IdentityInsert(statements).given(table, clause.positions());
            }
        }
        List<Long> deleted = new ArrayList<>();
        List<Long> updated = new ArrayList<>();
        List<Object[]> changed = new ArrayList<>();
        List<Object[]> inserted = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        ExecutionContext execution = statements.execution(NoTables.VIEW);
        RowRules rules = new RowRules(table, "MERGE", statements);
        InsertedRows rows = new InsertedRows(table, List.of(), statements, execution);
        for (MergedRows.Found one : found) {
            Clause clause = planned.clauses().get(one.clause());
            if (one.rowId().isPresent() && !seen.add(one.rowId().get())) {
                throw SqlError.of(ErrorCode.MERGE_ROW_TWICE);
            }
            switch (clause.when().action()) {
                case DELETE -> {
                    deleted.add(one.rowId().orElseThrow());
                    outputs.row(one.row(), null, SqlText.of("DELETE"));
                }
                case UPDATE -> {
                    Object[] row = one.row().clone();
                    fill(row, clause, one, planned);
                    rules.check(row, execution);
                    updated.add(one.rowId().orElseThrow());
                    changed.add(row);
                    outputs.row(one.row(), row, SqlText.of("UPDATE"));
                }
                case INSERT -> {
                    Object[] row = new Object[table.columns().size()];
                    boolean[] present = new boolean[row.length];
                    for (int i = 0; i < clause.positions().length; i++) {
                        present[clause.positions()[i]] = clause.values()[i] >= 0;
                    }
                    fill(row, clause, one, planned);
                    Object[] whole = rows.complete(row, present);
                    inserted.add(whole);
                    outputs.row(null, whole, SqlText.of("INSERT"));
                }
            }
        }
        if (!deleted.isEmpty()) {
            statements.store(table).delete(table, deleted);
        }
        if (!updated.isEmpty()) {
            statements.store(table).update(table, updated, changed);
        }
        if (!inserted.isEmpty()) {
            statements.store(table).insert(table, inserted.iterator());
        }
        return new Inserts.Result(
                deleted.size() + updated.size() + inserted.size(), rows.lastIdentity());
    }

    private static void fill(Object[] row, Clause clause, MergedRows.Found one, Planned planned) {
        for (int i = 0; i < clause.values().length; i++) {
            int place = clause.values()[i];
            if (place >= 0) {
                int position = clause.positions()[i];
                ResultColumn from = planned.query().columns().get(place);
                Table.TableColumn to = planned.table().columns().get(position);
                Converter converter =
                        from.untyped()
                                ? value -> value
                                : Conversions.assigner(
                                        from.type(),
                                        to.type(),
                                        planned.table().display(),
                                        to.name());
                row[position] = converter.convert(one.all()[place]);
            }
        }
    }
}
