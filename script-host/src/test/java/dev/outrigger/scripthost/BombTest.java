package dev.outrigger.scripthost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.scripthost.ScriptFailure.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts that take all that they can get, of each thing: a clear end each, on both runtimes. */
abstract class BombTest extends Abuse {
    private static final String LOOP = "while True: pass";

    private void assertEnds(String script, ScriptLimits limits, Reason... reasons) {
        ScriptFailure failure = failure(script, limits);
        assertThat(failure).as("the script ended by itself").isNotNull();
        assertThat(failure.reason()).as(failure.getMessage()).isIn((Object[]) reasons);
        assertThat(failure.getMessage()).isNotBlank();
    }

    @Test
    void threadBombIsEnded() {
        ScriptFailure failure =
                failure(
                        "import threading, time\nif hasattr(threading, 'stack_size'): threading.stack_size(1 << 16)\n"
                                + "while True: threading.Thread(target=time.sleep, args=(600,)).start()",
                        SMALL);
        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.THREADS_EXCEEDED);
        assertThat(failure).hasMessageContaining("limit of 128");
    }

    /** Ways to take memory; each script ends in an error or with its host. */
    enum Memory {
        ONE("x = bytearray(1 << 34)"),
        MANY_SMALL("x = []\nwhile True: x.append([len(x)])"),
        DOUBLING("x = 'x' * 1000\nwhile True: x = x + x");

        final String script;

        Memory(String script) {
            this.script = script;
        }
    }

    @ParameterizedTest
    @EnumSource(Memory.class)
    void memoryBombIsToldWhatItsLimitIs(Memory how) {
        ScriptFailure failure = failure(how.script, SMALL);
        assertThat(failure).isNotNull();
        // A runtime refuses a size that it cannot even count before it takes any memory.
        assertThat(
                        failure.reason() == Reason.MEMORY_EXCEEDED
                                || failure.getMessage().contains("OverflowError"))
                .as(failure.getMessage())
                .isTrue();
    }

    @Test
    void processorTimeIsLimitedOverAllThreads() {
        ScriptLimits limits =
                SMALL.withProcess(
                        new ProcessLimits(Duration.ofMillis(400), 128, 32L << 20, 2_000, 256));
        ScriptFailure failure =
                failure(
                        "import threading\ndef burn():\n  while True: pass\n"
                                + "threading.Thread(target=burn).start()\nburn()",
                        limits);
        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.CPU_EXCEEDED);
        assertThat(failure).hasMessageContaining("processor time").hasMessageContaining("400 ms");
    }

    @Test
    void timeAsleepCountsForTheWallClockOnly() {
        ScriptLimits limits =
                new ScriptLimits(Duration.ofSeconds(1), 384L << 20, 1 << 20, 1 << 20, 16 << 20);
        assertEnds("import time\ntime.sleep(600)", with(limits), Reason.TIMED_OUT);
    }

    private static ScriptLimits with(ScriptLimits limits) {
        return limits.withProcess(SMALL.process());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f = open('/tmp/big', 'wb')\nwhile True: f.write(b'x' * (1 << 20))",
                "f = open('/dev/shm/big', 'wb')\nwhile True: f.write(b'x' * (1 << 20))",
                "n = 0\nwhile True:\n  n += 1\n  with open('/tmp/part%d' % n, 'wb') as f: f.write(b'x' * (1 << 20))",
                "f = open('/tmp/sparse', 'wb')\nf.seek(1 << 40)\nf.write(b'x')\nf.close()",
            })
    void filesOfManyBytesAreRefused(String script) {
        String cleaned =
                "import os\ntry:\n  "
                        + script.replace("\n", "\n  ")
                        + "\nfinally:\n  try: f.close()\n  except: pass\n"
                        + "  for d in ('/tmp', '/dev/shm'):\n"
                        + "    for n in os.listdir(d):\n      if os.path.isfile(d + '/' + n): os.remove(d + '/' + n)\n";
        assertEnds(cleaned, SMALL, Reason.SCRIPT_ERROR);
    }

    @Test
    void manyEmptyFilesEndTheScript() {
        ScriptFailure failure =
                failure(
                        "import time\nfor n in range(2500): open('/tmp/n%d' % n, 'w').close()\ntime.sleep(30)",
                        SMALL);
        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.FILES_EXCEEDED);
        assertThat(failure).hasMessageContaining("limit of 2000");
    }

    @Test
    void sharedMemoryHasNoNameOnceAHostIsReady() throws IOException {
        String name = "outrigger-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> files = Files.list(Path.of("/dev/shm"))) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith(name)))
                    .isEmpty();
        }
    }

    @Test
    void openFilesAreLimited() {
        ScriptFailure failure = failure("x = []\nwhile True: x.append(open('/dev/null'))", SMALL);
        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.SCRIPT_ERROR);
        // Jython's words for it are others, with the file's name.
        assertThat(failure.getMessage()).containsAnyOf("Too many open files", "/dev/null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while True: print('x' * 1000)",
                "import sys\nwhile True: sys.stderr.write(u'x' * 1000)",
                "import sys\nsys.stdout.write(u'x' * (1 << 22))",
            })
    void printedBombIsCutOff(String script) {
        assertEnds(script, SMALL, Reason.OUTPUT_EXCEEDED);
    }

    @Test
    void textOfAnExceptionIsCut() {
        ScriptFailure failure = failure("raise ValueError('x' * (4 << 20))", SMALL);
        assertThat(failure.reason()).isEqualTo(Reason.SCRIPT_ERROR);
        assertThat(failure.getMessage()).startsWith("ValueError: xxx").hasSizeLessThan(100_000);
        assertThat(failure.traceback()).hasSizeLessThan(200_000);
    }

    @Test
    void tracebackWithoutEndIsCut() {
        ScriptFailure failure =
                failure(
                        "def f(n):\n  if n > 400: raise ValueError('deep')\n"
                                + "  exec('g = lambda m: f(m)\\ng(%d)' % (n + 1), {'f': f})\nf(0)",
                        SMALL);
        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.SCRIPT_ERROR);
        assertThat(failure.traceback()).hasSizeLessThan(200_000);
    }

    @Test
    void exceptionThatHidesItsTextIsReportedAllTheSame() {
        ScriptFailure failure =
                failure(
                        "class Hidden(Exception):\n  def __str__(self): raise ValueError('no')\n"
                                + "  __repr__ = __str__\nraise Hidden()",
                        SMALL);
        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.SCRIPT_ERROR);
        assertThat(failure).hasMessageContaining("Hidden");
    }

    @Test
    void exceptionWhoseTextNeverComesIsTimedOut() {
        ScriptLimits limits =
                with(
                        new ScriptLimits(
                                Duration.ofSeconds(1), 384L << 20, 1 << 20, 1 << 20, 16 << 20));
        assertEnds(
                "class Endless(Exception):\n  def __str__(self):\n    "
                        + LOOP
                        + "\nraise Endless()",
                limits,
                Reason.TIMED_OUT);
    }

    /** What is written to the protocol's pipe from inside: each would be a lie or a trap. */
    enum Forged {
        GARBAGE("garbage that is no frame"),
        ENDLESS_LENGTH("D\\xff\\xff\\xff\\xff"),
        LENGTH_BEYOND_THE_LIMIT("C\\x7f\\xff\\xff\\xff"),
        NO_MESSAGE("C\\x00\\x00\\x00\\x04null"),
        MESSAGE_WITHOUT_STEP("C\\x00\\x00\\x00\\x02{}"),
        OUT_OF_ORDER("C\\x00\\x00\\x00\\x10{\"step\":\"Ready\"}"),
        END_WITHOUT_BEGINNING("E\\x00\\x00\\x00\\x00"),
        RESULT_THAT_IS_NO_FRAME(
                "C\\x00\\x00\\x00\\x24{\"step\":\"GetResults\",\"output\":true}D\\x00\\x00\\x00\\x04junk"),
        NESTED("C\\x00\\x00\\x03\\xe8" + "[".repeat(1000));

        final String bytes;

        Forged(String bytes) {
            this.bytes = bytes;
        }
    }

    /** A script that writes to the protocol's pipe; then it waits for its end. */
    abstract String forge(String bytes, boolean forever);

    @ParameterizedTest
    @MethodSource("forged")
    void forgedFrameIsRefused(Forged how) {
        assertEnds(forge(how.bytes, false), SMALL, Reason.HOST_LOST);
    }

    /** The engine reads all hosts alike: one that is slow to start tries a few. */
    abstract Stream<Forged> forged();

    @Test
    void endlessFramesAreNotKept() {
        assertEnds(
                forge("D\\x00\\x00\\x40\\x00" + "x".repeat(1 << 14), true),
                SMALL,
                Reason.HOST_LOST);
    }
}
