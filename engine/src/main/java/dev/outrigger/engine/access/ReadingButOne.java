package dev.outrigger.engine.access;

import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.Table;

/** A reading in which one table is free: a change of all its rows looks for them there. */
public record ReadingButOne(Reading reading, Table free) implements Reading {
    @Override
    public void table(Table table) {
        if (table.id() != free.id()) {
            reading.table(table);
        }
    }

    @Override
    public void view(Catalog.View view) {
        reading.view(view);
    }

    @Override
    public void sequence(Catalog.Sequence sequence) {
        reading.sequence(sequence);
    }

    @Override
    public Reading within(Catalog.View view) {
        return reading.within(view);
    }

    @Override
    public boolean isAll() {
        return reading.isAll();
    }
}
