package dev.outrigger.engine.store;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.store.Catalog.Sequence;
import dev.outrigger.engine.store.Catalog.SequenceRange;
import java.math.BigInteger;
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

    /** Takes so many values, or as many as are left. */
    synchronized long[] next(Sequence sequence, int count) {
        Counter counter = counters.computeIfAbsent(sequence.counter(), this::load);
        long first = counter.given;
        long left = left(sequence, first);
        if (left == 0) {
            throw SqlError.of(ErrorCode.SEQUENCE_EXHAUSTED, sequence.name());
        }
        long[] values = new long[(int) Math.min(left, count)];
        take(sequence, counter, values.length);
        for (int i = 0; i < values.length; i++) {
            values[i] = value(sequence, first + i);
        }
        return values;
    }

    /** Takes so many values in a row, or none. */
    synchronized SequenceRange range(Sequence sequence, long size) {
        Counter counter = counters.computeIfAbsent(sequence.counter(), this::load);
        long first = counter.given;
        if (left(sequence, first) < size) {
            throw SqlError.of(ErrorCode.SEQUENCE_RANGE_SIZE, sequence.name());
        }
        take(sequence, counter, size);
        long last = counter.given - 1;
        return new SequenceRange(
                value(sequence, first),
                value(sequence, last),
                cycles(sequence, last) - cycles(sequence, first));
    }

    private void take(Sequence sequence, Counter counter, long count) {
        long end = counter.given + count;
        if (end > counter.reserved) {
            long block = Math.max(count, Math.max(1, sequence.cache().orElse(BLOCK)));
            counter.reserved = counter.given + Math.min(block, Long.MAX_VALUE - counter.given);
            instance.query(
                    "MERGE INTO IDENTITIES(TABLE_ID, NEXT_VALUE) VALUES (?, ?)",
                    sequence.counter(),
                    counter.reserved);
        }
        counter.given = end;
    }

    private static long left(Sequence sequence, long given) {
        long all = sequence.cycles() ? Long.MAX_VALUE : beforeFirstCycle(sequence);
        return Math.max(0, all - given);
    }

    /** The first value under a definition is one that was given before. */
    synchronized void take(Sequence sequence) {
        take(sequence, counters.computeIfAbsent(sequence.counter(), this::load), 1);
    }

    /** How many values were given. */
    synchronized long given(Sequence sequence) {
        Counter counter = counters.get(sequence.counter());
        return (counter == null ? load(sequence.counter()) : counter).given;
    }

    private Counter load(long id) {
        List<Object[]> rows =
                instance.query("SELECT NEXT_VALUE FROM IDENTITIES WHERE TABLE_ID = ?", id);
        Counter counter = new Counter();
        counter.given = rows.isEmpty() ? 0 : (Long) rows.get(0)[0];
        counter.reserved = counter.given;
        return counter;
    }

    /** No definition counts by this one any more. */
    synchronized void forget(long id) {
        counters.remove(id);
        instance.query("DELETE FROM IDENTITIES WHERE TABLE_ID = ?", id);
    }

    /** How many values there are from the first on; at least one. */
    private static long beforeFirstCycle(Sequence sequence) {
        return steps(
                sequence.first(),
                sequence.increment() > 0 ? sequence.maximum() : sequence.minimum(),
                sequence.increment());
    }

    private static long steps(long from, long to, long increment) {
        BigInteger distance = BigInteger.valueOf(to).subtract(BigInteger.valueOf(from));
        BigInteger steps = distance.divide(BigInteger.valueOf(increment)).add(BigInteger.ONE);
        return steps.min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
    }

    /** The value that was given after so many others. */
    static long value(Sequence sequence, long before) {
        long first = beforeFirstCycle(sequence);
        if (before < first) {
            return sequence.first() + before * sequence.increment();
        }
        long from = sequence.increment() > 0 ? sequence.minimum() : sequence.maximum();
        return from + (before - first) % cycle(sequence) * sequence.increment();
    }

    /** How often the sequence began again up to the value that is given after so many others. */
    private static long cycles(Sequence sequence, long before) {
        long first = beforeFirstCycle(sequence);
        return before < first ? 0 : 1 + (before - first) / cycle(sequence);
    }

    /** How many values there are from one end to the other. */
    private static long cycle(Sequence sequence) {
        boolean up = sequence.increment() > 0;
        return steps(
                up ? sequence.minimum() : sequence.maximum(),
                up ? sequence.maximum() : sequence.minimum(),
                sequence.increment());
    }

    synchronized int counters() {
        return counters.size();
    }

    /** Gives back what is left of the blocks. */
    synchronized void close() {
        counters.forEach(
                (id, counter) -> {
                    if (counter.given != counter.reserved) {
                        instance.query(
                                "MERGE INTO IDENTITIES(TABLE_ID, NEXT_VALUE) VALUES (?, ?)",
                                id,
                                counter.given);
                    }
                });
        counters.clear();
    }
}
