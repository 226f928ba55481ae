package dev.outrigger.scripthost;

import static dev.outrigger.scripthost.Calls.call;
import static dev.outrigger.scripthost.Calls.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.outrigger.scripthost.ScriptFailure.Reason;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("cpython")
final class PythonEscapeTest extends EscapeTest {
    @Override
    ScriptRuntime runtime() {
        return Calls.cpython();
    }

    @Test
    void systemCallsOfTheKernelsHolesAreRefusedByTheirNumbers() {
        assertRefused("system_calls", Map.of());
    }

    @Test
    void systemCallsOf32BitsEndTheHost() {
        assumeTrue(
                System.getProperty("os.arch").equals("amd64"),
                "only x86_64 has system calls of 32 bits");
        // getpid by the gate of 32-bit programs, whose numbers are others: a filter for 64 bits
        // that
        // let them pass would allow anything.
        ScriptFailure failure =
                failure(
                        "import ctypes, mmap\n"
                                + "code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)\n"
                                + "code.write(bytes.fromhex('b814000000cd80c3'))\n"
                                + "address = ctypes.addressof(ctypes.c_char.from_buffer(code))\n"
                                + "print(ctypes.CFUNCTYPE(ctypes.c_int)(address)())",
                        SMALL);
        assertThat(failure).isNotNull();
        assertThat(failure.reason()).isEqualTo(Reason.HOST_LOST);
        assertThat(failure).hasMessageContaining("signal 31 (SIGSYS)");
    }

    @Test
    void programInTheHostsPlaceIsRefusedToEachOfItsThreads() {
        assertThat(
                        run(
                                        session,
                                        call(
                                                runtime(),
                                                "import threading\n"
                                                        + "def replace():\n"
                                                        + "  for program in (sys.executable, '/bin/true'):\n"
                                                        + "    try: os.execv(program, [program, '-c', ''])\n"
                                                        + "    except PermissionError: print('refused')\n"
                                                        + "replace()\n"
                                                        + "other = threading.Thread(target=replace)\n"
                                                        + "other.start()\nother.join()",
                                                SMALL))
                                .printed())
                .isEqualTo("refused\n".repeat(4));
    }
}
