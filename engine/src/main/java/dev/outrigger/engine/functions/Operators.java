package dev.outrigger.engine.functions;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.ArithmeticOperator;
import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.Converter;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.Ticks;
import dev.outrigger.engine.types.TypeName;
import dev.outrigger.engine.types.TypeRules;
import java.math.BigDecimal;

/**
 * Arithmetic operators over boxed values of any types: the conversions of the operands and the
 * right method, chosen once.
 */
public final class Operators {
    private static final int DATETIME_DAYS_MAX = 8_000_000;

    private Operators() {}

    /** result: what {@link TypeRules#arithmetic} gave for the operands. */
    public static BinaryOperation arithmetic(
            ArithmeticOperator operator, SqlType left, SqlType right, SqlType result) {
        Converter fromLeft = operand(left, right, result);
        Converter fromRight = operand(right, left, result);
        BinaryOperation operation = operation(operator, result);
        return (l, r) ->
                l == null || r == null
                        ? null
                        : operation.apply(fromLeft.convert(l), fromRight.convert(r));
    }

    /**
     * Exact operands of a decimal result keep their own digits, text beside them is read as one of
     * those; the rest become the result's type.
     */
    private static Converter operand(SqlType type, SqlType other, SqlType result) {
        if (result.name() == TypeName.DECIMAL) {
            return type.isNumeric()
                    ? Conversions.converter(type, TypeRules.asDecimal(type))
                    : Conversions.converter(type, other);
        }
        return type.isText() && result.isText() || type.isBinary() && result.isBinary()
                ? value -> value
                : Conversions.converter(type, result);
    }

    private static BinaryOperation operation(ArithmeticOperator operator, SqlType result) {
        return switch (result.name()) {
            case TINYINT -> (l, r) -> tinyint(operator, (Short) l, (Short) r);
            case SMALLINT -> (l, r) -> smallint(operator, (Short) l, (Short) r);
            case INT -> (l, r) -> whole(operator, (Integer) l, (Integer) r);
            case BIGINT -> (l, r) -> big(operator, (Long) l, (Long) r);
            case REAL -> (l, r) -> real(operator, (Float) l, (Float) r);
            case FLOAT -> (l, r) -> floating(operator, (Double) l, (Double) r);
            case DECIMAL -> (l, r) -> decimal(operator, (BigDecimal) l, (BigDecimal) r, result);
            case MONEY -> (l, r) -> money(operator, (BigDecimal) l, (BigDecimal) r, false);
            case SMALLMONEY -> (l, r) -> money(operator, (BigDecimal) l, (BigDecimal) r, true);
            case CHAR, VARCHAR, NCHAR, NVARCHAR ->
                    (l, r) -> Texts.concatenate((SqlText) l, (SqlText) r, result.length());
            case BINARY, VARBINARY ->
                    (l, r) -> Texts.concatenate((SqlBytes) l, (SqlBytes) r, result.length());
            case DATETIME, SMALLDATETIME ->
                    (l, r) -> datetime(operator, (Long) l, (Long) r, result);
            default -> throw new IllegalArgumentException(result + " is no result of " + operator);
        };
    }

    private static short tinyint(ArithmeticOperator operator, short l, short r) {
        return switch (operator) {
            case ADD -> Arithmetic.addTinyint(l, r);
            case SUBTRACT -> Arithmetic.subtractTinyint(l, r);
            case MULTIPLY -> Arithmetic.multiplyTinyint(l, r);
            case DIVIDE -> Arithmetic.divideTinyint(l, r);
            case MODULO -> Arithmetic.moduloTinyint(l, r);
        };
    }

    private static short smallint(ArithmeticOperator operator, short l, short r) {
        return switch (operator) {
            case ADD -> Arithmetic.addSmallint(l, r);
            case SUBTRACT -> Arithmetic.subtractSmallint(l, r);
            case MULTIPLY -> Arithmetic.multiplySmallint(l, r);
            case DIVIDE -> Arithmetic.divideSmallint(l, r);
            case MODULO -> Arithmetic.moduloSmallint(l, r);
        };
    }

    private static int whole(ArithmeticOperator operator, int l, int r) {
        return switch (operator) {
            case ADD -> Arithmetic.add(l, r);
            case SUBTRACT -> Arithmetic.subtract(l, r);
            case MULTIPLY -> Arithmetic.multiply(l, r);
            case DIVIDE -> Arithmetic.divide(l, r);
            case MODULO -> Arithmetic.modulo(l, r);
        };
    }

    private static long big(ArithmeticOperator operator, long l, long r) {
        return switch (operator) {
            case ADD -> Arithmetic.add(l, r);
            case SUBTRACT -> Arithmetic.subtract(l, r);
            case MULTIPLY -> Arithmetic.multiply(l, r);
            case DIVIDE -> Arithmetic.divide(l, r);
            case MODULO -> Arithmetic.modulo(l, r);
        };
    }

    private static float real(ArithmeticOperator operator, float l, float r) {
        return switch (operator) {
            case ADD -> Arithmetic.add(l, r);
            case SUBTRACT -> Arithmetic.subtract(l, r);
            case MULTIPLY -> Arithmetic.multiply(l, r);
            case DIVIDE -> Arithmetic.divide(l, r);
            case MODULO -> throw SqlError.of(ErrorCode.OPERAND_TYPES, "real", "real", "modulo");
        };
    }

    private static double floating(ArithmeticOperator operator, double l, double r) {
        return switch (operator) {
            case ADD -> Arithmetic.add(l, r);
            case SUBTRACT -> Arithmetic.subtract(l, r);
            case MULTIPLY -> Arithmetic.multiply(l, r);
            case DIVIDE -> Arithmetic.divide(l, r);
            case MODULO -> throw SqlError.of(ErrorCode.OPERAND_TYPES, "float", "float", "modulo");
        };
    }

    private static BigDecimal decimal(
            ArithmeticOperator operator, BigDecimal l, BigDecimal r, SqlType result) {
        int precision = result.precision();
        int scale = result.scale();
        return switch (operator) {
            case ADD -> Arithmetic.add(l, r, precision, scale);
            case SUBTRACT -> Arithmetic.subtract(l, r, precision, scale);
            case MULTIPLY -> Arithmetic.multiply(l, r, precision, scale);
            case DIVIDE -> Arithmetic.divide(l, r, precision, scale);
            case MODULO -> Arithmetic.modulo(l, r, precision, scale);
        };
    }

    private static BigDecimal money(
            ArithmeticOperator operator, BigDecimal l, BigDecimal r, boolean small) {
        return switch (operator) {
            case ADD -> Arithmetic.addMoney(l, r, small);
            case SUBTRACT -> Arithmetic.subtractMoney(l, r, small);
            case MULTIPLY -> Arithmetic.multiplyMoney(l, r, small);
            case DIVIDE -> Arithmetic.divideMoney(l, r, small);
            case MODULO -> Arithmetic.moduloMoney(l, r, small);
        };
    }

    private static Object datetime(ArithmeticOperator operator, long l, long r, SqlType result) {
        long ticks =
                operator == ArithmeticOperator.ADD
                        ? Arithmetic.addDatetime(l, r)
                        : Arithmetic.subtractDatetime(l, r);
        if (Math.abs(Ticks.dayOf(ticks)) > DATETIME_DAYS_MAX) {
            throw Arithmetic.overflow(result.name().sqlName());
        }
        return Dates.into(ticks, result);
    }

    /**
     * & | and ^ over integers and bits; binary operands become the integer's type. result: of
     * {@link TypeRules#bitwise}.
     */
    public static BinaryOperation bitwise(
            char symbol, SqlType left, SqlType right, SqlType result) {
        Converter fromLeft = Conversions.converter(left, result);
        Converter fromRight = Conversions.converter(right, result);
        // Bits of every type are computed as those of a bigint and brought back by a conversion
        // that never overflows.
        Converter widen = Conversions.converter(result, SqlType.BIGINT);
        Converter narrow = Conversions.converter(SqlType.BIGINT, result);
        return (l, r) -> {
            if (l == null || r == null) {
                return null;
            }
            long a = (Long) widen.convert(fromLeft.convert(l));
            long b = (Long) widen.convert(fromRight.convert(r));
            return narrow.convert(
                    switch (symbol) {
                        case '&' -> Logic.bitAnd(a, b);
                        case '|' -> Logic.bitOr(a, b);
                        case '^' -> Logic.bitXor(a, b);
                        default -> throw new IllegalArgumentException("no operator " + symbol);
                    });
        };
    }

    /** ~; result: of {@link TypeRules#bitwiseNot}. */
    public static Converter bitwiseNot(SqlType result) {
        Converter not =
                switch (result.name()) {
                    case BIT -> value -> Logic.bitNot((boolean) (Boolean) value);
                    case TINYINT -> value -> Logic.bitNotTinyint((Short) value);
                    case SMALLINT -> value -> Logic.bitNotSmallint((Short) value);
                    case INT -> value -> Logic.bitNot((int) (Integer) value);
                    case BIGINT -> value -> Logic.bitNot((long) (Long) value);
                    default -> throw new IllegalArgumentException(result + " has no ~");
                };
        return value -> value == null ? null : not.convert(value);
    }

    /** Unary minus; result: what {@link TypeRules#negation} gave. */
    public static Converter negation(SqlType type, SqlType result) {
        Converter operand = Conversions.converter(type, result);
        Converter negated =
                switch (result.name()) {
                    case SMALLINT -> value -> Arithmetic.negateSmallint((Short) value);
                    case INT -> value -> Arithmetic.negate((int) (Integer) value);
                    case BIGINT -> value -> Arithmetic.negate((long) (Long) value);
                    case REAL -> value -> Arithmetic.subtract(0f, (Float) value);
                    case FLOAT -> value -> Arithmetic.subtract(0d, (Double) value);
                    case DECIMAL -> value -> Arithmetic.negate((BigDecimal) value);
                    case MONEY ->
                            value ->
                                    Arithmetic.subtractMoney(
                                            BigDecimal.ZERO, (BigDecimal) value, false);
                    case SMALLMONEY ->
                            value ->
                                    Arithmetic.subtractMoney(
                                            BigDecimal.ZERO, (BigDecimal) value, true);
                    default -> throw new IllegalArgumentException(result + " has no minus");
                };
        return value -> value == null ? null : negated.convert(operand.convert(value));
    }
}
