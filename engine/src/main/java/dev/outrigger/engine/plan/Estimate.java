package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.List;

/** How many rows an operator is thought to give, and what is thought of its columns. */
record Estimate(double rows, List<ColumnEstimate> columns) {
    Estimate {
        columns = List.copyOf(columns);
    }

    static Estimate of(double rows, int width) {
        List<ColumnEstimate> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            columns.add(ColumnEstimate.ofDistinct(Math.pow(rows, TableEstimates.UNKNOWN_POWER)));
        }
        return new Estimate(rows, columns);
    }

    /** With fewer rows, chosen without regard to the columns. */
    Estimate among(double newRows) {
        return new Estimate(
                newRows, columns.stream().map(column -> column.among(rows, newRows)).toList());
    }

    double distinct(int column) {
        return Math.min(columns.get(column).distinct(), Math.max(1, rows));
    }
}
