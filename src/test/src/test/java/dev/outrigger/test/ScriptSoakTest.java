package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.Session;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many script calls leave nothing behind: no memory, no descriptor, no process, no thread, no file.
 * How many is said by -Doutrigger.soak.calls and -Doutrigger.soak.sessions.
 */
@Tag("long")
class ScriptSoakTest {
    private static final int CALLS = Integer.getInteger("outrigger.soak.calls", 100_000);
    private static final int SESSIONS = Integer.getInteger("outrigger.soak.sessions", 1_000);
    private static final int HEAP_BYTES = 16 << 20;

    /** A process's memory is not given back page by page: what an allocator keeps is no leak. */
    private static final int HOST_KILOBYTES = 48 << 10;

    /** Other programs' engines may come and go meanwhile. */
    private static final int FILES = 50;

    /** A host that kept so much as 5 KB of each call would be beyond it in the end. */
    private static final String MEMORY = "'external script memory (MB)', 512";

    private static final String NO_WARM_HOST = "'external script warm hosts', 0";

    @ParameterizedTest
    @EnumSource(ScriptRuntimes.class)
    @Tag("long")
    void callsOfOneSessionLeaveNothingBehind(ScriptRuntimes runtime) throws IOException {
        try (Instance instance = runtime.open(MEMORY, NO_WARM_HOST);
                Session session = instance.openSession()) {
            calls(session, 0, CALLS / 2);
            Footprint half = Footprint.now();
            calls(session, CALLS / 2, CALLS);
            requireNoGrowth(half, Footprint.now(), runtime + ", " + CALLS + " calls");
        }
    }

    @ParameterizedTest
    @EnumSource(ScriptRuntimes.class)
    @Tag("long")
    void sessionsThatRunScriptsLeaveNothingBehind(ScriptRuntimes runtime) throws IOException {
        try (Instance instance = runtime.open(MEMORY);
                Session standing = instance.openSession()) {
            calls(standing, 0, 10);
            sessions(instance, SESSIONS / 2);
            Footprint half = rested();
            sessions(instance, SESSIONS / 2);
            requireNoGrowth(half, rested(), runtime + ", " + SESSIONS + " sessions");
        }
    }

    /** The same in as little time as a test may take. */
    @Test
    void manyCallsAndAFewSessionsLeaveNoDescriptorProcessThreadOrFile() throws IOException {
        try (Instance instance = ScriptRuntimes.JYTHON.open(MEMORY, NO_WARM_HOST);
                Session session = instance.openSession()) {
            calls(session, 0, 10);
            sessions(instance, 1);
            Footprint before = Footprint.now();
            calls(session, 10, 60);
            sessions(instance, 2);
            Footprint after = Footprint.now();
            assertThat(after.descriptors()).isLessThanOrEqualTo(before.descriptors());
            assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + 1);
            assertThat(after.processes()).isEqualTo(before.processes());
        }
        assertThat(Footprint.hosts()).as("processes left behind").isEmpty();
    }

    /** Once the host that waits for the next session is ready. */
    private static Footprint rested() throws IOException {
        try {
            Thread.sleep(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Footprint.now();
    }

    private static void calls(Session session, int from, int to) {
        for (int i = from; i < to; i++) {
            assertThat(call(session, i)).isEqualTo((long) i + 1);
        }
    }

    private static void sessions(Instance instance, int count) {
        for (int i = 0; i < count; i++) {
            try (Session session = instance.openSession()) {
                calls(session, i, i + 3);
            }
        }
    }

    /** A frame in and out, a parameter in and out, something printed. */
    private static long call(Session session, int number) {
        Object sum =
                Sql.succeed(
                                session,
                                """
                                DECLARE @rows TABLE (x int);
                                DECLARE @next bigint;
                                INSERT INTO @rows EXEC sp_execute_external_script @language = N'Python', @script = N'
                                kept = [float(i) for i in range(100)]
                                following = number + 1
                                OutputDataSet = InputDataSet
                                ', @input_data_1 = N'SELECT @number AS x UNION ALL SELECT NULL',
                                @params = N'@number int, @following bigint OUTPUT', @number = %d, @following = @next OUTPUT;
                                SELECT @next
                                """
                                        .formatted(number))
                        .last()
                        .rows()
                        .get(0)
                        .get(0);
        return ((Number) sum).longValue();
    }

    private static void requireNoGrowth(Footprint half, Footprint whole, String what) {
        String both = "%s%n at half %s%n at end  %s".formatted(what, half, whole);
        // A soak's figures are worth keeping.
        System.out.println(both);
        assertThat(whole.heapBytes()).as(both).isLessThan(half.heapBytes() + HEAP_BYTES);
        assertThat(whole.hostKilobytes())
                .as(both)
                .isLessThan(half.hostKilobytes() + HOST_KILOBYTES);
        assertThat(whole.descriptors()).as(both).isLessThanOrEqualTo(half.descriptors() + 1);
        assertThat(whole.threads()).as(both).isLessThanOrEqualTo(half.threads() + 2);
        assertThat(whole.processes()).as(both).isEqualTo(half.processes());
        assertThat(whole.files()).as(both).isLessThan(half.files() + FILES);
    }
}
