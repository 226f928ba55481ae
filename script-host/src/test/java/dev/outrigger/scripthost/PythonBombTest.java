package dev.outrigger.scripthost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.scripthost.ScriptFailure.Reason;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("cpython")
@Tag("long")
final class PythonBombTest extends BombTest {
    @Override
    ScriptRuntime runtime() {
        return Calls.cpython();
    }

    @Override
    String forge(String bytes, boolean forever) {
        return "import time\nwhile True:\n  for fd in range(3, 12):\n    try: os.write(fd, b'"
                + bytes
                + "')\n    except OSError: pass\n"
                + (forever ? "" : "  time.sleep(30)\n");
    }

    @Override
    Stream<Forged> forged() {
        return Stream.of(Forged.values());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import mmap\nx = []\nwhile True:\n  x.append(mmap.mmap(-1, 1 << 24))\n  x[-1].write(b'x' * (1 << 24))",
                "import mmap\nx = []\nwhile True:\n  x.append(mmap.mmap(-1, 1 << 24, flags=mmap.MAP_PRIVATE))",
                "x = np.ones(10**9)",
                "x = pd.DataFrame({'a': np.zeros(10**9)})",
                "import resource\nresource.setrlimit(resource.RLIMIT_AS, (1 << 40, 1 << 40))",
            })
    void mappedMemoryIsCounted(String script) {
        ScriptFailure failure = failure(script, SMALL);
        assertThat(failure).isNotNull();
        assertThat(failure.getMessage())
                .containsAnyOf("memory", "Memory", "not allowed to raise maximum limit");
    }

    @Test
    void signalsToEveryProcessAndToTheGroupEndTheHostAlone() {
        // There is nobody but the sender and the sandbox's first process, which such a signal
        // spares.
        ScriptFailure all = failure("os.kill(-1, 9)", SMALL);
        assertThat(all).hasMessageContaining("ProcessLookupError");
        ScriptFailure group = failure("import time\nos.killpg(0, 15)\ntime.sleep(30)", SMALL);
        assertThat(group.reason()).isEqualTo(Reason.HOST_LOST);
    }

    @Test
    void stoppedHostIsTimedOut() {
        ScriptLimits limits =
                new ScriptLimits(
                                java.time.Duration.ofSeconds(1),
                                384L << 20,
                                1 << 20,
                                1 << 20,
                                16 << 20)
                        .withProcess(SMALL.process());
        assertThat(failure("os.kill(os.getpid(), 19)", limits).reason())
                .isEqualTo(Reason.TIMED_OUT);
    }

    @Test
    void nativeOutputIsLimitedToo() {
        assertThat(failure("while True: os.write(2, b'x' * 1000)", SMALL).reason())
                .isEqualTo(Reason.OUTPUT_EXCEEDED);
        assertThat(failure("while True: os.write(1, b'x' * 1000)", SMALL).reason())
                .isEqualTo(Reason.OUTPUT_EXCEEDED);
    }

    @Test
    void memoryThatNoProcessOwnsCannotBeMade() {
        ScriptFailure failure = failure("os.memfd_create('x')", SMALL);
        assertThat(failure).hasMessageContaining("PermissionError");
    }

    /** The engine maps it, so nobody may cut it short: the worker's mapping is all that is left. */
    @Test
    void sharedMemoryIsOutOfReachButForItsMapping() {
        ScriptFailure failure =
                failure(
                        "import glob\nseen = []\n"
                                + "for path in glob.glob('/proc/[0-9]*/fd/*') + glob.glob('/proc/[0-9]*/map_files/*'):\n"
                                + "  try: seen.append((path, os.readlink(path)))\n"
                                + "  except OSError: pass\n"
                                + "ways = [s for s in seen if 'outrigger-' in s[1] or 'map_files' in s[0]]\n"
                                + "opened = []\n"
                                + "for path, _ in ways:\n"
                                + "  try: open(path, 'r+b').truncate(0); opened.append(path)\n"
                                + "  except OSError: pass\n"
                                + "raise ValueError('%d seen, shared %s, fds %s, opened %s' % (len(seen), os.path.exists('/shared'), [w for w in ways if '/fd/' in w[0]], opened))",
                        SMALL);
        assertThat(failure)
                .hasMessageContaining("shared False, fds [], opened []")
                .hasMessageNotContaining(": 0 seen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "memory[:8] = b'\\xff' * 8",
                "memory[:] = b'\\x7f' * len(memory)",
                // MADV_REMOVE: the file stays as long as it is, and what it holds goes.
                "memory.obj.madvise(9)",
                "import ctypes\nfor fd in range(64): ctypes.CDLL(None).ftruncate(fd, 0)",
            })
    void sharedMemoryThatIsSpoiltHarmsTheScriptAlone(String how) {
        ScriptFailure failure =
                failure(
                        "import sys\nframe = sys._getframe()\n"
                                + "while 'wire' not in frame.f_locals: frame = frame.f_back\n"
                                + "memory = frame.f_locals['wire'].shared.ours\n"
                                + how
                                + "\nOutputDataSet = pandas.DataFrame({'x': list(range(200000))})",
                        SMALL);
        if (failure != null) {
            assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.HOST_LOST);
        }
    }
}
