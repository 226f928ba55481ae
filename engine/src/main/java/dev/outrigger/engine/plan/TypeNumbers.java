package dev.outrigger.engine.plan;

import dev.outrigger.engine.types.SqlType;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The numbers that sys.types gives the types, and what a column of one takes. */
final class TypeNumbers {
    private static final Map<String, Integer> NUMBERS =
            Map.ofEntries(
                    Map.entry("uniqueidentifier", 36),
                    Map.entry("date", 40),
                    Map.entry("time", 41),
                    Map.entry("datetime2", 42),
                    Map.entry("datetimeoffset", 43),
                    Map.entry("tinyint", 48),
                    Map.entry("smallint", 52),
                    Map.entry("int", 56),
                    Map.entry("smalldatetime", 58),
                    Map.entry("real", 59),
                    Map.entry("money", 60),
                    Map.entry("datetime", 61),
                    Map.entry("float", 62),
                    Map.entry("bit", 104),
                    Map.entry("decimal", 106),
                    Map.entry("numeric", 108),
                    Map.entry("smallmoney", 122),
                    Map.entry("bigint", 127),
                    Map.entry("varbinary", 165),
                    Map.entry("varchar", 167),
                    Map.entry("binary", 173),
                    Map.entry("char", 175),
                    Map.entry("nvarchar", 231),
                    Map.entry("nchar", 239),
                    Map.entry("sysname", 256));

    private TypeNumbers() {}

    static Optional<Integer> number(String name) {
        return Optional.ofNullable(NUMBERS.get(name.strip().toLowerCase(Locale.ROOT)));
    }

    static Optional<String> name(int number) {
        return NUMBERS.entrySet().stream()
                .filter(entry -> entry.getValue() == number)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** -1 for the MAX types. */
    static Short bytes(SqlType type) {
        int bytes =
                switch (type.name()) {
                    case BIT, TINYINT -> 1;
                    case SMALLINT -> 2;
                    case INT, REAL, SMALLMONEY, SMALLDATETIME -> 4;
                    case BIGINT, FLOAT, MONEY, DATETIME -> 8;
                    case DATE -> 3;
                    case TIME -> fraction(type) + 3;
                    case DATETIME2 -> fraction(type) + 6;
                    case DATETIMEOFFSET -> fraction(type) + 8;
                    case UNIQUEIDENTIFIER -> 16;
                    case DECIMAL ->
                            type.precision() <= 9
                                    ? 5
                                    : type.precision() <= 19 ? 9 : type.precision() <= 28 ? 13 : 17;
                    case NVARCHAR, NCHAR ->
                            type.length() == SqlType.MAX ? SqlType.MAX : 2 * type.length();
                    case VARCHAR, CHAR, VARBINARY, BINARY -> type.length();
                };
        return (short) bytes;
    }

    private static int fraction(SqlType type) {
        return type.scale() <= 2 ? 0 : type.scale() <= 4 ? 1 : 2;
    }

    /** In digits; of text and bytes the length. */
    static int precision(SqlType type) {
        return switch (type.name()) {
            case BIT -> 1;
            case TINYINT -> 3;
            case SMALLINT -> 5;
            case INT, DATE, SMALLMONEY -> 10;
            case BIGINT, MONEY -> 19;
            case REAL -> 24;
            case FLOAT -> 53;
            case SMALLDATETIME -> 16;
            case DATETIME -> 23;
            case TIME -> type.scale() == 0 ? 8 : 9 + type.scale();
            case DATETIME2 -> type.scale() == 0 ? 19 : 20 + type.scale();
            case DATETIMEOFFSET -> type.scale() == 0 ? 26 : 27 + type.scale();
            case UNIQUEIDENTIFIER -> 0;
            case DECIMAL -> type.precision();
            default -> type.length();
        };
    }
}
