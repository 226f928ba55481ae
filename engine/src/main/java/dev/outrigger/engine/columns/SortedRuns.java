package dev.outrigger.engine.columns;

import dev.outrigger.frame.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Merges sources that are in order each. Of equal rows those of an earlier source come first. The
 * present batch of each source is held, all of them one behind the other, so that an output batch
 * is one gathering from one set of columns.
 */
final class SortedRuns implements BatchSource {
    private final List<BatchSource> sources;
    private final SortKey[] keys;
    private final Work work;
    private final Batch[] present;
    private final int[] starts;
    private final int[] next;
    private final int[] ends;
    private Column[] columns;
    private KeyOrder[] orders;
    private boolean begun;

    SortedRuns(List<BatchSource> sources, SortKey[] keys, Work work) {
        this.work = work;
        this.sources = sources;
        this.keys = keys;
        this.present = new Batch[sources.size()];
        this.starts = new int[sources.size()];
        this.next = new int[sources.size()];
        this.ends = new int[sources.size()];
    }

    @Override
    public Optional<Batch> next() {
        if (!begun) {
            begun = true;
            for (int i = 0; i < present.length; i++) {
                refill(i);
            }
            arrange();
        }
        int[] positions = new int[Batch.ROWS_MAX];
        int count = 0;
        while (count < positions.length) {
            int least = least();
            if (least < 0) {
                break;
            }
            positions[count++] = next[least]++;
            if (next[least] == ends[least]) {
                // The rows chosen so far are of the columns as they are now.
                Batch made = gathered(positions, count);
                refill(least);
                arrange();
                return Optional.of(made);
            }
        }
        return count == 0 ? Optional.empty() : Optional.of(gathered(positions, count));
    }

    private Batch gathered(int[] positions, int count) {
        return Gather.rows(new Batch(columns[0].length(), columns), positions, count);
    }

    private int least() {
        int least = -1;
        for (int i = 0; i < present.length; i++) {
            if (present[i] != null
                    && (least < 0 || KeyOrder.compare(orders, next[i], orders, next[least]) < 0)) {
                least = i;
            }
        }
        return least;
    }

    private void refill(int index) {
        Optional<Batch> batch = sources.get(index).next();
        while (batch.isPresent() && batch.get().rows() == 0) {
            batch = sources.get(index).next();
        }
        present[index] = batch.orElse(null);
        starts[index] = -1;
    }

    private void arrange() {
        List<Batch> held = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < present.length; i++) {
            if (present[i] == null) {
                continue;
            }
            int consumed = starts[i] < 0 ? 0 : next[i] - starts[i];
            starts[i] = at;
            next[i] = at + consumed;
            at += present[i].rows();
            ends[i] = at;
            held.add(present[i]);
        }
        if (held.isEmpty()) {
            return;
        }
        columns =
                IntStream.range(0, held.get(0).columns().length)
                        .mapToObj(
                                c -> Concatenation.of(held.stream().map(b -> b.column(c)).toList()))
                        .toArray(Column[]::new);
        orders = KeyOrder.all(columns, keys, work);
    }

    @Override
    public void close() {
        sources.forEach(BatchSource::close);
    }
}
