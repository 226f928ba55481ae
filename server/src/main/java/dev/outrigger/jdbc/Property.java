package dev.outrigger.jdbc;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The properties of a connection that are ours; the others are Microsoft's driver's. */
enum Property {
    DATABASE("database", "The current database of the new connection."),
    USER("user", "sa, the administrator that the application is; nobody else can be named."),
    PASSWORD("password", "To be left out: the application's own process is let in without one."),
    PYTHON(
            "python",
            "A CPython interpreter for scripts of language Python; the embedded Jython without it."),
    PYTHON_IMPORTS(
            "pythonImports",
            "Modules, with commas between them, that CPython imports before its first script."),
    ISOLATION("isolation", "Whether scripts need a sandbox.", "required", "available"),
    OUTBOUND(
            "outbound",
            "The servers that scripts may reach, HOST:PORT by commas; none without it."),
    KEEP(
            "keep",
            "Whether the engine stays open after its last connection, until the JVM ends.",
            "true",
            "false"),
    JOBS("jobs", "Whether scheduled jobs run while the engine is open.", "true", "false");

    /** What Microsoft's driver is told when the user says it. */
    private static final List<String> PASSED_ON =
            List.of(
                    "applicationName",
                    "workstationID",
                    "loginTimeout",
                    "queryTimeout",
                    "cancelQueryTimeout",
                    "socketTimeout",
                    "packetSize",
                    "selectMethod",
                    "responseBuffering",
                    "maxResultBuffer",
                    "prepareMethod",
                    "enablePrepareOnFirstPreparedStatementCall",
                    "serverPreparedStatementDiscardThreshold",
                    "disableStatementPooling",
                    "statementPoolingCacheSize",
                    "sendStringParametersAsUnicode",
                    "sendTimeAsDatetime",
                    "datetimeParameterType",
                    "calcBigDecimalPrecision",
                    "delayLoadingLobs",
                    "lastUpdateCount",
                    "xopenStates",
                    "useFmtOnly",
                    "useBulkCopyForBatchInsert",
                    "cacheBulkCopyMetadata");

    private final String text;
    private final String description;
    private final List<String> choices;

    Property(String text, String description, String... choices) {
        this.text = text;
        this.description = description;
        this.choices = List.of(choices);
    }

    String text() {
        return text;
    }

    String description() {
        return description;
    }

    /** Empty for any value. */
    List<String> choices() {
        return choices;
    }

    /**
     * Case does not count, as with Microsoft's driver; nor does its longer name of the database.
     */
    static Optional<Property> named(String name) {
        String asked = name.equalsIgnoreCase("databaseName") ? DATABASE.text : name;
        return Arrays.stream(values())
                .filter(property -> property.text.equalsIgnoreCase(asked))
                .findFirst();
    }

    /** Microsoft's spelling of a property that is passed on. */
    static Optional<String> passedOn(String name) {
        return PASSED_ON.stream().filter(passed -> passed.equalsIgnoreCase(name)).findFirst();
    }

    static String allNames() {
        return Stream.concat(Arrays.stream(values()).map(Property::text), PASSED_ON.stream())
                .collect(Collectors.joining(", "));
    }
}
