package dev.outrigger.scripthost;

import static dev.outrigger.scripthost.Calls.call;
import static dev.outrigger.scripthost.Calls.ints;
import static dev.outrigger.scripthost.Calls.run;
import static dev.outrigger.scripthost.Calls.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.Frame;
import dev.outrigger.scripthost.ScriptFailure.Reason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("cpython")
final class PythonFailureTest extends FailureTest {
    @Override
    ScriptRuntime runtime() {
        return Calls.cpython();
    }

    @Override
    String exit7() {
        return "os._exit(7)";
    }

    @Test
    void scriptThatKillsItselfIsReportedWithWhatItPrinted() {
        ScriptFailure failure =
                failure("os.write(2, b'last words')\nos.kill(os.getpid(), 9)", SMALL);
        assertThat(failure.reason()).isEqualTo(Reason.HOST_LOST);
        assertThat(failure)
                .hasMessageContaining("signal 9 (SIGKILL)")
                .hasMessageContaining("last words");
    }

    @Test
    void memoryOfAnArrayIsCounted() {
        ScriptFailure failure = failure("x = np.ones(10**9)", SMALL);
        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.MEMORY_EXCEEDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "b'garbage that is no frame'",
                "b'D' + b'\\xff\\xff\\xff\\xff'",
                "b'C\\x00\\x00\\x00\\x04null'",
                "b'C\\x00\\x00\\x00\\x02{}'",
                "b'C\\x00\\x00\\x00\\x10{\"step\":\"Ready\"}'",
                "b'E\\x00\\x00\\x00\\x00'",
                "b'C\\x00\\x00\\x00\\x24{\"step\":\"GetResults\",\"output\":true}D\\x00\\x00\\x00\\x04junk'",
                "b'D\\x00\\x01\\x00\\x00' + b'\\xff' * 65536",
            })
    void bytesThatTheScriptWritesToTheProtocolHarmNobody(String bytes) {
        String script =
                "for fd in range(3, 20):\n  try: os.write(fd, "
                        + bytes
                        + ")\n  except OSError: pass\n";
        ScriptFailure failure = failure(script, SMALL);
        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.HOST_LOST);
    }

    @Test
    void frameThatIsNeverFinishedIsTimedOut() {
        ScriptLimits limits =
                new ScriptLimits(Duration.ofSeconds(1), 512L << 20, 1 << 20, 1 << 20, 16 << 20);
        String script =
                "for fd in range(3, 20):\n  try: os.write(fd, b'D\\x00\\x0f\\x00\\x00')\n  except OSError: pass\n";
        assertThat(failure(script, limits).reason()).isEqualTo(Reason.TIMED_OUT);
    }

    @Test
    void endlessDataOfAHostileScriptIsNotKept() {
        String script =
                "while True:\n  for fd in range(3, 20):\n    try: os.write(fd, b'D\\x00\\x01\\x00\\x00' + b'x' * 65536)\n"
                        + "    except OSError: pass\n";
        assertThat(failure(script, SMALL).reason()).isEqualTo(Reason.HOST_LOST);
    }

    @Test
    void missingOrWrongOutputIsNamed() {
        ScriptFailure gone = failure("del OutputDataSet", SMALL);
        assertThat(gone.reason()).isEqualTo(Reason.BAD_OUTPUT);
        assertThat(gone).hasMessageContaining("OutputDataSet is gone");
        ScriptFailure list = failure("OutputDataSet = [1]", SMALL);
        assertThat(list.reason()).isEqualTo(Reason.BAD_OUTPUT);
        assertThat(list).hasMessageContaining("is a list, not a pandas DataFrame");
        ScriptFailure none = failure("OutputDataSet = None", SMALL);
        assertThat(none).hasMessageContaining("inplace=True returns None");
        ScriptFailure complex = failure("OutputDataSet = pd.DataFrame({'d': [1j]})", SMALL);
        assertThat(complex.reason()).isEqualTo(Reason.BAD_OUTPUT);
        assertThat(complex).hasMessageContaining("column 1 'd'").hasMessageContaining("complex");
    }

    @Test
    void threadLeftBehindDoesNotReachTheNextCall() {
        run(
                session,
                call(
                        runtime(),
                        "import threading, time\ndef f():\n  while True: print('ghost'); time.sleep(0.001)\n"
                                + "threading.Thread(target=f, daemon=True).start()",
                        SMALL));
    }

    @Test
    void scriptThatPrintsMuchAndReadsNothingTakesAllItsInput() {
        Integer[] many = new Integer[500_000];
        java.util.Arrays.fill(many, 7);
        Calls.Outcome outcome =
                run(
                        session,
                        call(runtime(), "for i in range(5000): print('x' * 100)", SMALL),
                        stream(ints("a", many), ints("a", many)));
        assertThat(outcome.printed()).hasSize(505_000);
    }

    /** Told before the script begins, while the last of the messages are still on their way. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void furtherInputThatCannotBeHeldEndsTheCallAtOnce(boolean withInput) {
        ColumnBuilder numbers = new ColumnBuilder(ColumnType.INT64, 2);
        numbers.appendNull();
        numbers.appendLong((1L << 53) + 1);
        Frame more = Calls.frame("b", numbers);
        ScriptCall call =
                new ScriptCall(
                        runtime(),
                        "print(1)",
                        "InputDataSet",
                        List.of(new ScriptTable("more", more.schema(), List.of(more))),
                        List.of("OutputDataSet"),
                        List.of(),
                        Calls.NO_VALUES,
                        SMALL);
        ScriptFailure failure =
                catchThrowableOfType(
                        ScriptFailure.class,
                        () -> {
                            if (withInput) {
                                run(session, call, stream(ints("a", 1, 2)));
                            } else {
                                run(session, call);
                            }
                        });
        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.BAD_INPUT);
        assertThat(failure).hasMessageContaining("9007199254740993");
    }

    @Test
    void missingInterpreterIsNamedAndLosesNoPlace() {
        ScriptRuntime none = new ScriptRuntime.CPython(java.nio.file.Path.of("/no/such/python"));
        for (int i = 0; i < 20; i++) {
            ScriptFailure failure =
                    catchThrowableOfType(
                            ScriptFailure.class, () -> run(session, call(none, "print(1)")));
            assertThat(failure.reason()).isEqualTo(Reason.LAUNCH_FAILED);
            assertThat(failure).hasMessageContaining("/no/such/python");
        }
    }
}
