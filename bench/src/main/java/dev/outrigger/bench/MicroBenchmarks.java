package dev.outrigger.bench;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the JMH benchmarks of the class path. */
final class MicroBenchmarks {
    private static final TimeValue SHORT = TimeValue.milliseconds(200);

    private MicroBenchmarks() {}

    static int run(String pattern, boolean quick) throws RunnerException {
        ChainedOptionsBuilder options =
                new OptionsBuilder().include(pattern).shouldFailOnError(true);
        if (quick) {
            options.forks(1)
                    .warmupIterations(1)
                    .warmupTime(SHORT)
                    .measurementIterations(2)
                    .measurementTime(SHORT);
        }
        return new Runner(options.build()).run().isEmpty() ? 1 : 0;
    }
}
