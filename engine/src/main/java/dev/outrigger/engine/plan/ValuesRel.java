package dev.outrigger.engine.plan;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLiteral;

/** Rows that Calcite makes up itself, such as the one row of a SELECT without FROM. */
final class ValuesRel extends Values implements RowsRel {
    ValuesRel(
            RelOptCluster cluster,
            RelDataType type,
            ImmutableList<ImmutableList<RexLiteral>> tuples,
            RelTraitSet traits) {
        super(cluster, type, tuples, traits);
    }

    @Override
    public Rows rows() {
        List<Object[]> rows = new ArrayList<>();
        for (List<RexLiteral> tuple : getTuples()) {
            Object[] row = new Object[tuple.size()];
            for (int i = 0; i < row.length; i++) {
                row[i] = Evaluators.of(tuple.get(i)).evaluate(null, null);
            }
            rows.add(row);
        }
        return run -> Linq4j.enumerator(rows);
    }
}
