package dev.outrigger.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.engine.Engine;
import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.InsertSink;
import dev.outrigger.engine.ResultStream;
import dev.outrigger.engine.Scope;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.StoreOptions;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.frame.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways that rows come into a table: each keeps to the same rules. */
class WaysInTest {
    private static final String COLUMNS =
            "(a bit, b tinyint, c smallint, d int, e bigint, f real, g float, h decimal(7,2),"
                    + " i decimal(18,4), j decimal(38,10), k money, l varchar(20), m nvarchar(20),"
                    + " n char(5), o varbinary(10), p date, q time(7), r datetime, s datetime2(7),"
                    + " t datetimeoffset(7), u uniqueidentifier)";

    @TempDir Path folder;

    private final Engine engine = Engine.open(StoreOptions.inMemory());
    private final EngineSession session = engine.openSession();

    @AfterEach
    void close() {
        session.close();
        engine.close();
    }

    private long run(String text) {
        return session.execute((Statement.Data) TsqlParser.parse(text).get(0), Scope.EMPTY);
    }

    private List<List<Object>> rows(String query) {
        List<List<Object>> rows = new ArrayList<>();
        frames(
                query,
                (result, frame) -> {
                    for (int i = 0; i < frame.rows(); i++) {
                        List<Object> row = new ArrayList<>();
                        for (int c = 0; c < frame.columns().size(); c++) {
                            row.add(
                                    SqlColumns.read(
                                            frame.column(c), i, result.columns().get(c).type()));
                        }
                        rows.add(row);
                    }
                });
        return rows;
    }

    private interface Taker {
        void take(ResultStream result, Frame frame);
    }

    private void frames(String query, Taker taker) {
        try (ResultStream result = session.query(TsqlParser.parseQuery(query), Scope.EMPTY)) {
            Optional<Frame> frame = result.frames().next();
            while (frame.isPresent()) {
                taker.take(result, frame.get());
                frame = result.frames().next();
            }
        }
    }

    /** INSERT ... EXEC of a query's result. */
    private long push(String table, String query) {
        List<Frame> frames = new ArrayList<>();
        List<ResultStream> results = new ArrayList<>();
        frames(
                query,
                (result, frame) -> {
                    frames.add(frame);
                    results.add(result);
                });
        Statement.Insert insert =
                (Statement.Insert) TsqlParser.parse("INSERT INTO " + table + " EXEC p").get(0);
        try (InsertSink sink = session.insert(insert, Scope.EMPTY)) {
            sink.begin(results.get(0).columns());
            frames.forEach(sink::add);
            return sink.finish();
        }
    }

    private long load(String table, String... lines) {
        Path file = folder.resolve("rows.csv");
        try {
            Files.write(file, List.of(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return run("BULK INSERT " + table + " FROM '" + file + "' WITH (FORMAT = 'CSV')");
    }

    @Test
    void valuesOfEveryTypeAndNullAreTheSameByEachWay() {
        for (String table : List.of("v", "q", "x", "f")) {
            // Bytes have no text that converts by itself.
            String columns = table.equals("f") ? COLUMNS.replace("varbinary", "varchar") : COLUMNS;
            run("CREATE TABLE " + table + " " + columns);
        }
        run(
                "INSERT INTO v VALUES (1, 255, -32768, -2147483648, -9223372036854775807, 1.5, -2.25,"
                        + " -99999.99, 0.0001, 1234567890123456789012345678.0123456789, -0.0001,"
                        + " 'one', N'zwei', 'abc', 0x00ff, '0001-01-01', '23:59:59.9999999',"
                        + " '2020-02-29 12:00:00', '9999-12-31 23:59:59.9999999',"
                        + " '2020-01-01 00:00:00 +05:30', '6F9619FF-8B86-D011-B42D-00C04FC964FF')");
        run("INSERT INTO v (a) VALUES (NULL)");
        assertThat(run("INSERT INTO q SELECT * FROM v")).isEqualTo(2);
        assertThat(push("x", "SELECT * FROM v")).isEqualTo(2);
        assertThat(
                        load(
                                "f",
                                "1,255,-32768,-2147483648,-9223372036854775807,1.5,-2.25,-99999.99,"
                                        + ".0001,1234567890123456789012345678.0123456789,-0.0001,one,"
                                        + "zwei,abc,,0001-01-01,23:59:59.9999999,2020-02-29 12:00:00,"
                                        + "9999-12-31 23:59:59.9999999,2020-01-01 00:00:00 +05:30,"
                                        + "6F9619FF-8B86-D011-B42D-00C04FC964FF",
                                ",".repeat(20)))
                .isEqualTo(2);
        List<List<Object>> written = rows("SELECT * FROM v");
        assertThat(written.get(1)).containsOnlyNulls();
        assertThat(rows("SELECT * FROM q")).isEqualTo(written);
        assertThat(rows("SELECT * FROM x")).isEqualTo(written);
        written.get(0).set(14, null);
        assertThat(rows("SELECT * FROM f")).isEqualTo(written);
    }

    @Test
    void fieldsThatAreNotWrittenPlainlyConvertAsAnyTextDoes() {
        run("CREATE TABLE f (a int, b bigint, c decimal(7,2), d date)");
        load(
                "f",
                " 7 ,+8,\"1.005\",20200229",
                "-0,9223372036854775807,+.5,2020-2-9",
                "\"\",\"\",-0.00,1999-12-31");
        assertThat(rows("SELECT a, b, c, CONVERT(varchar(10), d, 23) FROM f").toString())
                .isEqualTo(
                        "[[7, 8, 1.01, 2020-02-29], [0, 9223372036854775807, 0.50, 2020-02-09],"
                                + " [0, 0, 0.00, 1999-12-31]]");
    }

    private void refused(ErrorCode code, Consumer<String> way) {
        run("INSERT INTO t (id, n) VALUES (-1, 'kept')");
        assertThatThrownBy(() -> way.accept("t"))
                .isInstanceOfSatisfying(SqlError.class, e -> assertThat(e.code()).isEqualTo(code));
        assertThat(rows("SELECT id FROM t").toString()).isEqualTo("[[-1]]");
        run("DELETE FROM t");
    }

    @Test
    void aRowThatBreaksARuleLeavesNothingOfItsStatementBehind() {
        run(
                "CREATE TABLE t (id int NOT NULL PRIMARY KEY, n varchar(4) NOT NULL,"
                        + " v int DEFAULT 5 CHECK (v < 100))");
        run("CREATE TABLE s (k int, id int, n varchar(9), v int)");
        run("INSERT INTO s VALUES (0, 1, 'a', 1), (1, NULL, 'b', 1), (2, 2, 'too long', 1)");
        run("INSERT INTO s VALUES (3, 3, NULL, 1), (4, 4, 'c', 100), (5, 1, 'd', NULL)");
        ErrorCode[] codes = {
            ErrorCode.NULL_NOT_ALLOWED,
            ErrorCode.STRING_TRUNCATED,
            ErrorCode.NULL_NOT_ALLOWED,
            ErrorCode.CONSTRAINT_CONFLICT,
            ErrorCode.DUPLICATE_KEY
        };
        String[] lines = {",b,1", "2,too long,1", "3,,1", "4,c,100", "1,d,"};
        for (int i = 0; i < codes.length; i++) {
            String rows = "SELECT id, n, v FROM s WHERE k IN (0, " + (i + 1) + ") ORDER BY k";
            String line = lines[i];
            refused(codes[i], t -> run("INSERT INTO t " + rows.replace(" ORDER BY k", "")));
            refused(codes[i], t -> push(t, rows));
            ErrorCode code =
                    codes[i] == ErrorCode.STRING_TRUNCATED ? ErrorCode.BULK_TRUNCATION : codes[i];
            refused(code, t -> load(t, "1,a,1", line));
        }
    }

    @Test
    void ofSeveralBadRowsTheFirstIsReported() {
        run("CREATE TABLE t (a int NOT NULL, b varchar(2))");
        run("CREATE TABLE s (k int, a int, b varchar(9))");
        run("INSERT INTO s VALUES (1, 1, 'ok'), (2, NULL, 'ok'), (3, 3, 'too long')");
        assertThatThrownBy(() -> run("INSERT INTO t SELECT TOP 3 a, b FROM s ORDER BY k"))
                .isInstanceOfSatisfying(
                        SqlError.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.NULL_NOT_ALLOWED));
        assertThatThrownBy(() -> load("t", "1,ok", ",ok", "x,ok"))
                .isInstanceOfSatisfying(
                        SqlError.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.NULL_NOT_ALLOWED));
        assertThat(rows("SELECT * FROM t")).isEmpty();
    }

    @Test
    void identityDefaultsAndTextKeysHoldByEachWay() {
        run(
                "CREATE TABLE t (id int IDENTITY(10, 5), name nvarchar(9) UNIQUE,"
                        + " v int DEFAULT 7)");
        run("CREATE TABLE s (name varchar(9), v int)");
        run("INSERT INTO s VALUES ('Ann', 1), ('Bob', 2)");
        run("INSERT INTO t (name) SELECT name FROM s");
        assertThat(session.lastIdentity().value()).hasToString("15");
        push("t", "SELECT name + 'x', v FROM s");
        load("t", "99,Cid,", "99,Dan,4");
        assertThat(session.lastIdentity().value()).hasToString("35");
        assertThat(rows("SELECT * FROM t ORDER BY id").toString())
                .isEqualTo(
                        "[[10, Ann, 7], [15, Bob, 7], [20, Annx, 1], [25, Bobx, 2], [30, Cid, 7],"
                                + " [35, Dan, 4]]");
        for (String same : List.of("ANN", "bob ", "annX")) {
            assertThatThrownBy(() -> load("t", "1," + same + ",1"))
                    .isInstanceOfSatisfying(
                            SqlError.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.DUPLICATE_KEY));
        }
    }

    @Test
    void aTableInsertedIntoItselfIsReadAsItWas() {
        run("CREATE TABLE t (a int)");
        run("INSERT INTO t VALUES (1), (2), (3)");
        for (int rows = 3; rows < 30_000; rows *= 2) {
            assertThat(run("INSERT INTO t SELECT a FROM t")).isEqualTo(rows);
        }
    }

    @Test
    void rowsWithHalfOfASurrogatePairChange() {
        run("CREATE TABLE half (id int NOT NULL PRIMARY KEY, a nvarchar(10), b int)");
        run("INSERT half VALUES (1, NCHAR(55357), 0)");
        assertThat(run("UPDATE half SET b = b + 1")).isEqualTo(1);
        assertThat(rows("SELECT b, UNICODE(a) FROM half WHERE id = 1"))
                .containsExactly(List.of(1, 55357));
        assertThat(run("DELETE half")).isEqualTo(1);
    }
}
