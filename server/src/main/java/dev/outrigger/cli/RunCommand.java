package dev.outrigger.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    @Spec private CommandSpec spec;

    @Mixin private DatabaseOptions database;

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
        return Scripts.run(database, scripts);
    }
}
