package dev.outrigger.scripthost;

import static dev.outrigger.scripthost.Calls.call;
import static dev.outrigger.scripthost.Calls.cpython;
import static dev.outrigger.scripthost.Calls.ints;
import static dev.outrigger.scripthost.Calls.run;
import static dev.outrigger.scripthost.Calls.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.LongColumn;
import dev.outrigger.frame.Schema;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("cpython")
final class PythonCallTest {
    private ScriptHosts hosts;
    private ScriptSession session;
    private ScriptRuntime python;

    @BeforeEach
    void open() {
        hosts = new ScriptHosts(ScriptHostOptions.EMBEDDED);
        session = hosts.openSession();
        python = cpython();
    }

    @AfterEach
    void close() {
        hosts.close();
    }

    @Test
    void frameGoesInAndComesBackChanged() {
        Calls.Outcome outcome =
                run(
                        session,
                        call(
                                python,
                                "print('rows', len(InputDataSet))\nOutputDataSet = InputDataSet.astype('int64') * 2"),
                        stream(ints("a", 1, 2), ints("a", 3)));
        assertThat(outcome.printed()).isEqualTo("rows 3\n");
        assertThat(outcome.schema().field(0).name()).isEqualTo("a");
        assertThat(((LongColumn) outcome.frames().get(0).column(0)).values())
                .startsWith(2L, 4L, 6L);
    }

    /**
     * What a planner expects may be far off, and memory that is only taken counts for the limit.
     */
    @ParameterizedTest
    @ValueSource(longs = {0, 2, 3, 1000, 1_000_000_000_000L})
    void rowsThatAreExpectedMakeRoomAndNothingElse(long expected) {
        FrameStream frames = stream(ints("a", 1, null), ints("a", 3));
        FrameStream input =
                new FrameStream() {
                    @Override
                    public Schema schema() {
                        return frames.schema();
                    }

                    @Override
                    public long expectedRows() {
                        return expected;
                    }

                    @Override
                    public Optional<Frame> next() {
                        return frames.next();
                    }

                    @Override
                    public void close() {
                        frames.close();
                    }
                };
        Calls.Outcome outcome =
                run(
                        session,
                        call(
                                python,
                                "import sys\nframe = sys._getframe()\n"
                                        + "while 'message' not in frame.f_locals: frame = frame.f_back\n"
                                        + "print(frame.f_locals['message']['rows'], InputDataSet.a.sum(), len(InputDataSet))"),
                        input);
        assertThat(outcome.printed()).isEqualTo(expected + " 4.0 3\n");
    }

    @Test
    void exceptionHasTheUsersOwnLines() {
        String script = "print('before')\ndef f(x):\n    raise ValueError('boom')\n\nf(1)\n";
        assertThatThrownBy(() -> run(session, call(python, script)))
                .isInstanceOfSatisfying(
                        ScriptFailure.class,
                        failure -> {
                            assertThat(failure.reason())
                                    .isEqualTo(ScriptFailure.Reason.SCRIPT_ERROR);
                            assertThat(failure).hasMessage("ValueError: boom");
                            // Later interpreters point to the part of the line.
                            assertThat(failure.traceback().replaceAll("(?m)^ +[~^]+\n", ""))
                                    .isEqualTo(
                                            "Traceback (most recent call last):\n"
                                                    + "  File \"<script>\", line 5, in <module>\n    f(1)\n"
                                                    + "  File \"<script>\", line 3, in f\n    raise ValueError('boom')\n"
                                                    + "ValueError: boom\n");
                        });
        assertThat(run(session, call(python, "print(1)")).printed()).isEqualTo("1\n");
    }
}
