package dev.outrigger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.StoreOptions;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CancellationTest {
    private final Engine engine = Engine.open(StoreOptions.inMemory());
    private final EngineSession session = engine.openSession();

    @BeforeEach
    void fill() {
        session.beginBatch();
        execute("CREATE TABLE t (a int)");
        execute("INSERT INTO t VALUES (1), (2), (3)");
    }

    @AfterEach
    void close() {
        session.close();
        engine.close();
    }

    private void execute(String text) {
        session.execute((Statement.Data) TsqlParser.parse(text).get(0), Scope.EMPTY);
    }

    private ResultStream query(String text) {
        return session.query(TsqlParser.parseQuery(text), Scope.EMPTY);
    }

    private static void assertCancelled(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SqlError.class, error -> assertThat(error.number()).isEqualTo(3617));
    }

    @Test
    void aCancellationBetweenTwoStatementsEndsTheNextOnes() {
        execute("UPDATE t SET a = 2");
        session.cancel();
        assertCancelled(() -> query("SELECT a FROM t"));
        assertCancelled(() -> execute("UPDATE t SET a = 3"));
        assertCancelled(
                () ->
                        session.evaluate(
                                TsqlParser.parseExpression("1 + 1"),
                                Scope.EMPTY,
                                Optional.empty()));
    }

    @Test
    void theNextBatchRunsAfterACancellation() {
        session.cancel();
        session.beginBatch();
        try (ResultStream result = query("SELECT a FROM t")) {
            assertThat(result.frames().next().orElseThrow().rows()).isEqualTo(3);
        }
    }

    @Test
    void aCancelledResultEndsAloneAndTheBatchGoesOn() {
        try (ResultStream result = query("SELECT x.a FROM t x, t y, t z, t u, t v, t w, t s")) {
            result.cancel();
            assertCancelled(() -> result.frames().next());
        }
        try (ResultStream result = query("SELECT a FROM t")) {
            assertThat(result.frames().next().orElseThrow().rows()).isEqualTo(3);
        }
    }

    @Test
    void aCancelledSessionEndsItsOpenResult() {
        try (ResultStream result = query("SELECT x.a FROM t x, t y, t z, t u, t v, t w, t s")) {
            session.cancel();
            assertCancelled(() -> result.frames().next());
        }
    }

    @Test
    void aCancelledTransactionCanBeRolledBack() {
        session.begin();
        execute("DELETE FROM t");
        session.cancel();
        session.rollback();
        session.beginBatch();
        try (ResultStream result = query("SELECT a FROM t")) {
            assertThat(result.frames().next().orElseThrow().rows()).isEqualTo(3);
        }
    }
}
