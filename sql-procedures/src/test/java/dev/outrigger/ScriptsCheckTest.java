package dev.outrigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.golden.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of an installation that lacks something, and of one that does not. */
final class ScriptsCheckTest {
    private static final String PYTHON = System.getenv("OUTRIGGER_TEST_PYTHON");

    @TempDir private Path folder;

    /** The rows by their steps. */
    private static Map<String, String> check(InstanceOptions options, String before) {
        try (Instance instance = Instance.open(options);
                Session session = instance.openSession()) {
            Transcript ignored = new Transcript();
            session.execute(before, ignored);
            Transcript transcript = new Transcript();
            List<String> lines =
                    transcript.lines(session.execute("EXEC sp_external_scripts_check", transcript));
            return lines.stream()
                    .map(String::strip)
                    .filter(line -> line.matches("[^|]+\\| (ok|warning|failed) \\|.*"))
                    .collect(
                            Collectors.toMap(
                                    line -> line.substring(0, line.indexOf(" | ")),
                                    line -> line.substring(line.indexOf(" | ") + 3)));
        }
    }

    private static final String ON = "EXEC sp_configure 'external scripts enabled', 1 RECONFIGURE";

    @Test
    void embeddedRuntimeWorksAndTheSwitchIsNamedWhereItIsOff() {
        Map<String, String> off = check(InstanceOptions.inMemory(), "PRINT 1");
        assertThat(off.get("external scripts enabled"))
                .startsWith("failed | ")
                .contains("EXEC sp_configure 'external scripts enabled', 1; RECONFIGURE");
        assertThat(off.get("interpreter")).startsWith("ok | the embedded Jython");
        assertThat(off.get("script")).startsWith("ok | ");
        assertThat(off).containsKeys("sandbox", "limits");
        assertThat(check(InstanceOptions.inMemory(), ON).get("external scripts enabled"))
                .startsWith("ok | ");
    }

    @Test
    @Tag("cpython")
    void interpreterIsDescribedAndAHostOfItTried() {
        assumePython();
        Map<String, String> rows =
                check(InstanceOptions.inMemory().withPython(Path.of(PYTHON)), ON);
        assertThat(rows.get("interpreter"))
                .startsWith("ok | " + PYTHON + ": Python 3.")
                .contains("pandas ")
                .contains("pyarrow ");
        assertThat(rows.get("script")).startsWith("ok | a host was there after ");
    }

    @Test
    @Tag("cpython")
    void environmentThatLacksPandasIsRefusedWithTheCommandThatMendsIt() throws Exception {
        assumePython();
        Path bare = environment("bare");
        assertThat(refused(bare))
                .contains("lacks numpy, pandas, pyarrow")
                .contains("run: " + bare + " -m ensurepip --upgrade, then: ")
                .contains(bare + " -m pip install numpy pandas pyarrow");
    }

    @Test
    @Tag("cpython")
    void environmentOverASystemThatHasAllRunsScripts() throws Exception {
        assumePython();
        // Links to the interpreter, and finds the other's packages by a path file.
        Path venv = environment("over");
        Path packages =
                Path.of(
                        answer(
                                PYTHON,
                                "import pandas, os; print(os.path.dirname(os.path.dirname(pandas.__file__)))"));
        Path own =
                Path.of(
                        answer(
                                venv.toString(),
                                "import sysconfig; print(sysconfig.get_path('purelib'))"));
        Files.writeString(own.resolve("all.pth"), packages + "\n");
        Map<String, String> rows = check(InstanceOptions.inMemory().withPython(venv), ON);
        assertThat(rows.get("interpreter"))
                .startsWith("ok | ")
                .contains(" of the virtual environment " + folder.resolve("over").toRealPath());
        assertThat(rows.get("script")).startsWith("ok | ");
    }

    @Test
    @Tag("cpython")
    void pandasThatIsThereAndCannotBeImportedFailsTheScript() throws Exception {
        assumePython();
        Path venv = environment("broken");
        Path own =
                Path.of(
                        answer(
                                venv.toString(),
                                "import sysconfig; print(sysconfig.get_path('purelib'))"));
        for (String name : List.of("numpy", "pandas", "pyarrow")) {
            Path module = Files.createDirectory(own.resolve(name)).resolve("__init__.py");
            Files.writeString(module, name.equals("pandas") ? "raise ImportError('broken')" : "");
        }
        Map<String, String> rows = check(InstanceOptions.inMemory().withPython(venv), ON);
        assertThat(rows.get("interpreter")).startsWith("ok | ");
        assertThat(rows.get("script"))
                .startsWith("failed | ")
                .contains("cannot import pandas (broken)");
    }

    @Test
    void programThatIsNoInterpreterIsRefusedWhenTheInstanceIsOpened() throws IOException {
        assertThat(refused(folder.resolve("none"))).contains("there is no such file");
        assertThat(refused(folder)).contains("not a program that can be run");
        Path old = folder.resolve("old");
        Files.writeString(old, "#!/bin/sh\necho version 3.8.10\n");
        assertThat(old.toFile().setExecutable(true)).isTrue();
        assertThat(refused(old)).contains("it is Python 3.8.10; scripts need 3.9 or later");
        Path other = folder.resolve("other");
        Files.writeString(other, "#!/bin/sh\necho hello\n");
        assertThat(other.toFile().setExecutable(true)).isTrue();
        assertThat(refused(other)).contains("does not answer as a Python interpreter does: hello");
    }

    @Test
    @Tag("cpython")
    void listedModuleThatIsMissingIsNamedWhenTheInstanceIsOpened() {
        assumePython();
        InstanceOptions options =
                InstanceOptions.inMemory()
                        .withPython(Path.of(PYTHON))
                        .withPythonImports(List.of("no_such_module"));
        SqlError error = catchThrowableOfType(SqlError.class, () -> Instance.open(options).close());
        assertThat(error).hasMessageContaining("it lacks no_such_module");
    }

    private static String refused(Path python) {
        SqlError error =
                catchThrowableOfType(
                        SqlError.class,
                        () -> Instance.open(InstanceOptions.inMemory().withPython(python)).close());
        assertThat(error.number()).isEqualTo(39119);
        return error.getMessage();
    }

    private Path environment(String name) throws Exception {
        Path venv = folder.resolve(name);
        Process process =
                new ProcessBuilder(
                                PYTHON,
                                "-m",
                                "venv",
                                "--without-pip",
                                "--symlinks",
                                venv.toString())
                        .inheritIO()
                        .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return venv.resolve("bin/python");
    }

    private static String answer(String python, String question) throws IOException {
        Process process = new ProcessBuilder(python, "-c", question).start();
        return new String(process.getInputStream().readAllBytes()).strip();
    }

    private static void assumePython() {
        assumeTrue(
                PYTHON != null, "OUTRIGGER_TEST_PYTHON names no CPython with pandas and pyarrow");
    }
}
