package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * Fits operators to inputs whose columns lost the NULLs of an outer join: Calcite wants a column's
 * type to be the same wherever it is named.
 */
final class Retyping {
    private Retyping() {}

    /** inputs: whose columns, one behind the other, the expression is over. */
    static RexNode over(RexNode expression, RelNode... inputs) {
        List<RelDataType> types = new ArrayList<>();
        for (RelNode input : inputs) {
            input.getRowType().getFieldList().stream()
                    .map(RelDataTypeField::getType)
                    .forEach(types::add);
        }
        return expression.accept(
                new RexShuttle() {
                    @Override
                    public RexNode visitInputRef(RexInputRef ref) {
                        RelDataType type = types.get(ref.getIndex());
                        return type.equals(ref.getType())
                                ? ref
                                : new RexInputRef(ref.getIndex(), type);
                    }
                });
    }

    static RelNode project(LogicalProject project, RelNode input) {
        return input == project.getInput()
                ? project
                : LogicalProject.create(
                        input,
                        project.getHints(),
                        project.getProjects().stream().map(part -> over(part, input)).toList(),
                        project.getRowType().getFieldNames(),
                        project.getVariablesSet());
    }

    /** The operator over other inputs, of which some columns may have lost their NULLs. */
    static RelNode copy(RelNode node, List<RelNode> inputs) {
        if (node instanceof LogicalProject project) {
            return project(project, inputs.get(0));
        }
        if (node instanceof LogicalFilter filter) {
            return LogicalFilter.create(
                    inputs.get(0),
                    over(filter.getCondition(), inputs.get(0)),
                    com.google.common.collect.ImmutableSet.copyOf(filter.getVariablesSet()));
        }
        if (node instanceof Aggregate aggregate) {
            return aggregate(aggregate, inputs.get(0));
        }
        if (node instanceof LogicalJoin join) {
            return LogicalJoin.create(
                    inputs.get(0),
                    inputs.get(1),
                    join.getHints(),
                    over(join.getCondition(), inputs.get(0), inputs.get(1)),
                    join.getVariablesSet(),
                    join.getJoinType());
        }
        return node.copy(node.getTraitSet(), inputs);
    }

    static RelNode aggregate(Aggregate aggregate, RelNode input) {
        if (input == aggregate.getInput()) {
            return aggregate;
        }
        List<AggregateCall> calls =
                aggregate.getAggCallList().stream()
                        .map(
                                call ->
                                        AggregateCall.create(
                                                call.getParserPosition(),
                                                call.getAggregation(),
                                                call.isDistinct(),
                                                call.isApproximate(),
                                                call.ignoreNulls(),
                                                call.rexList,
                                                call.getArgList(),
                                                call.filterArg,
                                                call.distinctKeys,
                                                call.getCollation(),
                                                aggregate.hasEmptyGroup(),
                                                input,
                                                null,
                                                call.getName()))
                        .toList();
        return LogicalAggregate.create(
                input,
                aggregate.getHints(),
                aggregate.getGroupSet(),
                aggregate.getGroupSets(),
                calls);
    }
}
