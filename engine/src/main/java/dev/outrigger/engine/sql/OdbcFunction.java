package dev.outrigger.engine.sql;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A scalar function of ODBC and JDBC, as {@code {fn NAME(a, b)}} calls it, in T-SQL's words. In the
 * form, {@code ?1} stands for the first argument and {@code ?*} for all of them.
 */
record OdbcFunction(String form) {
    private static final Set<String> SAME =
            Set.of(
                    "ABS ACOS ASCII ASIN ATAN CEILING CHAR CONCAT COS COT DEGREES DIFFERENCE EXP FLOOR LEFT LOG LOG10"
                            .concat(
                                    " LTRIM MONTH PI POWER RADIANS RAND REPLACE RIGHT ROUND RTRIM SIGN SIN SOUNDEX SPACE")
                            .concat(" SQRT SUBSTRING TAN YEAR")
                            .split(" "));

    private static final Map<String, String> FORMS =
            Map.ofEntries(
                    Map.entry("ATAN2", "ATN2(?*)"),
                    Map.entry("BIT_LENGTH", "(8 * DATALENGTH(?1))"),
                    Map.entry("CHARACTER_LENGTH", "LEN(?1)"),
                    Map.entry("CHAR_LENGTH", "LEN(?1)"),
                    Map.entry("CURDATE", "CONVERT(varchar(10), GETDATE(), 23)"),
                    Map.entry("CURRENT_DATE", "CONVERT(varchar(10), GETDATE(), 23)"),
                    Map.entry("CURRENT_TIME", "CONVERT(varchar(8), GETDATE(), 108)"),
                    Map.entry("CURRENT_TIMESTAMP", "GETDATE()"),
                    Map.entry("CURTIME", "CONVERT(varchar(8), GETDATE(), 108)"),
                    Map.entry("DATABASE", "DB_NAME()"),
                    Map.entry("DAYNAME", "DATENAME(weekday, ?1)"),
                    Map.entry("DAYOFMONTH", "DAY(?1)"),
                    Map.entry("DAYOFWEEK", "DATEPART(weekday, ?1)"),
                    Map.entry("DAYOFYEAR", "DATEPART(dayofyear, ?1)"),
                    Map.entry("HOUR", "DATEPART(hour, ?1)"),
                    Map.entry("IFNULL", "ISNULL(?*)"),
                    Map.entry("INSERT", "STUFF(?*)"),
                    Map.entry("LCASE", "LOWER(?1)"),
                    Map.entry("LENGTH", "LEN(?1)"),
                    Map.entry("LOCATE", "CHARINDEX(?*)"),
                    Map.entry("MINUTE", "DATEPART(minute, ?1)"),
                    Map.entry("MOD", "((?1) % (?2))"),
                    Map.entry("MONTHNAME", "DATENAME(month, ?1)"),
                    Map.entry("NOW", "GETDATE()"),
                    Map.entry("OCTET_LENGTH", "DATALENGTH(?1)"),
                    Map.entry("QUARTER", "DATEPART(quarter, ?1)"),
                    Map.entry("REPEAT", "REPLICATE(?*)"),
                    Map.entry("SECOND", "DATEPART(second, ?1)"),
                    Map.entry("TIMESTAMPADD", "DATEADD(?1, ?2, ?3)"),
                    Map.entry("TIMESTAMPDIFF", "DATEDIFF(?1, ?2, ?3)"),
                    Map.entry("TRUNCATE", "ROUND(?1, ?2, 1)"),
                    Map.entry("UCASE", "UPPER(?1)"),
                    Map.entry("USER", "USER_NAME()"),
                    Map.entry("WEEK", "DATEPART(week, ?1)"),
                    Map.entry("CONVERT", "CAST(?1 AS ?2)"));

    /** The words that stand for a unit of time or a type, in the arguments of some functions. */
    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("SQL_TSI_SECOND", "second"),
                    Map.entry("SQL_TSI_MINUTE", "minute"),
                    Map.entry("SQL_TSI_HOUR", "hour"),
                    Map.entry("SQL_TSI_DAY", "day"),
                    Map.entry("SQL_TSI_WEEK", "week"),
                    Map.entry("SQL_TSI_MONTH", "month"),
                    Map.entry("SQL_TSI_QUARTER", "quarter"),
                    Map.entry("SQL_TSI_YEAR", "year"),
                    Map.entry("SQL_BIGINT", "bigint"),
                    Map.entry("SQL_BINARY", "binary"),
                    Map.entry("SQL_BIT", "bit"),
                    Map.entry("SQL_CHAR", "char"),
                    Map.entry("SQL_DATE", "datetime"),
                    Map.entry("SQL_DECIMAL", "decimal"),
                    Map.entry("SQL_DOUBLE", "float"),
                    Map.entry("SQL_FLOAT", "float"),
                    Map.entry("SQL_INTEGER", "int"),
                    Map.entry("SQL_NUMERIC", "numeric"),
                    Map.entry("SQL_REAL", "real"),
                    Map.entry("SQL_SMALLINT", "smallint"),
                    Map.entry("SQL_TIMESTAMP", "datetime"),
                    Map.entry("SQL_TINYINT", "tinyint"),
                    Map.entry("SQL_VARBINARY", "varbinary"),
                    Map.entry("SQL_VARCHAR", "varchar"),
                    Map.entry("SQL_WCHAR", "nchar"),
                    Map.entry("SQL_WVARCHAR", "nvarchar"));

    static Optional<OdbcFunction> named(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return SAME.contains(upper)
                ? Optional.of(new OdbcFunction(upper + "(?*)"))
                : Optional.ofNullable(FORMS.get(upper)).map(OdbcFunction::new);
    }

    /** Whether the form has a place for so many arguments. */
    boolean takes(int arguments) {
        return form.contains("?*") || arguments == 0 || form.contains("?" + arguments);
    }

    /** T-SQL's word for one that ODBC begins with SQL_; others as they are. */
    static String word(String written) {
        return WORDS.getOrDefault(written.toUpperCase(Locale.ROOT), written);
    }
}
