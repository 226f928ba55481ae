package dev.outrigger.engine.plan;

import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.store.TableStatistics;
import dev.outrigger.engine.types.SqlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is thought of a stored table. Where the statistics are silent, a key is taken to have no
 * value twice, a foreign key to have all of the referenced key's values, and anything else to have
 * fewer values than rows.
 */
final class TableEstimates {
    static final long UNKNOWN_ROWS = 1000;
    static final double UNKNOWN_POWER = 0.75;

    private static final double FEW = 5;
    private static final double TINY_INTEGERS = 256;
    private static final double DAYS = 2500;
    private static final double UNKNOWN_NULLS = 0.05;

    private final Catalog catalog;

    TableEstimates(Catalog catalog) {
        this.catalog = catalog;
    }

    Estimate of(StoredTable stored, int width) {
        Table table = stored.table();
        TableStatistics statistics = stored.statistics();
        double rows = Math.max(1, statistics.rows().orElse(UNKNOWN_ROWS));
        List<ColumnEstimate> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            columns.add(
                    stored.isRowId(i)
                            ? ColumnEstimate.ofDistinct(rows)
                            : column(table, i, rows, statistics.column(i)));
        }
        return new Estimate(rows, columns);
    }

    private ColumnEstimate column(
            Table table, int position, double rows, TableStatistics.ColumnStatistics known) {
        Table.TableColumn column = table.columns().get(position);
        double distinct =
                known.distinct().isPresent()
                        ? known.distinct().getAsLong()
                        : guess(table, position, rows);
        double nulls = known.nulls().orElse(column.nullable() ? UNKNOWN_NULLS : 0);
        return new ColumnEstimate(
                Math.max(1, Math.min(distinct, rows)),
                nulls,
                number(known.min()),
                number(known.max()));
    }

    private double guess(Table table, int position, double rows) {
        for (Table.Key key : table.keys()) {
            if (key.columns().equals(List.of(position))) {
                return rows;
            }
        }
        for (Table.ForeignKey key : table.foreignKeys()) {
            if (key.columns().contains(position)) {
                double referenced =
                        catalog.table(key.referencedTable())
                                .map(catalog::statistics)
                                .map(other -> other.rows().orElse(UNKNOWN_ROWS))
                                .orElse(UNKNOWN_ROWS);
                return Math.max(1, Math.min(rows, referenced));
            }
        }
        return typical(table.columns().get(position).type(), rows);
    }

    private static double typical(SqlType type, double rows) {
        double some = Math.pow(rows, UNKNOWN_POWER);
        return switch (type.name()) {
            case BIT -> 2;
            case TINYINT -> Math.min(some, TINY_INTEGERS);
            case DATE -> Math.min(some, DAYS);
            case CHAR, VARCHAR, NCHAR, NVARCHAR -> type.length() == 1 ? Math.min(some, FEW) : some;
            default -> some;
        };
    }

    private static double number(Optional<Object> value) {
        return value.map(TableEstimates::number).orElse(Double.NaN);
    }

    /** The place of a value among those of its type; NaN where values are no numbers. */
    static double number(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.doubleValue();
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        return value instanceof Boolean bit ? bit ? 1 : 0 : Double.NaN;
    }
}
