package dev.outrigger.procedures.batch;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.procedures.batch.SessionSettings.Flag;
import dev.outrigger.procedures.batch.SessionSettings.Isolation;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** SET of an option: done, accepted because it asks for what holds anyway, or refused. */
final class SetOptions {
    /** The values of each option that ask for what this engine does always. */
    private static final Map<String, Set<String>> FIXED =
            Map.ofEntries(
                    Map.entry("ANSI_NULLS", Set.of("ON")),
                    Map.entry("ANSI_NULL_DFLT_ON", Set.of("ON")),
                    Map.entry("ANSI_NULL_DFLT_OFF", Set.of("OFF")),
                    Map.entry("ANSI_PADDING", Set.of("ON")),
                    Map.entry("ANSI_WARNINGS", Set.of("ON")),
                    Map.entry("ARITHABORT", Set.of("ON")),
                    Map.entry("ARITHIGNORE", Set.of("OFF")),
                    Map.entry("CONCAT_NULL_YIELDS_NULL", Set.of("ON")),
                    Map.entry("DATEFIRST", Set.of("7")),
                    Map.entry("DATEFORMAT", Set.of("MDY")),
                    Map.entry("DEADLOCK_PRIORITY", Set.of("NORMAL", "0")),
                    Map.entry("FORCEPLAN", Set.of("OFF")),
                    Map.entry("LANGUAGE", Set.of("US_ENGLISH", "ENGLISH")),
                    Map.entry("NOEXEC", Set.of("OFF")),
                    Map.entry("NUMERIC_ROUNDABORT", Set.of("OFF")),
                    Map.entry("PARSEONLY", Set.of("OFF")),
                    Map.entry("QUOTED_IDENTIFIER", Set.of("ON")),
                    Map.entry("REMOTE_PROC_TRANSACTIONS", Set.of("OFF")),
                    Map.entry("SHOWPLAN_ALL", Set.of("OFF")),
                    Map.entry("SHOWPLAN_XML", Set.of("OFF")),
                    Map.entry("STATISTICS XML", Set.of("OFF")));

    private static final Map<String, Flag> FLAGS =
            Map.of(
                    "NOCOUNT", Flag.NO_COUNT,
                    "XACT_ABORT", Flag.ABORT_TRANSACTION,
                    "CURSOR_CLOSE_ON_COMMIT", Flag.CLOSE_CURSORS,
                    "IMPLICIT_TRANSACTIONS", Flag.IMPLICIT_TRANSACTIONS,
                    "FMTONLY", Flag.FORMAT_ONLY,
                    "SHOWPLAN_TEXT", Flag.SHOW_PLAN,
                    "STATISTICS TIME", Flag.STATISTICS_TIME,
                    "STATISTICS IO", Flag.STATISTICS_IO,
                    "STATISTICS PROFILE", Flag.STATISTICS_PROFILE);

    private static final Map<String, Isolation> LEVELS =
            Map.of(
                    "READ UNCOMMITTED", Isolation.READ_UNCOMMITTED,
                    "READ COMMITTED", Isolation.READ_COMMITTED,
                    "REPEATABLE READ", Isolation.REPEATABLE_READ,
                    "SERIALIZABLE", Isolation.SERIALIZABLE);

    private static final String SHOWPLAN = "SHOWPLAN_TEXT";

    private SetOptions() {}

    /** Whether it is the statement that must stand alone in its batch. */
    static boolean setsShowPlan(Statement statement) {
        return statement instanceof Statement.SetOption option && option.names().contains(SHOWPLAN);
    }

    /**
     * variables: gives the value of a variable that stands in an option's place. database: the
     * current one.
     */
    static SessionSettings apply(
            Statement.SetOption statement,
            SessionSettings settings,
            Function<String, String> variables,
            String database) {
        SessionSettings result = settings;
        String written = statement.value();
        String value = unquoted(written.startsWith("@") ? variables.apply(written) : written);
        for (String name : statement.names()) {
            Flag flag = FLAGS.get(name);
            if (flag != null) {
                result = result.with(flag, isOn(name, value));
                continue;
            }
            result =
                    switch (name) {
                        case "TRANSACTION ISOLATION LEVEL" -> result.with(level(value, database));
                        case "LOCK_TIMEOUT" ->
                                result.withLockTimeout((int) number(name, value, -1));
                        case "ROWCOUNT" -> result.withRowsMax(number(name, value, 0));
                        case "TEXTSIZE" -> result.withTextSize(textSize(number(name, value, -1)));
                        default -> {
                            requireFixed(name, value);
                            yield result;
                        }
                    };
        }
        return result;
    }

    private static Isolation level(String name, String database) {
        if (name.equals("SNAPSHOT")) {
            throw SqlError.of(ErrorCode.SNAPSHOT_NOT_ALLOWED, database);
        }
        Isolation level = LEVELS.get(name);
        if (level == null) {
            throw SqlError.of(ErrorCode.SYNTAX_NEAR, name);
        }
        return level;
    }

    private static long number(String name, String value, int least) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw SqlError.of(ErrorCode.SET_OPTION_VALUE, name);
    }

    /** The largest, and 0, which stands for 4 KB. */
    private static int textSize(long size) {
        return size == Integer.MAX_VALUE ? -1 : size == 0 ? 4096 : (int) size;
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
        if (name.equals("ANSI_DEFAULTS")) {
            throw SqlError.of(
                    ErrorCode.NOT_SUPPORTED,
                    "SET ANSI_DEFAULTS",
                    ": what it sets holds always, but for IMPLICIT_TRANSACTIONS, which can be set.");
        }
        Set<String> values = FIXED.get(name);
        if (values == null) {
            throw SqlError.of(ErrorCode.SET_OPTION_UNKNOWN, name);
        }
        if (!values.contains(value)) {
            throw SqlError.of(
                    ErrorCode.NOT_SUPPORTED,
                    "SET " + name + " " + value,
                    ": what holds always is " + String.join(" or ", new TreeSet<>(values)) + ".");
        }
    }
}
