package dev.outrigger.engine.functions;

/** COUNT and COUNT_BIG. */
final class Count implements Accumulator {
    private final boolean big;
    private long count;

    Count(boolean big) {
        this.big = big;
    }

    @Override
    public void add(Object value) {
        if (value != null) {
            count++;
        }
    }

    @Override
    public void merge(Accumulator other) {
        count += ((Count) other).count;
    }

    @Override
    public Object result() {
        if (big) {
            return count;
        }
        return whole(count);
    }

    static int whole(long count) {
        if (count > Integer.MAX_VALUE) {
            throw Arithmetic.overflow("int");
        }
        return (int) count;
    }
}
