package dev.outrigger.jdbc;

import com.microsoft.sqlserver.jdbc.SQLServerDriver;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;

/**
 * Connects to {@code jdbc:outrigger:mem:NAME} and {@code jdbc:outrigger:file:PATH}: an engine in
 * this process, which opens with its first connection and closes with its last. {@link
 * DriverManager} finds it by itself. Thread-safe.
 *
 * <p>A connection is one of Microsoft's driver: {@code unwrap} gives its types.
 */
public final class OutriggerDriver implements Driver {
    private static final String SERVER = "jdbc:sqlserver://127.0.0.1";
    private static final int MAJOR = 0;
    private static final int MINOR = 1;

    static {
        try {
            DriverManager.registerDriver(new OutriggerDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final SQLServerDriver driver = new SQLServerDriver();

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        if (url == null) {
            throw Refusals.of(
                    "The URL is null: write jdbc:outrigger:mem:NAME or jdbc:outrigger:file:PATH.");
        }
        return url.startsWith(Request.PREFIX);
    }

    /** Null for a URL of another driver. */
    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        Request request = Request.of(url, info == null ? new Properties() : info);
        try (EnginePlace.Use engine = EnginePlace.use(request.place(), request.options())) {
            String announced = MemorySocketFactory.announce(engine);
            try {
                return driver.connect(SERVER, properties(request, engine, announced));
            } finally {
                MemorySocketFactory.forget(announced);
            }
        }
    }

    private static Properties properties(
            Request request, EnginePlace.Use engine, String announced) {
        Properties all = new Properties();
        // Otherwise the driver resolves the machine's name.
        all.setProperty("workstationID", "localhost");
        all.putAll(request.passedOn());
        all.setProperty("socketFactoryClass", MemorySocketFactory.class.getName());
        all.setProperty("socketFactoryConstructorArg", announced);
        all.setProperty("user", OpenEngine.ADMINISTRATOR);
        all.setProperty("password", engine.engine().secret());
        all.setProperty("encrypt", "false");
        all.setProperty("TransparentNetworkIPResolution", "false");
        all.setProperty("connectRetryCount", "0");
        return all;
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        Properties given = info == null ? new Properties() : info;
        List<DriverPropertyInfo> all = new ArrayList<>();
        for (Property property : Property.values()) {
            DriverPropertyInfo one =
                    new DriverPropertyInfo(property.text(), given.getProperty(property.text()));
            one.description = property.description();
            one.choices =
                    property.choices().isEmpty() ? null : property.choices().toArray(String[]::new);
            all.add(one);
        }
        for (DriverPropertyInfo one : driver.getPropertyInfo(SERVER, new Properties())) {
            if (Property.passedOn(one.name).isPresent()) {
                one.value = given.getProperty(one.name, one.value);
                all.add(one);
            }
        }
        return all.toArray(DriverPropertyInfo[]::new);
    }

    @Override
    public int getMajorVersion() {
        return MAJOR;
    }

    @Override
    public int getMinorVersion() {
        return MINOR;
    }

    /** Not all that SQL-92 has is there. */
    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException(
                "Outrigger logs to SLF4J: see dev.outrigger there");
    }
}
