package dev.outrigger.scripthost.launch;

import dev.outrigger.scripthost.ScriptFailure;
import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.folders.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A CPython interpreter and the folders that it loads from, in its own words. */
record PythonInstallation(Path executable, List<Path> readable) {
    private static final long ANSWER_SECONDS = 20;
    private static final Set<String> SHARED_PREFIXES = Set.of("/", "/usr", "/usr/local");
    private static final String QUESTION =
            "import sys\n"
                    + "print('%d.%d' % sys.version_info[:2])\n"
                    + "for p in [sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix] + sys.path: print(p)\n"
                    + "if sys.version_info >= (3, 9):\n"
                    + "  import compileall, py_compile\n"
                    + "  mode = py_compile.PycInvalidationMode.UNCHECKED_HASH\n"
                    + "  compileall.compile_dir(sys.argv[1], quiet=2, invalidation_mode=mode)";

    PythonInstallation {
        readable = List.copyOf(readable);
    }

    /**
     * Runs the interpreter, outside of any sandbox: the administrator chose it, and no script is
     * there yet. It leaves its byte code beside the worker's source, which hosts can only read and
     * would compile anew each.
     */
    static PythonInstallation ask(Path executable, Path worker) {
        if (!Files.isExecutable(executable)) {
            throw refused("there is no Python interpreter at " + executable);
        }
        Process process = null;
        try {
            process =
                    new ProcessBuilder(
                                    executable.toString(), "-I", "-c", QUESTION, worker.toString())
                            .redirectErrorStream(true)
                            .start();
            process.getOutputStream().close();
            if (!process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
                throw refused(executable + " did not answer within " + ANSWER_SECONDS + " s");
            }
            String answer =
                    new String(
                            process.getInputStream().readNBytes(1 << 16), StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                throw refused(
                        executable
                                + " is no Python interpreter that works: it "
                                + new HostEnd(process.exitValue(), false).text()
                                + (answer.isBlank() ? "" : "; " + answer.strip()));
            }
            return new PythonInstallation(executable, folders(executable, answer.lines().toList()));
        } catch (IOException e) {
            throw refused(executable + " cannot be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScriptFailure(Reason.CANCELLED, "interrupted while Python was started");
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }

    private static ScriptFailure refused(String text) {
        return new ScriptFailure(Reason.LAUNCH_FAILED, text);
    }

    private static List<Path> folders(Path executable, List<String> answer) throws IOException {
        String[] version = answer.get(0).split("\\.");
        if (Integer.parseInt(version[0]) != 3 || Integer.parseInt(version[1]) < 9) {
            throw refused(
                    executable + " is Python " + answer.get(0) + "; scripts need 3.9 or later");
        }
        Set<Path> paths = new LinkedHashSet<>();
        for (String line : answer.subList(1, answer.size())) {
            Path path = Path.of(line).normalize();
            if (path.isAbsolute()
                    && Files.exists(path)
                    && !SHARED_PREFIXES.contains(path.toString())) {
                paths.add(path);
            }
        }
        // A link to the interpreter is looked up step by step; each step must be there.
        Path step = executable.toAbsolutePath().normalize();
        for (int i = 0; i < 20; i++) {
            paths.add(step);
            if (!Files.isSymbolicLink(step)) {
                break;
            }
            step = step.resolveSibling(Files.readSymbolicLink(step)).normalize();
        }
        return Folders.outermost(paths);
    }
}
