package dev.outrigger.jdbc;

import dev.outrigger.Figure;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Connections to one URL, for pools and containers, which make it by its name and set its URL.
 * Thread-safe once it is set up.
 */
public final class OutriggerDataSource implements DataSource {
    private final OutriggerDriver driver = new OutriggerDriver();
    private volatile String url = "";
    private volatile PrintWriter logWriter;
    private volatile int loginTimeout;

    public OutriggerDataSource() {}

    public OutriggerDataSource(String url) {
        setUrl(url);
    }

    public String getUrl() {
        return url;
    }

    /** jdbc:outrigger:mem:NAME or jdbc:outrigger:file:PATH, with properties after semicolons. */
    public void setUrl(String newUrl) {
        url = Objects.requireNonNull(newUrl, "the URL is null");
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connect(new Properties());
    }

    /** Of names only sa is let in, without a password. */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty(Property.USER.text(), user);
        }
        if (password != null) {
            properties.setProperty(Property.PASSWORD.text(), password);
        }
        return connect(properties);
    }

    private Connection connect(Properties properties) throws SQLException {
        if (loginTimeout > 0) {
            properties.setProperty("loginTimeout", Integer.toString(loginTimeout));
        }
        Connection connection = driver.connect(url, properties);
        if (connection == null) {
            throw Refusals.of(
                    "'"
                            + url
                            + "' is no URL of Outrigger: set jdbc:outrigger:mem:NAME or jdbc:outrigger:file:PATH.");
        }
        return connection;
    }

    /**
     * How the engine at the URL does, in numbers, such as {@code InstanceMetrics} shows. They are
     * of the engine that is open: one that closes with its last connection, and opens again, has
     * others.
     */
    public List<Figure> figures() throws SQLException {
        Request request = Request.of(url, new Properties());
        try (EnginePlace.Use engine = EnginePlace.use(request.place(), request.options())) {
            return engine.engine().figures();
        }
    }

    @Override
    public PrintWriter getLogWriter() {
        return logWriter;
    }

    /** It is kept and nothing is written to it: Outrigger logs to SLF4J. */
    @Override
    public void setLogWriter(PrintWriter writer) {
        logWriter = writer;
    }

    /** seconds: 0 for the driver's own 30. */
    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return driver.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (!type.isInstance(this)) {
            throw Refusals.of("An OutriggerDataSource is no " + type.getName() + ".");
        }
        return type.cast(this);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
