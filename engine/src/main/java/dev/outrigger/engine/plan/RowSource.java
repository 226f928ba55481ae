package dev.outrigger.engine.plan;

/** Rows pulled one by one. */
public interface RowSource extends AutoCloseable {
    boolean next();

    /** The current row; the caller may keep it but not write to it. */
    Object[] row();

    @Override
    void close();
}
