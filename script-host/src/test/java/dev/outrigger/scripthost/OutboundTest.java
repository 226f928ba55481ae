package dev.outrigger.scripthost;

import static dev.outrigger.scripthost.Calls.call;
import static dev.outrigger.scripthost.Calls.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The servers that an administrator lists are reached by name; nothing else is. */
final class OutboundTest {
    /** Sends back all that it gets, and its length, once the other side has ended. */
    private static final class Echo implements AutoCloseable {
        private final ServerSocket server;
        private final AtomicInteger connections = new AtomicInteger();

        Echo() throws IOException {
            server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            Thread thread = new Thread(this::serve, "echo");
            thread.setDaemon(true);
            thread.start();
        }

        private void serve() {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    connections.incrementAndGet();
                    InputStream in = socket.getInputStream();
                    OutputStream out = socket.getOutputStream();
                    byte[] all = in.readAllBytes();
                    out.write(all);
                    out.write(("\n" + all.length).getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    // The test is over, or one client has gone.
                    continue;
                }
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    private static final String CLIENT =
            "import socket\ndef ask(host, port, n):\n  s = socket.create_connection((host, port), 20)\n"
                    + "  s.sendall(b'x' * n)\n  s.shutdown(socket.SHUT_WR)\n  got = b''\n"
                    + "  while True:\n    piece = s.recv(65536)\n    if not piece: break\n    got += piece\n  s.close()\n  return got\n";

    private static void reachesTheListedAlone(ScriptRuntime runtime) throws IOException {
        try (Echo echo = new Echo();
                Echo other = new Echo()) {
            int port = echo.server.getLocalPort();
            List<OutboundAddress> listed = OutboundAddress.list("localhost.localdomain:1, localhost:" + port);
            try (Hosts hosts = new Hosts(new ScriptHosts(ScriptHostOptions.EMBEDDED, listed))) {
                run(hosts.session, call(runtime, "print(1)"));
                assumeTrue(hosts.session.withoutSandbox().isEmpty(), "no sandbox here");
                for (int size : new int[] {0, 5, 3_000_000}) {
                    assertThat(
                                    run(
                                                    hosts.session,
                                                    call(
                                                            runtime,
                                                            CLIENT
                                                                    + "got = ask('localhost', "
                                                                    + port
                                                                    + ", "
                                                                    + size
                                                                    + ")\nprint(len(got), got[-8:].decode().split()[-1])"))
                                            .printed())
                            .isEqualTo(
                                    (size + 1 + Integer.toString(size).length())
                                            + " "
                                            + size
                                            + "\n");
                }
                assertThat(echo.connections).hasValue(3);
                String refused =
                        run(
                                        hosts.session,
                                        call(
                                                runtime,
                                                CLIENT
                                                        + "for host, port in (('localhost', "
                                                        + other.server.getLocalPort()
                                                        + "), ('1.1.1.1', 53), ('example.com', 80), ('localhost.localdomain', 2)):\n"
                                                        + "  try: print('GAINED', ask(host, port, 1))\n  except Exception: print('refused')\n"))
                                .printed();
                assertThat(refused).isEqualTo("refused\n".repeat(4));
                assertThat(other.connections).hasValue(0);
                assertThat(hosts.hosts.limits(runtime, ScriptLimits.DEFAULT))
                        .anySatisfy(
                                limit ->
                                        assertThat(limit.name())
                                                .isEqualTo("connections to localhost:" + port));
            }
        }
    }

    @Test
    @Tag("cpython")
    void pythonReachesTheListedServerAlone() throws IOException {
        reachesTheListedAlone(Calls.cpython());
    }

    @Test
    void jythonReachesTheListedServerAlone() throws IOException {
        reachesTheListedAlone(new ScriptRuntime.Jython());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "host", "host:", ":80", "host:0", "host:65536", "10.0.0.1:80", "a b:80", "a\n:80", "h:1,"})
    void whatIsNoNameAndPortIsRefused(String text) {
        assertThatThrownBy(() -> OutboundAddress.list(text))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
