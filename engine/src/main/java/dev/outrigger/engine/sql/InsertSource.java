package dev.outrigger.engine.sql;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/** Where an INSERT's rows come from. */
public sealed interface InsertSource {
    /** Each value an expression, or empty for the word DEFAULT. */
    record Values(List<List<Optional<SqlNode>>> rows) implements InsertSource {
        public Values {
            rows = List.copyOf(rows);
        }
    }

    record DefaultValues() implements InsertSource {}

    record FromQuery(SqlNode query) implements InsertSource {}

    record FromExecute(Statement.Execution execution) implements InsertSource {}

    /** Rows that a client sends after INSERT BULK. keepNulls: else a NULL becomes the default. */
    record FromClient(boolean keepNulls) implements InsertSource {}
}
