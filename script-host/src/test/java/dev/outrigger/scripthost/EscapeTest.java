package dev.outrigger.scripthost;

import static dev.outrigger.scripthost.Calls.call;
import static dev.outrigger.scripthost.Calls.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.scripthost.ScriptFailure.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a script may try to get out, and does not: a class of attempts each, on both runtimes. */
abstract class EscapeTest extends Abuse {
    private Map<String, String> files(Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Path database = Files.createDirectories(folder.resolve("data").resolve("other"));
        Path data = Files.writeString(database.resolve("outrigger.mv.db"), "rows");
        return Map.of("SECRET", quoted(secret), "DATABASE", quoted(data));
    }

    @Test
    void filesOfTheHostAndOfDatabasesCannotBeRead(@TempDir Path folder) throws IOException {
        assertRefused("host_files", files(folder));
    }

    @Test
    void nothingOutsideTheWorkingFolderCanBeWritten(@TempDir Path folder) throws IOException {
        assertRefused("writes", files(folder));
        assertThat(folder.resolve("secret")).hasContent("secret");
        assertThat(folder.resolve("escaped")).doesNotExist();
    }

    @Test
    void otherProcessesCannotBeSeenNorTheirMemoryRead() {
        assertRefused(
                "other_processes", Map.of("ENGINE", engine(), "MARK", quoted(Calls.PYTHON)));
    }

    @Test
    void socketsOfNoFamilyReachAnything(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("socket");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocketChannel unix =
                        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                                .bind(UnixDomainSocketAddress.of(path))) {
            assertThat(unix.isOpen()).isTrue();
            assertRefused(
                    "sockets",
                    Map.of(
                            "PORT",
                            Integer.toString(server.getLocalPort()),
                            "UNIX",
                            quoted(path)));
        }
    }

    @Test
    void newProcessesAreRefusedHoweverTheyAreMade() {
        assertRefused("new_processes", Map.of());
    }

    @Test
    void signalsToParentEngineAndSiblingsComeToNothing() {
        assertRefused("signals", Map.of("ENGINE", engine()));
    }

    @Test
    void environmentAndDescriptorsOfTheEngineAreNotInherited() {
        // In a host of its own: what other attempts opened there is no one's inheritance.
        try (ScriptSession other = hosts.hosts.openSession()) {
            assertRefused(other, "environment", Map.of());
        }
    }

    @Test
    void scriptRunsAsNobodyWithoutCapabilitiesUnderAFilter() {
        String printed =
                run(
                                session,
                                call(
                                        runtime(),
                                        "for line in open('/proc/self/status'):\n"
                                                + "  if line.startswith(('Uid', 'Gid', 'Cap', 'NoNewPrivs', 'Seccomp:')): print(' '.join(line.split()))",
                                        SMALL))
                        .printed();
        List<String> lines = printed.lines().toList();
        assertThat(lines)
                .contains(
                        "Uid: 65534 65534 65534 65534",
                        "Gid: 65534 65534 65534 65534",
                        "NoNewPrivs: 1",
                        "Seccomp: 2");
        assertThat(lines.stream().filter(line -> line.startsWith("Cap")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).endsWith(" 0000000000000000"));
    }

    @Test
    void hostilePickleRunsInTheSandboxOnly(@TempDir Path folder) {
        Path mark = folder.resolve("escaped");
        String script =
                "import os, pickle\nclass Model(object):\n"
                        + "  def __reduce__(self): return (eval, (\"__import__('os').system('true') or open('"
                        + mark
                        + "', 'w')\",))\n"
                        + "bytes_of_it = pickle.dumps(Model())\npickle.loads(bytes_of_it)\n";
        ScriptFailure failure = failure(script, SMALL);
        // The shell does not start, which its status or an error tells; the file is not made.
        assertThat(failure == null || failure.reason() == Reason.SCRIPT_ERROR).isTrue();
        assertThat(mark).doesNotExist();
    }

    @Test
    void filesAndNamesOfOneSessionAreNotThereForAnother() {
        run(session, call(runtime(), "open('/tmp/of one', 'w').close()", SMALL));
        try (ScriptSession other = hosts.hosts.openSession()) {
            assertThat(
                            run(
                                            other,
                                            call(
                                                    runtime(),
                                                    "import os\nprint(os.path.exists('/tmp/of one'))",
                                                    SMALL))
                                    .printed())
                    .isEqualTo("False\n");
        }
    }

    @Test
    void threadsAndTheWorkingFolderAreAllowed() {
        assertThat(
                        run(
                                        session,
                                        call(
                                                runtime(),
                                                "import threading\ndef f():\n  with open('f', 'w') as to: to.write('x')\n"
                                                        + "t = threading.Thread(target=f)\nt.start()\nt.join()\nprint(open('/tmp/f').read())",
                                                SMALL))
                                .printed())
                .isEqualTo("x\n");
    }
}
