package dev.outrigger.scripthost;

import static dev.outrigger.scripthost.Calls.call;
import static dev.outrigger.scripthost.Calls.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outrigger.scripthost.ScriptFailure.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Hosts that wait for sessions: who gets them, and how long they are kept. */
@Tag("cpython")
final class WarmHostsTest {
    private static final ScriptHostOptions WARM = ScriptHostOptions.EMBEDDED.withWarmHosts(1);
    private static final String MARK = "import sys\nprint(getattr(sys, 'mark', 0))\nsys.mark = 1";
    private static final String ADDRESS_SPACE =
            "import resource\nprint(resource.getrlimit(resource.RLIMIT_AS)[0])";

    private ScriptRuntime python;

    @BeforeEach
    void open() {
        python = Calls.cpython();
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time").isLessThan(deadline);
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void nothingIsStartedBeforeTheFirstScript() throws InterruptedException {
        try (Hosts hosts = new Hosts(WARM)) {
            Thread.sleep(100);
            assertThat(hosts.hosts.places().taken()).isZero();
        }
    }

    @Test
    void hostThatServedASessionIsNeverGivenToAnother() {
        try (Hosts hosts = new Hosts(WARM)) {
            assertThat(run(hosts.session, call(python, MARK)).printed()).isEqualTo("0\n");
            assertThat(run(hosts.session, call(python, MARK)).printed()).isEqualTo("1\n");
            for (int i = 0; i < 5; i++) {
                await(() -> hosts.hosts.places().readySpares() == 1);
                try (ScriptSession other = hosts.hosts.openSession()) {
                    assertThat(run(other, call(python, MARK)).printed()).isEqualTo("0\n");
                    assertThat(run(other, call(python, MARK)).printed()).isEqualTo("1\n");
                }
            }
            hosts.session.renew();
            assertThat(run(hosts.session, call(python, MARK)).printed()).isEqualTo("0\n");
        }
    }

    @Test
    void sessionThatFindsAWarmHostDoesNotWaitForItsStart() {
        try (Hosts hosts = new Hosts(WARM)) {
            Costs first = new Costs();
            cost(hosts.session, first);
            await(() -> hosts.hosts.places().readySpares() == 1);
            Costs second = new Costs();
            cost(hosts.hosts.openSession(), second);
            assertThat(first.millis(ScriptPhase.START)).isGreaterThan(50);
            assertThat(second.millis(ScriptPhase.START))
                    .isLessThan(first.millis(ScriptPhase.START) / 4);
            await(() -> hosts.hosts.places().readySpares() == 1);
        }
    }

    private void cost(ScriptSession session, Costs costs) {
        try (ScriptRun run = session.start(call(python, "x = 1"), Optional.empty(), costs)) {
            assertThat(run.output()).isEmpty();
            run.outputParameters();
        }
        assertThat(costs.peakKilobytes()).isGreaterThan(10_000);
    }

    @Test
    void hostWithLimitsOfBeforeIsNotHandedOut() {
        ScriptLimits small =
                new ScriptLimits(Duration.ofMinutes(1), 512L << 20, 1 << 20, 1 << 20, 16 << 20);
        try (Hosts hosts = new Hosts(WARM)) {
            long before =
                    Long.parseLong(
                            run(hosts.session, call(python, ADDRESS_SPACE)).printed().strip());
            await(() -> hosts.hosts.places().readySpares() == 1);
            ScriptSession other = hosts.hosts.openSession();
            long after =
                    Long.parseLong(
                            run(other, call(python, ADDRESS_SPACE, small)).printed().strip());
            assertThat(before - after).isGreaterThan(1L << 30);
            assertThat(
                            Long.parseLong(
                                    run(hosts.session, call(python, ADDRESS_SPACE, small))
                                            .printed()
                                            .strip()))
                    .isLessThan(before - (1L << 30));
            // Two sessions' hosts and one spare of the new kind.
            await(() -> hosts.hosts.places().readySpares() == 1);
            await(() -> hosts.hosts.places().taken() == 3);
        }
    }

    @Test
    void hostsThatNobodyUsesAreEndedAndTheNextCallGetsAnother() {
        try (Hosts hosts = new Hosts(WARM.withIdleTimeout(Duration.ofSeconds(2)))) {
            assertThat(run(hosts.session, call(python, MARK)).printed()).isEqualTo("0\n");
            assertThat(hosts.hosts.places().taken()).isEqualTo(2);
            await(() -> hosts.hosts.places().taken() == 0);
            assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                    .isEmpty();
            assertThat(run(hosts.session, call(python, MARK)).printed()).isEqualTo("0\n");
        }
    }

    @Test
    void warmHostThatDiesGivesItsPlaceBack() {
        try (Hosts hosts = new Hosts(WARM)) {
            run(hosts.session, call(python, MARK));
            await(() -> hosts.hosts.places().readySpares() == 1);
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            // Both of them: the session's own died at rest.
            await(() -> hosts.hosts.places().taken() == 0);
            assertThat(run(hosts.session, call(python, MARK)).printed()).isEqualTo("0\n");
        }
    }

    @Test
    void warmHostMakesRoomForAnotherRuntime() {
        ScriptHostOptions two =
                new ScriptHostOptions(
                                ScriptHostOptions.Isolation.AVAILABLE,
                                2,
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(30))
                        .withWarmHosts(1);
        try (Hosts hosts = new Hosts(two)) {
            run(hosts.session, call(python, MARK));
            await(() -> hosts.hosts.places().readySpares() == 1);
            ScriptSession other = hosts.hosts.openSession();
            assertThat(run(other, call(new ScriptRuntime.Jython(), "print(2)")).printed())
                    .isEqualTo("2\n");
            assertThat(hosts.hosts.places().taken()).isEqualTo(2);
        }
    }

    @Test
    void fewerWarmHostsAreKeptOnceTheSettingSaysSo() {
        try (Hosts hosts = new Hosts(WARM.withWarmHosts(2))) {
            run(hosts.session, call(python, MARK));
            await(() -> hosts.hosts.places().readySpares() == 2);
            hosts.hosts.reconfigure(WARM.withWarmHosts(0));
            await(() -> hosts.hosts.places().taken() == 1);
        }
    }

    @Test
    void listedModulesAreThereBeforeTheFirstScript() {
        ScriptHostOptions listed = WARM.withPythonImports(List.of("decimal", "xml.dom.minidom"));
        try (Hosts hosts = new Hosts(listed)) {
            assertThat(
                            run(
                                            hosts.session,
                                            call(
                                                    python,
                                                    "import sys\nprint('xml.dom.minidom' in sys.modules)"))
                                    .printed())
                    .isEqualTo("True\n");
        }
        try (Hosts hosts = new Hosts(WARM.withPythonImports(List.of("no_such_module")))) {
            ScriptFailure failure =
                    catchThrowableOfType(
                            ScriptFailure.class,
                            () -> run(hosts.session, call(python, "print(1)")));
            assertThat(failure.reason()).isEqualTo(Reason.LAUNCH_FAILED);
            assertThat(failure).hasMessageContaining("no_such_module");
            assertThat(hosts.hosts.places().taken()).isZero();
        }
    }

    @Test
    void loginThatHasItsLimitQueuesAndOthersDoNot() {
        ScriptHostOptions one =
                new ScriptHostOptions(
                                ScriptHostOptions.Isolation.AVAILABLE,
                                4,
                                Duration.ofMillis(300),
                                Duration.ofSeconds(30))
                        .withHostsPerLogin(1);
        try (Hosts hosts = new Hosts(one)) {
            ScriptSession ann = hosts.hosts.openSession("ann");
            ScriptSession annAgain = hosts.hosts.openSession("ann");
            ScriptSession bob = hosts.hosts.openSession("bob");
            try (ScriptRun busy =
                    ann.start(
                            call(python, "while True: pass"),
                            Optional.empty(),
                            new Calls.Printed())) {
                ScriptFailure failure =
                        catchThrowableOfType(
                                ScriptFailure.class, () -> run(annAgain, call(python, "print(1)")));
                assertThat(failure.reason()).isEqualTo(Reason.LOGIN_BUSY);
                assertThat(failure.limit()).isEqualTo(1);
                assertThat(run(bob, call(python, "print(2)")).printed()).isEqualTo("2\n");
            }
            // The login's own idle host makes room, nobody else's.
            assertThat(run(ann, call(python, MARK)).printed()).isEqualTo("0\n");
            assertThat(run(annAgain, call(python, "print(3)")).printed()).isEqualTo("3\n");
            assertThat(run(bob, call(python, "print(4)")).printed()).isEqualTo("4\n");
            assertThat(hosts.hosts.places().taken()).isEqualTo(2);
        }
    }
}
