package dev.outrigger.bench;

import dev.outrigger.cli.Subcommand;
import dev.outrigger.examples.Progress;
import dev.outrigger.examples.tpc.DuckDbText;
import dev.outrigger.examples.tpc.QueryTexts;
import dev.outrigger.examples.tpc.TpcH;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The benchmarks on the command line. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Compares Outrigger with DuckDB, PostgreSQL and H2 at the same work, each in a process of its own."
                    + " Answers are checked equal first; then the systems run by turns, round by round.",
            "",
            "How to read a report, and what is and is not the same work: bench/README.md."
        },
        footerHeading = "%nFor a first look:%n",
        footer = {
            "  outrigger bench query --scale 0.1",
            "  outrigger bench tpc-h --scale 0.1",
            "  outrigger bench key-look-up",
            "  outrigger bench jdbc --rows 100000",
            "  outrigger bench scripts --python /path/to/venv/bin/python --rows 100000",
            "  outrigger bench main-job --python /path/to/venv/bin/python --json report.json",
            "  OUTRIGGER_JAVA_OPTS=-Xmx4g outrigger bench query --scale 10"
        })
public final class BenchCommand implements Subcommand {
    private static final String EMBEDDED = "Outrigger, Jython";

    @Spec private CommandSpec spec;

    private final Progress progress =
            new Progress(System.err, Boolean.getBoolean("outrigger.terminal"));

    /** The contenders of a benchmark, made once the data are there. */
    private interface Line {
        List<Comparison> up(Peers peers, Path folder) throws IOException, InterruptedException;
    }

    /** How a comparison's results are shown. */
    private interface Showing {
        List<Section> of(List<Comparison.Result> results);
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Name a benchmark.");
    }

    @Command(
            name = "query",
            mixinStandardHelpOptions = true,
            description =
                    "The customer-return query (two aggregates with DISTINCT over sales and returns, and an outer join),"
                            + " its rows taken to the end: Outrigger in process, DuckDB over JDBC in process,"
                            + " PostgreSQL over JDBC.")
    int query(@Mixin BenchOptions options) throws IOException, InterruptedException {
        return run(
                "query",
                options,
                (peers, folder) ->
                        List.of(
                                comparison(
                                        "the customer-return query",
                                        contenders(peers, options, ReturnsTask.QUERY),
                                        Optional.empty(),
                                        folder)));
    }

    @Command(
            name = "ingest",
            mixinStandardHelpOptions = true,
            description =
                    "store_sales into an empty table, committed: from a CSV file (BULK INSERT; COPY in DuckDB and,"
                            + " through the connection, in PostgreSQL), and from another table (INSERT … SELECT).")
    int ingest(@Mixin BenchOptions options) throws IOException, InterruptedException {
        return run(
                "ingest",
                options,
                (peers, folder) -> {
                    List<Contender> csv = contenders(peers, options, ReturnsTask.LOAD_CSV);
                    List<Contender> copy =
                            csv.stream()
                                    .map(
                                            contender ->
                                                    new Contender(
                                                            contender.name(),
                                                            contender.ours(),
                                                            contender.peer(),
                                                            ReturnsTask.COPY_TABLE))
                                    .toList();
                    return List.of(
                            comparison("store_sales from CSV", csv, Optional.empty(), folder),
                            comparison(
                                    "store_sales with INSERT … SELECT",
                                    copy,
                                    Optional.empty(),
                                    folder));
                });
    }

    @Command(
            name = "write-back",
            mixinStandardHelpOptions = true,
            description =
                    "One labelled row a customer into an empty table, committed and on disk: Outrigger with"
                            + " INSERT … SELECT and with INSERT … EXEC, DuckDB and PostgreSQL with INSERT … SELECT.")
    int writeBack(@Mixin BenchOptions options) throws IOException, InterruptedException {
        return run(
                "write-back",
                options,
                (peers, folder) -> {
                    List<Contender> all =
                            new ArrayList<>(contenders(peers, options, ReturnsTask.WRITE_SELECT));
                    Peer ours = all.remove(0).peer();
                    all.add(
                            0,
                            new Contender(
                                    "Outrigger, SELECT", true, ours, ReturnsTask.WRITE_SELECT));
                    all.add(
                            1,
                            new Contender("Outrigger, EXEC", true, ours, ReturnsTask.WRITE_EXEC));
                    return List.of(
                            comparison("labelled rows written", all, Optional.empty(), folder));
                });
    }

    @Command(
            name = "main-job",
            mixinStandardHelpOptions = true,
            description =
                    "The whole clustering: the query, k-means in Python, the labelled rows committed to a table."
                            + " Outrigger with its sandboxed script host, DuckDB and scikit-learn in one warm Python"
                            + " process, PostgreSQL with PL/Python.")
    int mainJob(
            @Mixin BenchOptions options,
            @Option(
                            names = "--python",
                            paramLabel = "PATH",
                            description =
                                    "A CPython with pandas, pyarrow and scikit-learn: Outrigger runs in it too, beside the embedded Jython.")
                    Path python,
            @Option(
                            names = "--peer-python",
                            paramLabel = "PATH",
                            description =
                                    "The Python of DuckDB and scikit-learn, with pandas, duckdb, scikit-learn and threadpoolctl."
                                            + " Default: OUTRIGGER_TEST_PYTHON's, else python3.")
                    Path peerPython)
            throws IOException, InterruptedException {
        return run(
                "main-job",
                options,
                (peers, folder) -> {
                    Optional<Path> found =
                            PeerPython.find(Optional.ofNullable(peerPython), PeerPython.CLUSTERING);
                    List<Contender> all = new ArrayList<>();
                    all.add(
                            new Contender(
                                    EMBEDDED,
                                    true,
                                    peers.outrigger(Optional.empty()),
                                    ReturnsTask.MAIN_JOB));
                    if (python != null) {
                        Peer cpython = peers.outrigger(Optional.of(python.toAbsolutePath()));
                        all.add(
                                new Contender(
                                        "Outrigger, CPython", true, cpython, ReturnsTask.MAIN_JOB));
                    }
                    Optional<Peer> judge = Optional.empty();
                    if (found.isPresent()) {
                        Peer peer = peers.duckDbInPython(found.get());
                        all.add(new Contender(peer.name(), false, peer, ReturnsTask.MAIN_JOB));
                        judge = Optional.of(peer);
                    } else {
                        peers.note(
                                "DuckDB + scikit-learn: left out, no Python with pandas, duckdb, scikit-learn and"
                                        + " threadpoolctl (see --peer-python)");
                    }
                    peers.postgres(options.postgres(), ReturnsTask.MAIN_JOB)
                            .ifPresent(
                                    peer ->
                                            all.add(
                                                    new Contender(
                                                            "PostgreSQL + PL/Python",
                                                            false,
                                                            peer,
                                                            ReturnsTask.MAIN_JOB)));
                    return List.of(comparison("the main job", all, judge, folder));
                });
    }

    @Command(
            name = "tpc-h",
            mixinStandardHelpOptions = true,
            description =
                    "TPC-H's 22 queries, each one's rows taken to the end, and their sum: Outrigger in process, DuckDB"
                            + " over JDBC in process. No table has a key or an index.")
    int tpcH(@Mixin TpcHOptions options) throws IOException {
        require(options);
        try (BenchData data = BenchData.tpcH(options.data(), options.scale(), progress);
                Peers peers = new Peers(Suite.TPC_H, data.folder(), options.limit())) {
            progress.show("load the data into each system");
            List<Peer> systems = List.of(peers.outrigger(Optional.empty()), peers.duckDb());
            QueryTexts queries = TpcH.queries();
            List<Contest> contests = new ArrayList<>();
            for (String query : queries.names()) {
                boolean ordered = DuckDbText.isOrdered(queries.text(query));
                contests.add(
                        new Contest(
                                query,
                                contenders(systems, new QueryTask(query)),
                                () -> new RowsCheck(ordered)));
            }
            return run(
                    "tpc-h: TPC-H scale " + options.scale(),
                    options,
                    peers,
                    List.of(new Comparison(contests, data.folder())),
                    results -> List.of(new QueriesSection(results)));
        } finally {
            progress.clear();
        }
    }

    @Command(
            name = "key-look-up",
            mixinStandardHelpOptions = true,
            description =
                    "A prepared SELECT of one row by primary key, from a table on disk, one after the other: Outrigger"
                            + " in process, H2 and DuckDB over JDBC in process; the median and the 99th percentile of"
                            + " 10,000 a round.")
    int keyLookUp(@Mixin KeyOptions options) throws IOException {
        require(options);
        try (BenchData data = BenchData.keys(options.data(), options.rows(), progress);
                Peers peers = new Peers(Suite.KEYS, data.folder(), options.limit())) {
            progress.show("load the data into each system");
            List<Peer> systems =
                    List.of(peers.outrigger(Optional.empty()), peers.h2(), peers.duckDb());
            Contest contest =
                    new Contest(
                            "prepared look-up by primary key",
                            contenders(systems, new QueryTask("look-up")),
                            () -> new RowsCheck(true));
            return run(
                    String.format(Locale.ROOT, "key-look-up: %,d rows", options.rows()),
                    options,
                    peers,
                    List.of(new Comparison(List.of(contest), data.folder())),
                    results ->
                            results.stream()
                                    .<Section>map(
                                            result -> new LatencySection(result, KeyWork.LOOK_UPS))
                                    .toList());
        } finally {
            progress.clear();
        }
    }

    @Command(
            name = "jdbc",
            mixinStandardHelpOptions = true,
            description =
                    "What JDBC costs: the round trip of SELECT 1 and of a prepared look-up by primary key, 10,000 a round,"
                            + " and a result of twenty columns read to its end, each value as an object: Outrigger in"
                            + " process, Outrigger's server over TCP, PostgreSQL over TCP.")
    int jdbc(@Mixin JdbcOptions options) throws IOException, InterruptedException {
        require(options);
        try (BenchData data = BenchData.wide(options.data(), options.rows(), progress);
                Peers peers = new Peers(Suite.JDBC, data.folder(), options.limit())) {
            progress.show("load the data into each system");
            List<Peer> ours = List.of(peers.outriggerInProcess(), peers.outriggerServer());
            List<Peer> systems = new ArrayList<>(ours);
            peers.postgres(options.postgres(), new QueryTask(JdbcWork.LOOK_UP))
                    .ifPresent(systems::add);
            List<Contest> contests = new ArrayList<>();
            for (String task : List.of(JdbcWork.ROUND_TRIP, JdbcWork.LOOK_UP, JdbcWork.WIDE)) {
                List<Contender> contenders =
                        systems.stream()
                                .map(
                                        peer ->
                                                new Contender(
                                                        peer.name(),
                                                        ours.contains(peer),
                                                        peer,
                                                        new QueryTask(task)))
                                .toList();
                contests.add(new Contest(task, contenders, () -> new RowsCheck(true)));
            }
            return run(
                    String.format(Locale.ROOT, "jdbc: %,d rows", options.rows()),
                    options,
                    peers,
                    List.of(new Comparison(contests, data.folder())),
                    results ->
                            List.of(
                                    new LatencySection(results.get(0), KeyWork.LOOK_UPS),
                                    new LatencySection(results.get(1), KeyWork.LOOK_UPS),
                                    new RowsSection(results.get(2))));
        } finally {
            progress.clear();
        }
    }

    @Command(
            name = "scripts",
            mixinStandardHelpOptions = true,
            description =
                    "Python beside the data: a warm call, a new session's first one, and a table of eight columns in and out:"
                            + " Outrigger's sandboxed script hosts, PostgreSQL with PL/Python row by row, and a plain"
                            + " Python process that reads and writes Arrow IPC by itself.")
    int scripts(@Mixin ScriptsOptions options) throws IOException, InterruptedException {
        require(options);
        try (BenchData data = BenchData.measured(options.data(), options.rows(), progress);
                Peers peers = new Peers(Suite.SCRIPTS, data.folder(), options.limit())) {
            progress.show("load the data into each system");
            return run(
                    String.format(Locale.ROOT, "scripts: %,d rows", options.rows()),
                    options,
                    peers,
                    new ScriptContests(peers, options).comparisons(data.folder()),
                    ScriptContests::sections);
        } finally {
            progress.clear();
        }
    }

    @Command(
            name = "jmh",
            mixinStandardHelpOptions = true,
            description = "JMH micro-benchmarks of columns and operators.")
    int jmh(
            @Parameters(
                            paramLabel = "PATTERN",
                            arity = "0..1",
                            defaultValue = ".*",
                            description =
                                    "A regular expression on class and method. Default: ${DEFAULT-VALUE}.")
                    String pattern,
            @Option(
                            names = "--quick",
                            description =
                                    "One fork, short iterations: for a look, not for a figure.")
                    boolean quick)
            throws RunnerException {
        return MicroBenchmarks.run(pattern, quick);
    }

    private static Comparison comparison(
            String title, List<Contender> contenders, Optional<Peer> judge, Path folder) {
        return new Comparison(
                List.of(new Contest(title, contenders, () -> new NumbersCheck(judge))), folder);
    }

    private static List<Contender> contenders(Peers peers, BenchOptions options, Task task)
            throws IOException, InterruptedException {
        List<Peer> all = new ArrayList<>();
        all.add(peers.outrigger(Optional.empty()));
        all.add(peers.duckDb());
        peers.postgres(options.postgres(), task).ifPresent(all::add);
        return contenders(all, task);
    }

    /** The first is ours. */
    private static List<Contender> contenders(List<Peer> peers, Task task) {
        return peers.stream()
                .map(peer -> new Contender(peer.name(), peer == peers.get(0), peer, task))
                .toList();
    }

    private int run(String name, BenchOptions options, Line line)
            throws IOException, InterruptedException {
        require(options);
        String title = name + ": TPC-DS scale " + options.scale();
        try (BenchData data = BenchData.tpcDs(options.data(), options.scale(), progress);
                Peers peers = new Peers(Suite.RETURNS, data.folder(), options.limit())) {
            return run(
                    title,
                    options,
                    peers,
                    line.up(peers, data.folder()),
                    results -> results.stream().<Section>map(TimesSection::new).toList());
        } finally {
            progress.clear();
        }
    }

    private void require(RoundOptions options) {
        options.problem()
                .ifPresent(
                        problem -> {
                            throw new ParameterException(spec.commandLine(), problem);
                        });
    }

    private int run(
            String title,
            RoundOptions options,
            Peers peers,
            List<Comparison> comparisons,
            Showing showing)
            throws IOException {
        List<Comparison.Result> results = new ArrayList<>();
        for (Comparison comparison : comparisons) {
            results.addAll(comparison.run(options.warmUps(), options.rounds(), progress));
        }
        List<String> header = new ArrayList<>();
        header.add(
                String.format(
                        Locale.ROOT,
                        "outrigger bench %s, %d warm-up and %d measured rounds by turns, answers equal",
                        title,
                        options.warmUps(),
                        options.rounds()));
        header.add(Machine.description());
        header.addAll(peers.notes());
        PeerProcess.BLAS_VARIABLES.stream()
                .filter(System.getenv()::containsKey)
                .forEach(variable -> header.add(variable + " is set here, and was unset"));
        String name = title.substring(0, title.indexOf(':'));
        Report report = new Report(name, header, showing.of(results));
        PrintWriter out = spec.commandLine().getOut();
        report.print(out);
        out.flush();
        if (options.json().isPresent()) {
            report.write(options.json().get());
        }
        return 0;
    }
}
