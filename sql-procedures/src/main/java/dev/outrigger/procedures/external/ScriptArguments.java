package dev.outrigger.procedures.external;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.procedures.procedure.PassedArgument;
import dev.outrigger.procedures.procedure.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The arguments of sp_execute_external_script by their names. */
final class ScriptArguments {
    static final String PROCEDURE = "sp_execute_external_script";

    static final String LANGUAGE = "@language";
    static final String SCRIPT = "@script";
    static final String PARALLEL = "@parallel";
    static final String PARAMETERS = "@params";
    static final String PARTITION_BY = "@input_data_1_partition_by_columns";
    static final String ORDER_BY = "@input_data_1_order_by_columns";
    static final String ROWS_PER_READ = "@r_rowsperread";

    /** How many inputs a script may have, and how many outputs. */
    static final int FRAMES_MAX = 8;

    /** The order of arguments passed by position; the script's own parameters follow. */
    private static final List<String> POSITIONS =
            List.of(
                    LANGUAGE,
                    SCRIPT,
                    input(1),
                    inputName(1),
                    outputName(1),
                    PARALLEL,
                    PARAMETERS);

    private static final Pattern NUMBERED =
            Pattern.compile("@(?:input_data_(\\d{1,9})(?:_name)?|output_data_(\\d{1,9})_name)");

    private final List<PassedArgument> passed;
    private final Map<String, Integer> named;

    ScriptArguments(List<PassedArgument> passed) {
        this.passed = passed;
        this.named = named(passed);
    }

    static String input(int number) {
        return "@input_data_" + number;
    }

    static String inputName(int number) {
        return input(number) + "_name";
    }

    static String outputName(int number) {
        return "@output_data_" + number + "_name";
    }

    /** Whether a name, in lower case, is the procedure's and can be no script's parameter. */
    static boolean isOwn(String name) {
        return POSITIONS.contains(name)
                || name.equals(PARTITION_BY)
                || name.equals(ORDER_BY)
                || NUMBERED.matcher(name).matches();
    }

    /**
     * The positions of the arguments by their names in lower case; those of the script's own by
     * position are "#n".
     */
    private static Map<String, Integer> named(List<PassedArgument> passed) {
        Map<String, Integer> named = new HashMap<>();
        boolean byName = false;
        for (int i = 0; i < passed.size(); i++) {
            Optional<String> name = passed.get(i).name();
            if (byName && name.isEmpty()) {
                throw SqlError.of(ErrorCode.PARAMETER_NAMED_FIRST, i + 1);
            }
            byName = name.isPresent();
            int position = i;
            String key =
                    name.map(given -> given.toLowerCase(Locale.ROOT))
                            .orElseGet(
                                    () ->
                                            position < POSITIONS.size()
                                                    ? POSITIONS.get(position)
                                                    : "#" + (position - POSITIONS.size()));
            if (named.put(key, i) != null) {
                throw key.equals(ROWS_PER_READ)
                        ? SqlError.of(ErrorCode.SCRIPT_ROWS_TWICE)
                        : SqlError.of(ErrorCode.SCRIPT_PARAMETER_TWICE, name.orElse(key));
            }
            checkNumber(key);
        }
        return named;
    }

    private static void checkNumber(String name) {
        Matcher matcher = NUMBERED.matcher(name);
        if (!matcher.matches()) {
            return;
        }
        String digits = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        int number = Integer.parseInt(digits);
        if (number < 1 || number > FRAMES_MAX || digits.startsWith("0")) {
            throw notSupported(
                    "The argument " + name,
                    ": a script has at most "
                            + FRAMES_MAX
                            + " inputs and as many outputs, numbered from 1.");
        }
    }

    static SqlError notSupported(String what, String wayOut) {
        return SqlError.of(ErrorCode.NOT_SUPPORTED, what + " of " + PROCEDURE, wayOut);
    }

    /** Empty also for NULL and the word DEFAULT. */
    private Optional<SqlValue> value(String argument) {
        return Optional.ofNullable(named.get(argument))
                .flatMap(position -> passed.get(position).value())
                .filter(value -> !value.isNull());
    }

    Optional<String> text(String argument) {
        Optional<SqlValue> value = value(argument);
        if (value.isPresent() && !value.get().type().isText()) {
            throw SqlError.of(ErrorCode.EXPECTS_PARAMETER, argument, "ntext/nchar/nvarchar");
        }
        return value.flatMap(Values::text);
    }

    String required(String argument) {
        return text(argument)
                .orElseThrow(
                        () ->
                                SqlError.of(ErrorCode.PARAMETER_MISSING, PROCEDURE, argument)
                                        .withState(4));
    }

    /** The text of an argument that names a variable. */
    Optional<String> name(String argument) {
        return text(argument).filter(name -> !name.isBlank());
    }

    boolean bit(String argument) {
        return value(argument)
                .map(value -> (Boolean) Values.argument(value, SqlType.BIT).value())
                .orElse(false);
    }

    PassedArgument at(int position) {
        return passed.get(position);
    }

    /** The positions of what is not the procedure's own. */
    Map<String, Integer> others() {
        Map<String, Integer> others = new HashMap<>(named);
        others.keySet().removeIf(ScriptArguments::isOwn);
        return others;
    }
}
