package dev.outrigger.engine.plan;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;

/** What Calcite's validator says, said as SQL Server does. */
final class Refusals {
    private record Wording(Pattern pattern, Function<MatchResult, SqlError> error) {}

    private static final List<Wording> WORDINGS =
            List.of(
                    wording("Column '(.*?)' not found in any table.*", m -> column(m.group(1))),
                    wording("Column '(.*?)' not found in table '(.*?)'.*", m -> column(m.group(1))),
                    wording(
                            "Table '(.*?)' not found.*",
                            m -> SqlError.of(ErrorCode.UNBOUND_IDENTIFIER, m.group(1))),
                    wording(
                            "(?:Unknown identifier|Unknown field) '(.*?)'",
                            m -> column(m.group(1))),
                    wording(
                            "Object '(.*?)' not found.*",
                            m -> SqlError.of(ErrorCode.INVALID_OBJECT, m.group(1))),
                    wording(
                            "Column '(.*?)' is ambiguous",
                            m -> SqlError.of(ErrorCode.AMBIGUOUS_COLUMN, m.group(1))),
                    wording(
                            "Expression '(.*?)' is not being grouped.*",
                            m -> SqlError.of(ErrorCode.NOT_GROUPED, m.group(1))),
                    wording(
                            "Expression '(.*?)' is not in the select clause.*",
                            m -> SqlError.of(ErrorCode.ORDER_BY_DISTINCT)),
                    wording(
                            "Duplicate relation name '(.*?)' in FROM clause",
                            m -> SqlError.of(ErrorCode.DUPLICATE_ALIAS, m.group(1))),
                    wording(
                            "Ordinal out of range.*",
                            m -> SqlError.of(ErrorCode.ORDER_BY_POSITION, 0)),
                    wording(
                            "Aggregate expression is illegal in (WHERE|ON|GROUP BY|ORDER BY) clause.*",
                            m -> SqlError.of(ErrorCode.AGGREGATE_IN_WHERE)),
                    wording(
                            "Windowed aggregate expression is illegal.*",
                            m -> SqlError.of(ErrorCode.WINDOW_MISPLACED)),
                    wording(
                            "RANK or DENSE_RANK functions require ORDER BY.*",
                            m -> SqlError.of(ErrorCode.WINDOW_ORDER)),
                    wording(
                            "OVER clause is necessary for window functions.*",
                            m -> SqlError.of(ErrorCode.WINDOW_MISSING)),
                    wording(
                            "Aggregate expressions cannot be nested.*",
                            m -> SqlError.of(ErrorCode.NESTED_AGGREGATE)),
                    wording(
                            "Column count mismatch in .*",
                            m -> SqlError.of(ErrorCode.SET_OPERATION_COLUMNS)),
                    wording(
                            "(WHERE|ON|HAVING) clause must be a condition.*",
                            m -> SqlError.of(ErrorCode.NOT_A_CONDITION, m.group(1))),
                    wording(
                            "Number of columns must match number of query columns.*",
                            m -> SqlError.of(ErrorCode.SET_OPERATION_COLUMNS)),
                    wording(
                            "Values passed to IN operator must have compatible types.*",
                            m -> SqlError.of(ErrorCode.SUBQUERY_MANY_COLUMNS)),
                    wording(
                            "Cannot apply '.SCALAR_QUERY'.*",
                            m -> SqlError.of(ErrorCode.SUBQUERY_MANY_COLUMNS)),
                    wording(
                            "Cannot apply '.*' to arguments of type.*",
                            m -> SqlError.of(ErrorCode.NOT_A_CONDITION, "AND")));

    private Refusals() {}

    private static Wording wording(String regex, Function<MatchResult, SqlError> error) {
        return new Wording(Pattern.compile(regex, Pattern.DOTALL), error);
    }

    private static SqlError column(String name) {
        int dot = name.lastIndexOf('.');
        return SqlError.of(ErrorCode.INVALID_COLUMN, dot < 0 ? name : name.substring(dot + 1));
    }

    static SqlError reword(CalciteContextException refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof SqlError error) {
                return error.at(Math.max(1, refused.getPosLine()));
            }
        }
        String text =
                refused.getCause() == null || refused.getCause().getMessage() == null
                        ? String.valueOf(refused.getMessage())
                        : refused.getCause().getMessage();
        for (Wording wording : WORDINGS) {
            Matcher matcher = wording.pattern().matcher(text);
            if (matcher.matches()) {
                return wording.error().apply(matcher).at(Math.max(1, refused.getPosLine()));
            }
        }
        return SqlError.of(ErrorCode.NOT_SUPPORTED, "This query", ": " + text.replace("\u0001", ""))
                .causedBy(refused)
                .at(Math.max(1, refused.getPosLine()));
    }
}
