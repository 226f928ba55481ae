package dev.outrigger.bench;

import dev.outrigger.CallArgument;
import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Outcome;
import dev.outrigger.Session;
import dev.outrigger.cli.Main;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.examples.CustomerReturns;
import dev.outrigger.scripthost.ScriptHostOptions.Isolation;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Outrigger in this process, its data on disk. */
final class OutriggerDatabase implements Database {
    private final Instance instance;
    private final Session session;
    private final boolean sandboxed;
    private final boolean first;

    OutriggerDatabase(Path folder, Optional<Path> python) throws SQLException {
        sandboxed = isOnPath("bwrap");
        InstanceOptions options = InstanceOptions.at(folder);
        if (python.isPresent()) {
            options = options.withPython(python.get());
        }
        if (sandboxed) {
            options = options.withIsolation(Isolation.REQUIRED);
        }
        instance = Instance.open(options);
        session = instance.openSession();
        first = true;
        execute("EXEC sp_configure 'external scripts enabled', 1; RECONFIGURE;");
    }

    private OutriggerDatabase(Instance instance, boolean sandboxed) {
        this.instance = instance;
        this.session = instance.openSession();
        this.sandboxed = sandboxed;
        this.first = false;
    }

    @Override
    public Database another() {
        return new OutriggerDatabase(instance, sandboxed);
    }

    private static boolean isOnPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @Override
    public String version() {
        return Main.VERSION
                + ", script host "
                + (sandboxed ? "in bubblewrap" : "NOT sandboxed: bubblewrap is not installed");
    }

    @Override
    public void execute(String statements) throws SQLException {
        check(session.executeScript(statements, new RowCounter()));
    }

    @Override
    public long run(String statement) throws SQLException {
        RowCounter counter = new RowCounter();
        check(session.execute(statement, counter));
        return counter.rows();
    }

    @Override
    public long load(String table, Path csv) throws SQLException {
        return run(CustomerReturns.load(table, csv));
    }

    @Override
    public List<List<Object>> rows(String query) throws SQLException {
        RowCollector collector = new RowCollector();
        check(session.execute(query, collector));
        return collector.rows();
    }

    @Override
    public LookUp lookUp(String query) {
        CallArgument text = nvarchar(query.replace("?", "@key"));
        CallArgument parameters = nvarchar("@key int");
        return key -> {
            RowCollector collector = new RowCollector();
            CallArgument argument = argument(new SqlValue(SqlType.INT, key));
            check(session.call("sp_executesql", List.of(text, parameters, argument), collector));
            return collector.rows();
        };
    }

    private static CallArgument nvarchar(String text) {
        return argument(new SqlValue(SqlType.nvarchar(4000), SqlText.of(text)));
    }

    private static CallArgument argument(SqlValue value) {
        return new CallArgument(Optional.empty(), Optional.of(value), false);
    }

    private static void check(Outcome outcome) throws SQLException {
        if (!outcome.succeeded()) {
            throw new SQLException(
                    outcome.firstError()
                            .map(message -> message.display())
                            .orElse("the batch failed without an error"));
        }
    }

    @Override
    public void close() {
        if (first) {
            instance.close();
        } else {
            session.close();
        }
    }
}
