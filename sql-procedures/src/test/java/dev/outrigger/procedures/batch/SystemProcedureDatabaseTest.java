package dev.outrigger.procedures.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import dev.outrigger.golden.Transcript;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SystemProcedureDatabaseTest {
    private final Instance instance = Instance.open(InstanceOptions.inMemory());
    private final Session session = instance.openSession();

    @BeforeEach
    void twoDatabasesWithATableEach() {
        run("CREATE DATABASE other");
        run("CREATE TABLE t (id int) INSERT INTO t VALUES (1)");
        run("CREATE TABLE other.dbo.t (id int) INSERT INTO other.dbo.t VALUES (1), (2)");
    }

    @AfterEach
    void close() {
        instance.close();
    }

    private List<String> run(String batch) {
        Transcript transcript = new Transcript();
        return transcript.lines(session.execute(batch, transcript));
    }

    @Test
    void aTextRunsInTheDatabaseThatItsProcedureIsNamedWith() {
        run("EXEC other.sys.sp_executesql N'DELETE t'");
        assertThat(
                        run(
                                "SELECT (SELECT COUNT(*) FROM t) AS here, (SELECT COUNT(*) FROM other.dbo.t) AS there"))
                .contains("1 | 0");
        assertThat(session.database()).isEqualTo("master");
    }

    @Test
    void theCallersDatabaseIsBackAfterATextThatFails() {
        assertThat(
                        run(
                                "EXEC other..sp_executesql N'SELECT 1 / 0 AS x' SELECT COUNT(*) AS n FROM t"))
                .contains("1");
        run("EXEC other..sp_executesql N'SELECT * FROM none'");
        assertThat(session.database()).isEqualTo("master");
    }

    @Test
    void aDatabaseThatIsNotThereIsAnError() {
        assertThat(run("EXEC none.sys.sp_executesql N'DELETE t'"))
                .first()
                .asString()
                .startsWith("error 911 ");
        assertThat(run("EXEC none.sys.sp_configure")).first().asString().startsWith("error 911 ");
        assertThat(run("SELECT COUNT(*) AS n FROM t")).contains("1");
    }

    @Test
    void aScriptsInputComesFromTheDatabaseThatItsProcedureIsNamedWith() {
        run("EXEC sp_configure 'external scripts enabled', 1 RECONFIGURE");
        assertThat(
                        run(
                                "EXEC other.sys.sp_execute_external_script N'Python', N'print(len(InputDataSet))',"
                                        + " @input_data_1 = N'SELECT id FROM t'"))
                .contains("message 39005 line 1: STDOUT message(s) from external script: \\n2\\n");
    }
}
