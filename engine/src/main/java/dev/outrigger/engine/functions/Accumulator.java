package dev.outrigger.engine.functions;

/** The state of an aggregate over the rows of one group. Not thread-safe. */
public interface Accumulator {
    /** value: of the class that the aggregate's argument type names; NULL counts for nothing. */
    void add(Object value);

    /**
     * Adds what another accumulator of the same aggregate has gathered, which is not to be used
     * afterwards.
     */
    void merge(Accumulator other);

    /**
     * The aggregate's value, of the class that its result type names; null for NULL. Rows may be
     * added afterwards.
     */
    Object result();
}
