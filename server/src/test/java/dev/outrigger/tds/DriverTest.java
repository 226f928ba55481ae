package dev.outrigger.tds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.microsoft.sqlserver.jdbc.SQLServerBulkCSVFileRecord;
import com.microsoft.sqlserver.jdbc.SQLServerBulkCopy;
import com.microsoft.sqlserver.jdbc.SQLServerBulkCopyOptions;
import com.microsoft.sqlserver.jdbc.SQLServerDataTable;
import com.microsoft.sqlserver.jdbc.SQLServerError;
import com.microsoft.sqlserver.jdbc.SQLServerException;
import com.microsoft.sqlserver.jdbc.SQLServerPreparedStatement;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Microsoft's driver offers an application, in memory; its subclasses go over sockets. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DriverTest {
    @TempDir static Path folder;

    private Way.Reached engine;
    private Connection connection;

    Way way() {
        return Way.MEMORY;
    }

    @BeforeAll
    void open() throws SQLException {
        engine = way().open(folder);
        connection = engine.connect("");
        run("CREATE SCHEMA other");
        run(
                "CREATE TABLE dbo.parent (id int IDENTITY(5, 2) CONSTRAINT pk_parent PRIMARY KEY,"
                        + " code nvarchar(20) NOT NULL CONSTRAINT uq_code UNIQUE, amount decimal(8, 2) NULL"
                        + " CONSTRAINT df_amount DEFAULT (1.5), made datetime2(3) NULL)");
        run(
                "CREATE TABLE dbo.child (id int NOT NULL, n int NOT NULL, parent int NULL CONSTRAINT fk_child"
                        + " REFERENCES dbo.parent (id) ON DELETE CASCADE, CONSTRAINT pk_child PRIMARY KEY (n, id))");
        run("CREATE INDEX ix_child ON dbo.child (parent DESC, n)");
        run("CREATE VIEW other.seen AS SELECT id, code FROM dbo.parent");
        run(
                "CREATE PROCEDURE dbo.note @code nvarchar(20), @count int = 1 OUTPUT, @price decimal(9, 3) = NULL OUTPUT"
                        + " AS SELECT 1 AS one; SET @count = @count + 1; SET @price = 2.5; RETURN 5");
    }

    @AfterAll
    void close() throws SQLException {
        connection.close();
        engine.close();
    }

    @BeforeEach
    void clean() throws SQLException {
        run("DELETE FROM dbo.parent");
    }

    @AfterEach
    void leavesNoTransaction() throws SQLException {
        assertThat(rows("SELECT @@TRANCOUNT")).containsExactly("0");
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows(rows);
        }
    }

    /** Each row as text; the columns named, or all. */
    private static List<String> rows(ResultSet rows, String... columns) throws SQLException {
        List<String> all = new ArrayList<>();
        int width = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            List<String> values = new ArrayList<>();
            for (String column : columns) {
                values.add(rows.getString(column));
            }
            for (int i = 1; columns.length == 0 && i <= width; i++) {
                values.add(rows.getString(i));
            }
            all.add(String.join("|", values.stream().map(String::valueOf).toList()));
        }
        return all;
    }

    @Test
    void metadataListsDatabasesSchemasAndTables() throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        assertThat(rows(metadata.getCatalogs())).contains("master", "tempdb");
        assertThat(rows(metadata.getSchemas())).contains("dbo|master", "other|master");
        assertThat(rows(metadata.getSchemas("master", "oth%"))).containsExactly("other|master");
        assertThat(rows(metadata.getTableTypes()))
                .containsExactlyInAnyOrder("TABLE", "VIEW", "SYSTEM TABLE");
        assertThat(
                        rows(
                                metadata.getTables(null, "dbo", "%", new String[] {"TABLE"}),
                                "TABLE_CAT",
                                "TABLE_NAME"))
                .contains("master|child", "master|parent");
        assertThat(rows(metadata.getTables(null, "other", "se%", null), "TABLE_NAME", "TABLE_TYPE"))
                .containsExactly("seen|VIEW");
    }

    @Test
    void metadataDescribesColumns() throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        assertThat(
                        rows(
                                metadata.getColumns(null, "dbo", "parent", "%"),
                                "COLUMN_NAME",
                                "DATA_TYPE",
                                "TYPE_NAME",
                                "COLUMN_SIZE",
                                "DECIMAL_DIGITS",
                                "NULLABLE",
                                "COLUMN_DEF",
                                "IS_AUTOINCREMENT"))
                .containsExactly(
                        "id|4|int identity|10|0|0|null|YES",
                        "code|-9|nvarchar|20|null|0|null|NO",
                        "amount|3|decimal|8|2|1|((1.5))|NO",
                        "made|93|datetime2|23|3|1|null|NO");
        assertThat(
                        rows(
                                metadata.getBestRowIdentifier(
                                        null,
                                        "dbo",
                                        "parent",
                                        DatabaseMetaData.bestRowSession,
                                        true),
                                "COLUMN_NAME"))
                .containsExactly("id");
        assertThat(rows(metadata.getVersionColumns(null, "dbo", "parent"))).isEmpty();
        assertThat(rows(metadata.getTypeInfo(), "TYPE_NAME", "PRECISION"))
                .contains("bigint|19", "nvarchar|4000", "datetimeoffset|34", "uniqueidentifier|36");
    }

    @Test
    void metadataNamesKeysAndIndexes() throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        assertThat(
                        rows(
                                metadata.getPrimaryKeys(null, "dbo", "child"),
                                "COLUMN_NAME",
                                "KEY_SEQ",
                                "PK_NAME"))
                .containsExactly("n|1|pk_child", "id|2|pk_child");
        String[] key = {
            "PKTABLE_NAME",
            "PKCOLUMN_NAME",
            "FKCOLUMN_NAME",
            "DELETE_RULE",
            "UPDATE_RULE",
            "FK_NAME"
        };
        String expected =
                "parent|id|parent|"
                        + DatabaseMetaData.importedKeyCascade
                        + "|"
                        + DatabaseMetaData.importedKeyNoAction
                        + "|fk_child";
        assertThat(rows(metadata.getImportedKeys(null, "dbo", "child"), key))
                .containsExactly(expected);
        assertThat(rows(metadata.getExportedKeys(null, null, "parent"), key))
                .containsExactly(expected);
        assertThat(
                        rows(
                                metadata.getCrossReference(
                                        null, "dbo", "parent", null, "dbo", "child"),
                                key))
                .containsExactly(expected);
        assertThat(
                        rows(
                                metadata.getIndexInfo(null, "dbo", "child", false, false),
                                "INDEX_NAME",
                                "NON_UNIQUE",
                                "COLUMN_NAME",
                                "ASC_OR_DESC"))
                .contains(
                        "pk_child|0|n|A",
                        "pk_child|0|id|A",
                        "ix_child|1|parent|D",
                        "ix_child|1|n|A");
        assertThat(
                        rows(
                                metadata.getIndexInfo("master", "dbo", "parent", true, true),
                                "INDEX_NAME",
                                "COLUMN_NAME"))
                .contains("pk_parent|id", "uq_code|code");
    }

    @Test
    void metadataListsProceduresAndTheirParameters() throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        assertThat(rows(metadata.getProcedures(null, "dbo", "no%"), "PROCEDURE_NAME"))
                .containsExactly("note;1");
        assertThat(
                        rows(
                                metadata.getProcedureColumns(null, "dbo", "note", "%"),
                                "COLUMN_NAME",
                                "COLUMN_TYPE",
                                "TYPE_NAME"))
                .containsExactly(
                        "@RETURN_VALUE|5|int",
                        "@code|1|nvarchar",
                        "@count|2|int",
                        "@price|2|decimal");
        assertThat(rows(metadata.getFunctions(null, "other", "%"))).isEmpty();
        assertThat(rows(metadata.getFunctionColumns(null, "other", "%", "%"))).isEmpty();
    }

    @Test
    void metadataSaysWhoMayDoWhat() throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        assertThat(
                        rows(
                                metadata.getTablePrivileges(null, "dbo", "chil%"),
                                "TABLE_NAME",
                                "GRANTEE",
                                "PRIVILEGE"))
                .contains("child|dbo|DELETE", "child|dbo|SELECT");
        assertThat(
                        rows(
                                metadata.getColumnPrivileges(null, "dbo", "child", "n"),
                                "COLUMN_NAME",
                                "PRIVILEGE"))
                .contains("n|SELECT", "n|UPDATE");
        assertThat(rows(metadata.getUDTs(null, null, "%", null))).isEmpty();
        assertThat(rows(metadata.getAttributes(null, null, "%", "%"))).isEmpty();
        assertThat(rows(metadata.getSuperTables(null, null, "%"))).isEmpty();
        assertThat(rows(metadata.getSuperTypes(null, null, "%"))).isEmpty();
        assertThat(rows(metadata.getPseudoColumns(null, null, "%", "%"))).isEmpty();
        assertThat(rows(metadata.getClientInfoProperties())).isEmpty();
        assertThat(metadata.supportsTransactions()).isTrue();
        assertThat(metadata.getMaxConnections()).isNotNegative();
        assertThat(metadata.getDatabaseMajorVersion()).isEqualTo(15);
        assertThat(metadata.getUserName()).isEqualTo("sa");
    }

    @Test
    void parametersAndResultsAreDescribedBeforeAndAfterExecution() throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT id, code, amount * 2 AS twice FROM dbo.parent WHERE code LIKE ? AND amount > ?")) {
            ParameterMetaData parameters = statement.getParameterMetaData();
            assertThat(parameters.getParameterTypeName(1)).isEqualTo("nvarchar");
            assertThat(parameters.getPrecision(1)).isEqualTo(20);
            assertThat(parameters.getParameterType(2)).isEqualTo(Types.DECIMAL);
            assertThat(parameters.getScale(2)).isEqualTo(2);
            ResultSetMetaData columns = statement.getMetaData();
            assertThat(columns.isAutoIncrement(1)).isTrue();
            assertThat(columns.isAutoIncrement(2)).isFalse();
            assertThat(columns.isNullable(2)).isEqualTo(ResultSetMetaData.columnNoNulls);
            assertThat(columns.getColumnLabel(3)).isEqualTo("twice");
        }
        try (CallableStatement call = connection.prepareCall("{call dbo.note(?, ?, ?)}")) {
            assertThat(call.getParameterMetaData().getParameterMode(2))
                    .isEqualTo(ParameterMetaData.parameterModeOut);
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT d.id, p.id + 0, p.id FROM (SELECT id FROM dbo.parent) AS d, dbo.parent AS p")) {
            assertThat(rows.getMetaData().isAutoIncrement(2)).isFalse();
            assertThat(rows.getMetaData().isAutoIncrement(3)).isTrue();
        }
    }

    @Test
    void escapesOfTheStandardMeanWhatTheySay() throws SQLException {
        assertThat(
                        rows(
                                "SELECT {fn UCASE({fn CONCAT('a', 'b')})}, {fn MOD(7, 3)}, {fn LENGTH('abc')},"
                                        + " {fn IFNULL(NULL, 'x')}, {ts '2020-02-29 10:11:12'}, {fn DATABASE()},"
                                        + " {fn CONVERT('12', SQL_INTEGER)}, {fn TIMESTAMPADD(SQL_TSI_DAY, 1, {d '2020-02-28'})}"))
                .containsExactly("AB|1|3|x|2020-02-29 10:11:12.0|master|12|2020-02-29 00:00:00.0");
        run("INSERT INTO dbo.parent (code) VALUES ('a_b'), ('axb')");
        assertThat(
                        rows(
                                "SELECT p.code FROM {oj dbo.parent p LEFT OUTER JOIN dbo.child c ON c.parent = p.id}"
                                        + " WHERE p.code LIKE 'a\\_b' {escape '\\'}"))
                .containsExactly("a_b");
        SQLException error =
                catchThrowableOfType(SQLException.class, () -> rows("SELECT\n {fn NOTHING(1)}"));
        assertThat(error.getErrorCode()).isEqualTo(102);
        assertThat(error.getMessage()).contains("'NOTHING'");
    }

    @Test
    void callableGivesValuesByIndexAndByName() throws SQLException {
        try (CallableStatement call = connection.prepareCall("{? = call dbo.note(?, ?, ?)}")) {
            call.registerOutParameter(1, Types.INTEGER);
            call.setString("code", "x");
            call.setInt("count", 41);
            call.registerOutParameter("count", Types.INTEGER);
            call.registerOutParameter("price", Types.DECIMAL, 3);
            boolean isResult = call.execute();
            assertThat(isResult).isTrue();
            while (call.getMoreResults() || call.getUpdateCount() != -1) {}
            assertThat(call.getInt(1)).isEqualTo(5);
            assertThat(call.getInt("count")).isEqualTo(42);
            assertThat(call.getInt(3)).isEqualTo(42);
            assertThat(call.getBigDecimal("price")).isEqualByComparingTo("2.5");
        }
    }

    @Test
    void bulkCopyFromAQueryKeepsEveryTypeAndGivesIdentitiesAndDefaults() throws SQLException {
        run(
                "CREATE TABLE dbo.source (n int, t nvarchar(50), v varchar(max), c char(3), d decimal(9, 2), at datetime2,"
                        + " b bit, x varbinary(10), g uniqueidentifier, f float, day date, tm time(3), o datetimeoffset, m money)");
        run(
                "INSERT INTO dbo.source VALUES (1, N'één', 'long', 'abc', 1.5, '2020-01-02T03:04:05.1234567', 1, 0x0102,"
                        + " '00112233-4455-6677-8899-AABBCCDDEEFF', 1.25, '2020-02-29', '12:34:56.789',"
                        + " '2020-01-01T00:00:00+02:00', 12.3456), (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,"
                        + " NULL, NULL, NULL, NULL)");
        run("SELECT * INTO dbo.copied FROM dbo.source WHERE 1 = 0");
        copy("SELECT * FROM dbo.source", "dbo.copied", new SQLServerBulkCopyOptions());
        assertThat(rows("SELECT * FROM dbo.copied ORDER BY n"))
                .isEqualTo(rows("SELECT * FROM dbo.source ORDER BY n"));
        run("DROP TABLE dbo.source, dbo.copied");

        copy(
                "SELECT 77 AS id, 'one' AS code, CAST(NULL AS decimal(8, 2)) AS amount, CAST(NULL AS datetime2(3)) AS made",
                "dbo.parent",
                new SQLServerBulkCopyOptions());
        SQLServerBulkCopyOptions keep = new SQLServerBulkCopyOptions();
        keep.setKeepIdentity(true);
        keep.setKeepNulls(true);
        keep.setTableLock(true);
        keep.setCheckConstraints(true);
        copy(
                "SELECT 7001 AS id, 'two' AS code, CAST(NULL AS decimal(8, 2)) AS amount, CAST(NULL AS datetime2(3)) AS made",
                "dbo.parent",
                keep);
        assertThat(
                        rows(
                                "SELECT CASE id WHEN 7001 THEN 'kept' WHEN 77 THEN 'wrong' ELSE 'given' END, code, amount"
                                        + " FROM dbo.parent ORDER BY id"))
                .containsExactly("given|one|1.50", "kept|two|null");
    }

    private void copy(String query, String table, SQLServerBulkCopyOptions options)
            throws SQLException {
        try (Connection other = engine.connect("");
                Statement statement = other.createStatement();
                ResultSet rows = statement.executeQuery(query);
                SQLServerBulkCopy copy = new SQLServerBulkCopy(connection)) {
            copy.setBulkCopyOptions(options);
            copy.setDestinationTableName(table);
            copy.writeToServer(rows);
        }
    }

    @Test
    void bulkCopyReadsAFileAndAFailingOneLeavesNothing() throws Exception {
        Path file = folder.resolve("rows.csv");
        Files.writeString(file, "code,amount\nfile 1,2.50\nfilé 2,3.00\n");
        load(file);
        assertThat(rows("SELECT code, amount FROM dbo.parent ORDER BY id"))
                .containsExactly("file 1|2.50", "filé 2|3.00");
        Files.writeString(file, "code,amount\nfile 3,1\nfile 1,1\n");
        SQLException error = catchThrowableOfType(SQLException.class, () -> load(file));
        assertThat(error.getErrorCode()).isEqualTo(2627);
        assertThat(rows("SELECT COUNT(*) FROM dbo.parent")).containsExactly("2");
    }

    private void load(Path file) throws SQLException {
        SQLServerBulkCSVFileRecord records =
                new SQLServerBulkCSVFileRecord(file.toString(), "UTF-8", ",", true);
        records.addColumnMetadata(1, null, Types.NVARCHAR, 20, 0);
        records.addColumnMetadata(2, null, Types.DECIMAL, 8, 2);
        try (SQLServerBulkCopy copy = new SQLServerBulkCopy(connection)) {
            copy.setDestinationTableName("dbo.parent");
            copy.addColumnMapping(1, "code");
            copy.addColumnMapping(2, "amount");
            copy.writeToServer(records);
        } finally {
            records.close();
        }
    }

    @Test
    void batchOfInsertsGoesAsABulkLoadWhereThatIsAsked() throws SQLException {
        try (Connection bulk = engine.connect("useBulkCopyForBatchInsert=true;");
                PreparedStatement insert =
                        bulk.prepareStatement(
                                "INSERT INTO dbo.parent (code, amount, made) VALUES (?, ?, ?)")) {
            for (int i = 0; i < 500; i++) {
                insert.setString(1, "b" + i);
                insert.setBigDecimal(2, new BigDecimal(i).movePointLeft(2));
                insert.setTimestamp(3, Timestamp.valueOf("2020-01-01 10:00:00.123"));
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).hasSize(500).containsOnly(1);
        }
        assertThat(rows("SELECT COUNT(*), SUM(amount), MAX(made) FROM dbo.parent"))
                .containsExactly("500|1247.50|2020-01-01 10:00:00.123");
    }

    @Test
    void batchThatFailsTellsWhichOfItsStatementsDid() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("INSERT INTO dbo.parent (code) VALUES ('x')");
            statement.addBatch("INSERT INTO dbo.parent (code) VALUES ('X')");
            statement.addBatch("UPDATE dbo.parent SET amount = 2");
            BatchUpdateException error =
                    catchThrowableOfType(BatchUpdateException.class, statement::executeBatch);
            assertThat(error.getErrorCode()).isEqualTo(2627);
            assertThat(error.getUpdateCounts()).containsExactly(1, Statement.EXECUTE_FAILED, 1);
        }
    }

    @Test
    void generatedKeysComeBySeveralWays() throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO dbo.parent (code) VALUES (?)", new String[] {"id"})) {
            insert.setString(1, "k");
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                assertThat(rows(keys)).isEqualTo(rows("SELECT MAX(id) FROM dbo.parent"));
            }
        }
        assertThat(
                        rows(
                                "INSERT INTO dbo.parent (code) OUTPUT inserted.code, inserted.amount VALUES ('o'), ('p')"))
                .containsExactly("o|1.50", "p|1.50");
    }

    @Test
    void valuesWithoutATypeAreNullOfAnyType() throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO dbo.parent (code, amount, made) VALUES (?, ?, ?)")) {
            insert.setString(1, "n");
            insert.setNull(2, Types.NULL);
            insert.setObject(3, null);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
        assertThat(rows("SELECT amount, made FROM dbo.parent")).containsExactly("null|null");
    }

    @Test
    void longValuesGoAsStreamsBothWays() throws SQLException {
        run("CREATE TABLE #long (t nvarchar(max), b varbinary(max))");
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO #long VALUES (?, ?)")) {
            insert.setCharacterStream(1, new StringReader("é".repeat(100_000)));
            insert.setBinaryStream(2, new java.io.ByteArrayInputStream(new byte[200_000]));
            insert.executeUpdate();
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT t, b FROM #long")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getClob(1).length()).isEqualTo(100_000);
            assertThat(row.getBlob(2).length()).isEqualTo(200_000);
        }
        run("DROP TABLE #long");
    }

    @Test
    void savepointsUndoInPart() throws SQLException {
        connection.setAutoCommit(false);
        run("INSERT INTO dbo.parent (code) VALUES ('1')");
        Savepoint unnamed = connection.setSavepoint();
        run("INSERT INTO dbo.parent (code) VALUES ('2')");
        Savepoint named = connection.setSavepoint("named");
        run("INSERT INTO dbo.parent (code) VALUES ('3')");
        connection.rollback(named);
        assertThat(rows("SELECT COUNT(*) FROM dbo.parent")).containsExactly("2");
        connection.rollback(unnamed);
        connection.commit();
        connection.setAutoCommit(true);
        assertThat(rows("SELECT code FROM dbo.parent")).containsExactly("1");
    }

    @Test
    void textParametersAreFoundAsTheServersOwnCharactersToo() throws SQLException {
        run("INSERT INTO dbo.parent (code) VALUES (N'café €')");
        try (Connection narrow = engine.connect("sendStringParametersAsUnicode=false;");
                PreparedStatement query =
                        narrow.prepareStatement("SELECT code FROM dbo.parent WHERE code = ?")) {
            query.setString(1, "café €");
            try (ResultSet found = query.executeQuery()) {
                assertThat(rows(found)).containsExactly("café €");
            }
        }
    }

    @Test
    void cursorsOverTheServerAreReadInAnyDirection() throws SQLException {
        run("INSERT INTO dbo.parent (code) VALUES ('a'), ('b'), ('c')");
        for (int type :
                new int[] {ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.TYPE_SCROLL_SENSITIVE}) {
            try (Statement statement =
                            connection.createStatement(type, ResultSet.CONCUR_READ_ONLY);
                    ResultSet rows =
                            statement.executeQuery("SELECT code FROM dbo.parent ORDER BY code")) {
                assertThat(rows.last()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("c");
                assertThat(rows.absolute(-2)).isTrue();
                assertThat(rows.getString(1)).isEqualTo("b");
            }
        }
    }

    @Test
    void cancelledStatementEndsAndTheConnectionGoesOn() throws Exception {
        try (Statement statement = connection.createStatement();
                Connection other = engine.connect("")) {
            FutureTask<Throwable> waiting =
                    new FutureTask<>(
                            () -> catchThrowable(() -> statement.execute("WAITFOR DELAY '01:00'")));
            new Thread(waiting).start();
            awaitRunning(other, "WAITFOR");
            statement.cancel();
            assertThat(waiting.get(60, TimeUnit.SECONDS))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("canceled");
        }
        assertThat(rows("SELECT 1")).containsExactly("1");
    }

    private static void awaitRunning(Connection other, String command) throws SQLException {
        String running =
                "WHILE NOT EXISTS (SELECT * FROM sys.dm_exec_requests WHERE command = '"
                        + command
                        + "') WAITFOR DELAY '00:00:00.010'";
        try (Statement statement = other.createStatement()) {
            statement.setQueryTimeout(60);
            statement.execute(running);
        }
    }

    @Test
    void queryTimeoutEndsTheStatementAlone() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertThat(catchThrowable(() -> statement.execute("WAITFOR DELAY '01:00'")))
                    .hasMessageContaining("timed out");
        }
        assertThat(rows("SELECT 1")).containsExactly("1");
    }

    @Test
    void messagesAreWarningsAndErrorsTellWhereTheyAre() throws SQLException {
        run(
                "CREATE OR ALTER PROCEDURE dbo.fails AS PRINT N'begun';\n"
                        + "RAISERROR (N'%s of %d', 15, 7, N'one', 2)");
        try (Statement statement = connection.createStatement()) {
            SQLServerException failed =
                    catchThrowableOfType(
                            SQLServerException.class,
                            () -> {
                                statement.execute("EXEC dbo.fails");
                                while (statement.getMoreResults()
                                        || statement.getUpdateCount() >= 0) {
                                    // The error comes behind the message.
                                }
                            });
            assertThat(statement.getWarnings().getMessage()).isEqualTo("begun");
            assertThat(failed.getMessage()).isEqualTo("one of 2");
            assertThat(failed.getErrorCode()).isEqualTo(50_000);
            SQLServerError error = failed.getSQLServerError();
            assertThat(error.getErrorSeverity()).isEqualTo(15);
            assertThat(error.getErrorState()).isEqualTo(7);
            assertThat(error.getLineNumber()).isEqualTo(2);
            assertThat(error.getProcedureName()).contains("fails");
        }
    }

    @Test
    void tableValuedParameterIsRefusedAndTheConnectionGoesOn() throws SQLException {
        SQLServerDataTable table = new SQLServerDataTable();
        table.addColumnMetadata("id", Types.INTEGER);
        table.addRow(1);
        try (SQLServerPreparedStatement query =
                connection
                        .prepareStatement("SELECT COUNT(*) FROM ?")
                        .unwrap(SQLServerPreparedStatement.class)) {
            query.setStructured(1, "dbo.ids", table);
            SQLException error = catchThrowableOfType(SQLException.class, query::executeQuery);
            assertThat(error.getErrorCode()).isEqualTo(49500);
        }
        assertThat(rows("SELECT 1")).containsExactly("1");
    }
}
