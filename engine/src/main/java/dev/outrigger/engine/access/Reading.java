package dev.outrigger.engine.access;

import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.Table;

/** Hears what a query reads while it is planned, and again when its plan is used: it may refuse. */
public interface Reading {
    void table(Table table);

    void view(Catalog.View view);

    void sequence(Catalog.Sequence sequence);

    /** What the query of a view is planned with. */
    Reading within(Catalog.View view);

    /** Whether nothing is ever refused. */
    boolean isAll();

    /** Refuses nothing. */
    Reading ALL =
            new Reading() {
                @Override
                public void table(Table table) {}

                @Override
                public void view(Catalog.View view) {}

                @Override
                public void sequence(Catalog.Sequence sequence) {}

                @Override
                public Reading within(Catalog.View view) {
                    return this;
                }

                @Override
                public boolean isAll() {
                    return true;
                }
            };
}
