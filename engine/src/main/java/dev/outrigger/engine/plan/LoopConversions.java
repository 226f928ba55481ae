package dev.outrigger.engine.plan;

import dev.outrigger.engine.functions.Arithmetic;
import dev.outrigger.engine.functions.ScaledDecimals;
import dev.outrigger.engine.types.ArithmeticOperator;
import dev.outrigger.engine.types.ScaledNumbers;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.Ticks;
import dev.outrigger.engine.types.TypeName;
import dev.outrigger.engine.types.TypeRules;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;

/** Conversions and arithmetic in generated code. */
final class LoopConversions {
    private final LoopSource source;
    private final boolean wide;

    LoopConversions(LoopSource source, boolean wide) {
        this.source = source;
        this.wide = wide;
    }

    /** A whole number that is written as a text only to be read as a number again. */
    record Origin(RexNode node, SqlType from, SqlType text) {}

    /** What the form itself converts its operand to; itself where it converts nothing. */
    private static SqlType target(Form form, int index) {
        if (form instanceof Form.Conversion conversion) {
            return conversion.to();
        }
        if (form instanceof Form.Negation negation) {
            return negation.result();
        }
        Form.Arithmetic arithmetic = (Form.Arithmetic) form;
        SqlType type = index == 0 ? arithmetic.left() : arithmetic.right();
        SqlType other = index == 0 ? arithmetic.right() : arithmetic.left();
        if (arithmetic.result().name() == TypeName.DECIMAL) {
            return type.isNumeric() ? TypeRules.asDecimal(type) : other;
        }
        return arithmetic.result();
    }

    private static SqlType from(Form form, int index) {
        if (form instanceof Form.Conversion conversion) {
            return conversion.from();
        }
        if (form instanceof Form.Negation negation) {
            return negation.from();
        }
        Form.Arithmetic arithmetic = (Form.Arithmetic) form;
        return index == 0 ? arithmetic.left() : arithmetic.right();
    }

    Optional<Origin> origin(Form form, int index, RexNode node) {
        if (!(node instanceof RexCall call)
                || !(call.getOperator() instanceof Routine routine)
                || !(routine.form() instanceof Form.Conversion written)
                || !written.from().isInteger()
                || !written.to().isText()
                || !(form instanceof Form.Conversion || form instanceof Form.Arithmetic)) {
            return Optional.empty();
        }
        SqlType to = target(form, index);
        boolean number =
                to.isInteger()
                        || to.name() == TypeName.FLOAT
                        || to.name() == TypeName.DECIMAL && !wide;
        return number
                ? Optional.of(new Origin(call.getOperands().get(0), written.from(), written.to()))
                : Optional.empty();
    }

    /** A statement that ends with the error of writing the number as the text. */
    String room(Term whole, Origin origin) {
        String[] operand = {"(long) " + whole.value()};
        return source.call(
                        ScaledNumbers.class, "requireRoom", operand, origin.from(), origin.text())
                + ";";
    }

    boolean handles(Form form, List<RexNode> operands, RelDataType type) {
        if (!(form instanceof Form.Conversion
                || form instanceof Form.Arithmetic
                || form instanceof Form.Negation)) {
            return false;
        }
        if (Kind.of(type, wide) == Kind.OBJECT) {
            return false;
        }
        if (form instanceof Form.Arithmetic arithmetic && !calculates(arithmetic)) {
            return false;
        }
        for (int i = 0; i < operands.size(); i++) {
            boolean convertible =
                    origin(form, i, operands.get(i)).isPresent()
                            || isConvertible(from(form, i), target(form, i));
            if (!convertible) {
                return false;
            }
        }
        return true;
    }

    private static boolean calculates(Form.Arithmetic form) {
        return form.result().isNumeric()
                && form.result().name() != TypeName.BIT
                && !(form.result().isApproximate()
                        && form.operator() == ArithmeticOperator.MODULO);
    }

    private static boolean isClock(SqlType type) {
        return type.isTemporal() && type.name() != TypeName.DATETIMEOFFSET;
    }

    private boolean isConvertible(SqlType from, SqlType to) {
        if (Kind.of(from, wide) == Kind.OBJECT || Kind.of(to, wide) == Kind.OBJECT) {
            return false;
        }
        return from.isNumeric() && to.isNumeric() || isClock(from) && isClock(to);
    }

    String write(Form form, List<RexNode> operands, List<Term> terms) {
        String[] values = new String[terms.size()];
        for (int i = 0; i < values.length; i++) {
            Optional<Origin> origin = origin(form, i, operands.get(i));
            SqlType to = target(form, i);
            values[i] =
                    origin.isPresent()
                            ? throughText(terms.get(i).value(), origin.get(), to)
                            : converted(terms.get(i).value(), from(form, i), to);
        }
        if (form instanceof Form.Conversion) {
            return values[0];
        }
        return form instanceof Form.Negation negation
                ? negated(values[0], negation.result())
                : calculated((Form.Arithmetic) form, values);
    }

    private String throughText(String value, Origin origin, SqlType to) {
        String[] operand = {"(long) " + value};
        if (to.name() == TypeName.FLOAT) {
            return source.call(
                    ScaledNumbers.class, "floatThroughText", operand, origin.from(), origin.text());
        }
        boolean whole = to.isInteger();
        String read =
                source.call(
                        ScaledNumbers.class,
                        whole ? "wholeThroughText" : "scaledThroughText",
                        operand,
                        origin.from(),
                        origin.text(),
                        to);
        return whole ? "(" + Kind.of(to, wide).java + ") " + read : read;
    }

    private String converted(String value, SqlType from, SqlType to) {
        if (from.equals(to)) {
            return value;
        }
        if (from.isTemporal()) {
            return clock(value, from, to);
        }
        String whole = from.name() == TypeName.BIT ? "(" + value + " ? 1L : 0L)" : "(long) " + value;
        return switch (to.name()) {
            case BIT -> "(" + value + " != 0)";
            case TINYINT, SMALLINT, INT, BIGINT -> whole(value, whole, from, to);
            case DECIMAL, MONEY, SMALLMONEY -> {
                if (from.isExactDecimal()) {
                    yield call("rescaled", value, from, to);
                }
                yield from.isApproximate()
                        ? call("scaledOfFloat", "(double) " + value, from, to)
                        : call("scaledOfWhole", whole, from, to);
            }
            case FLOAT -> floating(value, whole, from);
            case REAL -> call("realOfFloat", floating(value, whole, from));
            default -> throw new IllegalArgumentException(from + " is not converted to " + to);
        };
    }

    private String whole(String value, String whole, SqlType from, SqlType to) {
        String java = "(" + Kind.of(to, wide).java + ") ";
        if (from.isExactDecimal()) {
            return java + call("wholeOfScaled", value, from, to);
        }
        if (from.isApproximate()) {
            return java + call("wholeOfFloat", "(double) " + value, to);
        }
        boolean always =
                from.name() == TypeName.BIT
                        || from.name().compareTo(to.name()) > 0
                        || to.name() == TypeName.BIGINT;
        return always ? java + "(" + whole + ")" : java + call("whole", whole, from, to);
    }

    private String floating(String value, String whole, SqlType from) {
        if (from.isExactDecimal()) {
            return call("floatOfScaled", value, from.scale());
        }
        return from.isApproximate() ? "((double) " + value + ")" : "((double) (" + whole + "))";
    }

    private String call(String method, String operand, Object... constants) {
        return source.call(ScaledNumbers.class, method, new String[] {operand}, constants);
    }

    /** The ticks that a clock shows. */
    static String local(LoopSource source, String value, SqlType from) {
        return switch (from.name()) {
            case DATE -> "(" + value + " * " + Ticks.PER_DAY + "L)";
            case TIME -> "(" + Ticks.EPOCH_1900 * Ticks.PER_DAY + "L + " + value + ")";
            default -> value;
        };
    }

    private String clock(String value, SqlType from, SqlType to) {
        String local = local(source, value, from);
        String ticks = Ticks.class.getCanonicalName();
        return switch (to.name()) {
            case DATE -> ticks + ".dayOf(" + local + ")";
            case TIME ->
                    ticks + ".timeOf(" + ticks + ".rounded(" + ticks + ".timeOf(" + local + "), "
                            + to.scale() + "))";
            default -> call("ticksInto", local, from, to);
        };
    }

    private String negated(String value, SqlType result) {
        return switch (result.name()) {
            case SMALLINT -> arithmetic("negateSmallint", value);
            case INT, BIGINT -> arithmetic("negate", value);
            case REAL -> arithmetic("subtract", "0f", value);
            case FLOAT -> arithmetic("subtract", "0d", value);
            case DECIMAL -> scaled("negate", new String[] {value}, result.scale());
            case MONEY -> scaled("subtractMoney", new String[] {"0L", value}, false);
            case SMALLMONEY -> scaled("subtractMoney", new String[] {"0L", value}, true);
            default -> throw new IllegalArgumentException(result + " has no minus");
        };
    }

    private String arithmetic(String method, String... operands) {
        return source.call(Arithmetic.class, method, operands);
    }

    private String scaled(String method, String[] operands, Object... constants) {
        return source.call(ScaledDecimals.class, method, operands, constants);
    }

    private String calculated(Form.Arithmetic form, String[] values) {
        String method = form.operator().name().toLowerCase(Locale.ROOT);
        SqlType result = form.result();
        return switch (result.name()) {
            case TINYINT -> arithmetic(method + "Tinyint", values);
            case SMALLINT -> arithmetic(method + "Smallint", values);
            case MONEY -> scaled(method + "Money", values, false);
            case SMALLMONEY -> scaled(method + "Money", values, true);
            case DECIMAL ->
                    scaled(
                            method,
                            new String[] {
                                values[0],
                                "" + target(form, 0).scale(),
                                values[1],
                                "" + target(form, 1).scale()
                            },
                            result.precision(),
                            result.scale());
            default -> arithmetic(method, values);
        };
    }
}
