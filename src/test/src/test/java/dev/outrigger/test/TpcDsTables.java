package dev.outrigger.test;

import dev.outrigger.examples.tpc.TpcColumn;
import dev.outrigger.examples.tpc.TpcTable;
import io.trino.tpcds.Results;
import io.trino.tpcds.Session;
import io.trino.tpcds.Table;
import io.trino.tpcds.column.Column;
import io.trino.tpcds.column.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * TPC-DS's tables by a port of the official generator, at a scale that tests can afford. Facts are
 * of scale 0.01, thinned by whole orders so that returns still meet their sales. The generator's
 * small scales have one warehouse and one reason: the tables that are small at scale 1 are of scale
 * 1, and the facts' keys are spread over them.
 */
final class TpcDsTables {
    private static final double SCALE = 0.01;

    private static final int DEMOGRAPHICS = 11_200;
    private static final int SECONDS_PER_MINUTE = 60;

    /** How many orders there are for each that is kept. */
    private static final Map<Table, Integer> THINNED =
            Map.of(
                    Table.STORE_SALES, 4,
                    Table.STORE_RETURNS, 4,
                    Table.CATALOG_SALES, 6,
                    Table.CATALOG_RETURNS, 6);

    private static final Map<Table, String> ORDERS =
            Map.of(
                    Table.STORE_SALES, "ss_ticket_number",
                    Table.STORE_RETURNS, "sr_ticket_number",
                    Table.CATALOG_SALES, "cs_order_number",
                    Table.CATALOG_RETURNS, "cr_order_number",
                    Table.WEB_SALES, "ws_order_number",
                    Table.WEB_RETURNS, "wr_order_number");

    /** The tables of scale 1, by the end of the name of a key to them. */
    private static final Map<String, Table> SMALL =
            Map.of(
                    "_store_sk", Table.STORE,
                    "_promo_sk", Table.PROMOTION,
                    "_reason_sk", Table.REASON,
                    "_call_center_sk", Table.CALL_CENTER,
                    "_warehouse_sk", Table.WAREHOUSE,
                    "_web_page_sk", Table.WEB_PAGE,
                    "_web_site_sk", Table.WEB_SITE);

    private TpcDsTables() {}

    static List<TpcTable> all() {
        return Table.getBaseTables().stream()
                .filter(table -> table != Table.DBGEN_VERSION)
                .map(TpcDsTables::table)
                .toList();
    }

    private static TpcTable table(Table table) {
        List<TpcColumn> columns =
                Arrays.stream(table.getColumns())
                        .map(column -> new TpcColumn(column.getName(), type(column)))
                        .toList();
        return new TpcTable(table.getName(), columns, () -> rows(table, names(columns)));
    }

    private static List<String> names(List<TpcColumn> columns) {
        return columns.stream().map(TpcColumn::name).toList();
    }

    private static Iterator<List<String>> rows(Table table, List<String> names) {
        boolean small = SMALL.containsValue(table);
        Session session = Session.getDefaultSession().withScale(small ? 1 : SCALE).withTable(table);
        Predicate<List<String>> kept = kept(table, names);
        return StreamSupport.stream(Results.constructResults(table, session).spliterator(), false)
                .map(generated -> generated.get(0))
                .filter(kept)
                .map(row -> small ? row : keyed(table, names, row))
                .iterator();
    }

    private static Predicate<List<String>> kept(Table table, List<String> names) {
        return switch (table) {
            case STORE_SALES, STORE_RETURNS, CATALOG_SALES, CATALOG_RETURNS -> {
                int order = names.indexOf(ORDERS.get(table));
                yield row -> Long.parseLong(row.get(order)) % THINNED.get(table) == 0;
            }
            case INVENTORY -> {
                int item = names.indexOf("inv_item_sk");
                yield row -> Long.parseLong(row.get(item)) % 10 == 0;
            }
            case CUSTOMER_DEMOGRAPHICS -> row -> Integer.parseInt(row.get(0)) <= DEMOGRAPHICS;
            case DATE_DIM -> {
                int year = names.indexOf("d_year");
                yield row -> {
                    int number = Integer.parseInt(row.get(year));
                    return number >= 1997 && number <= 2004;
                };
            }
            case TIME_DIM -> row -> Integer.parseInt(row.get(0)) % SECONDS_PER_MINUTE == 0;
            default -> row -> true;
        };
    }

    /** The row with keys that the tables above have. */
    private static List<String> keyed(Table table, List<String> names, List<String> row) {
        List<String> values = new ArrayList<>(row);
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (value == null) {
                continue;
            }
            String name = names.get(i);
            if (name.endsWith("cdemo_sk")) {
                values.set(i, String.valueOf((Long.parseLong(value) - 1) % DEMOGRAPHICS + 1));
            } else if (name.endsWith("_time_sk")) {
                long time = Long.parseLong(value);
                values.set(i, String.valueOf(time - time % SECONDS_PER_MINUTE));
            } else {
                for (Map.Entry<String, Table> small : SMALL.entrySet()) {
                    if (name.endsWith(small.getKey())) {
                        values.set(i, String.valueOf(spread(table, names, row, small.getValue())));
                    }
                }
            }
        }
        return values;
    }

    /** The same key in all of an order's sales and returns, another in the next order. */
    private static long spread(Table table, List<String> names, List<String> row, Table target) {
        long rows = Session.getDefaultSession().withScale(1).getScaling().getRowCount(target);
        long seed =
                ORDERS.containsKey(table)
                        ? Long.parseLong(row.get(names.indexOf(ORDERS.get(table))))
                        : String.join(" ", row.subList(0, 2)).hashCode();
        return Math.floorMod(seed * 2654435761L >>> 7, rows) + 1;
    }

    private static String type(Column column) {
        ColumnType type = column.getType();
        return switch (type.getBase()) {
            case INTEGER -> "int";
            case IDENTIFIER -> "bigint";
            case DATE, DECIMAL, CHAR, VARCHAR, TIME -> {
                String name = type.getBase().name().toLowerCase(Locale.ROOT);
                yield name
                        + type.getPrecision()
                                .map(
                                        p ->
                                                "("
                                                        + p
                                                        + type.getScale()
                                                                .map(s -> "," + s)
                                                                .orElse("")
                                                        + ")")
                                .orElse("");
            }
        };
    }
}
