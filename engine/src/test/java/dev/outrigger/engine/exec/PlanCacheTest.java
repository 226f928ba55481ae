package dev.outrigger.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.engine.Engine;
import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.Scope;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.plan.Execution;
import dev.outrigger.engine.plan.Planner;
import dev.outrigger.engine.plan.PlanningContext;
import dev.outrigger.engine.plan.QueryPlan;
import dev.outrigger.engine.plan.RowExpression;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.StoreOptions;
import dev.outrigger.engine.store.SystemTables;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PlanCacheTest {
    private static final SqlValue ONE = new SqlValue(SqlType.INT, 1);

    private final Engine engine = Engine.open(StoreOptions.inMemory());
    private final EngineSession session = engine.openSession();
    private final PlanCache plans = new PlanCache(table -> 0, SystemTables.NONE);
    private final Planner planner = new Planner(Execution.COLUMNS);

    @AfterEach
    void close() {
        session.close();
        engine.close();
    }

    private static Scope variable(SqlValue value) {
        return name -> name.equals("@x") ? Optional.of(value) : Optional.empty();
    }

    private RowExpression expression(SqlNode tree, String database, Scope scope) {
        return plans.plan(
                tree,
                RowExpression.class,
                new PlanningContext(session.catalog(), database, scope),
                context -> planner.expression(tree, List.of(), context));
    }

    private RowExpression expression(SqlNode tree, SqlValue x) {
        return expression(tree, "master", variable(x));
    }

    private QueryPlan query(SqlNode tree) {
        return plans.plan(
                tree,
                QueryPlan.class,
                new PlanningContext(session.catalog(), "master", Scope.EMPTY),
                context -> planner.query(tree, context));
    }

    private void define(String text) {
        session.execute((Statement.Data) TsqlParser.parse(text).get(0), Scope.EMPTY);
    }

    @Test
    void aTreeIsPlannedOnceForAllValuesOfItsVariables() {
        SqlNode tree = TsqlParser.parseExpression("@x + 1");
        RowExpression first = expression(tree, ONE);
        assertThat(expression(tree, new SqlValue(SqlType.INT, 2))).isSameAs(first);
        assertThat(expression(tree, SqlValue.nullOf(SqlType.INT))).isSameAs(first);
        assertThat(plans.made()).isEqualTo(1);
    }

    @Test
    void anotherTreeOfTheSameTextIsPlannedByItself() {
        expression(TsqlParser.parseExpression("@x + 1"), ONE);
        expression(TsqlParser.parseExpression("@x + 1"), ONE);
        assertThat(plans.made()).isEqualTo(2);
    }

    @Test
    void aVariableOfAnotherTypeMakesAnotherPlan() {
        SqlNode tree = TsqlParser.parseExpression("@x + @x");
        assertThat(expression(tree, ONE).type()).isEqualTo(SqlType.INT);
        SqlType text = SqlType.varchar(3);
        assertThat(expression(tree, new SqlValue(text, SqlText.of("a"))).type())
                .isEqualTo(SqlType.varchar(6));
        assertThat(expression(tree, ONE).type()).isEqualTo(SqlType.INT);
    }

    @Test
    void aVariableThatIsGoneIsAnErrorAgain() {
        SqlNode tree = TsqlParser.parseExpression("@x");
        expression(tree, ONE);
        assertThatThrownBy(() -> expression(tree, "master", Scope.EMPTY))
                .isInstanceOfSatisfying(
                        SqlError.class, error -> assertThat(error.number()).isEqualTo(137));
    }

    @Test
    void anotherDatabaseMakesAnotherPlan() {
        SqlNode tree = TsqlParser.parseExpression("@x");
        RowExpression first = expression(tree, ONE);
        assertThat(expression(tree, "tempdb", variable(ONE))).isNotSameAs(first);
    }

    @Test
    void aDefinitionMakesPlansAnewAndTheSameTreeCanBePlannedAgain() {
        SqlNode tree =
                ((Statement.Query)
                                TsqlParser.parse(
                                                "SELECT *, (SELECT MAX(a) FROM t) AS m FROM t ORDER BY 1")
                                        .get(0))
                        .query();
        define("CREATE TABLE t (a int)");
        QueryPlan first = query(tree);
        assertThat(query(tree)).isSameAs(first);
        define("DROP TABLE t");
        assertThatThrownBy(() -> query(tree)).isInstanceOf(SqlError.class);
        define("CREATE TABLE t (b varchar(5), a date)");
        assertThat(
                        query(tree).columns().stream()
                                .map(column -> column.name() + " " + column.type().display()))
                .containsExactly("b varchar(5)", "a date", "m date");
    }

    @Test
    void plansBeyondTheBoundDriveOutThoseUsedLongestAgo() {
        SqlNode used = TsqlParser.parseExpression("@x");
        SqlNode unused = TsqlParser.parseExpression("@x");
        RowExpression kept = expression(used, ONE);
        RowExpression lost = expression(unused, ONE);
        for (int i = 0; i < 2000; i++) {
            expression(TsqlParser.parseExpression("@x"), ONE);
            assertThat(expression(used, ONE)).isSameAs(kept);
        }
        assertThat(plans.size()).isLessThanOrEqualTo(1024);
        assertThat(expression(unused, ONE)).isNotSameAs(lost);
    }

    @Test
    void plansMadeOnceDriveOutEachOtherAndNotThoseUsedAgain() {
        SqlNode useful = TsqlParser.parseExpression("@x");
        RowExpression kept = expression(useful, ONE);
        expression(useful, ONE);
        for (int i = 0; i < 5000; i++) {
            expression(TsqlParser.parseExpression("@x"), ONE);
        }
        assertThat(expression(useful, ONE)).isSameAs(kept);
    }

    @Test
    void plansAreBoundedByTheirBytesToo() {
        StringBuilder text = new StringBuilder("@x");
        for (int i = 0; i < 400; i++) {
            text.append(" + 1");
        }
        SqlNode first = TsqlParser.parseExpression(text.toString());
        expression(first, ONE);
        assertThat(plans.bytes(first)).isGreaterThan(100_000).isEqualTo(plans.bytes());
        for (int i = 0; i < 400; i++) {
            expression(TsqlParser.parseExpression(text.toString()), ONE);
            assertThat(plans.bytes()).isLessThanOrEqualTo(64L << 20);
        }
        assertThat(plans.size()).isLessThan(401);
        assertThat(plans.bytes(first)).isZero();
        plans.clear();
        assertThat(plans.bytes()).isZero();
    }
}
