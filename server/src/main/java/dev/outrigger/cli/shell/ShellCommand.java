package dev.outrigger.cli.shell;

import dev.outrigger.Instance;
import dev.outrigger.cli.DatabaseOptions;
import dev.outrigger.cli.Scripts;
import dev.outrigger.cli.Subcommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command; JLine is loaded when it runs, not when it is offered. */
@Command(
        name = "shell",
        mixinStandardHelpOptions = true,
        description =
                "Takes T-SQL at a terminal: a line of GO runs the batch above it, :help says more.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  outrigger shell",
            "  outrigger shell --data shop --python /path/to/venv/bin/python",
            "",
            "Ctrl-C cancels what runs; Ctrl-D or exit leaves. What was typed is kept in",
            "$XDG_STATE_HOME/outrigger/history (~/.local/state/outrigger/history), but for texts",
            "with a password in them. Without a terminal, standard input is run as a script."
        })
public final class ShellCommand implements Subcommand {
    @Mixin private DatabaseOptions database;

    @Override
    public Integer call() throws IOException {
        if (!Terminals.areThere()) {
            return Scripts.run(
                    database,
                    List.of(new String(System.in.readAllBytes(), StandardCharsets.UTF_8)));
        }
        try (Instance instance = Instance.open(database.instance())) {
            Terminals.run(
                    instance,
                    database.format(),
                    database.data().map(Path::toString).orElse("a database in memory"),
                    ShellHistory.place(
                            System.getenv(), Path.of(System.getProperty("user.home", "."))));
        }
        return 0;
    }
}
