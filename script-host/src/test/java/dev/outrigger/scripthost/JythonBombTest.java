package dev.outrigger.scripthost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.protocol.SharedSlots;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The JVM's hosts take seconds to be replaced: {@link JythonFailureTest} has the ends that are
 * quick.
 */
@Tag("long")
final class JythonBombTest extends BombTest {
    private static final String PRELUDE = script("attempts", Map.of());

    @Override
    ScriptRuntime runtime() {
        return new ScriptRuntime.Jython();
    }

    @Override
    String forge(String bytes, boolean forever) {
        return PRELUDE
                + "import time\ndescriptor = java('java.io.FileDescriptor')\n"
                + "out = java('java.io.FileOutputStream').getConstructor([descriptor]).newInstance([descriptor.getField('out').get(None)])\n"
                + "piece = b'"
                + bytes
                + "'\nwhile True:\n  out.write(piece)\n"
                + (forever ? "" : "  time.sleep(30)\n");
    }

    @Override
    Stream<Forged> forged() {
        return Stream.of(Forged.GARBAGE, Forged.ENDLESS_LENGTH, Forged.OUT_OF_ORDER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while True:\n  a = u.allocateMemory(1 << 24)\n  u.setMemory(a, 1 << 24, 1)\n",
                "x = []\nbuffer = java('java.nio.ByteBuffer').getMethod('allocateDirect', [java('java.lang.Integer').getField('TYPE').get(None)])\n"
                        + "while True: x.append(buffer.invoke(None, [1 << 24]))\n",
            })
    void memoryBesideTheHeapIsCounted(String script) {
        ScriptFailure failure =
                failure(
                        PRELUDE
                                + "f = java('sun.misc.Unsafe').getDeclaredField('theUnsafe')\nf.setAccessible(True)\nu = f.get(None)\n"
                                + script,
                        SMALL);
        assertThat(failure).isNotNull();
        assertThat(
                        failure.reason() == Reason.MEMORY_EXCEEDED
                                || failure.getMessage().contains("OutOfMemoryError"))
                .as(failure.getMessage())
                .isTrue();
    }

    @Test
    void sharedMemoryThatIsMadeLargerEndsTheScript() {
        ScriptFailure failure =
                failure(
                        "import time\nf = open('/shared/from-host', 'r+b')\nf.seek(8 << 20)\n"
                                + "f.write(b'x')\nf.close()\ntime.sleep(30)",
                        SMALL);
        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.FILES_EXCEEDED);
        assertThat(failure).hasMessageContaining("limit of " + SharedSlots.FILE_BYTES);
    }

    /**
     * What its host and the engine make of that is theirs; what comes after is the same as ever.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "f.truncate(0)",
                "f.truncate(5000)",
                "f.write(b'\\xff' * 4096)",
                "f.write(b'\\x7f' * (4 << 20))",
            })
    void sharedMemoryThatIsSpoiltHarmsTheScriptAlone(String how) {
        ScriptFailure failure =
                failure(
                        "f = open('/shared/from-host', 'r+b')\n"
                                + how
                                + "\nf.close()\nOutputDataSet = pandas.DataFrame({'x': list(range(200000))})",
                        SMALL);
        if (failure != null) {
            assertThat(failure.reason()).isEqualTo(Reason.HOST_LOST);
        }
    }
}
