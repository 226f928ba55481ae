package dev.outrigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.golden.Transcript;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class InstanceTest {
    private static final String PYTHON = System.getenv("OUTRIGGER_TEST_PYTHON");

    @TempDir private Path folder;

    private static CallArgument text(String value) {
        SqlValue text = new SqlValue(SqlType.NVARCHAR_MAX, SqlText.of(value));
        return new CallArgument(Optional.empty(), Optional.of(text), false);
    }

    private static CallArgument number(int value) {
        return new CallArgument(
                Optional.empty(), Optional.of(new SqlValue(SqlType.INT, value)), false);
    }

    private static List<String> run(Session session, String script) {
        Transcript transcript = new Transcript();
        return transcript.lines(session.executeScript(script, transcript));
    }

    private static List<String> call(Session session, String procedure, CallArgument... arguments) {
        Transcript transcript = new Transcript();
        return transcript.lines(session.call(procedure, List.of(arguments), transcript));
    }

    @Test
    void settingsAndProceduresOutliveTheInstance() {
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            call(session, "sp_configure", text("external script timeout (s)"), number(77));
            call(session, "sp_configure", text("external script hosts"), number(3));
            assertThat(run(session, "RECONFIGURE\nGO\nCREATE PROCEDURE kept AS RETURN\n"))
                    .containsExactly("ok");
            assertThat(call(session, "sp_configure", text("external script hosts")))
                    .contains("external script hosts | 1 | 1000 | 3 | 3");
        }
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            assertThat(call(session, "sp_configure", text("external script timeout (s)")))
                    .contains("external script timeout (s) | 1 | 86400 | 77 | 77");
            assertThat(call(session, "sp_configure", text("external script hosts")))
                    .contains("external script hosts | 1 | 1000 | 3 | 3");
            assertThat(call(session, "master.dbo.[kept]")).containsExactly("status 0");
        }
    }

    @Test
    void aScriptRunsWhereScriptsAreSwitchedOnAndOnlyThere() {
        try (Instance instance = Instance.open(InstanceOptions.inMemory());
                Session session = instance.openSession()) {
            assertThat(
                            call(
                                    session,
                                    "sp_execute_external_script",
                                    text("Python"),
                                    text("print(1)")))
                    .first()
                    .asString()
                    .startsWith("error 39023");
            call(session, "sp_configure", text("external scripts enabled"), number(1));
            run(session, "RECONFIGURE");
            assertThat(
                            call(
                                    session,
                                    "sp_execute_external_script",
                                    text("Python"),
                                    text("print('on')")))
                    .contains(
                            "message 39005 line 1: STDOUT message(s) from external script: \\non\\n",
                            "status 0");
        }
    }

    @Test
    @Tag("cpython")
    void theLanguageChosenIsKept() {
        assumeTrue(
                PYTHON != null, "OUTRIGGER_TEST_PYTHON names no CPython with pandas and pyarrow");
        CallArgument script = text("import sys\nprint(sys.version_info[0])");
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            call(session, "sp_configure", text("external scripts enabled"), number(1));
            run(
                    session,
                    "RECONFIGURE ALTER EXTERNAL LANGUAGE Python SET (CONTENT = N'" + PYTHON + "')");
            assertThat(call(session, "sp_execute_external_script", text("Python"), script))
                    .contains(
                            "message 39005 line 1: STDOUT message(s) from external script: \\n3\\n");
        }
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            assertThat(call(session, "sp_execute_external_script", text("Python"), script))
                    .contains(
                            "message 39005 line 1: STDOUT message(s) from external script: \\n3\\n");
            run(session, "ALTER EXTERNAL LANGUAGE Python SET (CONTENT = N'Jython')");
            assertThat(call(session, "sp_execute_external_script", text("Python"), script))
                    .contains(
                            "message 39005 line 1: STDOUT message(s) from external script: \\n2\\n");
        }
    }

    @Test
    void scriptsOfAResetSessionFindNothingOfThoseBefore() {
        CallArgument leave =
                text(
                        "import os, math\nmath.left = 'secret'\n"
                                + "f = open('left.txt', 'w')\nf.write('secret')\nf.close()\n"
                                + "print(os.path.exists('left.txt'))");
        CallArgument look =
                text(
                        "import os, math\n"
                                + "print(os.path.exists('left.txt') or hasattr(math, 'left'))");
        String printed = "message 39005 line 1: STDOUT message(s) from external script: \\n%s\\n";
        try (Instance instance = Instance.open(InstanceOptions.inMemory());
                Session session = instance.openSession()) {
            call(session, "sp_configure", text("external scripts enabled"), number(1));
            run(session, "RECONFIGURE");
            String procedure = "sp_execute_external_script";
            assertThat(call(session, procedure, text("Python"), leave))
                    .contains(printed.formatted("True"));
            assertThat(call(session, procedure, text("Python"), look))
                    .contains(printed.formatted("True"));

            session.reset();

            assertThat(call(session, procedure, text("Python"), look))
                    .contains(printed.formatted("False"));

            call(session, procedure, text("Python"), leave);
            run(session, "BEGIN TRANSACTION");
            session.resetKeepingTransaction();
            assertThat(session.transactionDepth()).isOne();
            assertThat(call(session, procedure, text("Python"), look))
                    .contains(printed.formatted("False"));
        }
    }

    @Test
    void aProcedureCreatedInATransactionGoesWithIt() {
        try (Instance instance = Instance.open(InstanceOptions.inMemory());
                Session session = instance.openSession()) {
            assertThat(
                            run(
                                    session,
                                    "BEGIN TRANSACTION\nGO\nCREATE PROCEDURE p AS RETURN\nGO\nEXEC p\nGO\nROLLBACK"))
                    .containsExactly("ok");
            assertThat(run(session, "EXEC p"))
                    .containsExactly(
                            "error 2812 severity 16 state 62 line 1: Could not find stored procedure 'p'.");
        }
    }

    @Test
    void aDefinitionThatFailsInATransactionIsTakenBackAlone() {
        try (Instance instance = Instance.open(InstanceOptions.inMemory());
                Session session = instance.openSession()) {
            run(session, "CREATE PROCEDURE p AS PRINT 'p'\nGO\nCREATE PROCEDURE q AS PRINT 'q'");
            assertThat(
                            run(
                                    session,
                                    "BEGIN TRANSACTION\nDROP PROCEDURE q\nDROP PROCEDURE p, none\nEXEC p\nEXEC q\nCOMMIT\nEXEC p"))
                    .containsExactly(
                            "error 3701 severity 11 state 5 line 3: Cannot drop the procedure 'none', because it does not exist"
                                    + " or you do not have permission.",
                            "print: p",
                            "error 2812 severity 16 state 62 line 5: Could not find stored procedure 'q'.",
                            "print: p");
        }
    }

    @Test
    void aDefinitionIsRefusedInATransactionThatCanOnlyBeRolledBack() {
        try (Instance instance = Instance.open(InstanceOptions.inMemory());
                Session session = instance.openSession()) {
            run(session, "CREATE PROCEDURE p AS PRINT 'p'");
            assertThat(
                            run(
                                    session,
                                    "SET XACT_ABORT ON BEGIN TRANSACTION BEGIN TRY THROW 50001, 'y', 1"
                                            + " END TRY BEGIN CATCH DROP PROCEDURE p END CATCH"))
                    .first()
                    .asString()
                    .startsWith("error 3930 ");
            assertThat(run(session, "EXEC p")).containsExactly("print: p");
        }
    }

    @Test
    void goWithANumberRepeatsItsBatch() {
        try (Instance instance = Instance.open(InstanceOptions.inMemory());
                Session session = instance.openSession()) {
            run(session, "BEGIN TRANSACTION\nGO 3");
            assertThat(session.transactionDepth()).isEqualTo(3);
            Outcome outcome = session.executeScript("COMMIT\nGO 5", new Transcript());
            assertThat(outcome.errors()).isEqualTo(2);
            assertThat(outcome.firstError().orElseThrow().number()).isEqualTo(3902);
        }
    }

    @Test
    void whatIsClosedRunsNothingMore() {
        Instance instance = Instance.open(InstanceOptions.inMemory());
        Session first = instance.openSession();
        Session second = instance.openSession();
        first.close();
        assertThatThrownBy(() -> run(first, "RECONFIGURE"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(run(second, "RECONFIGURE")).containsExactly("ok");
        instance.close();
        assertThatThrownBy(() -> run(second, "RECONFIGURE"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(instance::openSession).isInstanceOf(IllegalStateException.class);
    }
}
