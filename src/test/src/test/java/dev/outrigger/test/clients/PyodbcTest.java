package dev.outrigger.test.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A Python program over pyodbc and the ODBC driver of FreeTDS. */
@Tag("long")
@Timeout(180)
class PyodbcTest {
    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final int DEPTH = 3;

    private static String driver() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(LIBRARIES), LIBRARIES + " is no folder");
        try (Stream<Path> files =
                Files.find(LIBRARIES, DEPTH, (path, is) -> path.endsWith("libtdsodbc.so"))) {
            Path found = files.findFirst().orElse(null);
            Assumptions.assumeTrue(
                    found != null, "the ODBC driver of FreeTDS (tdsodbc) is not installed");
            return found.toString();
        }
    }

    @Test
    void programDoesAllItsWork() throws Exception {
        String python =
                ClientProgram.named("OUTRIGGER_TEST_PYODBC", "Python with pyodbc installed");
        String program = ClientProgram.source("pyodbc", "client.py").toString();
        String driver = driver();
        try (ServeProcess server = ServeProcess.start()) {
            String printed =
                    ClientProgram.of(python, program, server.port(), ServeProcess.PASSWORD, driver)
                            .run();
            assertThat(printed.lines())
                    .containsExactly(
                            "server Outrigger",
                            "row (1, 'zw\u00f6lf', datetime.date(2024, 2, 29), None) ['a', 'b', 'c', 'd']",
                            "inserted 1",
                            "same values True",
                            "many [('tea', '3.20'), ('cup', '7.90'), ('pot', None)]",
                            "given 21",
                            "output (42, 5)",
                            "called (4,)",
                            "rolled back True",
                            "frame [('tea', 6.4), ('cup', 15.8)]",
                            "script error True True",
                            "goes on 1",
                            "integrity True",
                            "tables ['odbc_sales']",
                            "columns ['id', 'item', 'price']",
                            "keys ['id']",
                            "statistics True",
                            "procedures ['odbc_doubled;1']",
                            "parameters ['@RETURN_VALUE', '@n', '@twice']",
                            "types True",
                            "autocommit 0",
                            "done");
        }
    }
}
