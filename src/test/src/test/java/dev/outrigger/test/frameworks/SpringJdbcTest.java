package dev.outrigger.test.frameworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlOutParameter;
import org.springframework.jdbc.core.SqlParameter;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.SimpleJdbcCall;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.incrementer.SqlServerSequenceMaxValueIncrementer;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring's JDBC classes and its transactions over a pool. */
@Timeout(120)
class SpringJdbcTest {
    /** A row, as Spring makes it from columns of the same names. */
    record Item(int id, String name, BigDecimal price, LocalDate since) {}

    private HikariDataSource pool;
    private JdbcTemplate template;
    private DataSourceTransactionManager transactions;

    @BeforeEach
    void open() {
        pool = new HikariDataSource();
        pool.setJdbcUrl(Databases.inMemory());
        pool.setMaximumPoolSize(3);
        template = new JdbcTemplate(pool);
        template.setExceptionTranslator(new SQLErrorCodeSQLExceptionTranslator(pool));
        transactions = new DataSourceTransactionManager(pool);
        template.execute(
                "CREATE TABLE dbo.item (id int IDENTITY PRIMARY KEY, name nvarchar(50) NOT NULL UNIQUE,"
                        + " price decimal(9, 2) NULL CHECK (price >= 0), since date NULL)");
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private int count() {
        return template.queryForObject("SELECT COUNT(*) FROM dbo.item", Integer.class);
    }

    @Test
    void rowsGoInByBatchesAndComeOutAsRecords() {
        int[] counts =
                template.batchUpdate(
                        "INSERT INTO dbo.item (name, price, since) VALUES (?, ?, ?)",
                        List.of(
                                new Object[] {"a", new BigDecimal("1.50"), LocalDate.EPOCH},
                                new Object[] {"b", null, null},
                                new Object[] {"c", new BigDecimal("3"), null}));
        assertThat(counts).containsExactly(1, 1, 1);
        List<Item> items =
                JdbcClient.create(pool)
                        .sql("SELECT id, name, price, since FROM dbo.item WHERE name IN (:names)")
                        .param("names", List.of("a", "b"))
                        .query(Item.class)
                        .list();
        assertThat(items)
                .extracting(Item::name, Item::price, Item::since)
                .containsExactlyInAnyOrder(
                        tuple("a", new BigDecimal("1.50"), LocalDate.EPOCH),
                        tuple("b", null, null));
        assertThat(template.queryForList("SELECT TOP (1) name, price FROM dbo.item ORDER BY id"))
                .containsExactly(Map.of("name", "a", "price", new BigDecimal("1.50")));
        assertThat(
                        catchThrowableOfType(
                                EmptyResultDataAccessException.class,
                                () ->
                                        template.queryForObject(
                                                "SELECT name FROM dbo.item WHERE id = ?",
                                                String.class,
                                                99)))
                .isNotNull();
    }

    @Test
    void generatedKeysAndSimpleInsertsFindTheirColumns() {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        new NamedParameterJdbcTemplate(pool)
                .update(
                        "INSERT INTO dbo.item (name) VALUES (:name)",
                        new MapSqlParameterSource("name", "first"),
                        key);
        assertThat(key.getKey().intValue()).isEqualTo(1);
        // It asks the metadata for the table's columns.
        Number second =
                new SimpleJdbcInsert(pool)
                        .withSchemaName("dbo")
                        .withTableName("item")
                        .usingGeneratedKeyColumns("id")
                        .executeAndReturnKey(Map.of("name", "second", "price", 5));
        assertThat(second.intValue()).isEqualTo(2);
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void transactionRollsBackAndNestedOnesToTheirSavepoint() {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        TransactionTemplate nested = new TransactionTemplate(transactions);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        TransactionTemplate own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.executeWithoutResult(
                status -> {
                    template.update("INSERT INTO dbo.item (name) VALUES ('kept')");
                    nested.executeWithoutResult(
                            inner -> {
                                template.update("INSERT INTO dbo.item (name) VALUES ('inner')");
                                inner.setRollbackOnly();
                            });
                    assertThat(count()).isEqualTo(1);
                    assertThat(own.<Integer>execute(other -> count())).isZero();
                });
        assertThat(count()).isEqualTo(1);
        IllegalStateException thrown =
                catchThrowableOfType(
                        IllegalStateException.class,
                        () ->
                                transaction.executeWithoutResult(
                                        status -> {
                                            template.update("DELETE FROM dbo.item");
                                            throw new IllegalStateException("no");
                                        }));
        assertThat(thrown).hasMessage("no");
        assertThat(count()).isEqualTo(1);
        assertThat(template.queryForObject("SELECT @@TRANCOUNT", Integer.class)).isZero();
    }

    @Test
    void errorsAreTheExceptionsThatSpringHasForSqlServer() {
        template.update("INSERT INTO dbo.item (name) VALUES ('one')");
        assertThat(
                        catchThrowableOfType(
                                DuplicateKeyException.class,
                                () ->
                                        template.update(
                                                "INSERT INTO dbo.item (name) VALUES ('ONE')")))
                .isNotNull();
        assertThat(
                        catchThrowableOfType(
                                DataIntegrityViolationException.class,
                                () ->
                                        template.update(
                                                "INSERT INTO dbo.item (name, price) VALUES ('x', -1)")))
                .isNotNull();
        assertThat(
                        catchThrowableOfType(
                                DataIntegrityViolationException.class,
                                () ->
                                        template.update(
                                                "INSERT INTO dbo.item (name) VALUES (?)",
                                                new Object[] {null},
                                                new int[] {Types.NVARCHAR})))
                .isNotNull();
        BadSqlGrammarException grammar =
                catchThrowableOfType(
                        BadSqlGrammarException.class,
                        () -> template.queryForList("SELECT nothing FROM dbo.item"));
        assertThat(grammar.getSQLException().getErrorCode()).isEqualTo(207);
    }

    @Test
    void timeoutsAndLocksAreToldApart() {
        JdbcTemplate impatient = new JdbcTemplate(pool);
        impatient.setQueryTimeout(1);
        assertThat(
                        catchThrowableOfType(
                                QueryTimeoutException.class,
                                () ->
                                        impatient.execute(
                                                "DECLARE @i bigint = 0; WHILE 1 = 1 SET @i += 1")))
                .isNotNull();
        template.update("INSERT INTO dbo.item (name) VALUES ('one')");
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        TransactionTemplate own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.executeWithoutResult(
                status -> {
                    template.update("UPDATE dbo.item SET price = 1");
                    assertThat(
                                    catchThrowableOfType(
                                            CannotAcquireLockException.class,
                                            () ->
                                                    own.executeWithoutResult(
                                                            other ->
                                                                    template.update(
                                                                            "SET LOCK_TIMEOUT 100; UPDATE dbo.item SET price = 2"))))
                            .isNotNull();
                });
        assertThat(template.queryForObject("SELECT price FROM dbo.item", BigDecimal.class))
                .isEqualByComparingTo("1");
    }

    @Test
    @Tag("long")
    void procedureIsCalledByWhatTheMetadataSaysOfItsParameters() {
        template.execute(
                "CREATE PROCEDURE dbo.add_item @name nvarchar(50), @price decimal(9, 2) = 1, @id int OUTPUT AS\n"
                        + "SET NOCOUNT ON; INSERT INTO dbo.item (name, price) VALUES (@name, @price);\n"
                        + "SET @id = SCOPE_IDENTITY(); SELECT id, name FROM dbo.item; RETURN 3;");
        Map<String, Object> found =
                new SimpleJdbcCall(pool)
                        .withSchemaName("dbo")
                        .withProcedureName("add_item")
                        .withReturnValue()
                        .execute(Map.of("name", "x", "price", new BigDecimal("2.5")));
        assertThat(found).containsEntry("id", 1).containsEntry("RETURN_VALUE", 3);
        assertThat(found).containsKey("#result-set-1");
        Map<String, Object> declared =
                new SimpleJdbcCall(pool)
                        .withProcedureName("add_item")
                        .withoutProcedureColumnMetaDataAccess()
                        .declareParameters(
                                new SqlParameter("name", Types.NVARCHAR),
                                new SqlParameter("price", Types.DECIMAL),
                                new SqlOutParameter("id", Types.INTEGER))
                        .execute("y", 4, null);
        assertThat(declared).containsEntry("id", 2);
    }

    @Test
    @Tag("long")
    void scriptIsRunStatementByStatementAndSequencesGiveKeys() {
        String script =
                """
                -- A comment.
                CREATE SEQUENCE dbo.numbers START WITH 5;
                CREATE TABLE dbo.lines (id bigint PRIMARY KEY, text nvarchar(max));
                INSERT INTO dbo.lines VALUES (1, N'a; b'), (2, N'it''s');
                """;
        new ResourceDatabasePopulator(
                        new ByteArrayResource(
                                script.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .execute(pool);
        assertThat(template.queryForList("SELECT text FROM dbo.lines ORDER BY id", String.class))
                .containsExactly("a; b", "it's");
        SqlServerSequenceMaxValueIncrementer numbers =
                new SqlServerSequenceMaxValueIncrementer(pool, "dbo.numbers");
        assertThat(numbers.nextLongValue()).isEqualTo(5);
        assertThat(numbers.nextLongValue()).isEqualTo(6);
    }

    @Test
    @Tag("long")
    void manyRowsAreReadAsAStream() throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            rows.add(new Object[] {"n" + i, i});
        }
        template.batchUpdate("INSERT INTO dbo.item (name, price) VALUES (?, ?)", rows);
        template.setFetchSize(100);
        long sum =
                template.queryForStream(
                                "SELECT price FROM dbo.item", (row, number) -> row.getLong(1))
                        .mapToLong(Long::longValue)
                        .sum();
        assertThat(sum).isEqualTo(1999L * 2000 / 2);
    }
}
