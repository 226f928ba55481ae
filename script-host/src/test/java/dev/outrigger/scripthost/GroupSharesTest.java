package dev.outrigger.scripthost;

import static dev.outrigger.scripthost.Calls.call;
import static dev.outrigger.scripthost.Calls.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.scripthost.ScriptHostOptions.Isolation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two groups under full load get their shares of the processors, or it is told that they do not.
 */
@Tag("cpython")
@Tag("long")
final class GroupSharesTest {
    private static final HostGroup QUARTER = new HostGroup(256, "quarter", 25, 50, 0);
    private static final HostGroup REST = new HostGroup(257, "rest", 75, 50, 0);
    private static final int ATTEMPTS = 3;
    private static final long LOAD_MILLIS = 10_000;

    /** Each call goes on until it is ended. */
    private static final String LOAD = "while True: pass";

    @Test
    void groupsUnderFullLoadGetTheirSharesWithinTenPointsWhereControlGroupsAllow()
            throws InterruptedException {
        ScriptRuntime python = Calls.cpython();
        int each = Runtime.getRuntime().availableProcessors();
        ScriptHostOptions options =
                new ScriptHostOptions(
                        Isolation.AVAILABLE,
                        2 * each,
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(60));
        try (Hosts hosts = new Hosts(new ScriptHosts(options))) {
            hosts.hosts.govern(List.of(QUARTER, REST));
            HeldLimit told =
                    hosts.hosts.limits(python, ScriptLimits.DEFAULT).stream()
                            .filter(
                                    limit ->
                                            limit.name()
                                                    .equals("MAX_CPU_PERCENT of pool 'quarter'"))
                            .findFirst()
                            .orElseThrow();
            assertThat(told.value()).isEqualTo(25);
            if (!told.holds()) {
                assertThat(told.note()).startsWith("Not held: ");
                return;
            }
            List<ScriptRun> running = new ArrayList<>();
            try {
                for (int i = 0; i < each; i++) {
                    running.add(start(hosts, QUARTER, python));
                    running.add(start(hosts, REST, python));
                }
                List<Double> shares = new ArrayList<>();
                boolean fits = false;
                for (int i = 0; i < ATTEMPTS && !fits; i++) {
                    double share = share(hosts);
                    shares.add(share);
                    fits = Math.abs(share - 25) <= 10;
                }
                assertThat(fits).as("shares of the group with 25 %: " + shares).isTrue();
            } finally {
                running.forEach(ScriptRun::close);
            }
        }
    }

    private static ScriptRun start(Hosts hosts, HostGroup group, ScriptRuntime python) {
        ScriptSession session = hosts.hosts.openSession(group.name(), group.id());
        run(session, call(python, "pass"));
        return session.start(call(python, LOAD), Optional.empty(), new Calls.Printed());
    }

    private static double share(Hosts hosts) throws InterruptedException {
        hosts.hosts.resetUsage();
        Thread.sleep(LOAD_MILLIS);
        double quarter = millis(hosts.hosts.usage(QUARTER.id()));
        double rest = millis(hosts.hosts.usage(REST.id()));
        return 100 * quarter / (quarter + rest);
    }

    private static double millis(GroupUsage usage) {
        return usage.userMillis() + (double) usage.kernelMillis();
    }
}
