package dev.outrigger.tds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
    void fiveHundredIdleConnectionsAndSlowOnesDoNotStopAQuery() throws Exception {
        Limits limits = Limits.DEFAULT.withLogin(Duration.ofMinutes(5));
        try (RunningServer server = RunningServer.start(limits)) {
            List<RawClient> clients = new ArrayList<>();
            AtomicBoolean ended = new AtomicBoolean();
            Thread dribble = null;
            try {
                for (int i = 0; i < 500; i++) {
                    clients.add(RawClient.login(server));
                }
                List<RawClient> slow = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    slow.add(i % 2 == 0 ? RawClient.login(server) : new RawClient(server.port()));
                }
                clients.addAll(slow);
                dribble = new Thread(() -> dribble(slow, ended), "slow clients");
                dribble.start();
                long slowest = 0;
                for (int i = 0; i < 20; i++) {
                    long begun = System.nanoTime();
                    requireWorking(server);
                    slowest = Math.max(slowest, System.nanoTime() - begun);
                }
                assertThat(server.endpoint().connections()).isGreaterThanOrEqualTo(540);
                assertThat(TimeUnit.NANOSECONDS.toSeconds(slowest)).isLessThan(20);
            } finally {
                ended.set(true);
                if (dribble != null) {
                    dribble.join();
                }
                for (RawClient client : clients) {
                    client.close();
                }
            }
        }
    }

    /** Sends a request, or what comes before a login, byte by byte and never its end. */
    private static void dribble(List<RawClient> slow, AtomicBoolean ended) {
        byte[] message = RawClient.batchMessage("SELECT 1" + " ".repeat(1000));
        byte[] request = RawClient.packet(1, 1, message, 0, message.length);
        byte[] before = RawClient.packet(0x12, 1, new byte[1000], 0, 1000);
        try {
            for (int at = 0; at < 1000 && !ended.get(); at++) {
                for (int i = 0; i < slow.size(); i++) {
                    slow.get(i).raw(new byte[] {(i % 2 == 0 ? request : before)[at]});
                }
                Thread.sleep(20);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
