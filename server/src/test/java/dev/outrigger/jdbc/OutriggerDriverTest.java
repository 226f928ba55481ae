package dev.outrigger.jdbc;

import static dev.outrigger.jdbc.Connecting.memory;
import static dev.outrigger.jdbc.Connecting.to;
import static dev.outrigger.jdbc.Connecting.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.sqlserver.jdbc.SQLServerConnection;
import com.microsoft.sqlserver.jdbc.SQLServerDriver;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** URLs and properties. */
@Timeout(60)
class OutriggerDriverTest {
    private final OutriggerDriver driver = new OutriggerDriver();

    @Test
    void urlOfAnotherDriverIsNotOurs() throws SQLException {
        assertThat(driver.connect("jdbc:sqlserver://127.0.0.1", new Properties())).isNull();
        assertThat(driver.acceptsURL("jdbc:outriggers:mem:x")).isFalse();
        assertThat(DriverManager.getDriver("jdbc:outrigger:mem:x"))
                .isInstanceOf(OutriggerDriver.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:outrigger:mem:| needs a name",
                "jdbc:outrigger:file:| needs a folder",
                "jdbc:outrigger:shop| names no database: write jdbc:outrigger:mem:NAME",
                "jdbc:outrigger:mem:x;encrypt=false| has no property 'encrypt'",
                "jdbc:outrigger:mem:x;socketFactoryClass=a.B| has no property 'socketFactoryClass'",
                "jdbc:outrigger:mem:x;keep| is not of the form name=value",
                "jdbc:outrigger:mem:x;keep=perhaps| which are true, false",
                "jdbc:outrigger:mem:x;isolation=none| which are required, available",
                "jdbc:outrigger:mem:x;python=/nowhere/python| give the path of a Python interpreter",
                "jdbc:outrigger:mem:x;user=bob| lets its application in as sa, not as 'bob'",
                "jdbc:outrigger:mem:x;password=secret| leave out user and password",
            })
    void urlThatCannotBeMeantIsRefusedWithTheWayOut(String url, String text) {
        assertThatThrownBy(() -> to(url))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(text)
                .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("08001"));
    }

    @Test
    void unknownPropertyBesideTheUrlIsRefusedWithTheNamesOfThoseThatThereAre() {
        Properties properties = new Properties();
        properties.setProperty("pyhton", "/usr/bin/python3");
        assertThatThrownBy(() -> driver.connect(memory(), properties))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("'pyhton'")
                .hasMessageContaining(
                        "database, user, password, python, pythonImports, isolation, outbound, keep, jobs");
    }

    @Test
    void administratorMayBeNamed() throws SQLException {
        try (Connection connection = DriverManager.getConnection(memory(), "sa", "")) {
            assertThat(value(connection, "SELECT SYSTEM_USER")).isEqualTo("sa");
        }
    }

    @Test
    void propertiesOfMicrosoftsDriverReachIt() throws SQLException {
        try (Connection connection =
                to(
                        memory()
                                + ";QueryTimeout=17;applicationName=till;sendStringParametersAsUnicode=false")) {
            assertThat(connection.createStatement().getQueryTimeout()).isEqualTo(17);
            assertThat(connection.getMetaData().getURL())
                    .contains("applicationName=till;", "sendStringParametersAsUnicode=false;");
            assertThat(connection.unwrap(SQLServerConnection.class)).isSameAs(connection);
        }
    }

    @Test
    void describedPropertiesAreThoseThatAreUnderstoodAndMicrosoftsDriverHasTheirs()
            throws SQLException {
        List<String> names =
                Arrays.stream(driver.getPropertyInfo("jdbc:outrigger:mem:x", new Properties()))
                        .map(info -> info.name)
                        .toList();
        assertThat(String.join(", ", names.stream().sorted().toList()))
                .isEqualTo(
                        String.join(
                                ", ",
                                Stream.of(Property.allNames().split(", ")).sorted().toList()));
        DriverPropertyInfo[] theirs =
                new SQLServerDriver().getPropertyInfo("jdbc:sqlserver://x", new Properties());
        List<String> ours = Arrays.stream(Property.values()).map(Property::text).toList();
        assertThat(Arrays.stream(theirs).map(info -> info.name).toList())
                .containsAll(names.stream().filter(name -> !ours.contains(name)).toList());
    }

    @Test
    void secretOfTheConnectionIsNotInItsMetadata() throws SQLException {
        try (Connection connection = to(memory())) {
            assertThat(connection.getMetaData().getURL()).doesNotContain("password=");
        }
    }

    @Test
    void socketOfOthersIsRefused() {
        assertThatThrownBy(() -> new MemorySocketFactory("guessed").createSocket())
                .hasMessageContaining("jdbc:outrigger");
        Properties properties = new Properties();
        properties.setProperty("socketFactoryClass", MemorySocketFactory.class.getName());
        properties.setProperty("socketFactoryConstructorArg", "guessed");
        properties.setProperty("connectRetryCount", "0");
        assertThatThrownBy(
                        () ->
                                new SQLServerDriver()
                                        .connect("jdbc:sqlserver://127.0.0.1", properties))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void dataSourceConnectsAndItsErrorsSayTheWayOut() throws SQLException {
        OutriggerDataSource source = new OutriggerDataSource();
        assertThatThrownBy(source::getConnection)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("set jdbc:outrigger:mem:NAME");
        source.setUrl(memory());
        source.setLoginTimeout(20);
        try (Connection first = source.getConnection();
                Connection second = source.getConnection("sa", null)) {
            Connecting.run(first, "CREATE TABLE dbo.t (id int)");
            assertThat(value(second, "SELECT COUNT(*) FROM dbo.t")).isEqualTo("0");
        }
        assertThat(source.isWrapperFor(OutriggerDataSource.class)).isTrue();
        assertThatThrownBy(() -> source.getConnection("sa", "guess"))
                .isInstanceOf(SQLException.class);
    }
}
