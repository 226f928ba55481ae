package dev.outrigger.test;

import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchColumnType;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** TPC-H's tables by a port of the official generator, at a scale that tests can afford. */
final class TpcHTables {
    /** 30,000 order lines. */
    static final double SCALE = 0.005;

    private TpcHTables() {}

    static List<TpcTable> all() {
        return TpchTable.getTables().stream().map(TpcHTables::table).toList();
    }

    private static <E extends TpchEntity> TpcTable table(TpchTable<E> table) {
        List<TpcColumn> columns =
                table.getColumns().stream()
                        .map(column -> new TpcColumn(column.getColumnName(), type(column)))
                        .toList();
        return new TpcTable(table.getTableName(), columns, () -> rows(table));
    }

    private static <E extends TpchEntity> Iterator<List<String>> rows(TpchTable<E> table) {
        Iterator<E> entities = table.createGenerator(SCALE, 1, 1).iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entities.hasNext();
            }

            @Override
            public List<String> next() {
                return Arrays.asList(entities.next().toLine().split("\\|"));
            }
        };
    }

    /** Quantities and money are decimals, as the specification has them. */
    private static String type(TpchColumn<?> column) {
        TpchColumnType type = column.getType();
        return switch (type.getBase()) {
            case INTEGER -> "int";
            case IDENTIFIER -> "bigint";
            case DATE -> "date";
            case DOUBLE -> "decimal(15,2)";
            case VARCHAR -> "varchar(" + type.getPrecision().orElseThrow() + ")";
        };
    }
}
