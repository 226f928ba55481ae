package dev.outrigger.test.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A Node program over tedious. */
@Timeout(180)
class TediousTest {
    @Test
    void programDoesAllItsWork() throws Exception {
        String modules =
                ClientProgram.named("OUTRIGGER_TEST_NODE_MODULES", "node_modules with tedious");
        String program = ClientProgram.source("tedious", "client.js").toString();
        try (ServeProcess server = ServeProcess.start()) {
            String printed =
                    ClientProgram.of("node", program, server.port(), ServeProcess.PASSWORD)
                            .with("NODE_PATH", modules)
                            .run();
            assertThat(printed.lines())
                    .containsExactly(
                            "query [[5,\"zw\u00f6lf\",null]]",
                            "inserted 1 as 1",
                            "differing ",
                            "nulls true",
                            "prepared 10,11,12",
                            "output 21 42 gr\u00fc\u00df dich status 5",
                            "rolled back true",
                            "committed true",
                            "frame [[\"tea\",6.4],[\"cup\",15.8]] true",
                            "total 42",
                            "script error 39004 true",
                            "error 8134 1 16 1",
                            "sent 2000",
                            "arrived 2000,1714,499750,49000",
                            "cancelled ECANCEL true",
                            "after reset 0",
                            "second 42",
                            "done");
        }
    }
}
