package dev.outrigger.engine.plan;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.TypeNode;
import dev.outrigger.engine.types.CodePage;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlTypes;
import dev.outrigger.engine.types.TypeRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.BitString;
import org.apache.calcite.util.NlsString;

/**
 * Literals with T-SQL's types: 1 is int, 3000000000 decimal(10,0), 1.0 decimal(2,1), 1e0 float, 'x'
 * varchar(1).
 */
final class Literals {
    private static final int VARCHAR_MAX = 8000;
    private static final int NVARCHAR_MAX = 4000;

    private final Calls calls;

    Literals(Calls calls) {
        this.calls = calls;
    }

    private SqlNode call(RexNode made, SqlParserPos pos) {
        String name = ((org.apache.calcite.rex.RexCall) made).getOperator().getName();
        return new Node(name, operands -> made).createCall(pos);
    }

    SqlNode rewrite(SqlLiteral literal, boolean negated) {
        SqlParserPos pos = literal.getParserPosition();
        SqlTypeName name = literal.getTypeName();
        if (literal instanceof TypeNode
                || name == SqlTypeName.SYMBOL
                || name == SqlTypeName.BOOLEAN) {
            return literal;
        }
        Object value = literal.getValue();
        if (value == null) {
            return call(Routine.untypedNull(calls.rex()), pos);
        }
        if (literal instanceof SqlNumericLiteral numeric) {
            BigDecimal number = (BigDecimal) value;
            return call(number(numeric, negated ? number.negate() : number), pos);
        }
        if (value instanceof NlsString text) {
            return call(text(text.getValue(), false), pos);
        }
        if (value instanceof BitString bits) {
            byte[] bytes = bits.getAsByteArray();
            return call(
                    calls.literal(
                            SqlType.varbinary(length(bytes.length, VARCHAR_MAX)),
                            SqlBytes.of(bytes)),
                    pos);
        }
        throw SqlError.of(ErrorCode.SYNTAX_NEAR, literal.toString()).at(pos.getLineNum());
    }

    private RexNode number(SqlNumericLiteral literal, BigDecimal value) {
        if (literal.getTypeName() == SqlTypeName.DOUBLE) {
            return calls.literal(SqlType.FLOAT, value.doubleValue());
        }
        boolean whole = literal.getScale() == null || literal.getScale() == 0;
        if (whole && value.toBigInteger().bitLength() < Integer.SIZE) {
            return calls.literal(SqlType.INT, value.intValueExact());
        }
        SqlType type = TypeRules.literalDecimal(value);
        if (type.precision() > SqlTypes.PRECISION_MAX) {
            throw SqlError.of(ErrorCode.NUMBER_TOO_LONG, value.toPlainString())
                    .at(literal.getParserPosition().getLineNum());
        }
        return calls.literal(type, value.setScale(type.scale(), RoundingMode.UNNECESSARY));
    }

    SqlNode unicode(SqlLiteral literal) {
        return call(text(literal.toValue(), true), literal.getParserPosition());
    }

    SqlNode money(SqlLiteral literal, boolean negated) {
        BigDecimal value = ((BigDecimal) literal.getValue()).setScale(4, RoundingMode.HALF_UP);
        return call(
                calls.literal(SqlType.MONEY, negated ? value.negate() : value),
                literal.getParserPosition());
    }

    private RexNode text(String text, boolean unicode) {
        SqlType type =
                unicode
                        ? SqlType.nvarchar(length(text.length(), NVARCHAR_MAX))
                        : SqlType.varchar(length(text.length(), VARCHAR_MAX));
        return calls.literal(type, SqlText.of(unicode ? text : CodePage.fitted(text)));
    }

    private static int length(int length, int longest) {
        return length > longest ? SqlType.MAX : Math.max(1, length);
    }
}
