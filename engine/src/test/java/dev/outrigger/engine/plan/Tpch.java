package dev.outrigger.engine.plan;

import dev.outrigger.engine.Scope;
import dev.outrigger.engine.access.Caller;
import dev.outrigger.engine.columns.Resources;
import dev.outrigger.engine.columns.Work;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.ReadView;
import dev.outrigger.engine.store.Store;
import dev.outrigger.engine.store.StoreOptions;
import dev.outrigger.engine.store.StoreTransaction;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.store.TableStatistics;
import dev.outrigger.engine.store.TableStatistics.ColumnStatistics;
import dev.outrigger.engine.types.SqlType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** TPC-H's tables, empty but with the statistics of scale 1, and its queries. */
final class Tpch implements AutoCloseable {
    private static final Resources RESOURCES = Resources.ofThisMachine();
    private static final Scope SCOPE = name -> Optional.empty();

    private final Store store = Store.open(StoreOptions.inMemory());
    private final StoreTransaction transaction = store.begin();
    private final Map<Long, Map<String, Long>> distinct = new LinkedHashMap<>();
    private final Map<Long, Long> rows = new LinkedHashMap<>();
    private final Map<String, Table> tables = new LinkedHashMap<>();

    Tpch() {
        transaction.catalog().createDatabase("tpch");
        transaction.commit();
        table("region", 5, 1, "r_regionkey i 5", "r_name t 5", "r_comment t 5");
        table(
                "nation",
                25,
                1,
                "n_nationkey i 25",
                "n_name t 25",
                "n_regionkey i 5",
                "n_comment t 25");
        table(
                "supplier",
                10_000,
                1,
                "s_suppkey i 10000",
                "s_name t 10000",
                "s_address t 10000",
                "s_nationkey i 25",
                "s_phone t 10000",
                "s_acctbal d 9955",
                "s_comment t 10000");
        table(
                "customer",
                150_000,
                1,
                "c_custkey i 150000",
                "c_name t 150000",
                "c_address t 150000",
                "c_nationkey i 25",
                "c_phone t 150000",
                "c_acctbal d 140187",
                "c_mktsegment t 5",
                "c_comment t 149968");
        table(
                "part",
                200_000,
                1,
                "p_partkey i 200000",
                "p_name t 199997",
                "p_mfgr t 5",
                "p_brand t 25",
                "p_type t 150",
                "p_size i 50",
                "p_container t 40",
                "p_retailprice d 20899",
                "p_comment t 131753");
        table(
                "partsupp",
                800_000,
                2,
                "ps_partkey i 200000",
                "ps_suppkey i 10000",
                "ps_availqty i 9999",
                "ps_supplycost d 99865",
                "ps_comment t 799124");
        table(
                "orders",
                1_500_000,
                1,
                "o_orderkey i 1500000",
                "o_custkey i 99996",
                "o_orderstatus t 3",
                "o_totalprice d 1464556",
                "o_orderdate a 2406",
                "o_orderpriority t 5",
                "o_clerk t 1000",
                "o_shippriority i 1",
                "o_comment t 1482071");
        table(
                "lineitem",
                6_001_215,
                0,
                "l_orderkey i 1500000",
                "l_partkey i 200000",
                "l_suppkey i 10000",
                "l_linenumber i 7",
                "l_quantity d 50",
                "l_extendedprice d 933900",
                "l_discount d 11",
                "l_tax d 9",
                "l_returnflag t 3",
                "l_linestatus t 2",
                "l_shipdate a 2526",
                "l_commitdate a 2466",
                "l_receiptdate a 2554",
                "l_shipinstruct t 4",
                "l_shipmode t 7",
                "l_comment t 4580554");
        transaction.commit();
    }

    private void table(String name, long size, int keyColumns, String... columns) {
        List<Table.TableColumn> made = new ArrayList<>();
        Map<String, Long> values = new LinkedHashMap<>();
        for (String column : columns) {
            String[] parts = column.split(" ");
            SqlType type =
                    switch (parts[1]) {
                        case "i" -> SqlType.INT;
                        case "d" -> SqlType.decimal(15, 2);
                        case "a" -> SqlType.DATE;
                        default -> SqlType.varchar(100);
                    };
            made.add(
                    new Table.TableColumn(
                            parts[0],
                            type,
                            false,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
            values.put(parts[0], Long.parseLong(parts[2]));
        }
        List<Table.Key> keys =
                keyColumns == 0
                        ? List.of()
                        : List.of(
                                new Table.Key(
                                        "pk_" + name,
                                        true,
                                        keyColumns == 1 ? List.of(0) : List.of(0, 1)));
        Table table =
                transaction
                        .catalog()
                        .createTable(
                                new Table(
                                        0, "tpch", "dbo", name, made, keys, List.of(), List.of()));
        tables.put(name, table);
        rows.put(table.id(), size);
        distinct.put(table.id(), values);
    }

    /** The queries by number. */
    static Map<Integer, String> queries() {
        Map<Integer, String> queries = new TreeMap<>();
        try (InputStream in = Tpch.class.getResourceAsStream("tpch.sql")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String part : text.split("(?m)^-- ")) {
                if (!part.isBlank()) {
                    int line = part.indexOf('\n');
                    queries.put(
                            Integer.parseInt(part.substring(0, line).strip()),
                            part.substring(line + 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return queries;
    }

    private PlanningContext planning() {
        Catalog real = transaction.catalog();
        Catalog catalog =
                (Catalog)
                        Proxy.newProxyInstance(
                                Tpch.class.getClassLoader(),
                                new Class<?>[] {Catalog.class},
                                (proxy, method, arguments) -> {
                                    if (method.getName().equals("statistics")) {
                                        return statistics((Table) arguments[0]);
                                    }
                                    try {
                                        return method.invoke(real, arguments);
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause();
                                    }
                                });
        return new PlanningContext(catalog, "tpch", SCOPE);
    }

    private TableStatistics statistics(Table table) {
        return new TableStatistics() {
            @Override
            public OptionalLong rows() {
                return OptionalLong.of(rows.get(table.id()));
            }

            @Override
            public ColumnStatistics column(int position) {
                Table.TableColumn column = table.columns().get(position);
                long values = distinct.get(table.id()).get(column.name());
                boolean date = column.type().equals(SqlType.DATE);
                boolean number = column.type().equals(SqlType.INT);
                return new ColumnStatistics(
                        OptionalLong.of(values),
                        OptionalDouble.of(0),
                        date
                                ? Optional.of((int) LocalDate.of(1992, 1, 1).toEpochDay())
                                : number ? Optional.of(1) : Optional.empty(),
                        date
                                ? Optional.of((int) LocalDate.of(1998, 12, 31).toEpochDay())
                                : number ? Optional.of((int) values) : Optional.empty());
            }
        };
    }

    /** The logical plan, its operators one under the other. */
    String plan(String sql) {
        return PlanText.of(
                new Translation(planning(), Execution.ROWS).logical(TsqlParser.parseQuery(sql)));
    }

    QueryPlan physical(String sql) {
        return new Planner(Execution.ROWS).query(TsqlParser.parseQuery(sql), planning());
    }

    List<String> rows(QueryPlan plan) {
        List<String> made = new ArrayList<>();
        AtomicBoolean cancelled = new AtomicBoolean();
        try (ReadView view = transaction.read(plan.tables());
                RowSource source =
                        plan.open(
                                new ExecutionContext(
                                        view,
                                        transaction.catalog(),
                                        SCOPE,
                                        "tpch",
                                        new Moment(java.time.Instant.EPOCH, 0),
                                        cancelled,
                                        new Work(RESOURCES, cancelled),
                                        new Counters(),
                                        new Caller(transaction::catalog, () -> "tpch")))) {
            while (source.next()) {
                made.add(
                        java.util.Arrays.stream(source.row())
                                .map(String::valueOf)
                                .collect(Collectors.joining("|")));
            }
        }
        return made;
    }

    @Override
    public void close() {
        transaction.close();
        store.close();
    }
}
