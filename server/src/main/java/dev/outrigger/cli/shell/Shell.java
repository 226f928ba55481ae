package dev.outrigger.cli.shell;

import dev.outrigger.Instance;
import dev.outrigger.Session;
import dev.outrigger.cli.Format;
import dev.outrigger.engine.errors.SqlError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jline.keymap.KeyMap;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/** Takes batches and directives at a terminal, and runs them, until the user leaves. */
final class Shell implements AutoCloseable {
    private static final String HELP =
            """
            GO [n]         runs the batch above it, n times
            :list          shows the lines that wait for a GO
            :reset         forgets them
            :r FILE        runs the batches of a file
            :out FILE      writes result sets to a file; :out stdout shows them here again
            :format NAME   prints result sets as table, csv or json
            :help          this
            :quit, exit    leaves; so does Ctrl-D on an empty line

            Ctrl-C cancels what runs, or forgets what is typed. Up and down recall what was typed
            before, Alt-Enter breaks a line, Tab completes keywords and names.
            """;

    private static final String NEW_LINE_WIDGET = "new-line";
    private static final int FILE_BYTES_MAX = 64 << 20;
    private static final int MILLIS_PER_SECOND = 1000;

    private final Instance instance;
    private final Terminal terminal;
    private final ShellOutput output;
    private final ShellInput input = new ShellInput();
    private final LineReader reader;
    private final NameCompleter names;
    private volatile Session session;
    private String typedBefore = "";
    private boolean leaving;

    Shell(Instance instance, Terminal terminal, Format format) {
        this.instance = instance;
        this.terminal = terminal;
        this.output = new ShellOutput(terminal, format, () -> session.cancel());
        this.session = instance.openSession();
        this.names = new NameCompleter(instance);
        this.reader = reader();
        terminal.handle(Terminal.Signal.INT, Terminal.SignalHandler.SIG_IGN);
    }

    private LineReader reader() {
        LineReader made =
                LineReaderBuilder.builder()
                        .terminal(terminal)
                        .appName("outrigger")
                        .parser(new TypedText(input, ShellOutput.isDumb(terminal)))
                        .history(new ShellHistory())
                        .completer(names)
                        .variable(LineReader.SECONDARY_PROMPT_PATTERN, TypedText.NEXT_LINE_PROMPT)
                        .variable(LineReader.HISTORY_SIZE, ShellHistory.ENTRIES)
                        .variable(LineReader.HISTORY_FILE_SIZE, ShellHistory.ENTRIES)
                        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                        .option(LineReader.Option.CASE_INSENSITIVE, true)
                        .build();
        made.getWidgets()
                .put(
                        NEW_LINE_WIDGET,
                        () -> {
                            made.getBuffer().write('\n');
                            return true;
                        });
        made.getKeyMaps()
                .get(LineReader.MAIN)
                .bind(new Reference(NEW_LINE_WIDGET), KeyMap.alt('\r'));
        return made;
    }

    void greet(String where) {
        output.line("Outrigger on " + where + ". GO runs a batch, :help says more.");
    }

    /** Keeps what is typed in this file too, and recalls what it holds. */
    void keepHistory(Path file) {
        try {
            ShellHistory.prepare(file);
            reader.setVariable(LineReader.HISTORY_FILE, file);
            reader.getHistory().load();
        } catch (IOException e) {
            output.aside("What is typed is not kept: " + e);
        }
    }

    void run() {
        while (!leaving) {
            String text;
            try {
                String prompt = input.nextLine() + "> ";
                text = reader.readLine(prompt, null, (Character) null, typedBefore);
            } catch (UserInterruptException e) {
                input.clear();
                typedBefore = "";
                continue;
            } catch (EndOfFileException e) {
                return;
            }
            typedBefore = "";
            take(text);
        }
    }

    private void take(String text) {
        output.begin();
        try {
            // One by one: a directive is about the lines before it alone.
            text.lines().forEach(line -> input.take(line).forEach(this::follow));
        } catch (SqlError e) {
            input.clear();
            output.error(e.getMessage());
            return;
        }
        if (!ShellOutput.isDumb(terminal)) {
            // It can be edited again.
            typedBefore = input.pending().isBlank() ? "" : input.pending() + "\n";
            input.clear();
        }
    }

    private void follow(Step step) {
        if (leaving || output.isStopped()) {
            return;
        }
        if (step instanceof Step.Batch batch) {
            run(List.of(batch));
        } else {
            obey((Step.Directive) step);
        }
    }

    private void obey(Step.Directive directive) {
        String argument = directive.argument();
        switch (directive.name()) {
            case "quit", "exit", "q" -> leaving = true;
            case "help" -> output.line(HELP.stripTrailing());
            case "reset" -> input.clear();
            case "list" -> output.line(Cells.inLines(input.pending()));
            case "r" -> runFile(argument);
            case "out" -> out(argument);
            case "format" -> format(argument);
            default ->
                    output.error(
                            "There is no directive :" + directive.name() + "; :help lists them.");
        }
    }

    private void out(String name) {
        try {
            switch (name.toLowerCase(Locale.ROOT)) {
                case "" -> output.error(":out needs a file, or stdout.");
                case "stdout" -> output.toScreen();
                default -> output.to(Path.of(unquoted(name)));
            }
        } catch (IOException | InvalidPathException e) {
            output.error("The file cannot be written: " + e.getMessage());
        }
    }

    private void format(String name) {
        for (Format format : Format.values()) {
            if (format.name().equalsIgnoreCase(name)) {
                output.format(format);
                return;
            }
        }
        output.error(":format needs table, csv or json.");
    }

    private void runFile(String name) {
        if (name.isEmpty()) {
            output.error(":r needs a file.");
            return;
        }
        try {
            Path file = Path.of(unquoted(name));
            if (Files.size(file) > FILE_BYTES_MAX) {
                output.error("The file is longer than " + FILE_BYTES_MAX + " bytes.");
                return;
            }
            String before = input.nextLine() == 1 ? "" : input.pending() + "\n";
            List<Step> batches = ShellInput.batches(before + Files.readString(file));
            input.clear();
            run(batches);
        } catch (IOException | InvalidPathException e) {
            output.error("The file cannot be read: " + e.getMessage());
        } catch (SqlError e) {
            output.error(e.getMessage());
        }
    }

    private static String unquoted(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1) : name;
    }

    private void run(List<Step> batches) {
        long begun = System.nanoTime();
        Terminal.SignalHandler before =
                terminal.handle(Terminal.Signal.INT, signal -> output.stop());
        try {
            for (Step step : batches) {
                Step.Batch batch = (Step.Batch) step;
                for (int i = 0; i < batch.repeat() && !output.isStopped(); i++) {
                    run(batch.text());
                }
            }
        } finally {
            terminal.handle(Terminal.Signal.INT, before);
            names.forget(session.isClosed() ? "master" : session.database());
        }
        output.aside(time(Duration.ofNanos(System.nanoTime() - begun)));
    }

    private void run(String batch) {
        if (session.execute(batch, output).sessionEnded()) {
            session.close();
            session = instance.openSession();
            output.aside("The session has ended; this is a new one.");
        }
    }

    private static String time(Duration taken) {
        long millis = taken.toMillis();
        return millis < MILLIS_PER_SECOND
                ? millis + " ms"
                : String.format(Locale.ROOT, "%.1f s", millis / (double) MILLIS_PER_SECOND);
    }

    @Override
    public void close() {
        session.close();
        output.close();
    }
}
