package dev.outrigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.golden.Transcript;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IdentityTest {
    @TempDir Path folder;

    private List<String> reopened(String script) {
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            return run(session, script);
        }
    }

    private static List<String> run(Session session, String script) {
        Transcript transcript = new Transcript();
        return transcript.lines(session.executeScript(script, transcript));
    }

    @Test
    void aTableThatGaveNoValueBeginsWithItsReseedAfterReopening() {
        reopened(
                "CREATE TABLE t (id int IDENTITY, n int);"
                        + " DBCC CHECKIDENT ('t', RESEED, 50) WITH NO_INFOMSGS");
        reopened("DBCC CHECKIDENT ('t', RESEED, 70) WITH NO_INFOMSGS");
        assertThat(reopened("INSERT t (n) VALUES (1); SELECT id FROM t")).contains("70");
        assertThat(reopened("SELECT IDENT_CURRENT('t') AS c")).contains("70");
    }

    @Test
    void aReseedAfterTruncateInOneTransactionOutlivesTheInstance() {
        reopened(
                "CREATE TABLE t (id int IDENTITY, n int); INSERT t (n) VALUES (1), (2);"
                        + " BEGIN TRANSACTION; TRUNCATE TABLE t;"
                        + " DBCC CHECKIDENT ('t', RESEED, 50) WITH NO_INFOMSGS; COMMIT");
        assertThat(reopened("INSERT t (n) VALUES (1); SELECT id FROM t")).contains("50");
    }

    @Test
    void givenValuesAreNotGivenAgainAfterReopening() {
        reopened(
                "CREATE TABLE t (id int IDENTITY, n int); SET IDENTITY_INSERT t ON;"
                        + " INSERT t (id, n) VALUES (9, 1), (7, 1)");
        assertThat(reopened("INSERT t (n) VALUES (1); SELECT MAX(id) AS id FROM t")).contains("10");
    }

    @Test
    void aSessionThatIsResetForgetsTheLastIdentity() {
        try (Instance instance = Instance.open(InstanceOptions.inMemory());
                Session session = instance.openSession()) {
            run(session, "CREATE TABLE t (id int IDENTITY, n int); INSERT t (n) VALUES (1)");
            assertThat(run(session, "SELECT @@IDENTITY AS i")).contains("1");
            session.reset();
            assertThat(run(session, "SELECT @@IDENTITY AS i")).contains("NULL");
        }
    }
}
