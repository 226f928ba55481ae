package dev.outrigger.tds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a client may take of the server, and what it is refused. */
@Timeout(120)
class LimitsTest {
    private static final int INTEGRATED = 0x80;

    private static void requireWorking(RunningServer server) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            assertThat(rows.next()).isTrue();
        }
    }

    @Test
    void fiveHundredIdleConnectionsAndASlowOneDoNotStopAQuery() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            List<RawClient> idle = new ArrayList<>();
            try {
                for (int i = 0; i < 500; i++) {
                    idle.add(i % 2 == 0 ? RawClient.login(server) : new RawClient(server.port()));
                }
                RawClient slow = RawClient.login(server);
                idle.add(slow);
                byte[] message = RawClient.batchMessage("SELECT 1");
                byte[] packet = RawClient.packet(1, 1, message, 0, message.length);
                for (int i = 0; i < packet.length / 2; i++) {
                    slow.raw(new byte[] {packet[i]});
                }
                long begun = System.nanoTime();
                requireWorking(server);
                assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun))
                        .isLessThan(20);
            } finally {
                for (RawClient client : idle) {
                    client.close();
                }
            }
        }
    }

    @Test
    void loginThatTakesTooLongIsEnded() throws Exception {
        Limits limits = Limits.DEFAULT.withLogin(Duration.ofMillis(300));
        try (RunningServer server = RunningServer.start(limits);
                RawClient silent = new RawClient(server.port());
                RawClient half = new RawClient(server.port())) {
            half.raw(new byte[] {0x12, 1, 0});
            assertThat(silent.isEnded()).isTrue();
            assertThat(half.isEnded()).isTrue();
            assertThat(server.endpoint().connections()).isZero();
        }
    }

    @Test
    void connectionBeyondTheLimitIsRefusedAndOthersGoOn() throws Exception {
        try (RunningServer server = RunningServer.start(Limits.DEFAULT.withConnections(2));
                RawClient first = RawClient.login(server);
                RawClient second = RawClient.login(server);
                RawClient third = new RawClient(server.port())) {
            assertThat(third.isEnded()).isTrue();
            first.batch("PRINT N'one'");
            assertThat(first.response().errors()).isEmpty();
            second.batch("PRINT N'two'");
            assertThat(second.response().errors()).isEmpty();
        }
    }

    @Test
    void addressThatGuessesPasswordsIsShutOut() throws Exception {
        Limits limits = new Limits(100, Duration.ofSeconds(15), 1 << 20, 2);
        try (RunningServer server = RunningServer.start(limits)) {
            for (int i = 0; i < 2; i++) {
                assertThat(login(server, "guess " + i)).isEqualTo(18456);
            }
            assertThat(login(server, RunningServer.PASSWORD)).isEqualTo(18456);
        }
    }

    private static int login(RunningServer server, String password) {
        return catchThrowableOfType(
                        SQLException.class,
                        () ->
                                DriverManager.getConnection(
                                        server.url("encrypt=false"), "sa", password))
                .getErrorCode();
    }

    @Test
    void messageBeyondTheLimitEndsItsConnectionAlone() throws Exception {
        Limits limits = new Limits(100, Duration.ofSeconds(15), 1 << 20, 10);
        try (RunningServer server = RunningServer.start(limits);
                RawClient client = RawClient.login(server)) {
            boolean ended = false;
            try {
                client.send(1, RawClient.batchMessage("-- " + "x".repeat(1 << 20)));
            } catch (IOException e) {
                ended = true;
            }
            assertThat(ended || client.isEnded()).isTrue();
            requireWorking(server);
        }
    }

    @Test
    void integratedLoginIsRefusedInWords() throws Exception {
        try (RunningServer server = RunningServer.start();
                RawClient client = new RawClient(server.port())) {
            client.send(0x12, RawClient.prelogin());
            client.message();
            client.send(0x10, RawClient.login7(RawClient.VERSION_7_4, INTEGRATED, "", ""));
            assertThat(client.response().errors()).containsExactly(18452);
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void clientOfTds71IsRefusedInItsOwnFormat() throws Exception {
        try (RunningServer server = RunningServer.start();
                RawClient client = new RawClient(server.port())) {
            client.send(0x10, RawClient.login7(0x71000001, 0, "sa", RunningServer.PASSWORD));
            byte[] answer = client.message();
            assertThat(answer).startsWith(0xaa);
            int length = answer[1] & 0xff | (answer[2] & 0xff) << 8;
            // The line has two bytes in TDS 7.1, and the count of a DONE four.
            assertThat(answer).hasSize(3 + length + 9);
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void severalRequestsAtOnceAreNotOffered() throws Exception {
        try (RunningServer server = RunningServer.start();
                RawClient client = new RawClient(server.port())) {
            byte[] asked = {0, 0, 11, 0, 6, 4, 0, 17, 0, 1, (byte) 0xff, 9, 0, 0, 0, 0, 0, 1};
            client.send(0x12, asked);
            byte[] answer = client.message();
            assertThat(answer[answer.length - 1]).isZero();
        }
    }
}
