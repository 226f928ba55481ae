package dev.outrigger.engine.types;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Data types by the names that T-SQL gives them. */
public final class SqlTypes {
    public static final int PRECISION_MAX = 38;
    public static final int DECLARED_LENGTH = 1;
    public static final int CAST_LENGTH = 30;

    private static final int BYTES_MAX = 8000;
    private static final int UNICODE_MAX = 4000;
    private static final int FLOAT_PRECISION_MAX = 53;
    private static final int REAL_PRECISION_MAX = 24;
    private static final int FRACTION_MAX = 7;
    private static final int DEFAULT_PRECISION = 18;

    private static final Map<String, SqlType> PLAIN =
            Map.ofEntries(
                    Map.entry("bit", SqlType.BIT),
                    Map.entry("tinyint", SqlType.TINYINT),
                    Map.entry("smallint", SqlType.SMALLINT),
                    Map.entry("int", SqlType.INT),
                    Map.entry("integer", SqlType.INT),
                    Map.entry("bigint", SqlType.BIGINT),
                    Map.entry("real", SqlType.REAL),
                    Map.entry("double precision", SqlType.FLOAT),
                    Map.entry("money", SqlType.MONEY),
                    Map.entry("smallmoney", SqlType.SMALLMONEY),
                    Map.entry("date", SqlType.DATE),
                    Map.entry("datetime", SqlType.DATETIME),
                    Map.entry("smalldatetime", SqlType.SMALLDATETIME),
                    Map.entry("uniqueidentifier", SqlType.UNIQUEIDENTIFIER),
                    Map.entry("sysname", SqlType.SYSNAME));

    private static final Map<String, TypeName> SIZED =
            Map.ofEntries(
                    Map.entry("char", TypeName.CHAR),
                    Map.entry("character", TypeName.CHAR),
                    Map.entry("varchar", TypeName.VARCHAR),
                    Map.entry("char varying", TypeName.VARCHAR),
                    Map.entry("character varying", TypeName.VARCHAR),
                    Map.entry("nchar", TypeName.NCHAR),
                    Map.entry("national char", TypeName.NCHAR),
                    Map.entry("national character", TypeName.NCHAR),
                    Map.entry("nvarchar", TypeName.NVARCHAR),
                    Map.entry("national char varying", TypeName.NVARCHAR),
                    Map.entry("national character varying", TypeName.NVARCHAR),
                    Map.entry("binary", TypeName.BINARY),
                    Map.entry("varbinary", TypeName.VARBINARY),
                    Map.entry("binary varying", TypeName.VARBINARY));

    private static final Map<String, String> UNSUPPORTED =
            Map.ofEntries(
                    Map.entry("text", "; use varchar(max)."),
                    Map.entry("ntext", "; use nvarchar(max)."),
                    Map.entry("national text", "; use nvarchar(max)."),
                    Map.entry("image", "; use varbinary(max)."),
                    Map.entry("xml", "; use nvarchar(max)."),
                    Map.entry("json", "; use nvarchar(max)."),
                    Map.entry("sql_variant", "; use the data type that the values have."),
                    Map.entry("rowversion", "; use a bigint column that the statement increments."),
                    Map.entry("timestamp", "; use a bigint column that the statement increments."),
                    Map.entry(
                            "geography",
                            "; use two float columns, or varbinary(max) for well-known binary."),
                    Map.entry(
                            "geometry",
                            "; use two float columns, or varbinary(max) for well-known binary."),
                    Map.entry("hierarchyid", "; use varchar for a path, or a parent column."),
                    Map.entry("vector", "; use varbinary(max)."),
                    Map.entry("cursor", "; use a set-based statement, or WHILE over a key."),
                    Map.entry("table", "; use a temporary table."));

    private SqlTypes() {}

    /**
     * The type of a name.
     *
     * @param arguments what stands in parentheses; {@link SqlType#MAX} for max
     * @param defaultLength of a character or binary type without one: {@link #DECLARED_LENGTH} or
     *     {@link #CAST_LENGTH}
     * @throws SqlError 2715 when there is no such type; others when the sizes do not fit it
     */
    public static SqlType named(String name, List<Integer> arguments, int defaultLength) {
        return find(name, arguments, defaultLength)
                .orElseThrow(() -> SqlError.of(ErrorCode.TYPE_NOT_FOUND, 1, name));
    }

    public static SqlType named(String name, List<Integer> arguments) {
        return named(name, arguments, DECLARED_LENGTH);
    }

    /**
     * The same; empty where there is no such type, for a caller that knows what else the name may
     * mean.
     */
    public static Optional<SqlType> find(String name, List<Integer> arguments, int defaultLength) {
        String key = name.toLowerCase(Locale.ROOT).trim().replaceAll("\\s+", " ");
        String wayOut = UNSUPPORTED.get(key);
        if (wayOut != null) {
            throw SqlError.of(ErrorCode.NOT_SUPPORTED, "The data type " + key, wayOut);
        }
        SqlType plain = PLAIN.get(key);
        if (plain != null) {
            if (!arguments.isEmpty()) {
                throw SqlError.of(ErrorCode.TYPE_TAKES_NO_SIZE, key);
            }
            return Optional.of(plain);
        }
        TypeName sized = SIZED.get(key);
        if (sized != null) {
            return Optional.of(sized(sized, arguments, defaultLength));
        }
        return switch (key) {
            case "decimal", "dec", "numeric" -> Optional.of(decimal(key, arguments));
            case "float" -> Optional.of(floating(arguments));
            case "time" -> Optional.of(SqlType.time(fraction(key, arguments)));
            case "datetime2" -> Optional.of(SqlType.datetime2(fraction(key, arguments)));
            case "datetimeoffset" -> Optional.of(SqlType.datetimeoffset(fraction(key, arguments)));
            default -> Optional.empty();
        };
    }

    private static void atMost(int count, String name, List<Integer> arguments) {
        if (arguments.size() > count) {
            throw SqlError.of(ErrorCode.TYPE_TAKES_NO_SIZE, name);
        }
    }

    private static SqlType sized(TypeName name, List<Integer> arguments, int defaultLength) {
        atMost(1, name.sqlName(), arguments);
        int length = arguments.isEmpty() ? defaultLength : arguments.get(0);
        boolean variable =
                name == TypeName.VARCHAR || name == TypeName.NVARCHAR || name == TypeName.VARBINARY;
        boolean unicode = name == TypeName.NCHAR || name == TypeName.NVARCHAR;
        int longest = unicode ? UNICODE_MAX : BYTES_MAX;
        if (length == SqlType.MAX ? !variable : length < 1) {
            throw SqlError.of(ErrorCode.TYPE_LENGTH, length);
        }
        if (length > longest) {
            throw SqlError.of(ErrorCode.TYPE_SIZE, length, name.sqlName(), longest);
        }
        return switch (name) {
            case BINARY -> SqlType.binary(length);
            case VARBINARY -> SqlType.varbinary(length);
            default -> SqlType.text(name, length, Collation.DEFAULT);
        };
    }

    private static SqlType decimal(String name, List<Integer> arguments) {
        atMost(2, name, arguments);
        int precision = arguments.isEmpty() ? DEFAULT_PRECISION : arguments.get(0);
        int scale = arguments.size() < 2 ? 0 : arguments.get(1);
        if (precision < 1) {
            throw SqlError.of(ErrorCode.TYPE_LENGTH, precision);
        }
        if (precision > PRECISION_MAX) {
            throw SqlError.of(ErrorCode.TYPE_PRECISION, precision, PRECISION_MAX);
        }
        if (scale < 0 || scale > precision) {
            throw SqlError.of(ErrorCode.TYPE_SCALE_ABOVE_PRECISION);
        }
        return SqlType.decimal(precision, scale);
    }

    private static SqlType floating(List<Integer> arguments) {
        atMost(1, "float", arguments);
        int precision = arguments.isEmpty() ? FLOAT_PRECISION_MAX : arguments.get(0);
        if (precision < 1) {
            throw SqlError.of(ErrorCode.TYPE_LENGTH, precision);
        }
        if (precision > FLOAT_PRECISION_MAX) {
            throw SqlError.of(ErrorCode.TYPE_PRECISION, precision, FLOAT_PRECISION_MAX);
        }
        return precision <= REAL_PRECISION_MAX ? SqlType.REAL : SqlType.FLOAT;
    }

    private static int fraction(String name, List<Integer> arguments) {
        atMost(1, name, arguments);
        int scale = arguments.isEmpty() ? FRACTION_MAX : arguments.get(0);
        if (scale < 0 || scale > FRACTION_MAX) {
            throw SqlError.of(ErrorCode.TYPE_FRACTION, scale);
        }
        return scale;
    }
}
