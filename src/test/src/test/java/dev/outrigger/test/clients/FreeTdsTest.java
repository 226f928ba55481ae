package dev.outrigger.test.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** FreeTDS's own programs: tsql with a script, freebcp with a table out of a file and into one. */
@Tag("long")
@Timeout(180)
class FreeTdsTest {
    private static final int ROWS = 3000;

    private static ServeProcess server;

    @TempDir Path folder;

    @BeforeAll
    static void start() throws Exception {
        ClientProgram.assumeInstalled("FreeTDS (freetds-bin)", "tsql", "-C");
        server = ServeProcess.start();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (server != null) {
            server.close();
        }
    }

    private static ClientProgram tsql(String script) throws IOException {
        return ClientProgram.of(
                        "tsql",
                        "-H",
                        "127.0.0.1",
                        "-p",
                        server.port(),
                        "-U",
                        "sa",
                        "-P",
                        ServeProcess.PASSWORD)
                .with("TDSVER", "7.4")
                .reading(ClientProgram.source("freetds", script));
    }

    private ClientProgram freebcp(String what, String direction, Path file, String format)
            throws IOException {
        Path settings = folder.resolve("freetds.conf");
        Files.writeString(
                settings,
                "[outrigger]\nhost = 127.0.0.1\nport = "
                        + server.port()
                        + "\ntds version = 7.4\nclient charset = UTF-8\n");
        return ClientProgram.of(
                        "freebcp",
                        what,
                        direction,
                        file.toString(),
                        "-S",
                        "outrigger",
                        "-U",
                        "sa",
                        "-P",
                        ServeProcess.PASSWORD,
                        format)
                .with("FREETDSCONF", settings.toString());
    }

    @Test
    void scriptOfTsqlRunsToItsEnd() throws Exception {
        assertThat(tsql("client.sql").run())
                .contains(
                        "1\tzw\u00f6lf\tFeb 29 2024 12:00AM\t12.50\tNULL",
                        "(return status = 5)",
                        "twice\n42",
                        "kept\n2",
                        "hello",
                        "tea\t6.4",
                        "cup\t15.8",
                        "Msg 39004 (severity 16, state 20)",
                        "ValueError: boom",
                        "Msg 8134 (severity 16, state 1) from outrigger Line 1",
                        "still here");
    }

    private static String rows() {
        StringBuilder rows = new StringBuilder();
        for (int n = 0; n < ROWS; n++) {
            String name = n % 7 == 0 ? "" : "row zw\u00f6lf " + n;
            rows.append(
                    String.format(
                            Locale.ROOT,
                            "%d\t%s\t%d.%02d\t2024-02-29 12:34:56.789\t%d.5\t%s\n",
                            n,
                            name,
                            n / 4,
                            n % 4 * 25,
                            n,
                            "note ".repeat(n % 40).strip()));
        }
        return rows.toString();
    }

    @Test
    void tableIsLoadedAndUnloadedByFreebcp() throws Exception {
        tsql("load.sql").run();
        Path sent = Files.writeString(folder.resolve("sent.txt"), rows());
        assertThat(freebcp("dbo.tds_loaded", "in", sent, "-c").run())
                .contains(ROWS + " rows copied.");
        Path unloaded = folder.resolve("unloaded.txt");
        freebcp("dbo.tds_loaded", "out", unloaded, "-c").run();
        assertThat(unloaded).hasSameTextualContentAs(sent);

        Path last = folder.resolve("last.txt");
        freebcp(
                        "SELECT TOP 1 id, name FROM dbo.tds_loaded ORDER BY id DESC",
                        "queryout",
                        last,
                        "-c")
                .run();
        assertThat(last).hasContent("2999\trow zw\u00f6lf 2999");

        Path binary = folder.resolve("unloaded.bin");
        freebcp("dbo.tds_loaded", "out", binary, "-n").run();
        assertThat(freebcp("dbo.tds_loaded", "in", binary, "-n").run())
                .contains(ROWS + " rows copied.");
    }
}
