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

/** SQL Server's answers. */
@Timeout(60)
final class SelfReadingTest {
    private final Instance instance = Instance.open(InstanceOptions.inMemory());
    private final Session session = instance.openSession();

    @BeforeEach
    void aTable() {
        run(
                "CREATE TABLE t (id int, name nvarchar(10)) INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, 'c')");
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
    void aVariableReadByItsOwnItemGathersTheRows() {
        assertThat(
                        run(
                                "DECLARE @s nvarchar(100) = '' SELECT @s = @s + name + ',' FROM t ORDER BY id PRINT @s PRINT @@ROWCOUNT"))
                .startsWith("print: a,b,c,");
        assertThat(
                        run(
                                "DECLARE @s nvarchar(100) SELECT @s = COALESCE(@s + ';', '') + UPPER(name) FROM t ORDER BY id DESC PRINT @s"))
                .containsExactly("print: C;B;A");
        assertThat(
                        run(
                                "DECLARE @n int = 1 SELECT @n = id + @n * 10 FROM t WHERE id > 1 ORDER BY id PRINT @n"))
                .containsExactly("print: 123");
        assertThat(
                        run(
                                "DECLARE @s nvarchar(9) = '' SELECT TOP 2 @s = CASE WHEN t.id % 2 = 1 AND @s = '' THEN name ELSE @s"
                                        + " + CAST(t.id AS nvarchar(3)) END FROM t ORDER BY id PRINT @s"))
                .containsExactly("print: a2");
    }

    @Test
    void aVariableThatAnEarlierItemAssignedHasItsNewValue() {
        assertThat(run("DECLARE @a int = 0, @b int SELECT @a = 5, @b = @a + 1 PRINT @b"))
                .containsExactly("print: 6");
        assertThat(run("DECLARE @a int = 0, @b int = 0 SELECT @a = id, @b += @a FROM t PRINT @b"))
                .containsExactly("print: 6");
    }

    @Test
    void aVariableReadWithoutRowsKeepsItsValue() {
        assertThat(run("DECLARE @a int = 4 SELECT @a = @a + id FROM t WHERE id > 9 PRINT @a"))
                .containsExactly("print: 4");
        assertThat(run("DECLARE @a int = 4 SELECT @a = @a + 1 WHERE 1 = 0 PRINT @a"))
                .containsExactly("print: 4");
        assertThat(
                        run(
                                "DECLARE @a int = 1 SELECT @a = (SELECT MIN(id) FROM t WHERE id > @a) PRINT @a"))
                .containsExactly("print: 2");
    }

    @Test
    void groupsAreGatheredAsRowsAre() {
        assertThat(run("DECLARE @n int = 10 SELECT @n = @n + SUM(id) FROM t PRINT @n"))
                .containsExactly("print: 16");
        assertThat(
                        run(
                                "DECLARE @s nvarchar(50) = '' SELECT @s = @s + CAST(COUNT(*) AS nvarchar(5)) + CASE WHEN id % 2 = 1 THEN 'o'"
                                        + " ELSE 'e' END FROM t GROUP BY id % 2 ORDER BY id % 2 PRINT @s"))
                .containsExactly("print: 1e2o");
    }

    @Test
    void aSubqueryPerRowIsTakenUnlessItReadsTheVariable() {
        assertThat(
                        run(
                                "DECLARE @n int = 0 SELECT @n = @n + (SELECT COUNT(*) FROM t AS u WHERE u.id <= t.id) FROM t PRINT @n"))
                .containsExactly("print: 6");
        assertThat(
                        run(
                                "DECLARE @n int = 0 SELECT @n = (SELECT COUNT(*) FROM t AS u WHERE u.id > @n) FROM t PRINT @n"))
                .first()
                .asString()
                .startsWith("error 49500 ");
    }
}
