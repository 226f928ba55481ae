package dev.outrigger.engine.columns;

/** One group's aggregate of whole rows, of which only the columns that it reads are filled in. */
public interface RowAggregate {
    void add(Object[] row);

    /** Of the class that its type names; null for NULL. Called once. */
    Object result();
}
