package dev.outrigger.engine.types;

import java.util.Objects;
import java.util.Optional;

/**
 * A data type with its sizes.
 *
 * <p>Values of it, wherever the engine holds one in a Java variable or a row ({@code Object[]}),
 * are of exactly one class, NULL being null:
 *
 * <ul>
 *   <li>bit: Boolean; tinyint (0 to 255) and smallint: Short; int: Integer; bigint: Long; real:
 *       Float; float: Double
 *   <li>decimal, money, smallmoney: BigDecimal whose scale is exactly the type's
 *   <li>character types: {@link SqlText}, which carries its collation; char(n) and nchar(n) padded
 *       with blanks
 *   <li>binary types: {@link SqlBytes}; binary(n) padded with zeros
 *   <li>date: Integer, days since 1970-01-01; time: Long, 100-nanosecond ticks since midnight
 *   <li>datetime, smalldatetime, datetime2: Long, ticks since 1970-01-01T00:00
 *   <li>datetimeoffset: {@link OffsetTicks}; uniqueidentifier: {@link SqlGuid}
 * </ul>
 *
 * Equality, hash and order of these classes are those of the collation and of the type, so that
 * grouping, joining and sorting by them is right whatever does it.
 *
 * @param precision digits of a decimal (money: 19, smallmoney: 10); 0 elsewhere
 * @param scale digits behind the point of a decimal (money: 4), or of a second (time, datetime2,
 *     datetimeoffset: 0 to 7; datetime: 3; smalldatetime: 0)
 * @param length characters or bytes of a character or binary type; {@link #MAX} for (max); 0
 *     elsewhere
 * @param collation of a character type only
 */
public record SqlType(
        TypeName name, int precision, int scale, int length, Optional<Collation> collation) {
    /** The length of varchar(max) and its kin. */
    public static final int MAX = -1;

    public static final SqlType BIT = simple(TypeName.BIT);
    public static final SqlType TINYINT = simple(TypeName.TINYINT);
    public static final SqlType SMALLINT = simple(TypeName.SMALLINT);
    public static final SqlType INT = simple(TypeName.INT);
    public static final SqlType BIGINT = simple(TypeName.BIGINT);
    public static final SqlType REAL = simple(TypeName.REAL);
    public static final SqlType FLOAT = simple(TypeName.FLOAT);
    public static final SqlType MONEY = new SqlType(TypeName.MONEY, 19, 4, 0, Optional.empty());
    public static final SqlType SMALLMONEY =
            new SqlType(TypeName.SMALLMONEY, 10, 4, 0, Optional.empty());
    public static final SqlType DATE = simple(TypeName.DATE);
    public static final SqlType DATETIME =
            new SqlType(TypeName.DATETIME, 0, 3, 0, Optional.empty());
    public static final SqlType SMALLDATETIME = simple(TypeName.SMALLDATETIME);
    public static final SqlType UNIQUEIDENTIFIER = simple(TypeName.UNIQUEIDENTIFIER);
    public static final SqlType NVARCHAR_MAX = nvarchar(MAX);

    /** The type of a name: nvarchar(128). */
    public static final SqlType SYSNAME = nvarchar(128);

    public SqlType {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(collation, "collation is null");
    }

    private static SqlType simple(TypeName name) {
        return new SqlType(name, 0, 0, 0, Optional.empty());
    }

    public static SqlType decimal(int precision, int scale) {
        return new SqlType(TypeName.DECIMAL, precision, scale, 0, Optional.empty());
    }

    public static SqlType varchar(int length) {
        return text(TypeName.VARCHAR, length, Collation.DEFAULT);
    }

    public static SqlType nvarchar(int length) {
        return text(TypeName.NVARCHAR, length, Collation.DEFAULT);
    }

    /** name: one of the four character types. */
    public static SqlType text(TypeName name, int length, Collation collation) {
        return new SqlType(name, 0, 0, length, Optional.of(collation));
    }

    public static SqlType varbinary(int length) {
        return new SqlType(TypeName.VARBINARY, 0, 0, length, Optional.empty());
    }

    public static SqlType binary(int length) {
        return new SqlType(TypeName.BINARY, 0, 0, length, Optional.empty());
    }

    public static SqlType time(int scale) {
        return new SqlType(TypeName.TIME, 0, scale, 0, Optional.empty());
    }

    public static SqlType datetime2(int scale) {
        return new SqlType(TypeName.DATETIME2, 0, scale, 0, Optional.empty());
    }

    public static SqlType datetimeoffset(int scale) {
        return new SqlType(TypeName.DATETIMEOFFSET, 0, scale, 0, Optional.empty());
    }

    public boolean isText() {
        return collation.isPresent();
    }

    public boolean isBinary() {
        return name == TypeName.BINARY || name == TypeName.VARBINARY;
    }

    public boolean isUnicode() {
        return name == TypeName.NVARCHAR || name == TypeName.NCHAR;
    }

    public boolean isInteger() {
        return name.compareTo(TypeName.BIGINT) >= 0 && name.compareTo(TypeName.TINYINT) <= 0;
    }

    /** decimal, money or smallmoney. */
    public boolean isExactDecimal() {
        return name.compareTo(TypeName.DECIMAL) >= 0 && name.compareTo(TypeName.SMALLMONEY) <= 0;
    }

    public boolean isApproximate() {
        return name == TypeName.FLOAT || name == TypeName.REAL;
    }

    public boolean isNumeric() {
        return name.compareTo(TypeName.FLOAT) >= 0 && name.compareTo(TypeName.BIT) <= 0;
    }

    /** Any type of dates or times. */
    public boolean isTemporal() {
        return name.compareTo(TypeName.TIME) <= 0;
    }

    /** The type as T-SQL writes it, with sizes: {@code decimal(7,2)}, {@code nvarchar(max)}. */
    public String display() {
        String base = name.sqlName();
        if (isText() || isBinary()) {
            return base + "(" + (length == MAX ? "max" : length) + ")";
        }
        return switch (name) {
            case DECIMAL -> base + "(" + precision + "," + scale + ")";
            case TIME, DATETIME2, DATETIMEOFFSET -> base + "(" + scale + ")";
            default -> base;
        };
    }

    @Override
    public String toString() {
        return display();
    }
}
