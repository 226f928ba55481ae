package dev.outrigger.engine.plan;

import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.store.TableStatistics;
import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.util.ImmutableBitSet;

/** A table of the store as Calcite sees it. withRowId: its last column is the row's identity. */
final class StoredTable extends AbstractTable {
    private final Table table;
    private final boolean withRowId;
    private final TableStatistics statistics;

    StoredTable(Table table, boolean withRowId, TableStatistics statistics) {
        this.table = table;
        this.withRowId = withRowId;
        this.statistics = statistics;
    }

    TableStatistics statistics() {
        return statistics;
    }

    @Override
    public Statistic getStatistic() {
        long rows = statistics.rows().orElse(TableEstimates.UNKNOWN_ROWS);
        return Statistics.of(
                (double) rows,
                table.uniqueKeys().stream().map(key -> ImmutableBitSet.of(key.columns())).toList());
    }

    Table table() {
        return table;
    }

    boolean isRowId(int column) {
        return withRowId && column == table.columns().size();
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory factory) {
        List<String> names = new ArrayList<>();
        List<RelDataType> types = new ArrayList<>();
        for (Table.TableColumn column : table.columns()) {
            names.add(column.name());
            types.add(DataType.of(column.type(), column.nullable()));
        }
        if (withRowId) {
            names.add(Planner.ROW_ID_COLUMN);
            types.add(DataType.of(SqlType.BIGINT, false));
        }
        return DataTypes.row(factory, names, types);
    }
}
