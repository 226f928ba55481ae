package dev.outrigger.bench.micro;

import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.IntColumn;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading and building a column of integers, a value at a time; the figures are per value. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ColumnScanBenchmark.ROWS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ColumnScanBenchmark {
    static final int ROWS = 65_536;
    private static final long SEED = 42;

    /** The share of NULLs; without any a column has no validity bits. */
    @Param({"0", "4"})
    private int nullPercent;

    private IntColumn column;
    private int[] plain;

    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(SEED);
        ColumnBuilder builder = new ColumnBuilder(ColumnType.INT32, ROWS);
        plain = new int[ROWS];
        for (int i = 0; i < ROWS; i++) {
            plain[i] = random.nextInt(1_000_000);
            if (random.nextInt(100) < nullPercent) {
                builder.appendNull();
            } else {
                builder.appendInt(plain[i]);
            }
        }
        column = (IntColumn) builder.build();
    }

    @Benchmark
    public long sumOfAnArray() {
        long sum = 0;
        for (int value : plain) {
            sum += value;
        }
        return sum;
    }

    @Benchmark
    public long sumOfAColumn() {
        long sum = 0;
        for (int row = 0; row < column.length(); row++) {
            if (!column.isNull(row)) {
                sum += column.get(row);
            }
        }
        return sum;
    }

    @Benchmark
    public IntColumn buildAColumn() {
        ColumnBuilder builder = new ColumnBuilder(ColumnType.INT32, ROWS);
        for (int value : plain) {
            builder.appendInt(value);
        }
        return (IntColumn) builder.build();
    }
}
