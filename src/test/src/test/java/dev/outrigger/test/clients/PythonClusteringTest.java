package dev.outrigger.test.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The clustering example in Python, against a server. */
@Timeout(180)
class PythonClusteringTest {
    private static final Path EXAMPLE = Path.of("../../examples/src/main/python/clustering.py");

    @Test
    void customersOfOneKindAreOneGroup() throws Exception {
        String python =
                ClientProgram.named("OUTRIGGER_TEST_PYMSSQL", "Python with pymssql installed");
        try (ServeProcess server = ServeProcess.start()) {
            String printed =
                    ClientProgram.of(
                                    python,
                                    EXAMPLE.toAbsolutePath().toString(),
                                    "--port",
                                    server.port())
                            .with("OUTRIGGER_SA_PASSWORD", ServeProcess.PASSWORD)
                            .run();
            // The example's shop has so many customers of each kind.
            assertThat(printed)
                    .contains("clustered 1000 customers into 4 groups")
                    .contains("group=0 customers=400 ", "group=1 customers=300 ")
                    .contains("group=2 customers=200 ", "group=3 customers=100 ")
                    .contains("customer=1 email_address=customer1@example.com");
        }
    }
}
