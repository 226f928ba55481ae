package dev.outrigger.engine.plan;

/**
 * What a column's values are thought to be.
 *
 * @param distinct how many different ones, at least 1
 * @param nulls the share of NULLs
 * @param min the least, NaN where it is unknown or no number
 * @param max the greatest
 */
record ColumnEstimate(double distinct, double nulls, double min, double max) {
    static ColumnEstimate ofDistinct(double distinct) {
        return new ColumnEstimate(Math.max(1, distinct), 0, Double.NaN, Double.NaN);
    }

    boolean hasRange() {
        return !Double.isNaN(min) && !Double.isNaN(max) && max >= min;
    }

    ColumnEstimate withDistinct(double newDistinct) {
        return new ColumnEstimate(Math.max(1, newDistinct), nulls, min, max);
    }

    /** Of the values left when only some rows are, chosen without regard to this column. */
    ColumnEstimate among(double rowsBefore, double rowsAfter) {
        if (rowsAfter >= rowsBefore) {
            return this;
        }
        double share = rowsAfter / Math.max(1, rowsBefore);
        double left = distinct * (1 - Math.pow(1 - share, Math.max(1, rowsBefore / distinct)));
        return withDistinct(Math.min(left, rowsAfter));
    }

    ColumnEstimate within(double low, double high) {
        double newMin = Math.max(min, low);
        double newMax = Math.min(max, high);
        return new ColumnEstimate(distinct, 0, newMin, newMax);
    }

    ColumnEstimate nullable(double moreNulls) {
        return new ColumnEstimate(distinct, Math.min(1, nulls + moreNulls), min, max);
    }
}
