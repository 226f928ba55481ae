package dev.outrigger.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PeerProcessTest {
    @TempDir private Path folder;

    @Test
    void commandBeyondItsLimitEndsTheProcessAndThoseItHasStarted() throws Exception {
        List<String> command =
                List.of("sh", "-c", "sleep 300 & printf 'ok\\tchild=%s\\n' $!; wait");
        try (PeerProcess process =
                new PeerProcess(command, Map.of(), folder.resolve("log"), Duration.ofSeconds(2))) {
            process.ensureStarted();
            long child = Long.parseLong(process.ask("hello").get("child"));
            assertThat(runs(child)).isTrue();

            PeerFailure failure = catchThrowableOfType(PeerFailure.class, () -> process.ask("run"));

            assertThat(failure).hasMessageContaining("longer than PT2S");
            while (runs(child)) {
                Thread.sleep(10);
            }
        }
    }

    /** A process that has ended but that nobody has waited for has no command any more. */
    private static boolean runs(long id) {
        return ProcessHandle.of(id).flatMap(process -> process.info().command()).isPresent();
    }
}
