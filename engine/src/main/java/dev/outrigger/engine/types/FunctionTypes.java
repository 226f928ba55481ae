package dev.outrigger.engine.types;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.List;

/** The result types of aggregates and functions, from those of their arguments. */
public final class FunctionTypes {
    private static final int AVERAGE_SCALE = 6;
    private static final int BYTES_MAX = 8000;
    private static final int UNICODE_MAX = 4000;

    private FunctionTypes() {}

    private static SqlError unfit(SqlType type, String function) {
        return SqlError.of(ErrorCode.OPERAND_TYPE, ConversionRules.messageName(type), function);
    }

    /** SUM: int for every integer but bigint, decimal(38,s), money, float. */
    public static SqlType sum(SqlType type) {
        return total(type, "sum");
    }

    private static SqlType total(SqlType type, String function) {
        return switch (type.name()) {
            case TINYINT, SMALLINT, INT -> SqlType.INT;
            case BIGINT -> SqlType.BIGINT;
            case DECIMAL -> SqlType.decimal(SqlTypes.PRECISION_MAX, type.scale());
            case MONEY, SMALLMONEY -> SqlType.MONEY;
            case REAL, FLOAT -> SqlType.FLOAT;
            default -> throw unfit(type, function);
        };
    }

    /** AVG: as SUM, but decimal(38, s or 6 if that is more). */
    public static SqlType avg(SqlType type) {
        SqlType total = total(type, "avg");
        return total.name() == TypeName.DECIMAL
                ? SqlType.decimal(SqlTypes.PRECISION_MAX, Math.max(total.scale(), AVERAGE_SCALE))
                : total;
    }

    /** MIN and MAX, of anything but bit. function: min or max. */
    public static SqlType extreme(SqlType type, String function) {
        if (type.name() == TypeName.BIT) {
            throw unfit(type, function);
        }
        return type;
    }

    /** STDEV, STDEVP, VAR, VARP, of numbers but bit. */
    public static SqlType deviation(SqlType type, String function) {
        if (!type.isNumeric() || type.name() == TypeName.BIT) {
            throw unfit(type, function);
        }
        return SqlType.FLOAT;
    }

    /** COUNT; COUNT_BIG is bigint. */
    public static SqlType count() {
        return SqlType.INT;
    }

    /**
     * ROUND and POWER: small integers become int, real becomes float, text is read as float;
     * POWER's decimals have 38 digits.
     */
    public static SqlType rounded(SqlType type, String function) {
        return switch (type.name()) {
            case BIT, REAL, FLOAT, CHAR, VARCHAR, NCHAR, NVARCHAR -> SqlType.FLOAT;
            case TINYINT, SMALLINT, INT -> SqlType.INT;
            case BIGINT -> SqlType.BIGINT;
            case MONEY, SMALLMONEY -> SqlType.MONEY;
            case DECIMAL ->
                    function.equalsIgnoreCase("power")
                            ? SqlType.decimal(SqlTypes.PRECISION_MAX, type.scale())
                            : type;
            default ->
                    throw SqlError.of(
                            ErrorCode.ARGUMENT_TYPE,
                            ConversionRules.messageName(type),
                            1,
                            function);
        };
    }

    /** ABS and SIGN: as ROUND. */
    public static SqlType magnitude(SqlType type, String function) {
        return rounded(type, function);
    }

    /** CEILING and FLOOR: as ROUND, but decimals lose their scale. */
    public static SqlType whole(SqlType type, String function) {
        SqlType rounded = rounded(type, function);
        return rounded.name() == TypeName.DECIMAL
                ? SqlType.decimal(rounded.precision(), 0)
                : rounded;
    }

    /** SQRT, EXP, LOG, SIN and their kin take what converts to float. */
    public static SqlType floating(SqlType type, String function) {
        if (!type.isNumeric() && !type.isText()) {
            throw SqlError.of(
                    ErrorCode.ARGUMENT_TYPE, ConversionRules.messageName(type), 1, function);
        }
        return SqlType.FLOAT;
    }

    /** The text that a function reads an argument as: itself, or what its type converts to. */
    public static SqlType asText(SqlType type) {
        if (type.isText()) {
            return type;
        }
        return type.isBinary()
                ? SqlType.varchar(type.length())
                : SqlType.varchar(displayLength(type));
    }

    /** The longest text of a value of a type. */
    public static int displayLength(SqlType type) {
        return switch (type.name()) {
            case BIT -> 1;
            case TINYINT -> 3;
            case SMALLINT -> 6;
            case INT -> 11;
            case BIGINT -> 20;
            case REAL, FLOAT -> 23;
            case DECIMAL -> type.precision() + 3;
            case MONEY -> 22;
            case SMALLMONEY -> 12;
            case DATE -> 10;
            case TIME -> 16;
            case DATETIME, SMALLDATETIME -> 19;
            case DATETIME2 -> 27;
            case DATETIMEOFFSET -> 34;
            case UNIQUEIDENTIFIER -> 36;
            default -> type.length();
        };
    }

    /** CONCAT: nvarchar when an argument is, the lengths added. */
    public static SqlType concat(List<SqlType> types) {
        SqlType result = variable(asText(types.get(0)));
        for (SqlType type : types.subList(1, types.size())) {
            result = variable(TypeRules.concatenation(result, asText(type)));
        }
        return result;
    }

    /**
     * The variable-length type of a text type's kind: UPPER, LOWER, TRIM, REVERSE, and the end of
     * SUBSTRING, LEFT and RIGHT.
     */
    public static SqlType variable(SqlType text) {
        return TypeRules.textType(
                text.isUnicode(), false, text.length(), text.collation().orElseThrow());
    }

    /** SUBSTRING, LEFT and RIGHT when the length is a constant. */
    public static SqlType shortened(SqlType text, int length) {
        int shortest = Math.max(1, length);
        int kept = text.length() == SqlType.MAX ? shortest : Math.min(shortest, text.length());
        return TypeRules.textType(text.isUnicode(), false, kept, text.collation().orElseThrow());
    }

    /** REPLACE, STUFF and REPLICATE: as long as can be; (max) when the first argument is. */
    public static SqlType lengthened(SqlType text, boolean unicode) {
        boolean wide = unicode || text.isUnicode();
        int length = text.length() == SqlType.MAX ? SqlType.MAX : wide ? UNICODE_MAX : BYTES_MAX;
        return TypeRules.textType(wide, false, length, text.collation().orElseThrow());
    }

    /** DATEADD keeps its type; text becomes datetime. */
    public static SqlType dateAdd(SqlType type) {
        if (type.isTemporal()) {
            return type;
        }
        if (type.isText() || type.isNumeric()) {
            return SqlType.DATETIME;
        }
        throw SqlError.of(ErrorCode.ARGUMENT_TYPE, ConversionRules.messageName(type), 3, "dateadd");
    }

    /**
     * What DATEPART, DATENAME and DATEDIFF read an argument as: text as datetimeoffset, numbers as
     * datetime.
     */
    public static SqlType dateArgument(SqlType type, int position, String function) {
        if (type.isTemporal()) {
            return type;
        }
        if (type.isText()) {
            return SqlType.datetimeoffset(7);
        }
        if (type.isNumeric()) {
            return SqlType.DATETIME;
        }
        throw SqlError.of(
                ErrorCode.ARGUMENT_TYPE, ConversionRules.messageName(type), position, function);
    }
}
