package dev.outrigger.scripthost;

import static dev.outrigger.scripthost.Calls.call;
import static dev.outrigger.scripthost.Calls.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.IntColumn;
import dev.outrigger.frame.Schema;
import dev.outrigger.frame.VariableColumn;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JythonCallTest {
    private static final ScriptRuntime JYTHON = new ScriptRuntime.Jython();
    private ScriptHosts hosts;
    private ScriptSession session;

    @BeforeAll
    void open() {
        hosts = new ScriptHosts(ScriptHostOptions.EMBEDDED);
        session = hosts.openSession();
    }

    @AfterAll
    void close() {
        hosts.close();
    }

    @Test
    void parametersGoInAndComeBack() {
        ColumnBuilder number = new ColumnBuilder(ColumnType.INT32, 1);
        number.appendInt(20);
        ColumnBuilder text = new ColumnBuilder(ColumnType.TEXT, 1);
        text.appendNull();
        List<Column> columns = List.of(number.build(), text.build());
        Frame values =
                new Frame(
                        Schema.of(
                                new Field("n", ColumnType.INT32, true),
                                new Field("s", ColumnType.TEXT, true)),
                        1,
                        columns);
        Calls.Outcome outcome =
                run(
                        session,
                        call(
                                JYTHON,
                                "print(s)\nn = n * 2 + 2\ns = 'Grüße %d' % n",
                                List.of(
                                        new ScriptCall.Parameter("n", ColumnType.INT32, true),
                                        new ScriptCall.Parameter("s", ColumnType.TEXT, true)),
                                values));
        assertThat(outcome.printed()).isEqualTo("None\n");
        assertThat(((IntColumn) outcome.parameters().column(0)).values()[0]).isEqualTo(42);
        assertThat(((VariableColumn) outcome.parameters().column(1)).getString(0))
                .isEqualTo("Grüße 42");
    }

    @Test
    void exceptionHasTheUsersOwnLines() {
        String script = "def f(x):\n    raise ValueError('boom')\n\nf(1)\n";
        assertThatThrownBy(() -> run(session, call(JYTHON, script)))
                .isInstanceOfSatisfying(
                        ScriptFailure.class,
                        failure -> {
                            assertThat(failure.reason())
                                    .isEqualTo(ScriptFailure.Reason.SCRIPT_ERROR);
                            assertThat(failure).hasMessage("ValueError: boom");
                            assertThat(failure.traceback())
                                    .isEqualTo(
                                            "Traceback (most recent call last):\n"
                                                    + "  File \"<script>\", line 4, in <module>\n    f(1)\n"
                                                    + "  File \"<script>\", line 2, in f\n    raise ValueError('boom')\n"
                                                    + "ValueError: boom\n");
                        });
        assertThat(run(session, call(JYTHON, "print(1 / 2)")).printed()).isEqualTo("0.5\n");
    }
}
