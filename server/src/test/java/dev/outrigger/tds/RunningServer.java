package dev.outrigger.tds;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.MessageListener;
import dev.outrigger.Session;
import dev.outrigger.tds.login.AdministratorLogin;
import dev.outrigger.tds.login.InstanceLogins;
import dev.outrigger.tds.tls.Encryption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A server on a port of its own, with an instance in memory. */
final class RunningServer implements AutoCloseable {
    static final String PASSWORD = "Seven-seas-7";

    private static final AdministratorLogin LOGIN = AdministratorLogin.of(PASSWORD);

    private final Instance instance;
    private final Endpoint endpoint;
    private final TdsServer server;

    private RunningServer(InstanceOptions options, Encryption encryption, Limits limits) {
        instance = Instance.open(options);
        endpoint = new Endpoint(instance, new InstanceLogins(instance, LOGIN), encryption, limits);
        try {
            server = TdsServer.listen(InetAddress.getLoopbackAddress(), 0, endpoint);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RunningServer start() {
        return start(Limits.DEFAULT);
    }

    static RunningServer start(Limits limits) {
        return start(InstanceOptions.inMemory(), limits);
    }

    static RunningServer start(InstanceOptions options, Limits limits) {
        return new RunningServer(options, Encryption.NONE, limits);
    }

    static RunningServer startEncrypted(Encryption encryption) {
        return new RunningServer(InstanceOptions.inMemory(), encryption, Limits.DEFAULT);
    }

    int port() {
        return server.port();
    }

    Instance instance() {
        return instance;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    String url(String properties) {
        return "jdbc:sqlserver://127.0.0.1:" + port() + ";" + properties;
    }

    Connection connect() throws SQLException {
        return connect("encrypt=false");
    }

    Connection connect(String properties) throws SQLException {
        return DriverManager.getConnection(url(properties), "sa", PASSWORD);
    }

    /** What a client's session is called. */
    static String id(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT @@SPID")) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Waits until a request of that session runs. */
    void awaitRequest(String id) throws InterruptedException {
        String query =
                "IF NOT EXISTS (SELECT 1 FROM sys.dm_exec_requests WHERE session_id = "
                        + id
                        + ") THROW 50001, 'not yet', 1";
        try (Session session = instance.openSession()) {
            while (!session.execute(query, MessageListener.NONE).succeeded()) {
                Thread.sleep(10);
            }
        }
    }

    @Override
    public void close() {
        server.close();
        instance.close();
    }
}
