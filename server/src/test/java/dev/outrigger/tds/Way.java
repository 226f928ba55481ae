package dev.outrigger.tds;

import dev.outrigger.tds.tls.Encryption;
import dev.outrigger.tds.tls.ServerCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** How Microsoft's driver reaches an engine of the test's own. */
enum Way {
    MEMORY,
    PLAIN,
    TLS,
    STRICT;

    /** An open engine; connections to it are equal but for their way. */
    interface Reached extends AutoCloseable {
        /** properties: of the driver, each with a semicolon behind it. */
        Connection connect(String properties) throws SQLException;

        @Override
        void close() throws SQLException;
    }

    /** folder: for the certificate. */
    Reached open(Path folder) throws SQLException {
        return this == MEMORY ? inMemory() : overSocket(folder);
    }

    private static Reached inMemory() throws SQLException {
        String url = "jdbc:outrigger:mem:" + UUID.randomUUID();
        Connection first = DriverManager.getConnection(url);
        return new Reached() {
            @Override
            public Connection connect(String properties) throws SQLException {
                return DriverManager.getConnection(url + ";" + properties);
            }

            @Override
            public void close() throws SQLException {
                first.close();
            }
        };
    }

    private Reached overSocket(Path folder) {
        RunningServer server =
                this == PLAIN
                        ? RunningServer.start()
                        : RunningServer.startEncrypted(certificate(folder));
        String encryption =
                switch (this) {
                    case TLS -> "encrypt=true;trustServerCertificate=true;";
                    case STRICT ->
                            "encrypt=strict;serverCertificate="
                                    + folder.resolve("certificate.cer")
                                    + ";";
                    case PLAIN, MEMORY -> "encrypt=false;";
                };
        return new Reached() {
            @Override
            public Connection connect(String properties) throws SQLException {
                return server.connect(encryption + properties);
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }

    private static Encryption certificate(Path folder) {
        try {
            return ServerCertificate.of(Optional.of(folder), InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
