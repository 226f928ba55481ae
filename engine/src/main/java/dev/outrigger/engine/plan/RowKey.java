package dev.outrigger.engine.plan;

import java.util.Arrays;

/**
 * Values compared together, NULL equal to NULL, as grouping and DISTINCT do. Not to be written to.
 */
record RowKey(Object[] values) {
    @Override
    public boolean equals(Object other) {
        return other instanceof RowKey key && Arrays.equals(values, key.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
