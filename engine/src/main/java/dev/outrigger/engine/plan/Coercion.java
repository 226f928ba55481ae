package dev.outrigger.engine.plan;

import com.google.common.collect.ImmutableList;
import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;

/**
 * Puts in the conversions that the converter leaves out: of UNION's inputs and of both sides of IN.
 */
final class Coercion extends RelHomogeneousShuttle {
    private final Calls calls;

    private final RexShuttle subQueries =
            new RexShuttle() {
                @Override
                public RexNode visitSubQuery(RexSubQuery subQuery) {
                    return converted((RexSubQuery) super.visitSubQuery(subQuery));
                }
            };

    Coercion(Calls calls) {
        this.calls = calls;
    }

    @Override
    public RelNode visit(RelNode node) {
        RelNode visited = super.visit(node).accept(subQueries);
        if (!(visited instanceof SetOp set)) {
            return visited;
        }
        List<RelNode> inputs = new ArrayList<>();
        for (RelNode input : set.getInputs()) {
            inputs.add(converted(input, set.getRowType()));
        }
        return set.copy(set.getTraitSet(), inputs);
    }

    private RelNode converted(RelNode input, RelDataType to) {
        List<RexNode> projects = new ArrayList<>();
        boolean changes = false;
        for (RelDataTypeField field : input.getRowType().getFieldList()) {
            RexNode column = calls.rex().makeInputRef(input, field.getIndex());
            RelDataType wanted = to.getFieldList().get(field.getIndex()).getType();
            RexNode made =
                    DataType.isOurs(wanted)
                                    && !(wanted instanceof DataType type && type.isUntyped())
                            ? calls.convert(column, DataType.sql(wanted))
                            : column;
            changes |= made != column;
            projects.add(made);
        }
        return changes
                ? LogicalProject.create(
                        input, List.of(), projects, input.getRowType().getFieldNames(), Set.of())
                : input;
    }

    private RexNode converted(RexSubQuery subQuery) {
        RelNode rel = visit(subQuery.rel);
        if (subQuery.getKind() != SqlKind.IN && subQuery.getKind() != SqlKind.SOME) {
            return subQuery.clone(rel);
        }
        RexNode operand = subQuery.getOperands().get(0);
        RexNode column = calls.rex().makeInputRef(rel, 0);
        SqlType common = Calls.comparisonType(operand, column);
        RexNode made = calls.comparable(column, common);
        RelNode converted =
                made == column
                        ? rel
                        : LogicalProject.create(
                                rel,
                                List.of(),
                                List.of(made),
                                rel.getRowType().getFieldNames(),
                                Set.of());
        ImmutableList<RexNode> operands = ImmutableList.of(calls.comparable(operand, common));
        return subQuery.getKind() == SqlKind.IN
                ? RexSubQuery.in(converted, operands)
                : RexSubQuery.some(
                        converted, operands, (SqlQuantifyOperator) subQuery.getOperator());
    }
}
