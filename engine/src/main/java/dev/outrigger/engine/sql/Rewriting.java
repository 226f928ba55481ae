package dev.outrigger.engine.sql;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlShuttle;

/** Turns the operators that only carried precedence into the calls that a planner reads. */
final class Rewriting extends SqlShuttle {
    private static final List<SqlOperator> OURS =
            List.of(
                    Operators.BITAND,
                    Operators.BITOR,
                    Operators.BITXOR,
                    Operators.BITNOT,
                    Operators.COLLATE,
                    Operators.AT_TIME_ZONE);

    /** Deeper trees would overflow the stack of whoever walks them. */
    private static final int DEEPEST = 1200;

    private int depth;

    private Rewriting() {}

    static SqlNode of(SqlNode node) {
        return node.accept(new Rewriting());
    }

    /** A column may bring its table's whole name. */
    @Override
    public SqlNode visit(SqlIdentifier id) {
        if (id.names.size() > 4) {
            Syntax.checkParts(id);
        }
        return id;
    }

    @Override
    public SqlNode visit(SqlCall call) {
        if (++depth > DEEPEST) {
            throw Syntax.tooComplex("an expression of more than " + DEEPEST + " levels")
                    .at(call.getParserPosition().getLineNum());
        }
        if (call instanceof SqlSelect && ((SqlSelect) call).getQualify() != null) {
            throw Syntax.nearKeyword(
                    "INTO", ((SqlSelect) call).getQualify().getParserPosition().getLineNum());
        }
        if (call.getOperator() == Operators.ASSIGN) {
            throw Syntax.near("=", call.getParserPosition().getLineNum());
        }
        SqlNode visited = super.visit(call);
        depth--;
        if (visited instanceof SqlCall && OURS.contains(((SqlCall) visited).getOperator())) {
            SqlCall ours = (SqlCall) visited;
            return Syntax.call(
                    ours.getOperator().getName(),
                    ours.getParserPosition(),
                    ours.getOperandList().toArray(new SqlNode[0]));
        }
        return visited;
    }
}
