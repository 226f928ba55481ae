package dev.outrigger.engine.exec;

import dev.outrigger.engine.plan.ExecutionContext;
import dev.outrigger.engine.store.ReadView;
import dev.outrigger.engine.store.Table;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/** Reads all rows of a table whose definition changes, to check them or to write them anew. */
final class MovedRows {
    /** A row as it is under the new definition. */
    interface Mapping {
        Object[] map(Object[] row, ExecutionContext execution);

        /** How many values of a new identity column were given. */
        default long identities() {
            return 0;
        }
    }

    private final Statements statements;

    MovedRows(Statements statements) {
        this.statements = statements;
    }

    /**
     * Gives a table another definition and its rows as they are under it.
     *
     * @param tested the new definition with the rules that the rows are tested for
     * @param check the foreign keys that they are tested for
     */
    void move(
            Table before,
            Table after,
            Table tested,
            Mapping mapping,
            List<Table.ForeignKey> check) {
        RowRules rules = new RowRules(tested, TableChanges.STATEMENT, statements);
        try (ReadView view = statements.read(List.of(before));
                ReadView.RowCursor cursor = view.scan(before, all(before))) {
            ExecutionContext execution = statements.execution(view);
            Iterator<Object[]> rows =
                    new Iterator<>() {
                        private boolean known;
                        private boolean more;

                        @Override
                        public boolean hasNext() {
                            if (!known) {
                                more = cursor.next();
                                known = true;
                            }
                            return more;
                        }

                        @Override
                        public Object[] next() {
                            if (!hasNext()) {
                                throw new NoSuchElementException();
                            }
                            known = false;
                            Object[] row = mapping.map(cursor.row(), execution);
                            rules.check(row, execution);
                            return row;
                        }
                    };
            Table made =
                    statements.store().rewrite(before, after, rows, check, TableChanges.STATEMENT);
            if (mapping.identities() > 0) {
                statements.store().nextIdentity(made, mapping.identities());
            }
        }
    }

    /** Tests the rows of a table for the rules of another definition. */
    void check(Table table, Table rules, String statement) {
        RowRules tested = new RowRules(rules, statement, statements);
        try (ReadView view = statements.read(List.of(table));
                ReadView.RowCursor cursor = view.scan(table, all(table))) {
            ExecutionContext execution = statements.execution(view);
            while (cursor.next()) {
                tested.check(cursor.row(), execution);
            }
        }
    }

    private static int[] all(Table table) {
        return IntStream.range(0, table.columns().size()).toArray();
    }
}
