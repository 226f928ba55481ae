package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;

/** Makes typed calls of our operators; the rest is Calcite's. */
final class Convertlets implements SqlRexConvertletTable {
    @Override
    public SqlRexConvertlet get(SqlCall call) {
        if (!(call.getOperator() instanceof Node node)) {
            return StandardConvertletTable.INSTANCE.get(call);
        }
        return (context, ours) -> {
            List<RexNode> operands = new ArrayList<>();
            for (SqlNode operand : ours.getOperandList()) {
                operands.add(context.convertExpression(operand));
            }
            return node.make(ours, operands);
        };
    }
}
