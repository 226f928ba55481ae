package dev.outrigger.engine.functions;

import dev.outrigger.engine.types.Converter;

/**
 * STDEV, STDEVP, VAR and VARP by Welford's running moments, merged as Chan's: no difference of
 * great squares.
 */
final class Deviation implements Accumulator {
    private final Converter toFloat;
    private final boolean sample;
    private final boolean root;
    private long count;
    private double mean;
    private double squares;

    Deviation(Converter toFloat, boolean sample, boolean root) {
        this.toFloat = toFloat;
        this.sample = sample;
        this.root = root;
    }

    @Override
    public void add(Object value) {
        if (value == null) {
            return;
        }
        double x = (Double) toFloat.convert(value);
        count++;
        double difference = x - mean;
        mean += difference / count;
        squares += difference * (x - mean);
    }

    @Override
    public void merge(Accumulator other) {
        Deviation that = (Deviation) other;
        if (that.count == 0) {
            return;
        }
        long total = count + that.count;
        double difference = that.mean - mean;
        squares += that.squares + difference * difference * ((double) count * that.count / total);
        mean += difference * that.count / total;
        count = total;
    }

    @Override
    public Object result() {
        return result(count, squares, sample, root);
    }

    static Double result(long count, double squares, boolean sample, boolean root) {
        long divisor = sample ? count - 1 : count;
        if (divisor <= 0) {
            return null;
        }
        double variance = squares / divisor;
        if (Double.isInfinite(variance) || Double.isNaN(variance)) {
            throw Arithmetic.overflow("float");
        }
        return root ? Math.sqrt(variance) : variance;
    }
}
