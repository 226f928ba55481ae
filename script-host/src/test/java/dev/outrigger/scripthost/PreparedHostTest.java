package dev.outrigger.scripthost;

import static dev.outrigger.scripthost.Calls.call;
import static dev.outrigger.scripthost.Calls.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outrigger.scripthost.ScriptFailure.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class PreparedHostTest {
    private static final ScriptRuntime JYTHON = new ScriptRuntime.Jython();
    private static final ScriptHostOptions ONE =
            new ScriptHostOptions(
                    ScriptHostOptions.Isolation.AVAILABLE,
                    1,
                    Duration.ofMillis(300),
                    Duration.ofSeconds(30));

    @Test
    void callTakesTheHostThatWasPrepared() {
        try (Hosts hosts = new Hosts(ONE)) {
            hosts.session.prepare(JYTHON, ScriptLimits.DEFAULT);
            hosts.session.prepare(JYTHON, ScriptLimits.DEFAULT);
            assertThat(run(hosts.session, call(JYTHON, "print(1)")).printed()).isEqualTo("1\n");
            assertThat(hosts.hosts.places().taken()).isEqualTo(1);
            assertThat(run(hosts.session, call(JYTHON, "print(2)")).printed()).isEqualTo("2\n");
        }
    }

    @Test
    void closingWhileAHostIsPreparedLeavesNothingBehind() {
        try (Hosts hosts = new Hosts(ONE)) {
            hosts.session.prepare(JYTHON, ScriptLimits.DEFAULT);
            hosts.session.close();
            assertThat(hosts.hosts.places().taken()).isZero();
        }
    }

    @Test
    void whatFailsInPreparationIsToldByTheCall() {
        ScriptRuntime none = new ScriptRuntime.CPython(Path.of("/no/such/python"));
        try (Hosts hosts = new Hosts(ONE)) {
            hosts.session.prepare(none, ScriptLimits.DEFAULT);
            ScriptFailure failure =
                    catchThrowableOfType(
                            ScriptFailure.class, () -> run(hosts.session, call(none, "print(1)")));
            assertThat(failure.reason()).isEqualTo(Reason.LAUNCH_FAILED);
            assertThat(failure).hasMessageContaining("/no/such/python");
            assertThat(hosts.hosts.places().taken()).isZero();
        }
    }

    @Test
    void cancelReachesACallThatWaitsForItsPreparedHost() throws Exception {
        try (Hosts hosts = new Hosts(ONE)) {
            hosts.session.prepare(JYTHON, ScriptLimits.DEFAULT);
            CompletableFuture<ScriptFailure> outcome =
                    CompletableFuture.supplyAsync(
                            () ->
                                    catchThrowableOfType(
                                            ScriptFailure.class,
                                            () ->
                                                    hosts.session
                                                            .start(
                                                                    call(
                                                                            JYTHON,
                                                                            "while True: pass"),
                                                                    Optional.empty(),
                                                                    new Calls.Printed())
                                                            .output()));
            while (!outcome.isDone()) {
                hosts.session.cancel();
                Thread.sleep(5);
            }
            assertThat(outcome.get().reason()).isEqualTo(Reason.CANCELLED);
            assertThat(run(hosts.session, call(JYTHON, "print(3)")).printed()).isEqualTo("3\n");
        }
    }
}
