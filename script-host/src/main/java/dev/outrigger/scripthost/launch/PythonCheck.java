package dev.outrigger.scripthost.launch;

import dev.outrigger.scripthost.InterpreterCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Asks an interpreter, before any script needs it, whether it has what scripts need. It imports
 * nothing that is slow to import.
 */
public final class PythonCheck {
    private static final long ANSWER_SECONDS = 20;
    private static final String NEEDED = "numpy,pandas,pyarrow";

    /**
     * A line each: the version, the kind of environment, whether pip is there, a module's version.
     */
    private static final String QUESTION =
            """
            import sys
            print('version %d.%d.%d' % sys.version_info[:3])
            if sys.version_info < (3, 9):
                sys.exit(0)
            import importlib.metadata, importlib.util
            if sys.prefix != sys.base_prefix:
                print('venv ' + sys.prefix)
            def there(name):
                try:
                    return importlib.util.find_spec(name) is not None
                except (ImportError, ValueError):
                    return False
            print('pip' if there('pip') else 'nopip')
            for name in sys.argv[1].split(','):
                top = name.split('.')[0]
                try:
                    version = importlib.metadata.version(top)
                except importlib.metadata.PackageNotFoundError:
                    version = '-'
                print('module', name, version if there(top) else 'missing')
            """;

    private final Path executable;
    private String version = "";
    private String environment = "";
    private boolean pip;
    private final List<String> missing = new ArrayList<>();
    private final List<String> old = new ArrayList<>();
    private final List<String> found = new ArrayList<>();

    private PythonCheck(Path executable) {
        this.executable = executable;
    }

    /** imports: further modules that have to be there. */
    public static InterpreterCheck of(Path executable, List<String> imports) {
        if (!Files.exists(executable)) {
            return new InterpreterCheck(
                    executable.toString(),
                    "there is no such file",
                    "give the path of a Python interpreter");
        }
        if (Files.isDirectory(executable) || !Files.isExecutable(executable)) {
            return new InterpreterCheck(
                    executable.toString(),
                    "it is not a program that can be run",
                    "give the path of a Python interpreter, such as VENV/bin/python");
        }
        PythonCheck check = new PythonCheck(executable);
        String modules = imports.isEmpty() ? NEEDED : NEEDED + "," + String.join(",", imports);
        try {
            return check.read(check.ask(modules));
        } catch (IOException e) {
            return check.broken("it cannot be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return check.broken("it was interrupted before it answered");
        }
    }

    /** Its standard output and error together; one that fails or hangs gives no line of ours. */
    private List<String> ask(String modules) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(executable.toString(), "-I", "-c", QUESTION, modules);
        Process process = builder.redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
                return List.of("it did not answer within " + ANSWER_SECONDS + " s");
            }
            return new String(process.getInputStream().readNBytes(1 << 16), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } finally {
            process.destroyForcibly();
        }
    }

    private InterpreterCheck read(List<String> answer) {
        for (String line : answer) {
            String[] words = line.strip().split(" ", 2);
            switch (words[0]) {
                case "version" -> version = words[words.length - 1];
                case "venv" -> environment = " of the virtual environment " + words[1];
                case "pip" -> pip = true;
                case "module" -> module(words[1].split(" "));
                default -> {}
            }
        }
        if (!version.matches("\\d+\\.\\d+\\.\\d+")) {
            return broken(
                    "it does not answer as a Python interpreter does: "
                            + String.join(" ", answer).strip());
        }
        if (isOlder(version, 3, 9)) {
            return new InterpreterCheck(
                    description(),
                    "it is Python " + version + "; scripts need 3.9 or later",
                    "give the path of a newer interpreter");
        }
        if (!missing.isEmpty()) {
            return new InterpreterCheck(
                    description(),
                    "it lacks " + String.join(", ", missing),
                    install(String.join(" ", missing)));
        }
        if (!old.isEmpty()) {
            return new InterpreterCheck(
                    description(),
                    "it has pandas " + old.get(0) + "; scripts need 1.5 or later",
                    install("-U pandas"));
        }
        return new InterpreterCheck(description(), "", "");
    }

    private void module(String[] told) {
        if (told[1].equals("missing")) {
            missing.add(told[0]);
            return;
        }
        found.add(told[1].equals("-") ? told[0] : told[0] + " " + told[1]);
        if (told[0].equals("pandas") && isOlder(told[1], 1, 5)) {
            old.add(told[1]);
        }
    }

    private static boolean isOlder(String version, int major, int minor) {
        String[] parts = version.split("\\D+");
        if (parts.length < 2) {
            return false;
        }
        int first = Integer.parseInt(parts[0]);
        return first < major || first == major && Integer.parseInt(parts[1]) < minor;
    }

    private String description() {
        return executable
                + ": Python "
                + version
                + environment
                + (found.isEmpty() ? "" : " with " + String.join(", ", found));
    }

    private String install(String packages) {
        String command = executable + " -m pip install " + packages;
        return pip
                ? "run: " + command
                : "run: " + executable + " -m ensurepip --upgrade, then: " + command;
    }

    private InterpreterCheck broken(String problem) {
        return new InterpreterCheck(
                executable.toString(), problem, "give the path of a Python interpreter");
    }
}
