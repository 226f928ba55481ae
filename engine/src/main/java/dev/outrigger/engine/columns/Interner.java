package dev.outrigger.engine.columns;

import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Numbers for values that do not fit into 64 bits: equal values, as their class has it, have one
 * number. Thread-safe, so that the parts of an operator, and both sides of a join, share it.
 */
final class Interner implements AutoCloseable {
    private static final int ENTRY_BYTES = 120;

    private final Memory memory;
    private final ConcurrentHashMap<Object, Integer> numbers = new ConcurrentHashMap<>();
    private final List<Object> values = new ArrayList<>();
    private long reserved;

    Interner(Memory memory) {
        this.memory = memory;
    }

    int number(Object value) {
        Integer known = numbers.get(value);
        return known != null ? known : added(value);
    }

    /** -1 for a value that was never numbered. */
    int known(Object value) {
        Integer known = numbers.get(value);
        return known == null ? -1 : known;
    }

    private synchronized int added(Object value) {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        long bytes = bytes(value);
        memory.reserve(bytes);
        reserved += bytes;
        int number = values.size();
        values.add(value);
        numbers.put(value, number);
        return number;
    }

    /** What a value takes on the heap, about. */
    static long bytes(Object value) {
        if (value instanceof SqlText text) {
            return ENTRY_BYTES + 2L * text.value().length();
        }
        return ENTRY_BYTES + (value instanceof SqlBytes bytes ? bytes.bytes().length : 0L);
    }

    synchronized Object value(int number) {
        return values.get(number);
    }

    @Override
    public synchronized void close() {
        memory.release(reserved);
        reserved = 0;
    }
}
