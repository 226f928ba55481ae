package dev.outrigger.test.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Go program over go-mssqldb, without encryption, with a login that has it, and with all. */
@Tag("long")
@Timeout(400)
class GoMssqldbTest {
    @TempDir Path folder;

    private Path built() throws IOException, InterruptedException {
        ClientProgram.assumeInstalled("Go", "go", "version");
        for (String file : new String[] {"main.go", "go.mod", "go.sum"}) {
            Files.copy(ClientProgram.source("go", file), folder.resolve(file));
        }
        try {
            ClientProgram.of("go", "mod", "download").run(folder);
        } catch (AssertionError e) {
            Assumptions.abort("go-mssqldb cannot be had: " + e.getMessage());
        }
        ClientProgram.of("go", "build", "-o", "client", ".").run(folder);
        return folder.resolve("client");
    }

    @Test
    void programDoesAllItsWork() throws Exception {
        String client = built().toString();
        try (ServeProcess server = ServeProcess.start()) {
            String printed = ClientProgram.of(client, server.port(), ServeProcess.PASSWORD).run();
            assertThat(printed.lines())
                    .containsExactly(
                            "query 1 zw\u00f6lf 2024-02-29 false",
                            "same values true",
                            "inserted 1",
                            "inserted 1",
                            "output 21 42 gr\u00fc\u00df dich status 5",
                            "rolled back true",
                            "committed true",
                            "frame cup 15.8",
                            "frame tea 6.4",
                            "script error [39004] true",
                            "error 8134 1 16 2",
                            "bulk 2000 2000 1714 499750",
                            "cancelled true true",
                            "pooled -1 false",
                            "encrypt true 42",
                            "encrypt false 42",
                            "done");
        }
    }
}
