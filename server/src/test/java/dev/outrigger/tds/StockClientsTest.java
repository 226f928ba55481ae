package dev.outrigger.tds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs written against other clients than Microsoft's, where they are installed. */
@Tag("long")
@Timeout(120)
class StockClientsTest {
    private static final String PROCEDURE =
            "CREATE OR ALTER PROCEDURE dbo.doubled @n int, @twice int OUTPUT AS"
                    + " BEGIN SET NOCOUNT ON; SET @twice = @n * 2; RETURN 5; END";

    @TempDir Path folder;

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.start();
        try (var connection = server.connect();
                var statement = connection.createStatement()) {
            statement.execute(PROCEDURE);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String run(String input, List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TDSVER", "7.4");
        Process process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    private static void assumeRuns(String what, List<String> command) throws InterruptedException {
        boolean runs;
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            runs = process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            runs = false;
        }
        Assumptions.assumeTrue(runs, what + " is not installed");
    }

    @Test
    void freeTds() throws Exception {
        assumeRuns("FreeTDS (tsql)", List.of("tsql", "-C"));
        String output =
                run(
                        "SELECT 1 AS a, N'zw\u00f6lf' AS b\nGO\nPRINT N'hello'\nGO\nSELECT 1/0\nGO\n"
                                + "DECLARE @t int; EXEC dbo.doubled 21, @t OUTPUT; SELECT @t AS t\nGO\nquit\n",
                        List.of(
                                "tsql",
                                "-H",
                                "127.0.0.1",
                                "-p",
                                Integer.toString(server.port()),
                                "-U",
                                "sa",
                                "-P",
                                RunningServer.PASSWORD));
        assertThat(output)
                .contains("1\tzw\u00f6lf", "hello", "Msg 8134 (severity 16, state 1)", "42")
                .contains("(return status = 5)");
    }

    @Test
    void pymssql() throws Exception {
        String python = System.getenv().getOrDefault("OUTRIGGER_TEST_PYMSSQL", "python3");
        assumeRuns("pymssql", List.of(python, "-c", "import pymssql"));
        Path program = folder.resolve("client.py");
        Files.writeString(
                program,
                """
                import sys, pymssql
                c = pymssql.connect(server='127.0.0.1', port=int(sys.argv[1]), user='sa', password=sys.argv[2])
                cursor = c.cursor()
                cursor.execute("SELECT %s AS a, %d AS b", ('zw\\u00f6lf', 4))
                print(cursor.fetchall())
                print(cursor.callproc('dbo.doubled', (21, pymssql.output(int))))
                cursor.execute("CREATE TABLE dbo.kept (n int)")
                c.commit()
                cursor.execute("INSERT INTO dbo.kept VALUES (1)")
                c.rollback()
                cursor.execute("SELECT COUNT(*) FROM dbo.kept")
                print('rows', cursor.fetchone()[0])
                try:
                    cursor.execute("SELECT 1/0")
                    cursor.fetchall()
                except pymssql.Error as e:
                    print('error', e.args[0])
                """);
        String output =
                run(
                        "",
                        List.of(
                                python,
                                program.toString(),
                                Integer.toString(server.port()),
                                RunningServer.PASSWORD));
        assertThat(output).contains("[('zw\u00f6lf', 4)]", "(21, 42)", "rows 0", "error 8134");
    }

    @Test
    void tedious() throws Exception {
        String modules =
                System.getenv().getOrDefault("OUTRIGGER_TEST_NODE_MODULES", "node_modules");
        String load = "const {Connection, Request, TYPES} = require('" + modules + "/tedious');";
        assumeRuns("tedious", List.of("node", "-e", load));
        Path program = folder.resolve("client.js");
        Files.writeString(
                program,
                load
                        + """

                const [port, password] = process.argv.slice(2);
                const c = new Connection({server: '127.0.0.1',
                  authentication: {type: 'default', options: {userName: 'sa', password}},
                  options: {port: +port, encrypt: false}});
                const steps = [
                  next => { const r = new Request('SELECT @a AS a, @b AS b', next);
                    r.addParameter('a', TYPES.Int, 5); r.addParameter('b', TYPES.NVarChar, 'zw\\u00f6lf');
                    r.on('row', columns => console.log(columns.map(x => x.value).join()));
                    c.execSql(r); },
                  next => { const r = new Request('dbo.doubled', next);
                    r.addParameter('n', TYPES.Int, 21); r.addOutputParameter('twice', TYPES.Int);
                    r.on('returnValue', (n, v) => console.log(n + ' ' + v));
                    r.on('doneProc', (n, more, status) => console.log('status ' + status));
                    c.callProcedure(r); },
                  next => c.execSqlBatch(new Request('SELECT 1/0', e => { console.log('error ' + e.number); next(); })),
                  next => c.execSqlBatch(new Request('DROP TABLE IF EXISTS dbo.sent; CREATE TABLE dbo.sent (id int, name nvarchar(50))', next)),
                  next => { const b = c.newBulkLoad('dbo.sent', (e, n) => { console.log('sent ' + n); next(e); });
                    b.addColumn('id', TYPES.Int, {nullable: true}); b.addColumn('name', TYPES.NVarChar, {length: 50, nullable: true});
                    c.execBulkLoad(b, [{id: 1, name: 'a'}, {id: 2, name: null}]); },
                  next => { const r = new Request('DECLARE @i bigint = 0; WHILE @i >= 0 SET @i += 1', e => { console.log(e.code); next(); });
                    c.execSqlBatch(r); setTimeout(() => c.cancel(), 300); },
                  next => c.reset(next),
                  next => c.beginTransaction(e => { if (e) throw e; c.rollbackTransaction(next); }),
                  () => { console.log('done'); c.close(); }];
                let i = 0;
                const go = e => { if (e) { console.log('failed ' + i + ' ' + e.message); process.exit(1); } steps[i++](go); };
                c.connect(go);
                """);
        String output =
                run(
                        "",
                        List.of(
                                "node",
                                program.toString(),
                                Integer.toString(server.port()),
                                RunningServer.PASSWORD));
        assertThat(output)
                .contains(
                        "5,zw\u00f6lf",
                        "twice 42",
                        "status 5",
                        "error 8134",
                        "sent 2",
                        "ECANCEL",
                        "done");
    }
}
