package dev.outrigger.tds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outrigger.tds.tls.ServerCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The three ways in which a connection can be encrypted, with Microsoft's driver. */
@Timeout(60)
class EncryptionTest {
    @TempDir static Path folder;

    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        server =
                RunningServer.startEncrypted(
                        ServerCertificate.of(
                                Optional.of(folder), InetAddress.getLoopbackAddress()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** More than a record of TLS holds, both ways. */
    private static void exchange(String properties) throws SQLException {
        String text = "0123456789abcdef".repeat(5000);
        try (Connection connection = server.connect(properties);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT N'" + text + "' AS t")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString("t")).isEqualTo(text);
        }
    }

    @Test
    void loginAloneIsEncryptedWhenTheClientAsksForNoMore() throws SQLException {
        exchange("encrypt=false;trustServerCertificate=true");
    }

    @Test
    void everythingIsEncryptedWhenTheClientAsksForIt() throws SQLException {
        exchange("encrypt=true;trustServerCertificate=true");
    }

    @Test
    void strictConnectionPinsTheCertificateThatTheServerMade() throws SQLException {
        exchange("encrypt=strict;serverCertificate=" + folder.resolve("certificate.cer"));
    }

    @Test
    void clientThatDoesNotKnowTheCertificateDoesNotConnect() {
        SQLException error =
                catchThrowableOfType(
                        SQLException.class,
                        () -> exchange("encrypt=true;trustServerCertificate=false;loginTimeout=1"));
        assertThat(error.getMessage()).contains("PKIX");
    }

    @Test
    void certificateIsKeptAndReadByItsOwnerAlone() throws IOException {
        Path file = folder.resolve("certificate.p12");
        byte[] before = Files.readAllBytes(file);
        ServerCertificate.of(Optional.of(folder), InetAddress.getLoopbackAddress());
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        }
    }
}
