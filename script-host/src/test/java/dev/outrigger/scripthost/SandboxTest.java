package dev.outrigger.scripthost;

import static dev.outrigger.scripthost.Calls.call;
import static dev.outrigger.scripthost.Calls.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script may try to get out, and does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("cpython")
final class SandboxTest {
    private Hosts hosts;
    private ScriptSession session;
    private ScriptRuntime python;

    @BeforeAll
    void open() {
        python = Calls.cpython();
        hosts = new Hosts(ScriptHostOptions.EMBEDDED);
        session = hosts.session;
        run(session, call(python, "pass"));
        assumeTrue(
                session.withoutSandbox().isEmpty(),
                () -> "no sandbox here: " + session.withoutSandbox());
    }

    @AfterAll
    void close() {
        if (hosts != null) {
            hosts.close();
        }
    }

    private String attempt(String script) {
        return run(
                        session,
                        call(
                                python,
                                "try:\n "
                                        + script.replace("\n", "\n ")
                                        + "\n print('done')\nexcept BaseException as e:\n print('refused', type(e).__name__, e)"))
                .printed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "open('/etc/shadow').read()",
                "open('/etc/passwd').read()",
                "os.listdir('/home')",
                "open(sys.base_prefix + '/escaped', 'w')",
                "open('/escaped', 'w')",
                "open('/usr/lib/escaped', 'w')",
                "open('/dev/escaped', 'w')",
                "os.mkdir('/etc/escaped')",
                "os.open('/proc/sys/kernel/core_pattern', os.O_WRONLY)",
                "import socket\nsocket.create_connection(('1.1.1.1', 53), 2)",
                "import socket\nsocket.socket(socket.AF_INET, socket.SOCK_RAW)",
                "import socket\nsocket.socket(socket.AF_PACKET, socket.SOCK_RAW)",
                "os.fork()",
                "import subprocess\nsubprocess.run(['/usr/bin/true'])",
                "assert os.system('true') == 0",
                "os.kill(1, 9)\nimport time\ntime.sleep(0.2)\nassert os.getpid() < 0",
                "os.setuid(0)",
                "os.open('/proc/self/oom_score_adj', os.O_WRONLY)",
                "os.chroot('/tmp')",
                "import ctypes\nc = ctypes.CDLL(None, use_errno=True)\nassert c.unshare(0x10000000) == 0, ctypes.get_errno()",
                "import ctypes\nc = ctypes.CDLL(None, use_errno=True)\nassert c.mount(b'none', b'/tmp', b'tmpfs', 0, 0) == 0, ctypes.get_errno()",
                "import ctypes\nc = ctypes.CDLL(None, use_errno=True)\nassert c.ptrace(0, 0, 0, 0) == 0, ctypes.get_errno()",
                "import ctypes\nc = ctypes.CDLL(None, use_errno=True)\nassert c.syscall(321, 0, 0, 0) >= 0, ctypes.get_errno()",
                "import resource\nresource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))",
                "f = open('big', 'wb')\nfor i in range(1000): f.write(b'x' * 2**20)",
                "f = open('/dev/shm/big', 'wb')\nfor i in range(1000): f.write(b'x' * 2**20)",
            })
    void escapeIsRefused(String script) {
        assertThat(attempt(script)).startsWith("refused");
    }

    @Test
    void serversOfThisMachineCannotBeReached() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(
                            attempt(
                                    "import socket\nsocket.create_connection(('127.0.0.1', "
                                            + server.getLocalPort()
                                            + "), 2)"))
                    .startsWith("refused");
        }
    }

    @Test
    void filesOfTheUserAreNotThere(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        assertThat(attempt("open('" + secret + "').read()")).startsWith("refused");
    }

    @Test
    void onlyTheThreePipesAndTheProtocolAreOpen() {
        assertThat(
                        attempt(
                                "print(sorted(os.readlink('/proc/self/fd/' + f).split(':')[0] for f in os.listdir('/proc/self/fd')"
                                        + " if os.path.exists('/proc/self/fd/' + f) or True and f.isdigit() and int(f) < 5))"))
                .doesNotContain("socket")
                .doesNotContain(".jar");
    }

    @Test
    void scriptRunsAsNobodyWithoutCapabilities() {
        assertThat(
                        attempt(
                                "print(os.getuid())\n"
                                        + "print([l.split()[1] for l in open('/proc/self/status') if l.startswith(('CapEff', 'NoNewPrivs', 'Seccomp:'))])"))
                .isEqualTo("65534\n['0000000000000000', '1', '2']\ndone\n");
    }

    @Test
    void environmentOfTheEngineIsNowhereToBeRead() {
        assertThat(
                        attempt(
                                "names = set()\nimport glob\nfor f in glob.glob('/proc/[0-9]*/environ'):\n"
                                        + " try: names |= {v.split('=')[0] for v in open(f).read().split(chr(0)) if v}\n"
                                        + " except OSError: pass\nprint("
                                        + "'"
                                        + Calls.PYTHON
                                        + "' in names, 'PATH' in names)"))
                .isEqualTo("False True\ndone\n");
    }

    @Test
    void threadsAreAllowed() {
        assertThat(
                        attempt(
                                "import threading\nt = threading.Thread(target=print, args=('thread',))\nt.start()\nt.join()"))
                .isEqualTo("thread\ndone\n");
    }

    @Test
    void workingFolderCanBeWrittenTo() {
        assertThat(attempt("open('f', 'w').write('x')\nprint(open('f').read())"))
                .isEqualTo("x\ndone\n");
    }
}
