package dev.outrigger.engine.sql;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.Collation;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.TypeName;
import java.util.List;

/** A written type name and its sizes as a type. */
final class TypeNames {
    private TypeNames() {}

    /** name: in lower case; sizes: as written, {@link SqlType#MAX} for the word MAX. */
    static SqlType resolve(String name, List<Integer> sizes, int line) {
        return switch (name) {
            case "bit" -> plain(SqlType.BIT, name, sizes, line);
            case "tinyint" -> plain(SqlType.TINYINT, name, sizes, line);
            case "smallint" -> plain(SqlType.SMALLINT, name, sizes, line);
            case "int", "integer" -> plain(SqlType.INT, name, sizes, line);
            case "bigint" -> plain(SqlType.BIGINT, name, sizes, line);
            case "real" -> plain(SqlType.REAL, name, sizes, line);
            case "double" -> plain(SqlType.FLOAT, name, sizes, line);
            case "money" -> plain(SqlType.MONEY, name, sizes, line);
            case "smallmoney" -> plain(SqlType.SMALLMONEY, name, sizes, line);
            case "date" -> plain(SqlType.DATE, name, sizes, line);
            case "datetime" -> plain(SqlType.DATETIME, name, sizes, line);
            case "smalldatetime" -> plain(SqlType.SMALLDATETIME, name, sizes, line);
            case "uniqueidentifier" -> plain(SqlType.UNIQUEIDENTIFIER, name, sizes, line);
            case "sysname" -> plain(SqlType.SYSNAME, name, sizes, line);
            case "float" -> one(name, sizes, 53, 53, line) <= 24 ? SqlType.REAL : SqlType.FLOAT;
            case "decimal", "numeric", "dec" -> decimal(name, sizes, line);
            case "time" -> SqlType.time(scale(name, sizes, line));
            case "datetime2" -> SqlType.datetime2(scale(name, sizes, line));
            case "datetimeoffset" -> SqlType.datetimeoffset(scale(name, sizes, line));
            case "char" -> text(TypeName.CHAR, name, sizes, 8000, false, line);
            case "varchar" -> text(TypeName.VARCHAR, name, sizes, 8000, true, line);
            case "nchar" -> text(TypeName.NCHAR, name, sizes, 4000, false, line);
            case "nvarchar" -> text(TypeName.NVARCHAR, name, sizes, 4000, true, line);
            case "binary" -> SqlType.binary(length(name, sizes, 8000, false, line));
            case "varbinary" -> SqlType.varbinary(length(name, sizes, 8000, true, line));
            case "text", "ntext", "image", "xml", "sql_variant", "timestamp", "rowversion", "geography", "geometry",
                    "hierarchyid", "cursor", "table", "json", "vector" -> throw SqlError.of(
                            ErrorCode.NOT_SUPPORTED, "The data type " + name, ".")
                    .at(line);
            default -> throw SqlError.of(ErrorCode.TYPE_NOT_FOUND, 1, name).at(line);
        };
    }

    private static SqlType plain(SqlType type, String name, List<Integer> sizes, int line) {
        if (!sizes.isEmpty()) {
            throw SqlError.of(ErrorCode.TYPE_WITHOUT_SIZE, 1, name).at(line);
        }
        return type;
    }

    private static int one(String name, List<Integer> sizes, int otherwise, int most, int line) {
        if (sizes.isEmpty()) {
            return otherwise;
        }
        int size = sizes.get(0);
        if (sizes.size() > 1 || size < 1 || size > most) {
            throw tooLarge(name, size, most, line);
        }
        return size;
    }

    private static SqlError tooLarge(String name, int size, int most, int line) {
        return SqlError.of(ErrorCode.TYPE_SIZE, size, name, most).at(line);
    }

    private static int scale(String name, List<Integer> sizes, int line) {
        if (sizes.isEmpty()) {
            return 7;
        }
        int scale = sizes.get(0);
        if (sizes.size() > 1 || scale < 0 || scale > 7) {
            throw tooLarge(name, scale, 7, line);
        }
        return scale;
    }

    private static SqlType decimal(String name, List<Integer> sizes, int line) {
        int precision = sizes.isEmpty() ? 18 : sizes.get(0);
        int scale = sizes.size() > 1 ? sizes.get(1) : 0;
        if (sizes.size() > 2 || precision < 1 || precision > 38) {
            throw tooLarge(name, precision, 38, line);
        }
        if (scale < 0 || scale > precision) {
            throw SqlError.of(ErrorCode.TYPE_SCALE, scale, name, 0, precision).at(line);
        }
        return SqlType.decimal(precision, scale);
    }

    private static int length(String name, List<Integer> sizes, int most, boolean canBeMax, int line) {
        if (canBeMax && sizes.equals(List.of(SqlType.MAX))) {
            return SqlType.MAX;
        }
        return one(name, sizes, 1, most, line);
    }

    private static SqlType text(TypeName type, String name, List<Integer> sizes, int most, boolean canBeMax, int line) {
        return SqlType.text(type, length(name, sizes, most, canBeMax, line), Collation.DEFAULT);
    }
}
