package dev.outrigger.procedures.external;

import dev.outrigger.scripthost.library.LibrarySet.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What to do about a module that a script cannot import. */
final class MissingModule {
    private static final Pattern IMPORT =
            Pattern.compile(
                    "ModuleNotFoundError|ImportError|ClassNotFoundException|NoClassDefFound");
    private static final Pattern CPYTHON =
            Pattern.compile("ModuleNotFoundError: No module named '([\\w.]+)'");
    private static final Pattern JYTHON =
            Pattern.compile("ImportError: No module named '?([\\w.]+)'?");
    private static final Set<String> MICROSOFTS =
            Set.of("revoscalepy", "microsoftml", "rpy2", "sqlbindr");

    private MissingModule() {}

    /**
     * message: the last line of a traceback; problems: of the libraries that the script should have
     * found.
     */
    static Optional<String> advice(String message, List<Problem> problems) {
        if (!problems.isEmpty() && IMPORT.matcher(message).lookingAt()) {
            return Optional.of(
                    problems.stream()
                            .map(
                                    each ->
                                            "External library '"
                                                    + each.library()
                                                    + "': "
                                                    + each.text())
                            .collect(Collectors.joining(". ")));
        }
        return advice(message);
    }

    private static Optional<String> advice(String message) {
        Matcher cpython = CPYTHON.matcher(message);
        if (cpython.lookingAt()) {
            String module = topOf(cpython.group(1));
            return Optional.of(
                    MICROSOFTS.contains(module)
                            ? instead(module)
                            : "An administrator adds a package with pip to the interpreter that --python"
                                    + " or ALTER EXTERNAL LANGUAGE names: python -m pip install "
                                    + module
                                    + ". Sessions that open after that find it. Or give its wheel to the"
                                    + " database: CREATE EXTERNAL LIBRARY.");
        }
        Matcher jython = JYTHON.matcher(message);
        if (!jython.lookingAt() || message.contains("Java packages")) {
            return Optional.empty();
        }
        String module = topOf(jython.group(1));
        return Optional.of(
                MICROSOFTS.contains(module)
                        ? instead(module)
                        : "The embedded runtime has Python's standard library, pandas, numpy and parts of"
                                + " sklearn. For other packages an administrator names a CPython: --python PATH,"
                                + " or ALTER EXTERNAL LANGUAGE Python.");
    }

    private static String topOf(String module) {
        int dot = module.indexOf('.');
        return dot < 0 ? module : module.substring(0, dot);
    }

    private static String instead(String module) {
        return module
                + " is Microsoft's own package: use scikit-learn for its models, pickle to keep them in"
                + " varbinary(max), the input query for its data sources, and outrigger.query (import"
                + " outrigger) for its loopback connection.";
    }
}
