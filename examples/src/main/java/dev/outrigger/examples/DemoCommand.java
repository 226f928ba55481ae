package dev.outrigger.examples;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import dev.outrigger.cli.BatchPrinter;
import dev.outrigger.cli.Format;
import dev.outrigger.cli.Subcommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The main job from nothing: TPC-DS data, a procedure with a Python script, labelled customers. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Clusters the customers of a shop by what they return, from nothing: makes TPC-DS data, loads it, runs a"
                    + " procedure that hands a query's rows to a Python script, and writes the labelled customers into"
                    + " a table.",
            "",
            "With --data the database stays: look at it with",
            "  outrigger run --data DIR -e \"SELECT * FROM customer_returns.dbo.customer_labels\""
        })
public final class DemoCommand implements Subcommand {
    private static final double SMALLEST_SCALE = 0.001;
    private static final double LARGEST_SCALE = 100;
    private static final String DATABASE = "customer_returns";

    @Spec private CommandSpec spec;

    @Option(
            names = "--scale",
            paramLabel = "S",
            defaultValue = "0.1",
            description = "How much data: 1 is 2.9 million sales. Default: ${DEFAULT-VALUE}.")
    private double scale;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The database's folder, made when missing. Without it the database is in a temporary one.")
    private Path data;

    @Option(
            names = "--python",
            paramLabel = "PATH",
            description =
                    "A CPython with pandas, pyarrow and scikit-learn. Without it the script runs in the embedded Jython.")
    private Path python;

    private final Stages stages = new Stages();
    private final Progress progress =
            new Progress(System.err, Boolean.getBoolean("outrigger.terminal"));

    @Override
    public Integer call() throws IOException {
        if (!(scale >= SMALLEST_SCALE && scale <= LARGEST_SCALE)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--scale must be from " + SMALLEST_SCALE + " to " + (int) LARGEST_SCALE + ".");
        }
        Path temporary = Files.createTempDirectory("outrigger-demo");
        try {
            return run(temporary);
        } finally {
            progress.clear();
            delete(temporary);
        }
    }

    private int run(Path temporary) throws IOException {
        for (TpcDsTable table : TpcDsTable.values()) {
            generate(table, temporary);
        }
        InstanceOptions options =
                InstanceOptions.at(data == null ? temporary.resolve("data") : data);
        if (python != null) {
            options = options.withPython(python);
        }
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        BatchPrinter printer = new BatchPrinter(Format.TABLE.printer(out), System.err);
        try (Instance instance = Instance.open(options);
                Session session = instance.openSession()) {
            session.executeScript(
                    "DROP DATABASE IF EXISTS "
                            + DATABASE
                            + "\nGO\nCREATE DATABASE "
                            + DATABASE
                            + "\nGO\nUSE "
                            + DATABASE
                            + "\nGO\nEXEC sp_configure 'external scripts enabled', 1; RECONFIGURE;\nGO\n"
                            + CustomerReturns.tables(),
                    new ClearingConsumer(printer, progress, true));
            for (TpcDsTable table : TpcDsTable.values()) {
                step(
                        session,
                        printer,
                        "load " + table.sqlName(),
                        CustomerReturns.load(table.sqlName(), csv(table, temporary)));
            }
            step(session, printer, "create the procedure", CustomerReturns.procedure());
            step(session, printer, "label, first call", CustomerReturns.label());
            step(
                    session,
                    printer,
                    "label again, warm",
                    "TRUNCATE TABLE dbo.customer_labels;\n" + CustomerReturns.label());
            out.println();
            step(session, printer, "sizes and means", CustomerReturns.groups());
            out.println("\nFive customers of the inactive group:\n");
            step(session, printer, "e-mail addresses", CustomerReturns.inactive());
            out.println();
            stages.print(out);
        }
        return printer.failed() ? 1 : 0;
    }

    private void generate(TpcDsTable table, Path folder) throws IOException {
        String what = "make " + table.sqlName();
        long expected = table.expectedRows(scale);
        progress.show(what);
        stages.measure(
                what,
                () ->
                        table.write(
                                scale,
                                csv(table, folder),
                                rows -> progress.show(what, rows, expected)));
        progress.clear();
    }

    private void step(Session session, BatchPrinter printer, String name, String script) {
        if (printer.failed()) {
            return;
        }
        progress.show(name);
        stages.measure(
                name,
                () -> {
                    session.executeScript(script, new ClearingConsumer(printer, progress, false));
                    return null;
                });
        progress.clear();
    }

    private static Path csv(TpcDsTable table, Path folder) {
        return folder.resolve(table.sqlName() + ".csv");
    }

    private static void delete(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
