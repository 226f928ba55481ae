package dev.outrigger.engine.types;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The data types of expressions, from those of their operands. What cannot be is a {@link
 * SqlError}.
 */
public final class TypeRules {
    private static final int SCALE_KEPT = 6;
    private static final int BYTES_MAX = 8000;
    private static final int UNICODE_MAX = 4000;

    private TypeRules() {}

    /** The operand's type of the higher precedence. */
    public static SqlType higher(SqlType left, SqlType right) {
        return left.name().compareTo(right.name()) <= 0 ? left : right;
    }

    /**
     * The decimal that holds every value of a number type exactly: int is decimal(10,0), money
     * decimal(19,4).
     */
    public static SqlType asDecimal(SqlType type) {
        return switch (type.name()) {
            case DECIMAL, MONEY, SMALLMONEY -> SqlType.decimal(type.precision(), type.scale());
            case BIGINT -> SqlType.decimal(19, 0);
            case INT -> SqlType.decimal(10, 0);
            case SMALLINT -> SqlType.decimal(5, 0);
            case TINYINT -> SqlType.decimal(3, 0);
            case BIT -> SqlType.decimal(1, 0);
            default -> throw new IllegalArgumentException(type + " is no exact number");
        };
    }

    /** The type of a numeric literal in decimal arithmetic: as many digits as it has. */
    public static SqlType literalDecimal(BigDecimal literal) {
        int scale = Math.max(literal.scale(), 0);
        int digits = literal.precision() - literal.scale();
        return SqlType.decimal(Math.max(1, Math.max(digits, 0) + scale), scale);
    }

    /** The result of an operator over operands that are no literals. */
    public static SqlType arithmetic(ArithmeticOperator operator, SqlType left, SqlType right) {
        return arithmetic(operator, left, Optional.empty(), right, Optional.empty());
    }

    /**
     * leftLiteral, rightLiteral: the values of operands that are integer literals, which count only
     * their digits beside a decimal.
     */
    public static SqlType arithmetic(
            ArithmeticOperator operator,
            SqlType left,
            Optional<BigDecimal> leftLiteral,
            SqlType right,
            Optional<BigDecimal> rightLiteral) {
        if (left.isNumeric() && right.isNumeric()) {
            return numeric(operator, left, leftLiteral, right, rightLiteral);
        }
        boolean strings = left.isText() && right.isText() || left.isBinary() && right.isBinary();
        if (strings && operator == ArithmeticOperator.ADD) {
            return concatenation(left, right);
        }
        if (ConversionRules.isOldDate(left) || ConversionRules.isOldDate(right)) {
            return oldDate(operator, left, right);
        }
        boolean leftLoose = left.isText() || left.isBinary();
        boolean rightLoose = right.isText() || right.isBinary();
        if (leftLoose && right.isNumeric() || rightLoose && left.isNumeric()) {
            SqlType loose = leftLoose ? left : right;
            SqlType number = leftLoose ? right : left;
            ConversionRules.requireImplicit(loose, number);
            return numeric(operator, number, Optional.empty(), number, Optional.empty());
        }
        throw unfit(operator.word(), left, right);
    }

    private static SqlError unfit(String word, SqlType left, SqlType right) {
        if (left.name() == right.name()) {
            return SqlError.of(ErrorCode.OPERAND_TYPE, ConversionRules.messageName(left), word);
        }
        boolean clash =
                left.isTemporal() && right.isNumeric() || left.isNumeric() && right.isTemporal();
        return clash
                ? SqlError.of(
                        ErrorCode.TYPE_CLASH,
                        ConversionRules.messageName(left),
                        ConversionRules.messageName(right))
                : SqlError.of(
                        ErrorCode.OPERAND_TYPES,
                        ConversionRules.messageName(left),
                        ConversionRules.messageName(right),
                        word);
    }

    private static SqlType oldDate(ArithmeticOperator operator, SqlType left, SqlType right) {
        SqlType date = ConversionRules.isOldDate(left) ? left : right;
        SqlType other = date == left ? right : left;
        if (operator != ArithmeticOperator.ADD && operator != ArithmeticOperator.SUBTRACT) {
            throw SqlError.of(
                    ErrorCode.OPERAND_TYPE, ConversionRules.messageName(date), operator.word());
        }
        if (ConversionRules.isOldDate(other)) {
            return higher(left, right);
        }
        if (other.isNumeric() || other.isText() || other.isBinary()) {
            return date;
        }
        throw unfit(operator.word(), left, right);
    }

    private static SqlType numeric(
            ArithmeticOperator operator,
            SqlType left,
            Optional<BigDecimal> leftLiteral,
            SqlType right,
            Optional<BigDecimal> rightLiteral) {
        SqlType higher = higher(left, right);
        if (higher.name() == TypeName.BIT) {
            throw SqlError.of(ErrorCode.OPERAND_TYPE, "bit", operator.word());
        }
        if (higher.isApproximate()) {
            if (operator == ArithmeticOperator.MODULO) {
                throw SqlError.of(
                        ErrorCode.OPERAND_TYPES,
                        ConversionRules.messageName(left),
                        ConversionRules.messageName(right),
                        operator.word());
            }
            return higher;
        }
        if (higher.name() != TypeName.DECIMAL) {
            return higher;
        }
        return decimal(operator, exact(left, leftLiteral), exact(right, rightLiteral));
    }

    private static SqlType exact(SqlType type, Optional<BigDecimal> literal) {
        return literal.isPresent() && type.isInteger()
                ? literalDecimal(literal.get())
                : asDecimal(type);
    }

    private static SqlType decimal(ArithmeticOperator operator, SqlType left, SqlType right) {
        int p1 = left.precision();
        int s1 = left.scale();
        int p2 = right.precision();
        int s2 = right.scale();
        int scale = Math.max(s1, s2);
        int whole = Math.max(p1 - s1, p2 - s2);
        return switch (operator) {
            case ADD, SUBTRACT -> {
                int kept = Math.min(scale, SqlTypes.PRECISION_MAX - whole);
                yield SqlType.decimal(Math.min(SqlTypes.PRECISION_MAX, whole + scale + 1), kept);
            }
            case MULTIPLY -> product(p1 + p2 + 1, s1 + s2);
            case DIVIDE -> {
                int quotient = Math.max(SCALE_KEPT, s1 + p2 + 1);
                yield product(p1 - s1 + s2 + quotient, quotient);
            }
            case MODULO -> SqlType.decimal(Math.max(1, Math.min(p1 - s1, p2 - s2) + scale), scale);
        };
    }

    /**
     * A product or quotient beyond 38 digits loses digits behind the point first, but keeps six of
     * them.
     */
    private static SqlType product(int precision, int scale) {
        if (precision <= SqlTypes.PRECISION_MAX) {
            return SqlType.decimal(precision, scale);
        }
        int whole = precision - scale;
        int kept = Math.min(scale, Math.max(SqlTypes.PRECISION_MAX - whole, SCALE_KEPT));
        return SqlType.decimal(SqlTypes.PRECISION_MAX, kept);
    }

    /** & | ^: word is the symbol in quotes, as messages write it. */
    public static SqlType bitwise(String word, SqlType left, SqlType right) {
        boolean leftWhole = left.isInteger() || left.name() == TypeName.BIT;
        boolean rightWhole = right.isInteger() || right.name() == TypeName.BIT;
        if (leftWhole && rightWhole) {
            return higher(left, right);
        }
        if (leftWhole && right.isBinary() || rightWhole && left.isBinary()) {
            return leftWhole ? left : right;
        }
        throw unfit(word, left, right);
    }

    public static SqlType bitwiseNot(SqlType type) {
        if (type.isInteger() || type.name() == TypeName.BIT) {
            return type;
        }
        throw SqlError.of(ErrorCode.OPERAND_TYPE, ConversionRules.messageName(type), "'~'");
    }

    public static SqlType negation(SqlType type) {
        if (!type.isNumeric() || type.name() == TypeName.BIT) {
            throw SqlError.of(ErrorCode.OPERAND_TYPE, ConversionRules.messageName(type), "minus");
        }
        return type.name() == TypeName.TINYINT ? SqlType.SMALLINT : type;
    }

    /**
     * Of two character or two binary operands: their lengths added, at most 8000 bytes unless one
     * is (max).
     */
    public static SqlType concatenation(SqlType left, SqlType right) {
        int length =
                left.length() == SqlType.MAX || right.length() == SqlType.MAX
                        ? SqlType.MAX
                        : left.length() + right.length();
        boolean fixed = isFixed(left) && isFixed(right);
        if (left.isBinary()) {
            return fixed
                    ? SqlType.binary(Math.min(length, BYTES_MAX))
                    : SqlType.varbinary(Math.min(length, BYTES_MAX));
        }
        boolean unicode = left.isUnicode() || right.isUnicode();
        return textType(unicode, fixed, length, collation(left, right, "add"));
    }

    private static boolean isFixed(SqlType type) {
        return type.name() == TypeName.CHAR
                || type.name() == TypeName.NCHAR
                || type.name() == TypeName.BINARY;
    }

    /** A character type of at most 8000 bytes. */
    public static SqlType textType(
            boolean unicode, boolean fixed, int length, Collation collation) {
        TypeName name =
                unicode
                        ? fixed ? TypeName.NCHAR : TypeName.NVARCHAR
                        : fixed ? TypeName.CHAR : TypeName.VARCHAR;
        return SqlType.text(name, Math.min(length, unicode ? UNICODE_MAX : BYTES_MAX), collation);
    }

    /**
     * The collation of two character operands; the default one gives way to another. 468 when they
     * conflict.
     */
    public static Collation collation(SqlType left, SqlType right, String word) {
        Collation first = left.collation().orElse(Collation.DEFAULT);
        Collation second = right.collation().orElse(Collation.DEFAULT);
        if (first == second || second == Collation.DEFAULT) {
            return first;
        }
        if (first == Collation.DEFAULT) {
            return second;
        }
        throw SqlError.of(ErrorCode.COLLATION_CONFLICT, first.sqlName(), second.sqlName(), word);
    }

    /** What both sides of a comparison are converted to. */
    public static SqlType comparison(SqlType left, SqlType right) {
        return common(left, right, "equal to");
    }

    /** The type of CASE, COALESCE, IIF, UNION and VALUES over branches of these types. */
    public static SqlType common(List<SqlType> types) {
        SqlType result = types.get(0);
        for (SqlType type : types.subList(1, types.size())) {
            result = common(result, type, "CASE");
        }
        return result;
    }

    private static SqlType common(SqlType left, SqlType right, String word) {
        SqlType higher = higher(left, right);
        SqlType lower = higher == left ? right : left;
        ConversionRules.requireImplicit(lower, higher);
        if (higher.isText()) {
            int length = longer(left, right);
            int shown = lower.isText() || lower.isBinary() ? length : higher.length();
            boolean fixed = higher.name() == TypeName.CHAR || higher.name() == TypeName.NCHAR;
            if (shown == SqlType.MAX) {
                fixed = false;
            }
            return textType(higher.isUnicode(), fixed, shown, collation(left, right, word));
        }
        if (higher.isBinary()) {
            int length = longer(left, right);
            return isFixed(higher) && length != SqlType.MAX
                    ? SqlType.binary(length)
                    : SqlType.varbinary(length);
        }
        return switch (higher.name()) {
            case DECIMAL -> lower.isNumeric() ? union(asDecimal(left), asDecimal(right)) : higher;
            case TIME ->
                    lower.isTemporal()
                            ? SqlType.time(Math.max(left.scale(), right.scale()))
                            : higher;
            case DATETIME2 ->
                    lower.isTemporal()
                            ? SqlType.datetime2(Math.max(left.scale(), right.scale()))
                            : higher;
            case DATETIMEOFFSET ->
                    lower.isTemporal()
                            ? SqlType.datetimeoffset(Math.max(left.scale(), right.scale()))
                            : higher;
            default -> higher;
        };
    }

    private static int longer(SqlType left, SqlType right) {
        return left.length() == SqlType.MAX || right.length() == SqlType.MAX
                ? SqlType.MAX
                : Math.max(left.length(), right.length());
    }

    private static SqlType union(SqlType left, SqlType right) {
        int whole = Math.max(left.precision() - left.scale(), right.precision() - right.scale());
        int scale = Math.min(Math.max(left.scale(), right.scale()), SqlTypes.PRECISION_MAX - whole);
        return SqlType.decimal(Math.max(1, whole + scale), scale);
    }

    /** ISNULL has its first argument's type; the second must convert to it. */
    public static SqlType isNull(SqlType first, SqlType second) {
        ConversionRules.requireImplicit(second, first);
        return first;
    }
}
