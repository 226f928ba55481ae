package dev.outrigger.bench.micro;

import dev.outrigger.engine.functions.Accumulator;
import dev.outrigger.engine.functions.Aggregates;
import dev.outrigger.engine.types.SqlType;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** SUM over boxed values, as rows bring them, beside long arithmetic; the figures are per value. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(AccumulatorBenchmark.ROWS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class AccumulatorBenchmark {
    static final int ROWS = 65_536;
    private static final long SEED = 42;
    private static final int MONEY_DIGITS = 7;

    private final Object[] integers = new Object[ROWS];
    private final Object[] decimals = new Object[ROWS];
    private final long[] unscaled = new long[ROWS];

    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < ROWS; i++) {
            unscaled[i] = random.nextLong(1_000_000);
            integers[i] = unscaled[i];
            decimals[i] = BigDecimal.valueOf(unscaled[i], 2);
        }
    }

    @Benchmark
    public Object sumOfIntegers() {
        return sum(SqlType.BIGINT, integers);
    }

    @Benchmark
    public Object sumOfDecimals() {
        return sum(SqlType.decimal(MONEY_DIGITS, 2), decimals);
    }

    @Benchmark
    public long sumOfScaledLongs() {
        long sum = 0;
        for (long value : unscaled) {
            sum = Math.addExact(sum, value);
        }
        return sum;
    }

    private static Object sum(SqlType type, Object[] values) {
        Accumulator accumulator = Aggregates.sum(type).get();
        for (Object value : values) {
            accumulator.add(value);
        }
        return accumulator.result();
    }
}
