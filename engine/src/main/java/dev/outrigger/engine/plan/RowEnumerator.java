package dev.outrigger.engine.plan;

import org.apache.calcite.linq4j.Enumerator;

/** The part that most operators share: a current row, and no way back. */
abstract class RowEnumerator implements Enumerator<Object[]> {
    Object[] current;

    @Override
    public final Object[] current() {
        return current;
    }

    @Override
    public final void reset() {
        throw new UnsupportedOperationException("rows are read once");
    }
}
