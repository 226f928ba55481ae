package dev.outrigger.test.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A Python program over pymssql, which is FreeTDS's db-lib. */
@Timeout(180)
class PymssqlTest {
    @Test
    void programDoesAllItsWork() throws Exception {
        String python =
                ClientProgram.named("OUTRIGGER_TEST_PYMSSQL", "Python with pymssql installed");
        String program = ClientProgram.source("pymssql", "client.py").toString();
        try (ServeProcess server = ServeProcess.start()) {
            String printed =
                    ClientProgram.of(python, program, server.port(), ServeProcess.PASSWORD).run();
            assertThat(printed.lines())
                    .containsExactly(
                            "columns ['a', 'b', 'c', 'd']",
                            "rows [(1, 'zw\u00f6lf', datetime.date(2024, 2, 29), None)]",
                            "inserted 1 as 1",
                            "same values True",
                            "many [('tea', '3.20'), ('cup', '7.90'), ('pot', None)]",
                            "output (21, 42, 'gr\u00fc\u00df dich') status 5",
                            "rolled back True",
                            "frame [('tea', 6.4), ('cup', 15.8)]",
                            "script error 39004 True",
                            "goes on 1",
                            "integrity 515",
                            "raised 50000",
                            "bulk (1000, 857, 107107.25, 'row 999')",
                            "several [(1,)] [(2,), (3,)]",
                            "taken back (4,)",
                            "autocommit {'depth': 0, 'database_name': 'master'}",
                            "done");
        }
    }

    @Test
    void jobIsDefinedStartedAndAskedFor() throws Exception {
        String python =
                ClientProgram.named("OUTRIGGER_TEST_PYMSSQL", "Python with pymssql installed");
        String program = ClientProgram.source("pymssql", "job.py").toString();
        try (ServeProcess server = ServeProcess.start()) {
            String printed =
                    ClientProgram.of(python, program, server.port(), ServeProcess.PASSWORD).run();
            assertThat(printed.lines())
                    .containsExactly(
                            "step 1 cluster status 1 printed True",
                            "step 0 (Job outcome) status 1 printed False",
                            "labels [10, 20]",
                            "next 20000");
        }
    }
}
