package dev.outrigger.engine.functions;

/**
 * The sum or average of floats, with Neumaier's compensation: the error does not grow with the
 * number of rows.
 */
final class FloatSum implements Accumulator {
    private final boolean average;
    private double sum;
    private double lost;
    private long count;

    FloatSum(boolean average) {
        this.average = average;
    }

    @Override
    public void add(Object value) {
        if (value != null) {
            add(((Number) value).doubleValue());
            count++;
        }
    }

    private void add(double value) {
        double next = sum + value;
        lost += lost(sum, value, next);
        sum = next;
    }

    /** What next, the rounded sum of the two, lacks. */
    static double lost(double sum, double value, double next) {
        return Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    }

    @Override
    public void merge(Accumulator other) {
        FloatSum that = (FloatSum) other;
        add(that.sum);
        lost += that.lost;
        count += that.count;
    }

    @Override
    public Object result() {
        if (count == 0) {
            return null;
        }
        return result(sum, lost, count, average);
    }

    /** Requires a count above zero. */
    static double result(double sum, double lost, long count, boolean average) {
        if (Double.isInfinite(sum) || Double.isNaN(sum)) {
            throw Arithmetic.overflow("float");
        }
        double total = sum + lost;
        return average ? total / count : total;
    }
}
