package dev.outrigger.procedures.external;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.External;
import dev.outrigger.engine.store.ExternalLanguageIds;
import dev.outrigger.procedures.procedure.Autocommit;
import dev.outrigger.scripthost.InterpreterCheck;
import dev.outrigger.scripthost.ScriptHosts;
import dev.outrigger.scripthost.ScriptRuntime;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The languages that scripts may be written in, and what runs them: Python, by the embedded Jython
 * or by the CPython that ALTER EXTERNAL LANGUAGE names; Java; and in each database those that
 * CREATE EXTERNAL LANGUAGE has made, each a CPython. Thread-safe.
 */
public final class ExternalLanguages {
    public static final String PYTHON = "Python";
    private static final String JAVA = "Java";
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

    /** What runs scripts of the language Python. */
    ScriptRuntime python() {
        return python;
    }

    /** A language of a database; its name minds no case. 39007 where there is none. */
    ScriptLanguage find(Catalog catalog, String database, String name) {
        if (name.equalsIgnoreCase(PYTHON)) {
            return new ScriptLanguage(PYTHON, id(PYTHON), python);
        }
        if (name.equalsIgnoreCase(JAVA)) {
            return new ScriptLanguage(JAVA, id(JAVA), new ScriptRuntime.Java());
        }
        Optional<External> created = ExternalLanguageIds.created(catalog, database, name);
        if (created.isPresent()) {
            External.File file =
                    created.get()
                            .file(External.Platform.here())
                            .orElseThrow(
                                    () ->
                                            missing(
                                                    name,
                                                    " It has no file for this platform: ALTER"
                                                            + " EXTERNAL LANGUAGE ... ADD."));
            return new ScriptLanguage(
                    created.get().name(),
                    created.get().id(),
                    new ScriptRuntime.CPython(
                            Path.of(file.path()),
                            LanguageEnvironment.read(created.get().name(), file.environment()),
                            List.of()));
        }
        throw missing(
                name,
                name.equalsIgnoreCase("R")
                        ? " R is not available in Outrigger: write the script in Python (@language = N'Python')."
                        : " Outrigger runs 'Python', 'Java', and what CREATE EXTERNAL LANGUAGE has made in the database.");
    }

    private static int id(String system) {
        return ExternalLanguageIds.SYSTEM.get(system);
    }

    private static SqlError missing(String name, String wayOut) {
        return SqlError.of(ErrorCode.SCRIPT_LANGUAGE_MISSING, name, wayOut);
    }

    /**
     * {@code ALTER EXTERNAL LANGUAGE Python SET (CONTENT = '/usr/bin/python3')}: from now on, and
     * after the instance is opened again. The content {@code Jython} goes back to the embedded
     * runtime.
     */
    void alterPython(
            EngineSession engine, String content, Optional<String> fileName, ScriptHosts hosts) {
        if (engine.transactionDepth() > 0) {
            throw SqlError.of(ErrorCode.DDL_IN_TRANSACTION, "ALTER EXTERNAL LANGUAGE");
        }
        boolean embedded = content.strip().equalsIgnoreCase(JYTHON);
        ScriptRuntime runtime =
                embedded
                        ? new ScriptRuntime.Jython()
                        : new ScriptRuntime.CPython(interpreter(PYTHON, content, fileName, hosts));
        String kept =
                runtime instanceof ScriptRuntime.CPython cpython
                        ? cpython.executable().toString()
                        : "";
        Autocommit.run(engine, () -> engine.catalog().putSetting(KEY, kept));
        python = runtime;
    }

    /** The interpreter that a language names, which works. */
    static Path interpreter(
            String language, String content, Optional<String> fileName, ScriptHosts hosts) {
        Path path;
        try {
            path = Path.of(content.strip()).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw unusable(language, content, "it is not a path");
        }
        // SQL Server's form names an archive and a file in it; here a folder and the interpreter in
        // it.
        if (Files.isDirectory(path) && fileName.isPresent()) {
            path = path.resolve(fileName.get());
        }
        if (!Files.exists(path)) {
            throw unusable(
                    language,
                    content,
                    "there is no such file. Give the path of a Python interpreter"
                            + (language.equals(PYTHON)
                                    ? ", or 'Jython' for the embedded one"
                                    : ""));
        }
        if (!Files.isRegularFile(path) || !Files.isExecutable(path)) {
            throw unusable(language, content, "it is not a program that can be run");
        }
        return checked(language, path, content, hosts);
    }

    /** An interpreter that was given for an instance has to be one, with what scripts need. */
    public static void requireInterpreter(Path path, ScriptHosts hosts) {
        checked(PYTHON, path, path.toString(), hosts);
    }

    private static Path checked(String language, Path path, String content, ScriptHosts hosts) {
        InterpreterCheck check = hosts.check(path);
        if (!check.works()) {
            throw unusable(language, content, check.problem() + "; " + check.remedy());
        }
        return path;
    }

    static SqlError unusable(String language, String content, String why) {
        return SqlError.of(ErrorCode.SCRIPT_LANGUAGE_CONTENT, content, language, why);
    }
}
