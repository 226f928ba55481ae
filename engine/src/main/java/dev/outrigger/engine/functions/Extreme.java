package dev.outrigger.engine.functions;

/** MIN and MAX. */
final class Extreme implements Accumulator {
    private final int direction;
    private Object best;

    /** direction: -1 for the least, 1 for the greatest. */
    Extreme(int direction) {
        this.direction = direction;
    }

    @Override
    public void add(Object value) {
        if (value != null && (best == null || compare(value, best) * direction > 0)) {
            best = value;
        }
    }

    // Every class of values compares with itself.
    @SuppressWarnings("unchecked")
    private static int compare(Object left, Object right) {
        return Integer.signum(((Comparable<Object>) left).compareTo(right));
    }

    @Override
    public void merge(Accumulator other) {
        add(((Extreme) other).best);
    }

    @Override
    public Object result() {
        return best;
    }
}
