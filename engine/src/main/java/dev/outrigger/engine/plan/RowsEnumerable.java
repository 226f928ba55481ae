package dev.outrigger.engine.plan;

import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;

/** Rows as generated code pulls them. */
final class RowsEnumerable extends AbstractEnumerable<Object[]> {
    /** Where the execution's state stands among a data context's values. */
    static final String RUN = "run";

    private final Rows rows;
    private final Run run;

    private RowsEnumerable(Rows rows, Run run) {
        this.rows = rows;
        this.run = run;
    }

    @Override
    public Enumerator<Object[]> enumerator() {
        return rows.open(run);
    }

    /** Public for generated code. */
    public static final class Source {
        private final Rows rows;

        Source(Rows rows) {
            this.rows = rows;
        }

        public Enumerable<Object[]> over(DataContext context) {
            return new RowsEnumerable(rows, (Run) context.get(RUN));
        }
    }
}
