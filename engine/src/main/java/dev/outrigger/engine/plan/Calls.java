package dev.outrigger.engine.plan;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.functions.Operators;
import dev.outrigger.engine.types.ArithmeticOperator;
import dev.outrigger.engine.types.Collation;
import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.Converter;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.engine.types.TypeRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Makes typed calls: the result's type, the conversions of the operands, the method. What has no
 * meaning for its operands' types is an SqlError without a line.
 */
final class Calls {
    private final RexBuilder rex;

    Calls(RexBuilder rex) {
        this.rex = rex;
    }

    RexBuilder rex() {
        return rex;
    }

    /** The operand as a value: conditions are none. */
    static SqlType value(RexNode node, String near) {
        return value(node.getType(), near);
    }

    static SqlType value(RelDataType type, String near) {
        if (type.getSqlTypeName() == SqlTypeName.BOOLEAN) {
            throw SqlError.of(ErrorCode.SYNTAX_NEAR, near);
        }
        return DataType.sql(type);
    }

    static boolean isUntyped(RexNode node) {
        return node.getType() instanceof DataType type && type.isUntyped();
    }

    RexNode literal(SqlType type, Object value) {
        return Routine.literal(rex, new SqlValue(type, value));
    }

    RexNode integer(int value) {
        return literal(SqlType.INT, value);
    }

    /** The conversion that happens by itself. */
    RexNode convert(RexNode node, SqlType to) {
        SqlType from = value(node, "=");
        if (isUntyped(node)) {
            return literal(to, null);
        }
        return from.equals(to)
                ? node
                : converted(
                        node,
                        "$CONVERT",
                        to,
                        Conversions.converter(from, to),
                        new Form.Conversion(from, to));
    }

    /** Constants are converted now; one that cannot be is an error when it is reached. */
    private RexNode converted(
            RexNode node, String name, SqlType to, Converter converter, Form form) {
        Optional<SqlValue> literal = Routine.literalOf(node);
        if (literal.isPresent()) {
            try {
                return literal(to, converter.convert(literal.get().value()));
            } catch (SqlError later) {
                return Routine.unary(rex, name, to, converter, node, false, form);
            }
        }
        return Routine.unary(rex, name, to, converter, node, false, form);
    }

    RexNode cast(RexNode node, SqlType to, boolean orNull, Optional<RexNode> style) {
        SqlType from = value(node, "AS");
        if (isUntyped(node)) {
            return literal(to, null);
        }
        SqlType kept =
                to.isText() && from.isText()
                        ? SqlType.text(to.name(), to.length(), from.collation().orElseThrow())
                        : to;
        if (style.isEmpty()) {
            return cast(node, from, kept, orNull, Conversions.NO_STYLE);
        }
        Optional<SqlValue> literal = Routine.literalOf(style.get());
        if (literal.isPresent() && literal.get().value() instanceof Integer number) {
            return cast(node, from, kept, orNull, number);
        }
        RexNode number = convert(style.get(), SqlType.INT);
        return Routine.call(
                rex,
                orNull ? "$TRY_CONVERT" : "$CONVERT_STYLE",
                DataType.of(kept, true),
                true,
                (arguments, run) ->
                        orNull
                                ? Conversions.tryConvert(
                                        arguments[0], from, kept, (Integer) arguments[1])
                                : Conversions.cast(
                                        arguments[0], from, kept, (Integer) arguments[1]),
                List.of(node, number));
    }

    private RexNode cast(RexNode node, SqlType from, SqlType to, boolean orNull, int style) {
        Converter converter =
                orNull ? Conversions.trier(from, to, style) : Conversions.caster(from, to, style);
        String name =
                (orNull ? "$TRY_CAST" : "$CAST")
                        + (style == Conversions.NO_STYLE ? "" : " " + style);
        // Not folded: the digits of a written literal count in its type, those of a cast one do
        // not.
        Form form =
                orNull || style != Conversions.NO_STYLE
                        ? Form.BOXED
                        : new Form.Conversion(from, to);
        return Routine.unary(rex, name, to, converter, node, orNull, form);
    }

    RexNode collate(RexNode node, Collation collation) {
        SqlType from = value(node, "COLLATE");
        if (!from.isText()) {
            throw SqlError.of(ErrorCode.SYNTAX_NEAR_KEYWORD, "COLLATE");
        }
        SqlType to = SqlType.text(from.name(), from.length(), collation);
        return converted(
                node,
                "$COLLATE",
                to,
                value -> value == null ? null : ((SqlText) value).withCollation(collation),
                Form.BOXED);
    }

    private static Optional<BigDecimal> wholeLiteral(RexNode node) {
        return Routine.literalOf(node)
                .filter(value -> value.type().isInteger() && value.value() != null)
                .map(value -> BigDecimal.valueOf(((Number) value.value()).longValue()));
    }

    RexNode arithmetic(ArithmeticOperator operator, RexNode left, RexNode right) {
        SqlType leftType = value(left, symbol(operator));
        SqlType rightType = value(right, symbol(operator));
        if (isUntyped(left) && isUntyped(right)) {
            return Routine.untypedNull(rex);
        }
        if (isUntyped(left)) {
            leftType = rightType;
        }
        if (isUntyped(right)) {
            rightType = leftType;
        }
        SqlType result =
                TypeRules.arithmetic(
                        operator, leftType, wholeLiteral(left), rightType, wholeLiteral(right));
        return Routine.binary(
                rex,
                "$" + operator.name(),
                result,
                Operators.arithmetic(operator, leftType, rightType, result),
                left,
                right,
                new Form.Arithmetic(operator, leftType, rightType, result));
    }

    private static String symbol(ArithmeticOperator operator) {
        return switch (operator) {
            case ADD -> "+";
            case SUBTRACT -> "-";
            case MULTIPLY -> "*";
            case DIVIDE -> "/";
            case MODULO -> "%";
        };
    }

    RexNode negation(RexNode node) {
        SqlType type = value(node, "-");
        SqlType result = TypeRules.negation(type);
        return converted(
                node,
                "$NEGATE",
                result,
                Operators.negation(type, result),
                new Form.Negation(type, result));
    }

    RexNode bitwise(char symbol, RexNode left, RexNode right) {
        SqlType result =
                TypeRules.bitwise(
                        "'" + symbol + "'", value(left, "" + symbol), value(right, "" + symbol));
        return Routine.binary(
                rex,
                "$BIT" + symbol,
                result,
                Operators.bitwise(symbol, value(left, ""), value(right, ""), result),
                left,
                right,
                Form.BOXED);
    }

    RexNode bitwiseNot(RexNode node) {
        SqlType result = TypeRules.bitwiseNot(value(node, "~"));
        return Routine.unary(rex, "$BITNOT", result, Operators.bitwiseNot(result), node, false, Form.BOXED);
    }

    /** operator: Calcite's; it compares values of one type, which have one class. */
    RexNode comparison(SqlOperator operator, RexNode left, RexNode right) {
        value(left, operator.getName());
        value(right, operator.getName());
        SqlType common = comparisonType(left, right);
        return rex.makeCall(operator, comparable(left, common), comparable(right, common));
    }

    static SqlType comparisonType(RexNode left, RexNode right) {
        if (isUntyped(left)) {
            return DataType.sql(right.getType());
        }
        if (isUntyped(right)) {
            return DataType.sql(left.getType());
        }
        return TypeRules.comparison(DataType.sql(left.getType()), DataType.sql(right.getType()));
    }

    /**
     * Text is compared by its collation alone: it is not converted for another length or alphabet.
     */
    RexNode comparable(RexNode node, SqlType common) {
        SqlType type = DataType.sql(node.getType());
        boolean asItIs =
                !isUntyped(node) && type.isText() && type.collation().equals(common.collation());
        return asItIs ? node : convert(node, common);
    }

    RexNode and(List<RexNode> conditions) {
        return rex.makeCall(SqlStdOperatorTable.AND, conditions);
    }

    RexNode in(List<RexNode> operands) {
        Optional<RexNode> constants = Inclusion.call(this, operands);
        if (constants.isPresent()) {
            return constants.get();
        }
        List<RexNode> comparisons = new ArrayList<>();
        for (RexNode candidate : operands.subList(1, operands.size())) {
            comparisons.add(comparison(SqlStdOperatorTable.EQUALS, operands.get(0), candidate));
        }
        return comparisons.size() == 1
                ? comparisons.get(0)
                : rex.makeCall(SqlStdOperatorTable.OR, comparisons);
    }

    RexNode not(RexNode condition) {
        return rex.makeCall(SqlStdOperatorTable.NOT, condition);
    }

    RexNode between(RexNode node, RexNode low, RexNode high) {
        return and(
                List.of(
                        comparison(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, node, low),
                        comparison(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, node, high)));
    }

    /** operands: condition, value, condition, value, ..., else. */
    RexNode choice(List<RexNode> operands) {
        List<RelDataType> types = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            if (isValue(i, operands.size())) {
                value(operands.get(i), "THEN");
                types.add(operands.get(i).getType());
            } else {
                condition(operands.get(i), "THEN");
            }
        }
        DataType result = DataTypes.common(types);
        if (result.isUntyped()) {
            return Routine.untypedNull(rex);
        }
        List<RexNode> converted = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            converted.add(
                    isValue(i, operands.size())
                            ? convert(operands.get(i), result.sqlType())
                            : operands.get(i));
        }
        return rex.makeCall(result, SqlStdOperatorTable.CASE, converted);
    }

    private static boolean isValue(int i, int count) {
        return i % 2 == 1 || i == count - 1;
    }

    static RexNode condition(RexNode node, String near) {
        if (node.getType().getSqlTypeName() != SqlTypeName.BOOLEAN) {
            throw SqlError.of(ErrorCode.NOT_A_CONDITION, near);
        }
        return node;
    }

    /** The first that is not NULL, of the type common to all. */
    RexNode coalesce(List<RexNode> operands) {
        List<RexNode> choice = new ArrayList<>();
        for (RexNode operand : operands.subList(0, operands.size() - 1)) {
            choice.add(rex.makeCall(SqlStdOperatorTable.IS_NOT_NULL, operand));
            choice.add(operand);
        }
        RexNode last = operands.get(operands.size() - 1);
        choice.add(last);
        RexNode made = choice(choice);
        boolean nullable = operands.stream().allMatch(operand -> operand.getType().isNullable());
        return made.getType().isNullable() && !nullable ? notNull(made) : made;
    }

    private RexNode notNull(RexNode node) {
        DataType type = ((DataType) node.getType()).nullable(false);
        return rex.makeCall(
                type,
                SqlStdOperatorTable.CASE,
                ((org.apache.calcite.rex.RexCall) node).getOperands());
    }

    RexNode nullIf(RexNode left, RexNode right) {
        SqlType type = value(left, "NULLIF");
        return rex.makeCall(
                DataType.of(type, true),
                SqlStdOperatorTable.CASE,
                List.of(
                        comparison(SqlStdOperatorTable.EQUALS, left, right),
                        literal(type, null),
                        left));
    }

    RexNode isNull(RexNode node, RexNode replacement) {
        if (isUntyped(node)) {
            return replacement;
        }
        SqlType type =
                TypeRules.isNull(
                        value(node, "ISNULL"),
                        isUntyped(replacement) ? value(node, "") : value(replacement, "ISNULL"));
        boolean nullable = node.getType().isNullable() && replacement.getType().isNullable();
        return rex.makeCall(
                DataType.of(type, nullable),
                SqlStdOperatorTable.CASE,
                List.of(
                        rex.makeCall(SqlStdOperatorTable.IS_NOT_NULL, node),
                        node,
                        convert(replacement, type)));
    }
}
