package dev.outrigger.engine.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.ArithmeticOperator;
import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlTypes;
import dev.outrigger.engine.types.TypeRules;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TestArithmetic {
    private static final SqlType TEXT = SqlType.varchar(100);

    static SqlType type(String written) {
        String[] parts = written.split("[(),]");
        List<Integer> sizes = Arrays.stream(parts).skip(1).map(Integer::valueOf).toList();
        return SqlTypes.named(parts[0], sizes, 30);
    }

    private static Object evaluate(
            String left,
            SqlType leftType,
            ArithmeticOperator operator,
            String right,
            SqlType rightType) {
        SqlType result = TypeRules.arithmetic(operator, leftType, rightType);
        return Operators.arithmetic(operator, leftType, rightType, result)
                .apply(
                        Conversions.cast(SqlText.of(left), TEXT, leftType),
                        Conversions.cast(SqlText.of(right), TEXT, rightType));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            7     ; int          ; DIVIDE   ; 2    ; int          ; 3
            -7    ; int          ; DIVIDE   ; 2    ; int          ; -3
            -7    ; int          ; MODULO   ; 3    ; int          ; -1
            1     ; int          ; DIVIDE   ; 3    ; decimal(13,1); 0.33333333333333
            2     ; decimal(5,2) ; DIVIDE   ; 3    ; decimal(5,2) ; 0.66666666
            1.00  ; decimal(38,2); DIVIDE   ; 3    ; decimal(38,3); 0.333333
            1.5   ; decimal(5,2) ; MULTIPLY ; 1.5  ; decimal(5,2) ; 2.2500
            1.10  ; decimal(5,2) ; ADD      ; 2    ; int          ; 3.10
            10.5  ; decimal(5,2) ; MODULO   ; 3    ; int          ; 1.50
            1     ; money        ; DIVIDE   ; 3    ; money        ; 0.3333
            1     ; money        ; MULTIPLY ; 3    ; int          ; 3.0000
            250   ; tinyint      ; ADD      ; 5    ; tinyint      ; 255
            250   ; tinyint      ; ADD      ; 10   ; int          ; 260
            '5'   ; varchar(3)   ; ADD      ; 1    ; int          ; 6
            'ab'  ; varchar(3)   ; ADD      ; 'cd' ; varchar(3)   ; abcd
            1.5   ; float        ; ADD      ; 1    ; int          ; 2.5
            """)
    void operatorsGiveSqlServersResults(
            String left,
            String leftType,
            ArithmeticOperator operator,
            String right,
            String rightType,
            String expected) {
        Object value = evaluate(left, type(leftType), operator, right, type(rightType));
        assertThat(value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            2147483647 ; int    ; ADD      ; 1  ; int     ; 8115 ; Arithmetic overflow error converting expression to data type int.
            -2147483648; int    ; DIVIDE   ; -1 ; int     ; 8115 ; Arithmetic overflow error converting expression to data type int.
            250        ; tinyint; ADD      ; 6  ; tinyint ; 8115 ; Arithmetic overflow error converting expression to data type tinyint.
            5          ; tinyint; SUBTRACT ; 6  ; tinyint ; 8115 ; Arithmetic overflow error converting expression to data type tinyint.
            30000      ; smallint; ADD     ; 30000 ; smallint ; 8115 ; Arithmetic overflow error converting expression to data type smallint.
            9223372036854775807 ; bigint ; MULTIPLY ; 2 ; int ; 8115 ; Arithmetic overflow error converting expression to data type bigint.
            -9223372036854775808 ; bigint ; DIVIDE ; -1 ; int ; 8115 ; Arithmetic overflow error converting expression to data type bigint.
            1e308      ; float  ; MULTIPLY ; 10 ; int     ; 8115 ; Arithmetic overflow error converting expression to data type float.
            922337203685477 ; money ; ADD  ; 1  ; money   ; 8115 ; Arithmetic overflow error converting expression to data type money.
            99999999999999999999999999999999999999 ; decimal(38,0) ; ADD ; 1 ; int ; 8115 ; Arithmetic overflow error converting expression to data type numeric.
            1 ; int     ; DIVIDE ; 0 ; int          ; 8134 ; Divide by zero error encountered.
            1 ; int     ; MODULO ; 0 ; int          ; 8134 ; Divide by zero error encountered.
            1 ; bigint  ; DIVIDE ; 0 ; int          ; 8134 ; Divide by zero error encountered.
            1 ; float   ; DIVIDE ; 0 ; float        ; 8134 ; Divide by zero error encountered.
            1 ; decimal(5,2) ; DIVIDE ; 0 ; int     ; 8134 ; Divide by zero error encountered.
            1 ; money   ; DIVIDE ; 0 ; money        ; 8134 ; Divide by zero error encountered.
            """)
    void overflowsAndZeroDivisorsAreTheDocumentedErrors(
            String left,
            String leftType,
            ArithmeticOperator operator,
            String right,
            String rightType,
            int number,
            String message) {
        assertThatThrownBy(
                        () ->
                                evaluate(
                                        left.equals("922337203685477")
                                                ? "922337203685477.5807"
                                                : left,
                                        type(leftType),
                                        operator,
                                        right,
                                        type(rightType)))
                .hasMessage(message)
                .satisfies(thrown -> assertThat(((SqlError) thrown).number()).isEqualTo(number));
    }

    /** The model computes with fractions of whole numbers and rounds or cuts by itself. */
    @Test
    void decimalsAgreeWithAModelOfFractions() {
        Random random = new Random(6);
        int compared = 0;
        for (int i = 0; i < 30_000; i++) {
            SqlType left = randomDecimal(random);
            SqlType right = randomDecimal(random);
            BigDecimal a = randomValue(random, left);
            BigDecimal b = randomValue(random, right);
            ArithmeticOperator operator = ArithmeticOperator.values()[random.nextInt(4)];
            if (operator == ArithmeticOperator.DIVIDE && b.signum() == 0) {
                continue;
            }
            SqlType result = TypeRules.arithmetic(operator, left, right);
            BigInteger ten = BigInteger.TEN;
            BigInteger an = a.unscaledValue();
            BigInteger bn = b.unscaledValue();
            BigInteger ad = ten.pow(a.scale());
            BigInteger bd = ten.pow(b.scale());
            BigInteger top;
            BigInteger bottom;
            switch (operator) {
                case ADD -> {
                    top = an.multiply(bd).add(bn.multiply(ad));
                    bottom = ad.multiply(bd);
                }
                case SUBTRACT -> {
                    top = an.multiply(bd).subtract(bn.multiply(ad));
                    bottom = ad.multiply(bd);
                }
                case MULTIPLY -> {
                    top = an.multiply(bn);
                    bottom = ad.multiply(bd);
                }
                default -> {
                    top = an.multiply(bd);
                    bottom = ad.multiply(bn);
                }
            }
            BigInteger scaled = top.multiply(ten.pow(result.scale()));
            BigInteger magnitude = scaled.abs();
            BigInteger divisor = bottom.abs();
            BigInteger whole =
                    operator == ArithmeticOperator.DIVIDE
                            ? magnitude.divide(divisor)
                            : magnitude.add(magnitude).add(divisor).divide(divisor.add(divisor));
            boolean negative = scaled.signum() * bottom.signum() < 0;
            boolean overflows = whole.toString().length() > result.precision();
            try {
                Object actual = Operators.arithmetic(operator, left, right, result).apply(a, b);
                assertThat(overflows).as("%s %s %s", a, operator, b).isFalse();
                assertThat(actual)
                        .isEqualTo(
                                new BigDecimal(negative ? whole.negate() : whole, result.scale()));
            } catch (SqlError error) {
                assertThat(error.number()).isEqualTo(8115);
                assertThat(overflows).as("%s %s %s", a, operator, b).isTrue();
            }
            compared++;
        }
        assertThat(compared).isGreaterThan(25_000);
    }

    private static SqlType randomDecimal(Random random) {
        int precision = 1 + random.nextInt(38);
        return SqlType.decimal(precision, random.nextInt(precision + 1));
    }

    private static BigDecimal randomValue(Random random, SqlType type) {
        StringBuilder digits = new StringBuilder(random.nextBoolean() ? "-" : "");
        int count = 1 + random.nextInt(type.precision());
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return new BigDecimal(new BigInteger(digits.toString()), type.scale());
    }

    @Test
    void datesMoveByDays() {
        SqlType datetime = SqlType.DATETIME;
        Object value =
                evaluate(
                        "2020-01-31 12:00",
                        datetime,
                        ArithmeticOperator.ADD,
                        "1.5",
                        SqlType.decimal(5, 2));
        assertThat(Conversions.cast(value, datetime, TEXT, 120)).hasToString("2020-02-02 00:00:00");
        value = evaluate("2020-01-31", datetime, ArithmeticOperator.SUBTRACT, "31", SqlType.INT);
        assertThat(Conversions.cast(value, datetime, TEXT, 120)).hasToString("2019-12-31 00:00:00");
        value =
                evaluate(
                        "2020-01-03",
                        datetime,
                        ArithmeticOperator.SUBTRACT,
                        "2020-01-01",
                        datetime);
        assertThat(Conversions.cast(value, datetime, SqlType.INT)).isEqualTo(2);
    }

    @Test
    void bitsAreThoseOfTheHigherType() {
        assertThat(
                        Operators.bitwise('&', SqlType.INT, SqlType.TINYINT, SqlType.INT)
                                .apply(0x1ff, (short) 0x0f))
                .isEqualTo(0x0f);
        assertThat(Operators.bitwise('^', SqlType.BIT, SqlType.BIT, SqlType.BIT).apply(true, true))
                .isEqualTo(false);
        assertThat(Operators.bitwise('|', SqlType.INT, SqlType.INT, SqlType.INT).apply(-8, 1))
                .isEqualTo(-7);
        assertThat(Operators.bitwiseNot(SqlType.TINYINT).convert((short) 1)).isEqualTo((short) 254);
        assertThat(Operators.bitwiseNot(SqlType.INT).convert(0)).isEqualTo(-1);
        assertThat(Operators.negation(SqlType.TINYINT, SqlType.SMALLINT).convert((short) 200))
                .isEqualTo((short) -200);
        assertThatThrownBy(
                        () ->
                                Operators.negation(SqlType.INT, SqlType.INT)
                                        .convert(Integer.MIN_VALUE))
                .satisfies(thrown -> assertThat(((SqlError) thrown).number()).isEqualTo(8115));
    }

    @Test
    void unknownSpreadsButNotThroughFalseAndOrTrue() {
        assertThat(Logic.and(null, false)).isFalse();
        assertThat(Logic.and(null, true)).isNull();
        assertThat(Logic.or(null, true)).isTrue();
        assertThat(Logic.or(null, false)).isNull();
        assertThat(Logic.not(null)).isNull();
        assertThat(Logic.equal(SqlText.of("A"), SqlText.of("a "))).isTrue();
        assertThat(Logic.less(1, null)).isNull();
    }
}
