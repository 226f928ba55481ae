package dev.outrigger.engine.exec;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.plan.Planner;
import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.sql.PlainSelect;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * A view each of whose rows is a row of one table: what is changed through it is changed there.
 *
 * @param columns the table's column that each of the view's is, by the view's names in lower case;
 *     empty for what is computed
 * @param names the view's columns in order
 * @param source the view's rows, with the row id and the table's columns under hidden names
 */
record UpdatableView(
        String name, Table table, Map<String, String> columns, List<String> names, SqlNode source) {
    private static final SqlParserPos NOWHERE = SqlParserPos.ZERO;
    private static final String HIDDEN = "\u0000base:";
    private static final Set<String> AGGREGATES =
            Set.of(
                    "APPROX_COUNT_DISTINCT",
                    "AVG",
                    "CHECKSUM_AGG",
                    "COUNT",
                    "COUNT_BIG",
                    "GROUPING",
                    "GROUPING_ID",
                    "MAX",
                    "MIN",
                    "STDEV",
                    "STDEVP",
                    "STRING_AGG",
                    "SUM",
                    "VAR",
                    "VARP");

    /** The name that one of the table's columns, or the row id, has in the source. */
    static String hidden(String column) {
        return HIDDEN + column;
    }

    /** Empty where the name is no view's. */
    static Optional<UpdatableView> of(ObjectName name, TableNames names) {
        return names.view(name).map(view -> new Reading(view, names).read());
    }

    /** An INSERT into a view as one into its table; other statements as they are. */
    static Statement.Data resolved(Statement.Data statement, TableNames names) {
        if (statement instanceof Statement.WithOutput with) {
            return new Statement.WithOutput(
                    resolved(with.change(), names), with.outputs(), with.line());
        }
        return statement instanceof Statement.Insert insert ? resolved(insert, names) : statement;
    }

    static Statement.Insert resolved(Statement.Insert insert, TableNames names) {
        Optional<UpdatableView> view =
                names.find(insert.table()).isPresent()
                        ? Optional.empty()
                        : of(insert.table(), names);
        return view.map(found -> found.into(insert)).orElse(insert);
    }

    private Statement.Insert into(Statement.Insert insert) {
        List<String> given = insert.columns().isEmpty() ? names : insert.columns();
        return new Statement.Insert(
                new ObjectName(
                        Optional.of(table.database()), Optional.of(table.schema()), table.name()),
                given.stream().map(this::base).toList(),
                insert.source(),
                insert.line());
    }

    /** The table's column that a column of the view is. */
    String base(String column) {
        String base = columns.get(column.toLowerCase(Locale.ROOT));
        if (base == null) {
            throw SqlError.of(ErrorCode.INVALID_COLUMN, column);
        }
        if (base.isEmpty()) {
            throw SqlError.of(ErrorCode.VIEW_DERIVED, name);
        }
        return base;
    }

    private static SqlNode as(SqlNode node, String name) {
        return SqlStdOperatorTable.AS.createCall(NOWHERE, node, new SqlIdentifier(name, NOWHERE));
    }

    /** Reads a view's definition. */
    private static final class Reading {
        private final Catalog.View view;
        private final TableNames names;
        private final Map<String, String> columns = new LinkedHashMap<>();
        private final List<String> visible = new ArrayList<>();
        private final SqlNodeList items = new SqlNodeList(NOWHERE);
        private Table table;
        private Optional<UpdatableView> below = Optional.empty();
        private String alias;
        private List<String> renamed;

        Reading(Catalog.View view, TableNames names) {
            this.view = view;
            this.names = names;
        }

        private SqlError unsupported() {
            return TableNames.throughView(view.name());
        }

        UpdatableView read() {
            Statement.CreateView definition =
                    (Statement.CreateView) TsqlParser.parse(view.text()).get(0);
            renamed = definition.columns();
            if (!(definition.query() instanceof SqlSelect select)
                    || select.getFetch() != null
                    || select.getFrom() == null) {
                throw unsupported();
            }
            if (select.isDistinct()
                    || select.getGroup() != null
                    || select.getHaving() != null
                    || aggregates(select.getSelectList())) {
                throw SqlError.of(ErrorCode.VIEW_GROUPED, view.name());
            }
            SqlNode from = from(select.getFrom());
            select.getSelectList().forEach(this::item);
            hide(Planner.ROW_ID_COLUMN);
            table.columns().forEach(column -> hide(column.name()));
            SqlSelect source = PlainSelect.of(NOWHERE, items, from, select.getWhere(), null);
            return new UpdatableView(view.name(), table, columns, visible, source);
        }

        private SqlNode from(SqlNode from) {
            boolean named = from.getKind() == SqlKind.AS && ((SqlCall) from).operandCount() == 2;
            SqlNode source = named ? ((SqlCall) from).operand(0) : from;
            if (!(source instanceof SqlIdentifier id)) {
                throw unsupported();
            }
            alias =
                    named
                            ? ((SqlIdentifier) ((SqlCall) from).operand(1)).getSimple()
                            : id.names.get(id.names.size() - 1);
            ObjectName read = TargetQuery.objectName(id);
            if (!names.isCurrent(view.database())) {
                throw unsupported();
            }
            Optional<Table> found = names.find(read);
            if (found.isPresent()) {
                table = found.get();
                SqlIdentifier rows =
                        new SqlIdentifier(
                                List.of(
                                        table.database(),
                                        table.schema(),
                                        table.name() + Planner.ROW_ID_SUFFIX),
                                NOWHERE);
                return as(rows, alias);
            }
            below = of(read, names);
            table = below.orElseThrow(this::unsupported).table();
            return as(below.get().source(), alias);
        }

        private void hide(String column) {
            String there = below.isPresent() ? hidden(column) : column;
            items.add(as(new SqlIdentifier(List.of(alias, there), NOWHERE), hidden(column)));
        }

        private void item(SqlNode item) {
            if (item instanceof SqlIdentifier id && id.isStar()) {
                List<String> all =
                        below.map(UpdatableView::names)
                                .orElseGet(
                                        () ->
                                                table.columns().stream()
                                                        .map(Table.TableColumn::name)
                                                        .toList());
                all.forEach(name -> add(new SqlIdentifier(List.of(alias, name), NOWHERE), name));
            } else if (item.getKind() == SqlKind.AS) {
                SqlCall call = (SqlCall) item;
                add(call.operand(0), ((SqlIdentifier) call.operand(1)).getSimple());
            } else if (item instanceof SqlIdentifier id) {
                add(item, id.names.get(id.names.size() - 1));
            } else {
                add(item, "");
            }
        }

        private void add(SqlNode value, String own) {
            String name = renamed.isEmpty() ? own : renamed.get(visible.size());
            visible.add(name);
            items.add(as(value, name));
            columns.put(name.toLowerCase(Locale.ROOT), base(value));
        }

        private String base(SqlNode value) {
            if (!(value instanceof SqlIdentifier id)) {
                return "";
            }
            String column = id.names.get(id.names.size() - 1);
            return below.isPresent()
                    ? below.get().columns().getOrDefault(column.toLowerCase(Locale.ROOT), "")
                    : table.position(column)
                            .map(position -> table.columns().get(position).name())
                            .orElse("");
        }

        private static boolean aggregates(SqlNode node) {
            boolean[] found = {false};
            node.accept(
                    new SqlBasicVisitor<Void>() {
                        @Override
                        public Void visit(SqlCall call) {
                            boolean named =
                                    call.getOperator() instanceof SqlFunction function
                                            && AGGREGATES.contains(
                                                    function.getName().toUpperCase(Locale.ROOT));
                            found[0] |= named || call.getKind() == SqlKind.OVER;
                            // A query within has groups of its own.
                            return call.isA(SqlKind.QUERY) ? null : super.visit(call);
                        }
                    });
            return found[0];
        }
    }
}
