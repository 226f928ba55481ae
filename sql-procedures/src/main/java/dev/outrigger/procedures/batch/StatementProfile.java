package dev.outrigger.procedures.batch;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.plan.Counters;
import dev.outrigger.engine.plan.Profile;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.procedures.procedure.ResultTarget;
import dev.outrigger.procedures.procedure.RowsFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * What SET STATISTICS PROFILE ON sends behind the result of a query: a row for each operator, with
 * SQL Server's columns as far as they mean something here.
 */
final class StatementProfile {
    private static final List<ResultColumn> COLUMNS =
            List.of(
                    new ResultColumn("Rows", SqlType.BIGINT, true),
                    new ResultColumn("Executes", SqlType.BIGINT, true),
                    new ResultColumn("StmtText", SqlType.NVARCHAR_MAX, true),
                    new ResultColumn("NodeId", SqlType.INT, true),
                    new ResultColumn("Parent", SqlType.INT, true),
                    new ResultColumn("PhysicalOp", SqlType.nvarchar(60), true),
                    new ResultColumn("EstimateRows", SqlType.FLOAT, true));

    private StatementProfile() {}

    /** Sends nothing for a statement without a query. */
    static void send(Counters counters, ResultTarget target) {
        List<Object[]> rows = new ArrayList<>();
        counters.profile().ifPresent(profile -> profile.lines().forEach(l -> rows.add(row(l))));
        if (!rows.isEmpty()) {
            target.send(COLUMNS, () -> target.add(RowsFrame.of(COLUMNS, rows)));
        }
    }

    private static Object[] row(Profile.Line line) {
        return new Object[] {
            line.actual().map(Profile.Actual::rows).orElse(null),
            line.actual().map(Profile.Actual::executes).orElse(null),
            SqlText.of(line.text()),
            line.node(),
            line.parent(),
            SqlText.of(operator(line.text())),
            Double.isNaN(line.expected()) ? null : (Object) line.expected()
        };
    }

    /** The operator's name: what stands between the tree's lines and the first parenthesis. */
    private static String operator(String text) {
        String name = text.replaceFirst("^[ |]*--", "");
        int end = name.indexOf('(');
        return (end < 0 ? name : name.substring(0, end)).strip();
    }
}
