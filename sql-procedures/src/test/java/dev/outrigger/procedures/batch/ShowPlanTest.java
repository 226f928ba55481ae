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

final class ShowPlanTest {
    private final Instance instance = Instance.open(InstanceOptions.inMemory());
    private final Session session = instance.openSession();

    @BeforeEach
    void define() {
        run("CREATE TABLE t (id int CONSTRAINT pk_t PRIMARY KEY, a int)");
        run("CREATE TABLE u (tid int, v int)");
        run("CREATE PROCEDURE p @k int AS SELECT a FROM t WHERE id = @k");
    }

    @AfterEach
    void close() {
        instance.close();
    }

    private List<String> run(String batch) {
        Transcript transcript = new Transcript();
        return transcript.lines(session.execute(batch, transcript));
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines);
    }

    @Test
    void aKeyIsSoughtInRowsWhateverTheStatementDoesWithIt() {
        assertThat(joined(run("EXPLAIN SELECT a FROM t WHERE id = 1")))
                .contains("|--Index Seek(OBJECT:([master].[dbo].[t].[pk_t]), SEEK:([t].[id]))")
                .doesNotContain("in columns");
        assertThat(joined(run("EXPLAIN UPDATE t SET a = 2 WHERE id = 1")))
                .contains("|--Table Update(OBJECT:([master].[dbo].[t]))", "|--Index Seek(")
                .doesNotContain("in columns");
    }

    @Test
    void joinsNameTheColumnsThatTheyHash() {
        assertThat(joined(run("EXPLAIN SELECT t.a FROM t LEFT JOIN u ON u.tid = t.id")))
                .contains("Left Outer Join, HASH:([t].[id])=([u].[tid])")
                .contains("|--Table Scan(OBJECT:([master].[dbo].[u]))")
                .containsPattern("\\(rows: [0-9,]+; in (rows|columns)\\)");
    }

    @Test
    void aProceduresStatementsShowWhereItIsCalledAndNothingRuns() {
        run("SET SHOWPLAN_TEXT ON");
        assertThat(joined(run("EXEC p 1 DELETE FROM t")))
                .contains("EXEC p 1", "SELECT a FROM t WHERE id = @k", "[t].[id]=@k")
                .contains("DELETE FROM t", "|--Table Delete(OBJECT:([master].[dbo].[t]))");
        run("SET SHOWPLAN_TEXT OFF");
        assertThat(joined(run("EXEC p 1"))).contains("(0 rows)");
    }

    @Test
    void timesAreToldInTheirLayout() {
        assertThat(joined(run("SET STATISTICS TIME ON"))).doesNotContain("Times");
        assertThat(joined(run("SELECT COUNT(*) FROM t")))
                .contains("Outrigger parse and compile time:", "Outrigger Execution Times:")
                .containsPattern("CPU time = \\d+ ms,  elapsed time = \\d+ ms\\.");
    }
}
