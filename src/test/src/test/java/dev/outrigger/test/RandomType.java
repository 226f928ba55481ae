package dev.outrigger.test;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** A type that both dialects have, and its values as literals. */
record RandomType(Name name, int precision, int scale) {
    enum Name {
        INT("int", "INTEGER"),
        BIGINT("bigint", "BIGINT"),
        SMALLINT("smallint", "SMALLINT"),
        TINYINT("tinyint", "UTINYINT"),
        BIT("bit", "UTINYINT"),
        DECIMAL("decimal", "DECIMAL"),
        MONEY("money", "DECIMAL(19,4)"),
        FLOAT("float", "DOUBLE"),
        REAL("real", "FLOAT"),
        VARCHAR("varchar(60)", "VARCHAR"),
        NVARCHAR("nvarchar(60)", "VARCHAR"),
        DATE("date", "DATE"),
        DATETIME("datetime2(6)", "TIMESTAMP"),
        TIME("time(6)", "TIME"),
        BINARY("varbinary(20)", "BLOB"),
        GUID("uniqueidentifier", "UUID");

        private final String ours;
        private final String theirs;

        Name(String ours, String theirs) {
            this.ours = ours;
            this.theirs = theirs;
        }
    }

    static final RandomType INT = of(Name.INT);
    static final RandomType BIGINT = of(Name.BIGINT);
    static final RandomType FLOAT = of(Name.FLOAT);
    static final RandomType VARCHAR = of(Name.VARCHAR);
    static final RandomType DATE = of(Name.DATE);
    static final RandomType DATETIME = of(Name.DATETIME);

    /** What columns and expressions are of. */
    static final List<RandomType> ALL =
            List.of(
                    INT,
                    VARCHAR,
                    BIGINT,
                    decimal(7, 2),
                    DATE,
                    FLOAT,
                    of(Name.SMALLINT),
                    of(Name.TINYINT),
                    of(Name.BIT),
                    decimal(18, 6),
                    decimal(38, 10),
                    decimal(38, 0),
                    of(Name.MONEY),
                    of(Name.REAL),
                    of(Name.NVARCHAR),
                    DATETIME,
                    of(Name.TIME),
                    of(Name.BINARY),
                    of(Name.GUID));

    private static final List<String> TEXTS =
            List.of(
                    "a", "A", "a ", "", " ", "abc", "ABC", "Abc  ", " abc", "b", "B b", "zz9", "42",
                    "7", "x y z", "aab");
    private static final List<String> WIDE_TEXTS =
            List.of("a", "A", "é", "É ", "日本", "ab", "AB", "", "  ", "ñu");
    private static final List<String> DATES =
            List.of(
                    "2020-01-01",
                    "2020-02-29",
                    "1999-12-31",
                    "2020-01-02",
                    "1970-01-01",
                    "1969-12-31",
                    "2021-03-31",
                    "1900-03-01",
                    "9999-12-31",
                    "0001-01-01");
    private static final List<String> TIMES =
            List.of("00:00:00.000000", "12:34:56.789012", "23:59:59.999999", "06:00:00.500000");
    private static final List<String> WHOLE =
            List.of("0", "1", "2", "-1", "3", "5", "10", "-7", "100");

    private static RandomType of(Name name) {
        return new RandomType(name, 0, 0);
    }

    static RandomType decimal(int precision, int scale) {
        return new RandomType(Name.DECIMAL, precision, scale);
    }

    /** The types that its values are compared with, by themselves and exactly, in both dialects. */
    List<RandomType> comparable() {
        return switch (name) {
            case INT, BIGINT, SMALLINT, TINYINT, MONEY ->
                    List.of(this, INT, BIGINT, of(Name.SMALLINT), of(Name.TINYINT), decimal(7, 2));
            case DECIMAL -> precision > 18 ? List.of(this) : List.of(this, INT, decimal(7, 2));
            case FLOAT -> List.of(this, INT, of(Name.SMALLINT));
            case VARCHAR, NVARCHAR -> List.of(this, VARCHAR, of(Name.NVARCHAR));
            case DATE, DATETIME -> List.of(this, DATE, DATETIME);
            case BIT, REAL, TIME, BINARY, GUID -> List.of(this);
        };
    }

    boolean isText() {
        return name == Name.VARCHAR || name == Name.NVARCHAR;
    }

    boolean isDecimal() {
        return name == Name.DECIMAL;
    }

    boolean isWhole() {
        return name.ordinal() <= Name.TINYINT.ordinal();
    }

    boolean isApproximate() {
        return name == Name.FLOAT || name == Name.REAL;
    }

    /**
     * Whether the dialects order its values alike: letters beyond ASCII and GUIDs they order each
     * in their own way.
     */
    boolean isOrdered() {
        return name != Name.NVARCHAR && name != Name.GUID && name != Name.BIT;
    }

    Both text() {
        return isDecimal()
                ? Both.same("DECIMAL(%d,%d)".formatted(precision, scale))
                : new Both(name.ours, name.theirs);
    }

    Both cast(Both value) {
        return Both.format("CAST(%s AS %s)", value, text());
    }

    Both literal(Choices choices) {
        return switch (name) {
            case INT, BIGINT, SMALLINT, TINYINT, BIT -> whole(choices);
            case DECIMAL -> cast(quoted(exact(choices, precision, scale)));
            case MONEY -> cast(quoted(exact(choices, 12, 4)));
            // Quarters add up exactly in any order.
            case FLOAT, REAL ->
                    choices.rarely(20)
                            ? cast(quoted("-0.0"))
                            : cast(
                                    quoted(
                                            BigDecimal.valueOf(choices.below(4000) - 40, 0)
                                                    .divide(BigDecimal.valueOf(4))
                                                    .toPlainString()));
            case VARCHAR -> quoted(choices.of(TEXTS));
            case NVARCHAR -> Both.format("N%s", "%s", quoted(choices.of(WIDE_TEXTS)));
            case DATE -> cast(quoted(choices.of(DATES)));
            case TIME -> cast(quoted(choices.of(TIMES)));
            case DATETIME -> cast(quoted(choices.of(DATES) + " " + choices.of(TIMES)));
            case BINARY -> {
                // No byte of nought at the end, which pads a shorter value when two are compared.
                String byte1 = "%02X".formatted(1 + choices.below(3));
                String byte2 = "%02X".formatted(0xFE + choices.below(2));
                yield new Both("0x" + byte1 + byte2, "'\\x" + byte1 + "\\x" + byte2 + "'::BLOB");
            }
            case GUID ->
                    cast(
                            quoted(
                                    "0000000%d-0000-4000-8000-00000000000%d"
                                            .formatted(choices.below(4), choices.below(3))));
        };
    }

    private Both whole(Choices choices) {
        String value = choices.of(WHOLE);
        if (name == Name.BIT) {
            value = String.valueOf(choices.below(2));
        } else if (choices.rarely(12)) {
            value = extreme(choices.below(2) == 0);
        } else if (name == Name.TINYINT && value.startsWith("-")) {
            value = "4";
        }
        return cast(Both.same(value));
    }

    private String extreme(boolean largest) {
        return switch (name) {
            case BIGINT -> String.valueOf(largest ? Long.MAX_VALUE : Long.MIN_VALUE);
            case SMALLINT -> String.valueOf(largest ? Short.MAX_VALUE : Short.MIN_VALUE);
            case TINYINT -> largest ? "255" : "0";
            default -> String.valueOf(largest ? Integer.MAX_VALUE : Integer.MIN_VALUE);
        };
    }

    private static String exact(Choices choices, int precision, int scale) {
        BigInteger unscaled;
        if (choices.rarely(10)) {
            unscaled = BigInteger.TEN.pow(precision).subtract(BigInteger.ONE);
        } else {
            unscaled = BigInteger.valueOf(choices.below(20)).multiply(BigInteger.TEN.pow(scale));
            unscaled = unscaled.add(BigInteger.valueOf(choices.below(scale == 0 ? 1 : 40)));
        }
        return new BigDecimal(choices.rarely(4) ? unscaled.negate() : unscaled, scale)
                .toPlainString();
    }

    private static Both quoted(String text) {
        return Both.same("'" + text + "'");
    }

    /** A value by which the reference compares as a case-insensitive collation does. */
    Both key(Both value) {
        return isText() ? Both.format("%s", "lower(rtrim(%s))", value) : value;
    }

    /** Of values that are equal one stands for all: which one is nobody's to say. */
    Both folded(Both value) {
        return isText() ? Both.format("LOWER(RTRIM(%s))", value) : value;
    }
}
