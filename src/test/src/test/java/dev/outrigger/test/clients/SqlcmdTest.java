package dev.outrigger.test.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A script for go-sqlcmd, over an encrypted connection. */
@Tag("long")
@Timeout(180)
class SqlcmdTest {
    private static String sqlcmd() throws InterruptedException {
        String command = System.getenv().getOrDefault("OUTRIGGER_TEST_SQLCMD", "sqlcmd");
        ClientProgram.assumeInstalled("go-sqlcmd (" + command + ")", command, "--version");
        return command;
    }

    private static ClientProgram program(ServeProcess server, String... options)
            throws InterruptedException {
        String[] command = new String[6 + options.length];
        command[0] = sqlcmd();
        command[1] = "-S";
        command[2] = "127.0.0.1," + server.port();
        command[3] = "-U";
        command[4] = "sa";
        command[5] = "-W";
        System.arraycopy(options, 0, command, 6, options.length);
        return ClientProgram.of(command).with("SQLCMDPASSWORD", ServeProcess.PASSWORD);
    }

    @Test
    void scriptRunsToItsEnd() throws Exception {
        String script = ClientProgram.source("sqlcmd", "client.sql").toString();
        try (ServeProcess server = ServeProcess.start()) {
            String printed = program(server, "-C", "-v", "ITEM=tea", "-i", script).run();
            assertThat(printed)
                    .contains(
                            "1 zw\u00f6lf 2024-02-29 12.50 NULL",
                            "(2 rows affected)",
                            "42 5",
                            "kept\n----\n2",
                            "hello",
                            "rows 2",
                            "tea 6.4\ncup 15.8",
                            "Msg 39004, Level 16, State 20, Server outrigger, Line 1",
                            "ValueError: boom",
                            "Msg 8134, Level 16, State 1, Server outrigger, Line 1")
                    .containsSubsequence("still here", "still here");
        }
    }

    @Test
    void connectionWithoutEncryptionAnswers() throws Exception {
        try (ServeProcess server = ServeProcess.start()) {
            assertThat(program(server, "-N", "disable", "-Q", "SELECT 6 * 7 AS answer").run())
                    .contains("answer", "42", "(1 row affected)");
        }
    }
}
