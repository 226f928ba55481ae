package dev.outrigger.procedures.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import dev.outrigger.golden.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ScopeIdentityTest {
    private final Instance instance = Instance.open(InstanceOptions.inMemory());
    private final Session session = instance.openSession();

    @TempDir private Path folder;

    @BeforeEach
    void aProcedureThatInserts() {
        run("CREATE TABLE counted (id int IDENTITY(7, 1), x int) CREATE TABLE plain (x int)");
        run("CREATE PROCEDURE p AS INSERT INTO counted VALUES (1) SELECT 5 AS x");
    }

    @AfterEach
    void close() {
        instance.close();
    }

    private List<String> run(String batch) {
        Transcript transcript = new Transcript();
        return transcript.lines(session.execute(batch, transcript));
    }

    private List<String> identityAfter(String statements) {
        return run(
                        "SET NOCOUNT ON "
                                + statements
                                + " PRINT COALESCE(CAST(SCOPE_IDENTITY() AS varchar(9)), 'none')")
                .stream()
                .filter(line -> line.startsWith("print: ") || line.startsWith("error "))
                .toList();
    }

    @Test
    void whatAProcedureInsertedIsNotTheCallersIdentity() {
        assertThat(identityAfter("EXEC p")).containsExactly("print: none");
        assertThat(identityAfter("EXEC p INSERT INTO plain VALUES (1)"))
                .containsExactly("print: none");
        assertThat(identityAfter("EXEC p INSERT INTO counted (x) SELECT x FROM plain WHERE 1 = 0"))
                .containsExactly("print: none");
        assertThat(identityAfter("INSERT INTO plain EXEC p")).containsExactly("print: none");
    }

    @Test
    void anInsertGivesItsOwnIdentityWhateverRanBefore() {
        assertThat(identityAfter("EXEC p INSERT INTO counted VALUES (2)"))
                .containsExactly("print: 8");
        assertThat(
                        identityAfter(
                                "INSERT INTO counted VALUES (2) EXEC p INSERT INTO plain VALUES (1)"))
                .containsExactly("print: 9");
    }

    @Test
    void theNextBatchOfTheClientSeesIt() {
        run("INSERT INTO counted VALUES (2)");
        assertThat(identityAfter("")).containsExactly("print: 7");
        assertThat(identityAfter("EXEC p")).containsExactly("print: 7");
        session.reset();
        assertThat(identityAfter("")).containsExactly("print: none");
    }

    @Test
    void aBulkInsertGivesTheIdentityOfItsLastRow() throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), "0,5\n0,6\n");
        assertThat(
                        identityAfter(
                                "BULK INSERT counted FROM '"
                                        + file
                                        + "' WITH (FORMAT = 'CSV', ROWTERMINATOR = '0x0a')"))
                .containsExactly("print: 8");
    }
}
