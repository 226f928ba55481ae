package dev.outrigger.cli;

import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line's entry. */
@Command(
        name = "outrigger",
        mixinStandardHelpOptions = true,
        version = Main.VERSION,
        description = "An SQL engine that speaks T-SQL and runs Python next to the data.",
        footerHeading = "%nTo begin with:%n",
        footer = {
            "  outrigger demo                      clusters the customers of a shop, from nothing",
            "  outrigger run -e \"SELECT 1 AS one\"  runs a statement, in memory",
            "  outrigger run --data DIR FILE.sql   runs a script on a database kept in DIR",
            "  outrigger shell --data DIR          takes statements at a terminal",
            "  outrigger serve --data DIR          lets SQL Server clients in",
            "  outrigger java-sdk                  writes the jar that programs in Java are compiled against",
            "  outrigger run --help                the options of a command",
            "",
            "Exit status: 0 when all went well, 1 when a statement failed, 2 for a wrong command line."
        })
public final class Main implements Runnable {
    /** Product and version, as whoever asks is told. */
    public static final String VERSION = "Outrigger 0.1.0-SNAPSHOT";

    private static final int HELP_WIDTH = 100;

    @Spec private CommandSpec spec;

    private Main() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }

    @EndsTheProcess
    public static void main(String[] arguments) {
        Logs.configure(arguments.length > 0 && arguments[0].equals("serve"));
        System.exit(commandLine().execute(arguments));
    }

    private static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.addSubcommand(new RunCommand());
        line.addSubcommand(new ServeCommand());
        line.addSubcommand(new JavaSdkCommand());
        for (Subcommand subcommand : ServiceLoader.load(Subcommand.class)) {
            line.addSubcommand(subcommand);
        }
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(HELP_WIDTH);
        line.getSubcommands().values().forEach(each -> each.setUsageHelpWidth(HELP_WIDTH));
        line.setExecutionExceptionHandler(
                (failure, failed, parsed) -> {
                    System.err.println("outrigger: " + Failures.explain(failure));
                    return 1;
                });
        return line;
    }
}
