package dev.outrigger.bench;

import dev.outrigger.examples.CustomerReturns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the systems that take part in a run, and ends them. What is left out is noted. */
final class Peers implements AutoCloseable {
    private final Suite suite;
    private final Duration limit;
    private final Path data;
    private final Path logs;
    private final List<Peer> open = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Optional<PostgresCluster> cluster = Optional.empty();
    private Optional<PostgresAddress> borrowed = Optional.empty();

    /**
     * @param data the folder of the suite's files, and of the databases
     * @param limit how long one step of a system may take
     */
    Peers(Suite suite, Path data, Duration limit) throws IOException {
        this.suite = suite;
        this.limit = limit;
        this.data = data;
        this.logs = Files.createDirectories(data.resolve("logs"));
    }

    /** What a report's header says about those that take part and those that do not. */
    List<String> notes() {
        return notes;
    }

    Peer outrigger(Optional<Path> python) throws IOException {
        String place = python.isPresent() ? "outrigger-cpython" : "outrigger";
        List<String> command = worker(Dialect.OUTRIGGER, data.resolve(place).toString());
        python.ifPresent(path -> command.add(path.toString()));
        return prepared(
                new Peer(
                        "Outrigger",
                        process(place, command, Map.of()),
                        Optional.of(data.resolve(place)),
                        Optional.empty(),
                        new PeakMemory(PeakMemory.Rule.SUM)));
    }

    /** Outrigger over its JDBC driver, in the worker's process. */
    Peer outriggerInProcess() throws IOException {
        return outrigger("Outrigger in process", Dialect.OUTRIGGER_JDBC, "outrigger-jdbc");
    }

    /** Outrigger's server in a process of its own, over a socket. */
    Peer outriggerServer() throws IOException {
        return outrigger("Outrigger over TCP", Dialect.OUTRIGGER_SERVER, "outrigger-server");
    }

    private Peer outrigger(String name, Dialect dialect, String place) throws IOException {
        Path folder = data.resolve(place);
        return prepared(
                new Peer(
                        name,
                        process(place, worker(dialect, folder.toString()), Map.of()),
                        Optional.of(folder),
                        Optional.empty(),
                        new PeakMemory(PeakMemory.Rule.SUM)));
    }

    Peer duckDb() throws IOException {
        Path file = data.resolve("duckdb.db");
        return prepared(
                new Peer(
                        "DuckDB",
                        process("duckdb", worker(Dialect.DUCKDB, file.toString()), Map.of()),
                        Optional.of(file),
                        Optional.empty(),
                        new PeakMemory(PeakMemory.Rule.SUM)));
    }

    /** H2 in a JVM of its own, as Outrigger is. */
    Peer h2() throws IOException {
        Path folder = data.resolve("h2");
        return prepared(
                new Peer(
                        "H2",
                        process("h2", worker(Dialect.H2, folder.toString()), Map.of()),
                        Optional.of(folder),
                        Optional.empty(),
                        new PeakMemory(PeakMemory.Rule.SUM)));
    }

    /** DuckDB and scikit-learn in one Python process. */
    Peer duckDbInPython(Path python) throws IOException {
        Path script = data.resolve("duckdb_sklearn.py");
        Files.writeString(script, Resources.text("duckdb_sklearn.py"));
        Files.writeString(data.resolve("tables.sql"), CustomerReturns.tables());
        Files.writeString(
                data.resolve("query.sql"), Dialect.DUCKDB.query(CustomerReturns.inputQuery()));
        Path file = data.resolve("duckdb-python.db");
        List<String> command =
                List.of(python.toString(), script.toString(), file.toString(), data.toString());
        return prepared(
                new Peer(
                        "DuckDB + scikit-learn",
                        process("duckdb-python", command, Map.of()),
                        Optional.of(file),
                        Optional.empty(),
                        new PeakMemory(PeakMemory.Rule.SUM)));
    }

    /** Rows through a script in a Python process that reads and writes Arrow IPC by itself. */
    Peer arrowInPython(Path python) throws IOException {
        Path script = data.resolve("arrow_script.py");
        Files.writeString(script, Resources.text("arrow_script.py"));
        return prepared(
                new Peer(
                        "Python, Arrow IPC",
                        process(
                                "arrow-python",
                                List.of(python.toString(), script.toString(), data.toString()),
                                Map.of()),
                        Optional.of(data.resolve("rows-in.arrow")),
                        Optional.empty(),
                        new PeakMemory(PeakMemory.Rule.SUM)));
    }

    /**
     * PostgreSQL as --postgres wants it; empty, with a note, when there is none or it cannot do the
     * task.
     */
    Optional<Peer> postgres(String server, Task needed) throws IOException, InterruptedException {
        boolean asked = false;
        try {
            PostgresAddress address;
            if (server.equals("none")) {
                notes.add("PostgreSQL: left out by --postgres none");
                return Optional.empty();
            } else if (server.equals("auto")) {
                Optional<Path> programs = PostgresCluster.programs();
                if (programs.isEmpty()) {
                    notes.add("PostgreSQL: left out, no initdb and postgres found");
                    return Optional.empty();
                }
                cluster =
                        Optional.of(
                                PostgresCluster.start(
                                        programs.get(), data, logs.resolve("postgres-server.log")));
                address = cluster.get().address();
                notes.add("PostgreSQL: a server of its own, " + PostgresCluster.description());
            } else {
                asked = true;
                address = new PostgresAddress(server, Optional.empty(), Optional.empty());
            }
            return Optional.of(postgres(address, needed));
        } catch (PeerFailure e) {
            if (asked) {
                throw e;
            }
            notes.add("PostgreSQL: left out, " + e.getMessage());
            return Optional.empty();
        }
    }

    private Peer postgres(PostgresAddress address, Task needed) throws IOException {
        List<String> command = worker(Dialect.POSTGRESQL, address.url());
        address.user().ifPresent(command::add);
        Map<String, String> environment =
                address.password().map(word -> Map.of(Worker.PASSWORD, word)).orElse(Map.of());
        Peer peer =
                new Peer(
                        "PostgreSQL",
                        process("postgres", command, environment),
                        Optional.empty(),
                        cluster.map(PostgresCluster::server),
                        new PeakMemory(PeakMemory.Rule.LARGEST));
        prepared(peer);
        if (cluster.isEmpty()) {
            borrowed = Optional.of(address);
        }
        try (PeerProcess process = peer.process()) {
            process.ensureStarted();
            process.ask("reset", needed.name());
        }
        return peer;
    }

    private Peer prepared(Peer peer) throws IOException {
        open.add(peer);
        notes.add(peer.name() + ": " + peer.prepare());
        return peer;
    }

    void note(String note) {
        notes.add(note);
    }

    private PeerProcess process(
            String name, List<String> command, Map<String, String> environment) {
        return new PeerProcess(command, environment, logs.resolve(name + ".log"), limit);
    }

    private List<String> worker(Dialect dialect, String place) {
        List<String> command = JavaCommand.of(Worker.class);
        command.addAll(List.of(dialect.name(), suite.name(), place, data.toString()));
        return command;
    }

    @Override
    public void close() throws IOException {
        open.forEach(Peer::close);
        if (borrowed.isPresent()) {
            try (Database database = JdbcDatabase.postgres(borrowed.get())) {
                database.execute("DROP SCHEMA dbo CASCADE");
            } catch (SQLException e) {
                throw new IOException("schema dbo is left behind: " + e.getMessage(), e);
            }
        }
        if (cluster.isPresent()) {
            cluster.get().close();
        }
    }
}
