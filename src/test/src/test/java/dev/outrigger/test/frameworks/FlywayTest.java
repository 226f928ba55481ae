package dev.outrigger.test.frameworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outrigger.jdbc.OutriggerDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Flyway in its SQL Server flavour. */
@Timeout(120)
class FlywayTest {
    @TempDir Path folder;

    private static FluentConfiguration flyway(DataSource source, String migrations) {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:dev/outrigger/test/frameworks/" + migrations);
    }

    private static List<String> values(DataSource source, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    @Test
    void migrationsRunOnceAndAreValidatedAfterTheFolderIsOpenedAgain() throws SQLException {
        DataSource source = new OutriggerDataSource(Databases.in(folder));
        MigrateResult first = flyway(source, "migrations").load().migrate();
        assertThat(first.success).isTrue();
        assertThat(first.migrationsExecuted).isEqualTo(4);
        assertThat(first.databaseType).isEqualTo("SQL Server");
        Flyway again = flyway(source, "migrations").load();
        again.validate();
        assertThat(again.migrate().migrationsExecuted).isZero();
        assertThat(again.info().applied()).hasSize(4);
        assertThat(values(source, "SELECT name FROM shop.customer ORDER BY id"))
                .containsExactly("Ann", "Bob; GO", "Cécile");
        assertThat(values(source, "SELECT total FROM shop.totals ORDER BY customer"))
                .containsExactly("30.50", "7.25");
    }

    @Test
    @Tag("long")
    void urlAloneIsEnoughWithThePlugInOfTheDocumentation() throws SQLException {
        String url = Databases.in(folder);
        Flyway flyway =
                Flyway.configure()
                        .dataSource(url, null, null)
                        .locations("classpath:dev/outrigger/test/frameworks/migrations")
                        .load();
        assertThat(flyway.migrate().migrationsExecuted).isEqualTo(4);
        assertThat(values(new OutriggerDataSource(url), "SELECT COUNT(*) FROM shop.customer"))
                .containsExactly("3");
    }

    @Test
    @Tag("long")
    void migrationThatFailsLeavesNothingOfItself() throws SQLException {
        DataSource source = new OutriggerDataSource(Databases.inMemory() + ";keep=true");
        Flyway flyway = flyway(source, "broken").load();
        FlywayException error = catchThrowableOfType(FlywayException.class, flyway::migrate);
        assertThat(error.getMessage()).contains("V2__fails.sql", "8134", "Divide by zero");
        assertThat(values(source, "SELECT name FROM sys.tables ORDER BY name"))
                .containsExactly("first", "flyway_schema_history");
        assertThat(flyway.info().pending()).hasSize(1);
        assertThat(flyway.info().current().getState()).isEqualTo(MigrationState.SUCCESS);
    }

    @Test
    @Tag("long")
    void cleanDropsAllThatMigrationsMadeAndTheyRunAgain() throws SQLException {
        DataSource source = new OutriggerDataSource(Databases.inMemory() + ";keep=true");
        Flyway flyway =
                flyway(source, "migrations").schemas("dbo", "shop").cleanDisabled(false).load();
        flyway.migrate();
        flyway.clean();
        assertThat(
                        values(
                                source,
                                "SELECT name FROM sys.objects WHERE is_ms_shipped = 0"
                                        + " AND schema_id IN (SCHEMA_ID('dbo'), SCHEMA_ID('shop'))"))
                .isEmpty();
        assertThat(flyway.migrate().migrationsExecuted).isEqualTo(4);
    }

    @Test
    @Tag("long")
    void baselineRepairAndPlaceholdersWork() throws SQLException {
        DataSource source = new OutriggerDataSource(Databases.inMemory() + ";keep=true");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE dbo.there_before (n int)");
        }
        Flyway flyway =
                flyway(source, "migrations").baselineOnMigrate(true).baselineVersion("0").load();
        assertThat(flyway.migrate().migrationsExecuted).isEqualTo(4);
        flyway.repair();
        flyway.validate();
    }
}
