package dev.outrigger.scratch;

import dev.outrigger.engine.Scope;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.functions.Operators;
import dev.outrigger.engine.sql.TypeNode;
import dev.outrigger.engine.types.ArithmeticOperator;
import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.engine.types.TypeRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.BitString;

/** Expressions of a few kinds over one row, evaluated straight from their trees. */
final class ScratchExpressions {
    private final Scope scope;
    private final Function<String, Optional<SqlValue>> columns;
    private final Function<SqlNode, Boolean> exists;
    private final String database;

    ScratchExpressions(
            Scope scope,
            Function<String, Optional<SqlValue>> columns,
            Function<SqlNode, Boolean> exists,
            String database) {
        this.scope = scope;
        this.columns = columns;
        this.exists = exists;
        this.database = database;
    }

    SqlValue value(SqlNode node) {
        if (node instanceof SqlIdentifier identifier) {
            return name(identifier);
        }
        if (node instanceof SqlLiteral literal) {
            return literal(literal);
        }
        SqlCall call = (SqlCall) node;
        List<SqlNode> operands = call.getOperandList();
        String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        return switch (name) {
            case "$NSTRING" -> text(((SqlLiteral) operands.get(0)).getValueAs(String.class), true);
            case "$CAST" -> cast(value(operands.get(0)), ((TypeNode) operands.get(1)).type());
            case "+", "-", "*", "/", "%" -> operands.size() == 1
                    ? negated(name, value(operands.get(0)))
                    : arithmetic(name, value(operands.get(0)), value(operands.get(1)));
            case "$BITAND", "$BITOR", "$BITXOR" -> bitwise(name, value(operands.get(0)), value(operands.get(1)));
            case "CONCAT" -> concat(operands);
            case "DB_NAME" -> new SqlValue(SqlType.SYSNAME, SqlText.of(database));
            case "SYSDATETIMEOFFSET" -> SqlValue.nullOf(SqlType.datetimeoffset(7));
            default -> scope.lookup(name.toLowerCase(Locale.ROOT) + "()")
                    .orElseThrow(() -> SqlError.of(ErrorCode.NOT_A_FUNCTION, name));
        };
    }

    private SqlValue name(SqlIdentifier identifier) {
        String name = identifier.names.get(identifier.names.size() - 1);
        if (name.startsWith("@")) {
            return scope.lookup(name).orElseThrow(() -> SqlError.of(ErrorCode.MUST_DECLARE_VARIABLE, name));
        }
        return columns.apply(name).orElseThrow(() -> SqlError.of(ErrorCode.INVALID_COLUMN, name));
    }

    private static SqlValue literal(SqlLiteral literal) {
        if (literal.getTypeName() == SqlTypeName.NULL) {
            return SqlValue.nullOf(SqlType.INT);
        }
        if (literal.getTypeName() == SqlTypeName.CHAR) {
            return text(literal.getValueAs(String.class), false);
        }
        if (literal.getTypeName() == SqlTypeName.BINARY) {
            byte[] bytes = literal.getValueAs(BitString.class).getAsByteArray();
            return new SqlValue(SqlType.varbinary(Math.max(1, bytes.length)), SqlBytes.of(bytes));
        }
        BigDecimal number = literal.bigDecimalValue();
        if (literal.getTypeName() == SqlTypeName.DOUBLE) {
            return new SqlValue(SqlType.FLOAT, number.doubleValue());
        }
        if (number.scale() == 0 && number.precision() < 10) {
            return new SqlValue(SqlType.INT, number.intValue());
        }
        return new SqlValue(SqlType.decimal(Math.max(number.precision(), number.scale()), number.scale()), number);
    }

    static SqlValue text(String value, boolean unicode) {
        int length = Math.max(1, value.length());
        SqlType type = unicode
                ? SqlType.nvarchar(length > 4000 ? SqlType.MAX : length)
                : SqlType.varchar(length > 8000 ? SqlType.MAX : length);
        return new SqlValue(type, SqlText.of(value));
    }

    private static SqlValue cast(SqlValue value, SqlType to) {
        return new SqlValue(to, value.isNull() ? null : Conversions.cast(value.value(), value.type(), to));
    }

    private static SqlValue negated(String sign, SqlValue value) {
        if (sign.equals("+")) {
            return value;
        }
        SqlType result = TypeRules.negation(value.type());
        return new SqlValue(result, Operators.negation(value.type(), result).convert(value.value()));
    }

    private static SqlValue arithmetic(String sign, SqlValue left, SqlValue right) {
        ArithmeticOperator operator = switch (sign) {
            case "+" -> ArithmeticOperator.ADD;
            case "-" -> ArithmeticOperator.SUBTRACT;
            case "*" -> ArithmeticOperator.MULTIPLY;
            case "/" -> ArithmeticOperator.DIVIDE;
            default -> ArithmeticOperator.MODULO;
        };
        SqlType result = operator == ArithmeticOperator.ADD
                        && left.type().isText()
                        && right.type().isText()
                ? TypeRules.concatenation(left.type(), right.type())
                : TypeRules.arithmetic(operator, left.type(), right.type());
        return new SqlValue(
                result,
                Operators.arithmetic(operator, left.type(), right.type(), result).apply(left.value(), right.value()));
    }

    private static SqlValue bitwise(String name, SqlValue left, SqlValue right) {
        char symbol = name.equals("$BITAND") ? '&' : name.equals("$BITOR") ? '|' : '^';
        SqlType result = TypeRules.bitwise(name, left.type(), right.type());
        return new SqlValue(
                result, Operators.bitwise(symbol, left.type(), right.type(), result).apply(left.value(), right.value()));
    }

    private SqlValue concat(List<SqlNode> operands) {
        StringBuilder text = new StringBuilder();
        for (SqlNode operand : operands) {
            SqlValue value = value(operand);
            text.append(value.isNull() ? "" : cast(value, SqlType.NVARCHAR_MAX).value());
        }
        return text(text.toString(), true);
    }

    boolean test(SqlNode node) {
        SqlCall call = (SqlCall) node;
        SqlNode first = call.getOperandList().get(0);
        if (call.getKind() == SqlKind.AND) {
            return test(first) && test(call.operand(1));
        }
        if (call.getKind() == SqlKind.OR) {
            return test(first) || test(call.operand(1));
        }
        if (call.getKind() == SqlKind.NOT) {
            return !test(first);
        }
        if (call.getKind() == SqlKind.EXISTS) {
            return exists.apply(first);
        }
        if (call.getKind() == SqlKind.IS_NULL) {
            return value(first).isNull();
        }
        SqlValue left = value(first);
        SqlValue right = value(call.operand(1));
        SqlType common = TypeRules.higher(left.type(), right.type());
        if (left.isNull() || right.isNull()) {
            return false;
        }
        @SuppressWarnings("unchecked")
        int order = ((Comparable<Object>) cast(left, common).value()).compareTo(cast(right, common).value());
        return switch (call.getKind()) {
            case EQUALS -> order == 0;
            case NOT_EQUALS -> order != 0;
            case LESS_THAN -> order < 0;
            case LESS_THAN_OR_EQUAL -> order <= 0;
            case GREATER_THAN -> order > 0;
            case GREATER_THAN_OR_EQUAL -> order >= 0;
            default -> throw new UnsupportedOperationException(call.toString());
        };
    }
}
