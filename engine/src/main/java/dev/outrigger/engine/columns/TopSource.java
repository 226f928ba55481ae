package dev.outrigger.engine.columns;

import java.util.Optional;
import java.util.function.LongUnaryOperator;

/**
 * The first of rows in order: a number that may depend on how many there are, and with them those
 * that equal the last one.
 */
public final class TopSource implements BatchSource {
    private final BatchSource rows;
    private final boolean counted;
    private final LongUnaryOperator wanted;
    private final boolean ties;
    private final SortKey[] keys;
    private final Work work;
    private SpillFile file;
    private BatchSource source;
    private long left;
    private KeyOrder[] last;
    private boolean done;

    /**
     * @param counted whether all rows are counted first, in a temporary file
     * @param wanted how many rows are wanted of so many
     */
    public TopSource(
            BatchSource rows,
            boolean counted,
            LongUnaryOperator wanted,
            boolean ties,
            SortKey[] keys,
            Work work) {
        this.rows = rows;
        this.counted = counted;
        this.wanted = wanted;
        this.ties = ties;
        this.keys = keys;
        this.work = work;
    }

    @Override
    public Optional<Batch> next() {
        if (source == null) {
            begin();
        }
        while (!done) {
            Optional<Batch> next = source.next();
            if (next.isEmpty()) {
                done = true;
                return next;
            }
            Batch first = first(next.get());
            if (first.rows() > 0) {
                return Optional.of(first);
            }
        }
        return Optional.empty();
    }

    private void begin() {
        if (!counted) {
            source = rows;
            left = wanted.applyAsLong(0);
            return;
        }
        file = work.spill();
        for (Optional<Batch> batch = rows.next(); batch.isPresent(); batch = rows.next()) {
            work.check();
            file.write(batch.get());
        }
        left = wanted.applyAsLong(file.rows());
        source = file.read();
        done = left == 0;
    }

    private Batch first(Batch batch) {
        int count = (int) Math.min(batch.rows(), left);
        left -= count;
        if (left > 0) {
            return batch;
        }
        if (!ties) {
            done = true;
            return Gather.range(batch, 0, count);
        }
        KeyOrder[] orders = orders(batch);
        if (last == null) {
            last = orders(Gather.range(batch, count - 1, 1));
        }
        while (count < batch.rows() && KeyOrder.compare(orders, count, last, 0) == 0) {
            count++;
        }
        done = count < batch.rows();
        return Gather.range(batch, 0, count);
    }

    private KeyOrder[] orders(Batch batch) {
        KeyOrder[] orders = new KeyOrder[keys.length];
        for (int i = 0; i < keys.length; i++) {
            orders[i] = KeyOrder.of(batch.column(keys[i].column()), keys[i], work);
        }
        return orders;
    }

    @Override
    public void close() {
        done = true;
        try {
            if (counted && source != null) {
                source.close();
            }
        } finally {
            try {
                rows.close();
            } finally {
                if (file != null) {
                    file.close();
                }
            }
        }
    }
}
