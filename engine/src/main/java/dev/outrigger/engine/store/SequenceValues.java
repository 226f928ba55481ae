package dev.outrigger.engine.store;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.store.Catalog.Sequence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many values each sequence has given. They are counted apart from any transaction, in memory
 * from blocks that H2 has committed as used: after a crash the rest of a block is a gap.
 * Thread-safe.
 */
final class SequenceValues {
    /** Of a sequence whose CACHE has no size. */
    private static final int BLOCK = 50;

    private final H2Instance instance;
    private final Map<Long, Counter> counters = new HashMap<>();

    private static final class Counter {
        long given;
        long reserved;
    }

    SequenceValues(H2Instance instance) {
        this.instance = instance;
    }

    /** Takes so many values in a row and returns the first and the last. */
    synchronized long[] next(Sequence sequence, long count) {
        Counter counter = counter(sequence);
        long first = counter.given;
        long end = Math.addExact(first, count);
        if (!sequence.cycles() && end > beforeFirstCycle(sequence)) {
            throw SqlError.of(ErrorCode.SEQUENCE_EXHAUSTED, sequence.name());
        }
        if (end > counter.reserved) {
            long block = Math.max(count, sequence.cache().orElse(BLOCK));
            counter.reserved = Math.addExact(first, Math.max(1, block));
            instance.query(
                    "MERGE INTO IDENTITIES VALUES (?, ?)", sequence.counter(), counter.reserved);
        }
        counter.given = end;
        return new long[] {value(sequence, first), value(sequence, end - 1)};
    }

    /** How many values were given. */
    synchronized long given(Sequence sequence) {
        return counter(sequence).given;
    }

    private Counter counter(Sequence sequence) {
        return counters.computeIfAbsent(
                sequence.counter(),
                id -> {
                    List<Object[]> rows =
                            instance.query(
                                    "SELECT NEXT_VALUE FROM IDENTITIES WHERE TABLE_ID = ?", id);
                    Counter counter = new Counter();
                    counter.given = rows.isEmpty() ? 0 : (Long) rows.get(0)[0];
                    counter.reserved = counter.given;
                    return counter;
                });
    }

    /** How many values there are from the start on; at least one. */
    private static long beforeFirstCycle(Sequence sequence) {
        return steps(
                sequence.start(),
                sequence.increment() > 0 ? sequence.maximum() : sequence.minimum(),
                sequence.increment());
    }

    private static long steps(long from, long to, long increment) {
        java.math.BigInteger distance =
                java.math.BigInteger.valueOf(to).subtract(java.math.BigInteger.valueOf(from));
        java.math.BigInteger steps =
                distance.divide(java.math.BigInteger.valueOf(increment))
                        .add(java.math.BigInteger.ONE);
        return steps.min(java.math.BigInteger.valueOf(Long.MAX_VALUE)).longValue();
    }

    /** The value that was given after so many others. */
    static long value(Sequence sequence, long before) {
        long first = beforeFirstCycle(sequence);
        if (before < first) {
            return sequence.start() + before * sequence.increment();
        }
        boolean up = sequence.increment() > 0;
        long from = up ? sequence.minimum() : sequence.maximum();
        long to = up ? sequence.maximum() : sequence.minimum();
        long cycle = steps(from, to, sequence.increment());
        return from + (before - first) % cycle * sequence.increment();
    }

    /** Gives back what is left of the blocks. */
    synchronized void close() {
        counters.forEach(
                (id, counter) -> {
                    if (counter.given != counter.reserved) {
                        instance.query("MERGE INTO IDENTITIES VALUES (?, ?)", id, counter.given);
                    }
                });
        counters.clear();
    }
}
