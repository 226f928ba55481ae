package dev.outrigger.scripthost;

import static dev.outrigger.scripthost.Calls.call;
import static dev.outrigger.scripthost.Calls.ints;
import static dev.outrigger.scripthost.Calls.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.Schema;
import dev.outrigger.scripthost.ScriptFailure.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every way in which a call can end badly; after each the same session's next call works. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FailureTest {
    static final ScriptLimits SMALL =
            new ScriptLimits(Duration.ofMinutes(1), 512L << 20, 1 << 20, 1 << 20, 16 << 20);

    Hosts hosts;
    ScriptSession session;

    abstract ScriptRuntime runtime();

    @BeforeAll
    void open() {
        runtime();
        hosts = new Hosts(ScriptHostOptions.EMBEDDED);
        session = hosts.session;
    }

    @AfterAll
    void close() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @AfterEach
    void nextCallWorks() {
        assertThat(run(session, call(runtime(), "print('still here')", SMALL)).printed())
                .isEqualTo("still here\n");
    }

    ScriptFailure failure(String script, ScriptLimits limits) {
        return catchThrowableOfType(
                ScriptFailure.class, () -> run(session, call(runtime(), script, limits)));
    }

    @Test
    void syntaxErrorNamesItsLine() {
        ScriptFailure failure = failure("x = 1\ny = = 2\n", SMALL);
        assertThat(failure.reason()).isEqualTo(Reason.SCRIPT_ERROR);
        assertThat(failure.getMessage()).startsWith("SyntaxError: ");
        assertThat(failure.traceback())
                .contains("File \"<script>\", line 2\n")
                .contains("    y = = 2\n");
    }

    @Test
    void endlessScriptIsTimedOut() {
        ScriptLimits limits =
                new ScriptLimits(Duration.ofMillis(1500), 512L << 20, 1 << 20, 1 << 20, 16 << 20);
        long start = System.nanoTime();
        ScriptFailure failure =
                failure("def wait():\n    while True:\n        pass\n\nwait()", limits);
        assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(failure).hasMessageContaining("1500 ms");
        assertThat(failure.traceback())
                .matches(
                        "Traceback \\(most recent call last\\):\n"
                                + "  File \"<script>\", line 5, in <module>\n    wait\\(\\)\n"
                                + "  File \"<script>\", line [23], in wait\n    (while True:|pass)");
        assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
    }

    @Test
    void scriptThatNeedsTooMuchMemoryIsToldSo() {
        ScriptFailure failure = failure("x = []\nwhile True: x.append('y' * 1000000)", SMALL);
        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.MEMORY_EXCEEDED);
    }

    @Test
    void gigabyteOfPrintedTextIsCutOff() {
        ScriptFailure failure = failure("while True: print('x' * 1000)", SMALL);
        assertThat(failure.reason()).isEqualTo(Reason.OUTPUT_EXCEEDED);
    }

    @Test
    void cancelEndsTheScriptAtOnce() throws Exception {
        AtomicBoolean printed = new AtomicBoolean();
        ScriptListener listener =
                new ScriptListener() {
                    @Override
                    public void standardOutput(String text) {
                        printed.set(true);
                    }

                    @Override
                    public void standardError(String text) {}
                };
        try (ScriptRun run =
                session.start(
                        call(runtime(), "print('running')\nwhile True: pass", SMALL),
                        Optional.empty(),
                        listener)) {
            CompletableFuture<ScriptFailure> outcome =
                    CompletableFuture.supplyAsync(
                            () -> catchThrowableOfType(ScriptFailure.class, run::output));
            while (!printed.get()) {
                Thread.sleep(5);
            }
            long start = System.nanoTime();
            session.cancel();
            assertThat(outcome.get().reason()).isEqualTo(Reason.CANCELLED);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofMillis(250));
        }
    }

    @Test
    void closingARunThatWasNotReadEndsTheScript() {
        ScriptRun run =
                session.start(
                        call(runtime(), "while True: pass", SMALL),
                        Optional.empty(),
                        new Calls.Printed());
        long start = System.nanoTime();
        run.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void failingInputQueryIsTheCause() {
        ScriptFailure failure =
                catchThrowableOfType(
                        ScriptFailure.class,
                        () ->
                                run(
                                        session,
                                        call(runtime(), "print(1)", SMALL),
                                        failing(
                                                () -> {
                                                    throw new IllegalStateException(
                                                            "division by zero");
                                                })));
        assertThat(failure.reason()).isEqualTo(Reason.INPUT_FAILED);
        assertThat(failure)
                .hasMessageContaining("division by zero")
                .hasRootCauseMessage("division by zero");
    }

    @Test
    void inputQueryThatEndsInAnErrorOfTheJvmDoesNotKeepTheCallWaiting() {
        for (Error error :
                List.of(
                        new OutOfMemoryError("Java heap space"),
                        new StackOverflowError(),
                        new AssertionError())) {
            ScriptFailure failure =
                    catchThrowableOfType(
                            ScriptFailure.class,
                            () ->
                                    run(
                                            session,
                                            call(runtime(), "print(1)", SMALL),
                                            failing(
                                                    () -> {
                                                        throw error;
                                                    })));
            assertThat(failure.reason()).isEqualTo(Reason.INPUT_FAILED);
            assertThat(failure).hasRootCause(error);
        }
    }

    private static FrameStream failing(Runnable failure) {
        return new FrameStream() {
            @Override
            public Schema schema() {
                return ints("a").schema();
            }

            @Override
            public Optional<Frame> next() {
                failure.run();
                return Optional.empty();
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void sysExitWithoutAComplaintIsAnEnd() {
        assertThat(
                        run(
                                        session,
                                        call(
                                                runtime(),
                                                "import sys\nprint(1)\nsys.exit()\nprint(2)",
                                                SMALL))
                                .printed())
                .isEqualTo("1\n");
        assertThat(failure("import sys\nsys.exit(3)", SMALL).getMessage())
                .isEqualTo("SystemExit: 3");
    }

    @Test
    void scriptThatEndsItsProcessIsReported() {
        ScriptFailure failure = failure(exit7(), SMALL);
        assertThat(failure.reason()).isEqualTo(Reason.HOST_LOST);
        assertThat(failure).hasMessageContaining("exit status 7");
    }

    abstract String exit7();

    @Test
    void namesOfOneCallAreGoneInTheNext() {
        run(session, call(runtime(), "leftover = 1", SMALL));
        assertThat(failure("leftover", SMALL).getMessage()).startsWith("NameError");
    }

    @Test
    void printedTextArrivesWhileTheScriptRuns() throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        ScriptListener listener =
                new ScriptListener() {
                    @Override
                    public void standardOutput(String text) {
                        first.complete(text);
                    }

                    @Override
                    public void standardError(String text) {}
                };
        try (ScriptRun run =
                session.start(
                        call(runtime(), "print('early')\nwhile True: pass", SMALL),
                        Optional.empty(),
                        listener)) {
            assertThat(first.get()).isEqualTo("early\n");
        }
    }

    @Test
    void standardErrorArrivesApart() {
        Calls.Outcome outcome =
                run(
                        session,
                        call(
                                runtime(),
                                "import sys\nprint('o')\nsys.stderr.write(u'e\\n')",
                                SMALL));
        assertThat(outcome.printed()).isEqualTo("o\n");
        assertThat(outcome.errors()).isEqualTo("e\n");
    }
}
