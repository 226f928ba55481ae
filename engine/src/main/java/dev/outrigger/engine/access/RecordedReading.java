package dev.outrigger.engine.access;

import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Remembers what the making of a plan read, so that whoever uses the plan later is asked too. */
public final class RecordedReading implements Reading {
    private final List<Consumer<Reading>> reads;
    private final UnaryOperator<Reading> path;

    /** Who plans; empty once the plan is made. */
    private Reading now;

    public RecordedReading(Reading now) {
        this(now, new ArrayList<>(), reading -> reading);
    }

    private RecordedReading(
            Reading now, List<Consumer<Reading>> reads, UnaryOperator<Reading> path) {
        this.now = now;
        this.reads = reads;
        this.path = path;
    }

    /** What was read; for whoever uses the plan. */
    public List<Consumer<Reading>> end() {
        now = Reading.ALL;
        return List.copyOf(reads);
    }

    @Override
    public void table(Table table) {
        UnaryOperator<Reading> here = path;
        reads.add(later -> here.apply(later).table(table));
        now.table(table);
    }

    @Override
    public void view(Catalog.View view) {
        UnaryOperator<Reading> here = path;
        reads.add(later -> here.apply(later).view(view));
        now.view(view);
    }

    @Override
    public void sequence(Catalog.Sequence sequence) {
        UnaryOperator<Reading> here = path;
        reads.add(later -> here.apply(later).sequence(sequence));
        now.sequence(sequence);
    }

    @Override
    public Reading within(Catalog.View view) {
        UnaryOperator<Reading> here = path;
        return new RecordedReading(
                now.within(view), reads, later -> here.apply(later).within(view));
    }

    @Override
    public boolean isAll() {
        return false;
    }
}
