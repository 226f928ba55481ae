package dev.outrigger.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.Store;
import dev.outrigger.engine.store.StoreOptions;
import dev.outrigger.engine.store.StoreTransaction;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.store.Table.TableColumn;
import dev.outrigger.engine.types.SqlType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TargetQueryTest {
    @TempDir Path folder;

    private Store store;
    private StoreTransaction transaction;
    private TableNames names;

    @BeforeEach
    void twoTables() {
        store = Store.open(StoreOptions.at(folder));
        transaction = store.begin();
        transaction.catalog().createTable(table("t"));
        transaction.catalog().createTable(table("x"));
        names = new TableNames(transaction.catalog(), "master");
    }

    @AfterEach
    void close() {
        transaction.close();
        store.close();
    }

    private static Table table(String name) {
        TableColumn column =
                new TableColumn(
                        "a",
                        SqlType.INT,
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        return new Table(
                0, "master", "dbo", name, List.of(column), List.of(), List.of(), List.of());
    }

    private String query(String text) {
        Statement.Delete delete = (Statement.Delete) TsqlParser.parse(text).get(0);
        return TargetQuery.of(delete.with(), delete.target(), delete.from(), names)
                .select(List.of(), delete.where(), delete.top())
                .toString()
                .replace("`", "")
                .replaceAll("\\s+", " ");
    }

    @Test
    void commonTablesStandBeforeTheWholeQuery() {
        assertThat(query("with c as (select 1 i) delete t where a in (select i from c)"))
                .startsWith("WITH c AS (SELECT 1 AS i) SELECT t.")
                .contains("FROM master.dbo.t")
                .endsWith("WHERE a IN (SELECT i FROM c)");
    }

    @Test
    void commonTableHidesTheTableOfItsName() {
        assertThat(query("delete dbo.t from t c join dbo.t u on c.a = u.a"))
                .contains("FROM master.dbo.t\u0000row AS c INNER JOIN dbo.t AS u");
        assertThat(query("with t as (select 1 a) delete dbo.t from t c join dbo.t u on c.a = u.a"))
                .contains("FROM t AS c INNER JOIN master.dbo.t\u0000row AS u");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with x as (select * from t) delete x",
                "with x as (select * from t) delete x from x",
                "with x as (select * from t) delete y from t join x y on t.a = y.a"
            })
    void commonTableIsNotChanged(String text) {
        assertThatThrownBy(() -> query(text))
                .isInstanceOf(SqlError.class)
                .hasMessageContaining(
                        "Changing rows through a common table expression is not supported");
    }
}
