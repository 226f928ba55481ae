package dev.outrigger.procedures.external;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.procedures.procedure.Autocommit;
import dev.outrigger.scripthost.InterpreterCheck;
import dev.outrigger.scripthost.ScriptHosts;
import dev.outrigger.scripthost.ScriptRuntime;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The languages that scripts may be written in, and what runs them: Python, by the embedded Jython
 * or by the CPython that ALTER EXTERNAL LANGUAGE names. Thread-safe.
 */
public final class ExternalLanguages {
    public static final String PYTHON = "Python";
    private static final String JYTHON = "Jython";
    private static final String KEY = "external language.python";

    private volatile ScriptRuntime python;

    /** given: the interpreter that wins over what the catalog keeps. */
    public ExternalLanguages(Catalog catalog, Optional<Path> given) {
        Optional<ScriptRuntime> chosen = given.map(ScriptRuntime.CPython::new);
        Optional<ScriptRuntime> kept =
                catalog.setting(KEY)
                        .filter(path -> !path.isEmpty())
                        .map(path -> new ScriptRuntime.CPython(Path.of(path)));
        python = chosen.or(() -> kept).orElseGet(ScriptRuntime.Jython::new);
    }

    /** What runs scripts of a language; its name minds no case. */
    ScriptRuntime runtime(String language) {
        if (language.equalsIgnoreCase(PYTHON)) {
            return python;
        }
        String wayOut =
                language.equalsIgnoreCase("R")
                        ? " R is not available in Outrigger: write the script in Python (@language = N'Python')."
                        : " Outrigger runs 'Python'.";
        throw SqlError.of(ErrorCode.SCRIPT_LANGUAGE_MISSING, language, wayOut);
    }

    /**
     * {@code ALTER EXTERNAL LANGUAGE Python SET (CONTENT = '/usr/bin/python3')}: from now on, and
     * after the instance is opened again. The content {@code Jython} goes back to the embedded
     * runtime.
     */
    public void alter(
            EngineSession engine,
            String language,
            String content,
            Optional<String> fileName,
            ScriptHosts hosts) {
        if (!language.equalsIgnoreCase(PYTHON)) {
            throw SqlError.of(
                    ErrorCode.SCRIPT_LANGUAGE_MISSING, language, " Outrigger runs 'Python'.");
        }
        if (engine.transactionDepth() > 0) {
            throw SqlError.of(ErrorCode.DDL_IN_TRANSACTION, "ALTER EXTERNAL LANGUAGE");
        }
        boolean embedded = content.strip().equalsIgnoreCase(JYTHON);
        ScriptRuntime runtime =
                embedded
                        ? new ScriptRuntime.Jython()
                        : new ScriptRuntime.CPython(
                                checked(interpreter(content, fileName), content, hosts));
        String kept =
                runtime instanceof ScriptRuntime.CPython cpython
                        ? cpython.executable().toString()
                        : "";
        Autocommit.run(engine, () -> engine.catalog().putSetting(KEY, kept));
        python = runtime;
    }

    private static Path interpreter(String content, Optional<String> fileName) {
        Path path;
        try {
            path = Path.of(content.strip()).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw unusable(content, "it is not a path");
        }
        // SQL Server's form names an archive and a file in it; here a folder and the interpreter in
        // it.
        if (Files.isDirectory(path) && fileName.isPresent()) {
            path = path.resolve(fileName.get());
        }
        if (!Files.exists(path)) {
            throw unusable(
                    content,
                    "there is no such file. Give the path of a Python interpreter, or 'Jython' for the"
                            + " embedded one");
        }
        if (!Files.isRegularFile(path) || !Files.isExecutable(path)) {
            throw unusable(content, "it is not a program that can be run");
        }
        return path;
    }

    /** An interpreter that was given for an instance has to be one, with what scripts need. */
    public static void requireInterpreter(Path path, ScriptHosts hosts) {
        checked(path, path.toString(), hosts);
    }

    private static Path checked(Path path, String content, ScriptHosts hosts) {
        InterpreterCheck check = hosts.check(path);
        if (!check.works()) {
            throw unusable(content, check.problem() + "; " + check.remedy());
        }
        return path;
    }

    private static SqlError unusable(String content, String why) {
        return SqlError.of(ErrorCode.SCRIPT_LANGUAGE_CONTENT, content, PYTHON, why);
    }
}
