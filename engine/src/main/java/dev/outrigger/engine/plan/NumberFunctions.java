package dev.outrigger.engine.plan;

import dev.outrigger.engine.functions.Numbers;
import dev.outrigger.engine.plan.BuiltIns.Signature;
import dev.outrigger.engine.types.FunctionTypes;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.TypeName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.apache.calcite.rex.RexNode;

/** Mathematical functions. */
final class NumberFunctions {
    private final Arguments arguments;

    NumberFunctions(Arguments arguments) {
        this.arguments = arguments;
    }

    Optional<Signature> named(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "ABS" ->
                            Signature.of(1, o -> magnitude(name, o.get(0), NumberFunctions::abs));
                    case "SIGN" ->
                            Signature.of(1, o -> magnitude(name, o.get(0), NumberFunctions::sign));
                    case "ROUND" -> new Signature(2, 3, this::round);
                    case "CEILING" -> Signature.of(1, o -> whole(name, o.get(0)));
                    case "FLOOR" -> Signature.of(1, o -> whole(name, o.get(0)));
                    case "POWER" -> Signature.of(2, this::power);
                    case "SQRT" -> floating(name, Numbers::sqrt);
                    case "SQUARE" -> floating(name, Numbers::square);
                    case "EXP" -> floating(name, Numbers::exp);
                    case "LOG" -> new Signature(1, 2, this::log);
                    case "LOG10" -> floating(name, Numbers::log10);
                    case "SIN" -> floating(name, Numbers::sin);
                    case "COS" -> floating(name, Numbers::cos);
                    case "TAN" -> floating(name, Numbers::tan);
                    case "COT" -> floating(name, Numbers::cot);
                    case "ASIN" -> floating(name, Numbers::asin);
                    case "ACOS" -> floating(name, Numbers::acos);
                    case "ATAN" -> floating(name, Numbers::atan);
                    case "DEGREES" -> floating(name, Numbers::degrees);
                    case "RADIANS" -> floating(name, Numbers::radians);
                    case "ATN2" ->
                            Signature.of(
                                    2,
                                    o ->
                                            arguments.strict(
                                                    name,
                                                    SqlType.FLOAT,
                                                    a ->
                                                            Numbers.atan2(
                                                                    (Double) a[0], (Double) a[1]),
                                                    real(name, o.get(0)),
                                                    real(name, o.get(1))));
                    case "PI" ->
                            Signature.of(
                                    0,
                                    o -> arguments.strict(name, SqlType.FLOAT, a -> Numbers.pi()));
                    case "ISNUMERIC" -> Signature.of(1, this::isNumeric);
                    default -> null;
                });
    }

    private RexNode real(String name, RexNode node) {
        return arguments
                .calls()
                .convert(
                        node,
                        FunctionTypes.floating(
                                Arguments.type(node), name.toLowerCase(Locale.ROOT)));
    }

    private Signature floating(String name, DoubleUnaryOperator body) {
        return Signature.of(
                1,
                o ->
                        arguments.strict(
                                name,
                                SqlType.FLOAT,
                                a -> body.applyAsDouble((Double) a[0]),
                                real(name, o.get(0))));
    }

    private RexNode magnitude(String name, RexNode node, Function<Object, Object> body) {
        SqlType type = FunctionTypes.magnitude(Arguments.type(node), name.toLowerCase(Locale.ROOT));
        return arguments.strict(
                name, type, a -> body.apply(a[0]), arguments.calls().convert(node, type));
    }

    private static Object abs(Object value) {
        if (value instanceof Integer number) {
            return Numbers.abs((int) number);
        }
        if (value instanceof Long number) {
            return Numbers.abs((long) number);
        }
        return value instanceof BigDecimal number
                ? (Object) Numbers.abs(number)
                : (Object) Numbers.abs((double) (Double) value);
    }

    private static Object sign(Object value) {
        if (value instanceof Integer number) {
            return Numbers.sign((int) number);
        }
        if (value instanceof Long number) {
            return Numbers.sign((long) number);
        }
        return value instanceof BigDecimal number
                ? (Object) Numbers.sign(number)
                : (Object) Numbers.sign((double) (Double) value);
    }

    private RexNode round(List<RexNode> operands) {
        SqlType type = FunctionTypes.rounded(Arguments.type(operands.get(0)), "round");
        RexNode value = arguments.calls().convert(operands.get(0), type);
        RexNode length = arguments.whole(operands.get(1), 2, "round");
        RexNode cut =
                operands.size() > 2
                        ? arguments.whole(operands.get(2), 3, "round")
                        : arguments.calls().literal(SqlType.BIGINT, 0L);
        int precision = type.precision();
        return arguments.strict(
                "ROUND",
                type,
                a -> {
                    long digits = (Long) a[1];
                    boolean cutting = (Long) a[2] != 0;
                    if (a[0] instanceof Integer number) {
                        return Numbers.round((int) number, digits, cutting);
                    }
                    if (a[0] instanceof Long number) {
                        return Numbers.round((long) number, digits, cutting);
                    }
                    return a[0] instanceof BigDecimal number
                            ? (Object) Numbers.round(number, digits, cutting, precision)
                            : (Object) Numbers.round((double) (Double) a[0], digits, cutting);
                },
                value,
                length,
                cut);
    }

    private RexNode whole(String name, RexNode node) {
        boolean up = name.equals("CEILING");
        SqlType from = FunctionTypes.rounded(Arguments.type(node), name.toLowerCase(Locale.ROOT));
        SqlType type = FunctionTypes.whole(Arguments.type(node), name.toLowerCase(Locale.ROOT));
        return arguments.strict(
                name,
                type,
                a -> {
                    if (a[0] instanceof BigDecimal number) {
                        return up
                                ? Numbers.ceiling(number, type.scale())
                                : Numbers.floor(number, type.scale());
                    }
                    if (a[0] instanceof Double number) {
                        return up ? Numbers.ceiling(number) : Numbers.floor(number);
                    }
                    return a[0];
                },
                arguments.calls().convert(node, from));
    }

    private RexNode power(List<RexNode> operands) {
        SqlType type = FunctionTypes.rounded(Arguments.type(operands.get(0)), "power");
        RexNode exponent = arguments.calls().convert(operands.get(1), SqlType.FLOAT);
        return arguments.strict(
                "POWER",
                type,
                a -> {
                    double power = (Double) a[1];
                    if (a[0] instanceof Integer number) {
                        return Numbers.power((int) number, power);
                    }
                    if (a[0] instanceof Long number) {
                        return Numbers.power((long) number, power);
                    }
                    if (type.name() == TypeName.MONEY) {
                        return Numbers.powerMoney((BigDecimal) a[0], power);
                    }
                    return a[0] instanceof BigDecimal number
                            ? (Object) Numbers.power(number, power)
                            : (Object) Numbers.power((double) (Double) a[0], power);
                },
                arguments.calls().convert(operands.get(0), type),
                exponent);
    }

    private RexNode log(List<RexNode> operands) {
        RexNode value = real("log", operands.get(0));
        return operands.size() == 1
                ? arguments.strict("LOG", SqlType.FLOAT, a -> Numbers.log((Double) a[0]), value)
                : arguments.strict(
                        "LOG",
                        SqlType.FLOAT,
                        a -> Numbers.log((Double) a[0], (Double) a[1]),
                        value,
                        real("log", operands.get(1)));
    }

    private RexNode isNumeric(List<RexNode> operands) {
        SqlType type = Arguments.type(operands.get(0));
        boolean text = type.isText();
        boolean number = type.isNumeric() && !Calls.isUntyped(operands.get(0));
        return Routine.call(
                arguments.calls().rex(),
                "ISNUMERIC",
                DataType.of(SqlType.INT, false),
                false,
                (a, run) ->
                        a[0] == null
                                ? 0
                                : text ? Numbers.isNumeric((SqlText) a[0]) : number ? 1 : 0,
                operands);
    }
}
