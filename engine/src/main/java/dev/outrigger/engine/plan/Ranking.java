package dev.outrigger.engine.plan;

import java.util.Optional;
import org.apache.calcite.sql.SqlOperator;

/** ROW_NUMBER, RANK and their kin. */
final class Ranking {
    private Ranking() {}

    static Optional<SqlOperator> named(String name) {
        return Optional.empty();
    }
}
