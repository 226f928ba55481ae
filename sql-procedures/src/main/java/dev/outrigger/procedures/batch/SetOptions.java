package dev.outrigger.procedures.batch;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** SET of an option: done, accepted because it asks for what holds anyway, or refused. */
final class SetOptions {
    /** The values of each option that ask for what this engine does always. */
    private static final Map<String, Set<String>> FIXED =
            Map.ofEntries(
                    Map.entry("ANSI_DEFAULTS", Set.of("ON")),
                    Map.entry("ANSI_NULLS", Set.of("ON")),
                    Map.entry("ANSI_NULL_DFLT_ON", Set.of("ON")),
                    Map.entry("ANSI_NULL_DFLT_OFF", Set.of("OFF")),
                    Map.entry("ANSI_PADDING", Set.of("ON")),
                    Map.entry("ANSI_WARNINGS", Set.of("ON")),
                    Map.entry("ARITHABORT", Set.of("ON")),
                    Map.entry("ARITHIGNORE", Set.of("OFF")),
                    Map.entry("CONCAT_NULL_YIELDS_NULL", Set.of("ON")),
                    Map.entry("CURSOR_CLOSE_ON_COMMIT", Set.of("OFF")),
                    Map.entry("DATEFIRST", Set.of("7")),
                    Map.entry("DATEFORMAT", Set.of("MDY")),
                    Map.entry("DEADLOCK_PRIORITY", Set.of("NORMAL", "0")),
                    Map.entry("FMTONLY", Set.of("OFF")),
                    Map.entry("FORCEPLAN", Set.of("OFF")),
                    Map.entry("IMPLICIT_TRANSACTIONS", Set.of("OFF")),
                    Map.entry("LANGUAGE", Set.of("US_ENGLISH", "ENGLISH")),
                    Map.entry("NOEXEC", Set.of("OFF")),
                    Map.entry("NUMERIC_ROUNDABORT", Set.of("OFF")),
                    Map.entry("PARSEONLY", Set.of("OFF")),
                    Map.entry("QUOTED_IDENTIFIER", Set.of("ON")),
                    Map.entry("REMOTE_PROC_TRANSACTIONS", Set.of("OFF")),
                    Map.entry("ROWCOUNT", Set.of("0")),
                    Map.entry("SHOWPLAN_ALL", Set.of("OFF")),
                    Map.entry("SHOWPLAN_XML", Set.of("OFF")),
                    Map.entry("STATISTICS XML", Set.of("OFF")),
                    // The largest size only: values are never cut off on their way out.
                    Map.entry("TEXTSIZE", Set.of("-1", "2147483647")),
                    Map.entry("TRANSACTION ISOLATION LEVEL", Set.of("READ COMMITTED")),
                    Map.entry("XACT_ABORT", Set.of()),
                    Map.entry("NOCOUNT", Set.of()));

    private static final String SHOWPLAN = "SHOWPLAN_TEXT";

    private SetOptions() {}

    /** Whether it is the statement that must stand alone in its batch. */
    static boolean setsShowPlan(Statement statement) {
        return statement instanceof Statement.SetOption option && option.names().contains(SHOWPLAN);
    }

    static SessionSettings apply(Statement.SetOption statement, SessionSettings settings) {
        SessionSettings result = settings;
        String value = unquoted(statement.value());
        for (String name : statement.names()) {
            result =
                    switch (name) {
                        case "NOCOUNT" -> result.withNoCount(isOn(name, value));
                        case "XACT_ABORT" -> result.withAbortTransaction(isOn(name, value));
                        case SHOWPLAN -> result.withShowPlan(isOn(name, value));
                        case "STATISTICS TIME" -> result.withStatisticsTime(isOn(name, value));
                        case "STATISTICS PROFILE" ->
                                result.withStatisticsProfile(isOn(name, value));
                        case "STATISTICS IO" -> result.withStatisticsIo(isOn(name, value));
                        default -> {
                            requireFixed(name, value);
                            yield result;
                        }
                    };
        }
        return result;
    }

    private static String unquoted(String value) {
        String text = value.strip().toUpperCase(Locale.ROOT);
        return text.length() > 1 && text.startsWith("'") && text.endsWith("'")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static boolean isOn(String name, String value) {
        if (value.equals("ON") || value.equals("OFF")) {
            return value.equals("ON");
        }
        throw SqlError.of(ErrorCode.SYNTAX_NEAR, value);
    }

    private static void requireFixed(String name, String value) {
        if (name.startsWith("IDENTITY_INSERT")) {
            throw SqlError.of(
                    ErrorCode.NOT_SUPPORTED,
                    "SET IDENTITY_INSERT",
                    ": leave the identity column out of the INSERT, or load into a table whose column is no identity.");
        }
        Set<String> values = FIXED.get(name);
        if (values == null) {
            throw SqlError.of(ErrorCode.SET_OPTION_UNKNOWN, name);
        }
        if (!values.contains(value)) {
            throw SqlError.of(
                    ErrorCode.NOT_SUPPORTED,
                    "SET " + name + " " + value,
                    ": what holds always is " + String.join(" or ", values) + ".");
        }
    }
}
