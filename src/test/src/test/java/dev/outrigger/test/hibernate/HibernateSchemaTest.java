package dev.outrigger.test.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outrigger.jdbc.OutriggerDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hibernate makes, compares and changes the schema. */
@Timeout(180)
class HibernateSchemaTest {
    @TempDir Path folder;

    private static String value(String url, String sql) throws SQLException {
        try (Connection connection = new OutriggerDataSource(url).getConnection();
                Statement statement = connection.createStatement()) {
            boolean isResult = statement.execute(sql);
            if (!isResult) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    @Test
    void schemaThatHibernateMadeInAFolderIsValidLater() throws SQLException {
        String url = "jdbc:outrigger:file:" + folder;
        try (SessionFactory factory = Shop.open(url, "create-only")) {
            Shop.fill(factory);
        }
        try (SessionFactory factory = Shop.open(url, "validate")) {
            factory.inTransaction(
                    session ->
                            assertThat(
                                            session.createSelectionQuery(
                                                            "select count(*) from OrderLine",
                                                            Long.class)
                                                    .getSingleResult())
                                    .isEqualTo(3));
        }
    }

    @Test
    @Tag("long")
    void columnThatIsMissingOrOfAnotherTypeIsFoundByValidation() throws SQLException {
        String url = "jdbc:outrigger:mem:" + UUID.randomUUID() + ";keep=true";
        Shop.open(url, "create-only").close();
        value(url, "ALTER TABLE Warehouse ALTER COLUMN docks varchar(10)");
        assertThat(
                        catchThrowableOfType(
                                SchemaManagementException.class, () -> Shop.open(url, "validate")))
                .hasMessageContaining("docks");
        value(url, "ALTER TABLE Warehouse DROP COLUMN docks");
        assertThat(
                        catchThrowableOfType(
                                SchemaManagementException.class, () -> Shop.open(url, "validate")))
                .hasMessageContaining("missing column [docks]");
    }

    @Test
    @Tag("long")
    void updateAddsWhatIsMissingAndNothingElse() throws SQLException {
        String url = "jdbc:outrigger:mem:" + UUID.randomUUID() + ";keep=true";
        Shop.open(url, "create-only").close();
        String objects =
                "SELECT COUNT(*) FROM sys.objects WHERE is_ms_shipped = 0 AND type IN ('U', 'SO', 'F', 'UQ')";
        String indexes = "SELECT COUNT(*) FROM sys.indexes WHERE name LIKE 'ix%'";
        String before = value(url, objects);
        Shop.open(url, "update").close();
        assertThat(value(url, objects)).isEqualTo(before);
        value(url, "DROP TABLE customer_phone");
        value(url, "ALTER TABLE Warehouse DROP COLUMN height");
        value(url, "DROP INDEX ix_customer_city ON Customer");
        Shop.open(url, "update").close();
        assertThat(value(url, objects)).isEqualTo(before);
        assertThat(value(url, indexes)).isEqualTo("1");
        Shop.open(url, "validate").close();
    }

    @Test
    @Tag("long")
    void schemaIsDroppedWithItsFactory() throws SQLException {
        String url = "jdbc:outrigger:mem:" + UUID.randomUUID() + ";keep=true";
        Shop.open(url, "create-only").close();
        Shop.open(url, "create-drop").close();
        assertThat(value(url, "SELECT COUNT(*) FROM sys.objects WHERE is_ms_shipped = 0"))
                .isEqualTo("0");
    }
}
