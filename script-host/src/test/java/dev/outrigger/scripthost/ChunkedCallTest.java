package dev.outrigger.scripthost;

import static dev.outrigger.scripthost.Calls.ints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** A script that runs once for each chunk of its input, on each runtime. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
abstract class ChunkedCallTest {
    private static final ScriptListener SILENT = new Calls.Printed();

    private ScriptRuntime runtime;
    private ScriptHosts hosts;
    private ScriptSession session;

    abstract ScriptRuntime runtime();

    @BeforeAll
    void open() {
        runtime = runtime();
        hosts = new ScriptHosts(ScriptHostOptions.EMBEDDED);
        session = hosts.openSession();
    }

    @AfterAll
    void close() {
        if (hosts != null) {
            hosts.close();
        }
    }

    /** Chunks of one frame each, which count how many of them were asked for. */
    static final class Chunks implements ScriptChunks {
        private final int count;
        private final Frame frame;
        private final AtomicInteger begun = new AtomicInteger();
        private boolean given;

        Chunks(int count, Frame frame) {
            this.count = count;
            this.frame = frame;
        }

        @Override
        public boolean nextChunk() {
            given = false;
            return begun.get() < count && begun.incrementAndGet() > 0;
        }

        @Override
        public boolean onDemand() {
            return false;
        }

        @Override
        public Schema schema() {
            return frame.schema();
        }

        @Override
        public Optional<Frame> next() {
            boolean first = !given;
            given = true;
            return first ? Optional.of(frame) : Optional.empty();
        }

        @Override
        public void close() {}
    }

    private ScriptCall call(String script, String... outputs) {
        ColumnBuilder total = new ColumnBuilder(ColumnType.INT64, 1);
        total.appendLong(0);
        return new ScriptCall(
                runtime,
                script,
                "InputDataSet",
                List.of(),
                outputs.length == 0 ? List.of("OutputDataSet") : List.of(outputs),
                List.of(new ScriptCall.Parameter("total", ColumnType.INT64, true)),
                new Frame(
                        Schema.of(new Field("total", ColumnType.INT64, true)),
                        1,
                        List.of(total.build())),
                ScriptLimits.DEFAULT);
    }

    private static List<String> read(ScriptRun run) {
        List<String> read = new ArrayList<>();
        for (Optional<ScriptOutput> next = run.next(); next.isPresent(); next = run.next()) {
            ScriptOutput output = next.get();
            List<String> values = new ArrayList<>();
            output.frames().ifPresent(frames -> values.addAll(values(frames)));
            read.add(output.execution() + "." + output.output() + values);
        }
        return read;
    }

    private static List<String> values(FrameStream frames) {
        List<String> values = new ArrayList<>();
        for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
            values.addAll(Values.of(frame.get().column(0)));
        }
        return values;
    }

    @Test
    void eachChunkIsAnExecutionAndGlobalsOutliveIt() {
        String script =
                "if total == 0:\n    seen = []\n"
                        + "seen.append(len(InputDataSet))\ntotal = sum(seen)\n"
                        + "assert len(OutputDataSet) == 0\n"
                        + "OutputDataSet = pandas.DataFrame({'n': [total]})";
        try (ScriptRun run =
                session.start(call(script), Optional.of(new Chunks(3, ints("a", 1, 2))), SILENT)) {
            assertThat(read(run)).containsExactly("0.0[2]", "1.0[4]", "2.0[6]");
            assertThat(Values.of(run.outputParameters().column(0))).containsExactly("6");
        }
    }

    @Test
    void outputsComeInTheCallsOrderAndAbsentOnesAreTold() {
        String script =
                "second = pandas.DataFrame({'n': [2]})\n"
                        + "first = pandas.DataFrame({'n': [1, 11]})\ntotal = 5";
        try (ScriptRun run =
                session.start(
                        call(script, "first", "missing", "second"), Optional.empty(), SILENT)) {
            assertThat(read(run)).containsExactly("0.0[1, 11]", "0.1[]", "0.2[2]");
            assertThat(Values.of(run.outputParameters().column(0))).containsExactly("5");
        }
    }

    @Test
    void furtherInputsAreBoundOnce() {
        Frame more = ints("b", 7, 8);
        ScriptCall call =
                new ScriptCall(
                        runtime,
                        "OutputDataSet = pandas.DataFrame({'n': [len(more) + len(InputDataSet)]})",
                        "InputDataSet",
                        List.of(new ScriptTable("more", more.schema(), List.of(more, more))),
                        List.of("OutputDataSet"),
                        List.of(),
                        Calls.NO_VALUES,
                        ScriptLimits.DEFAULT);
        try (ScriptRun run =
                session.start(call, Optional.of(new Chunks(2, ints("a", 1))), SILENT)) {
            assertThat(read(run)).containsExactly("0.0[5]", "1.0[5]");
            run.outputParameters();
        }
    }

    @Test
    void inputIsReadNoFurtherThanThePipesReachWhileNobodyReadsTheOutput() throws Exception {
        Integer[] rows = new Integer[100_000];
        Arrays.fill(rows, 5);
        Chunks chunks = new Chunks(1000, ints("a", rows));
        try (ScriptRun run =
                session.start(call("OutputDataSet = InputDataSet"), Optional.of(chunks), SILENT)) {
            assertThat(run.next().map(ScriptOutput::execution)).contains(0);
            Thread.sleep(1500);
            // 400 KB a chunk; between the ends there are two pipes of a megabyte, slots of four
            // megabytes for each direction, and a few pieces in memory.
            assertThat(chunks.begun.get()).isBetween(1, 40);
        }
    }

    @Test
    void bothPipesFullIsNoDeadlock() {
        Integer[] rows = new Integer[100_000];
        Arrays.fill(rows, 5);
        try (ScriptRun run =
                session.start(
                        call("OutputDataSet = InputDataSet\ntotal = total + len(InputDataSet)"),
                        Optional.of(new Chunks(40, ints("a", rows))),
                        SILENT)) {
            long read = 0;
            for (Optional<ScriptOutput> next = run.next(); next.isPresent(); next = run.next()) {
                FrameStream frames = next.get().frames().get();
                for (Optional<Frame> one = frames.next(); one.isPresent(); one = frames.next()) {
                    read += one.get().rows();
                }
            }
            assertThat(read).isEqualTo(4_000_000);
            assertThat(Values.of(run.outputParameters().column(0))).containsExactly("4000000");
        }
    }

    @Test
    void chunkThatFailsEndsTheCallAndTheHostTakesTheNext() {
        String script =
                "total = total + 1\nif total == 3: raise ValueError('the third')\n"
                        + "OutputDataSet = InputDataSet";
        Chunks chunks = new Chunks(100_000, ints("a", 1, 2, 3));
        try (ScriptRun run = session.start(call(script), Optional.of(chunks), SILENT)) {
            assertThatThrownBy(() -> read(run))
                    .isInstanceOf(ScriptFailure.class)
                    .hasMessage("ValueError: the third");
        }
        assertThat(chunks.begun.get()).isLessThan(100_000);
        String kept =
                "import sys\ntotal = len(getattr(sys, 'kept', 'new'))\nsys.kept = 'same host'";
        for (String expected : List.of("3", "9")) {
            try (ScriptRun run = session.start(call(kept), Optional.empty(), SILENT)) {
                assertThat(read(run)).hasSize(1);
                assertThat(Values.of(run.outputParameters().column(0))).containsExactly(expected);
            }
        }
    }

    @Test
    void inputThatFailsInALaterChunkIsTheCallsFailure() {
        Chunks failing = new Chunks(5, ints("a", 1));
        ScriptChunks chunks =
                new ScriptChunks() {
                    @Override
                    public boolean nextChunk() {
                        if (failing.begun.get() == 2) {
                            throw new IllegalStateException("the query broke");
                        }
                        return failing.nextChunk();
                    }

                    @Override
                    public boolean onDemand() {
                        return true;
                    }

                    @Override
                    public Schema schema() {
                        return failing.schema();
                    }

                    @Override
                    public Optional<Frame> next() {
                        return failing.next();
                    }

                    @Override
                    public void close() {}
                };
        try (ScriptRun run =
                session.start(call("OutputDataSet = InputDataSet"), Optional.of(chunks), SILENT)) {
            assertThatThrownBy(() -> read(run)).hasMessageContaining("the query broke");
        }
    }

    @Test
    void cancelEndsACallBetweenItsChunks() throws Exception {
        Chunks chunks = new Chunks(Integer.MAX_VALUE, ints("a", 1));
        try (ScriptRun run =
                session.start(call("OutputDataSet = InputDataSet"), Optional.of(chunks), SILENT)) {
            Thread canceller =
                    new Thread(
                            () -> {
                                try {
                                    Thread.sleep(500);
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                                session.cancel();
                            });
            canceller.start();
            assertThatThrownBy(() -> drain(run))
                    .isInstanceOf(ScriptFailure.class)
                    .hasMessageContaining("cancelled");
            canceller.join();
        }
    }

    private static void drain(ScriptRun run) {
        for (Optional<ScriptOutput> next = run.next(); next.isPresent(); next = run.next()) {
            FrameStream frames = next.get().frames().get();
            while (frames.next().isPresent()) {
                // The executions are what is waited for.
            }
        }
    }
}
