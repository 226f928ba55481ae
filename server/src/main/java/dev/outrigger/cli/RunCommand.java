package dev.outrigger.cli;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs T-SQL: texts given with -e, then files, batches ending at lines of GO.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  outrigger run -e \"SELECT name FROM sys.databases\"",
            "  outrigger run --data shop --format csv report.sql > report.csv",
            "  echo \"PRINT 'hello'\" | outrigger run -",
            "",
            "Python scripts are off until they are switched on, once for each database folder:",
            "  EXEC sp_configure 'external scripts enabled', 1; RECONFIGURE;"
        })
final class RunCommand implements Callable<Integer> {
    private static final int BUFFER_BYTES = 1 << 16;

    @Spec private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The database's folder, made when missing. Without it the database is in memory and ends with the command.")
    private Path data;

    @Option(
            names = "--python",
            paramLabel = "PATH",
            description =
                    "A CPython of 3.9 or later with pandas and pyarrow, for scripts of language Python. Without it they run in the embedded Jython.")
    private Path python;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "How result sets are printed: table (the default), csv or json.")
    private Format format;

    @Option(
            names = "-e",
            paramLabel = "SQL",
            description = "T-SQL to run; may be given several times.")
    private List<String> texts = List.of();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Files of T-SQL, in UTF-8; - is standard input.")
    private List<String> files = List.of();

    @Override
    public Integer call() throws IOException {
        if (texts.isEmpty() && files.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "Give T-SQL with -e, or a FILE (- for standard input).");
        }
        List<String> scripts = new ArrayList<>(texts);
        for (String file : files) {
            scripts.add(
                    file.equals("-")
                            ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                            : Files.readString(Path.of(file)));
        }
        PrintStream out =
                new PrintStream(
                        new BufferedOutputStream(
                                new FileOutputStream(FileDescriptor.out), BUFFER_BYTES),
                        false,
                        StandardCharsets.UTF_8);
        PrintStream messages =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        BatchPrinter printer = new BatchPrinter(format.printer(out), messages);
        try (Instance instance = Instance.open(options());
                Session session = instance.openSession()) {
            for (String script : scripts) {
                session.executeScript(script, printer);
            }
        } finally {
            out.flush();
        }
        return printer.failed() ? 1 : 0;
    }

    private InstanceOptions options() {
        InstanceOptions options =
                data == null ? InstanceOptions.inMemory() : InstanceOptions.at(data);
        return python == null ? options : options.withPython(python);
    }
}
