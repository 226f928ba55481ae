package dev.outrigger.engine.plan;

import java.util.Objects;

/**
 * Values compared together, NULL equal to NULL, as grouping and DISTINCT do. Not to be written to.
 */
record RowKey(Object[] values) {
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof RowKey key) || key.values.length != values.length) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if (!Objects.equals(one(values[i]), one(key.values[i]))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (Object value : values) {
            hash = 31 * hash + Objects.hashCode(one(value));
        }
        return hash;
    }

    /** Zero is one number, whatever its sign. */
    static Object one(Object value) {
        if (value instanceof Double number) {
            return number == 0.0 ? (Object) 0.0 : value;
        }
        return value instanceof Float number && number == 0f ? (Object) 0f : value;
    }
}
