package dev.outrigger.examples.tpc;

import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchColumnType;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * TPC-H: its 22 queries, and its tables by a port of the official generator. Scale 1 has 6 million
 * order lines; the same scale always gives the same rows.
 */
public final class TpcH {
    private static final int QUERIES = 22;

    private TpcH() {}

    public static QueryTexts queries() {
        return new QueryTexts(TpcH.class, "tpch", QUERIES);
    }

    public static List<TpcTable> tables(double scale) {
        return TpchTable.getTables().stream().map(table -> table(table, scale)).toList();
    }

    private static <E extends TpchEntity> TpcTable table(TpchTable<E> table, double scale) {
        List<TpcColumn> columns =
                table.getColumns().stream()
                        .map(column -> new TpcColumn(column.getColumnName(), type(column)))
                        .toList();
        return new TpcTable(table.getTableName(), columns, () -> rows(table, scale));
    }

    private static <E extends TpchEntity> Iterator<List<String>> rows(
            TpchTable<E> table, double scale) {
        Iterator<E> entities = table.createGenerator(scale, 1, 1).iterator();
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
