package dev.outrigger.engine.plan;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The values of sequences that the row in work has taken, where its expressions are evaluated one
 * by one: its columns' values and its defaults name one sequence, and get one value. Thread-safe.
 */
public final class RowSequences {
    private final Map<String, Object> taken = new HashMap<>();
    private int depth;

    /** Makes a row, or a part of the row that is being made. */
    public <T> T inRow(Supplier<T> row) {
        enter();
        try {
            return row.get();
        } finally {
            leave();
        }
    }

    private synchronized void enter() {
        depth++;
    }

    private synchronized void leave() {
        depth--;
        if (depth == 0) {
            taken.clear();
        }
    }

    synchronized Object value(String sequence, Supplier<Object> next) {
        String key = sequence.toLowerCase(Locale.ROOT);
        Object known = taken.get(key);
        if (known == null) {
            known = next.get();
            if (depth > 0) {
                taken.put(key, known);
            }
        }
        return known;
    }
}
