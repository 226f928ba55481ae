package dev.outrigger.procedures.batch;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.Scope;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.InsertSource;
import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.sql.PlainSelect;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.Statement.Parameter;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.store.Table.TableColumn;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * The variables that statements use and nobody declares, each with the type that its place asks
 * for: that of the column it is compared with or put into, of the other operand, of the parameter
 * it is passed to.
 */
final class UndeclaredParameters {
    private static final SqlParserPos NOWHERE = SqlParserPos.ZERO;

    record Found(int ordinal, String name, SqlType type) {}

    private final BatchSession session;
    private final EngineSession engine;
    private final Map<String, SqlType> declared = new LinkedHashMap<>();
    private final Map<String, Optional<SqlType>> types = new LinkedHashMap<>();
    private final Map<String, String> spellings = new LinkedHashMap<>();

    UndeclaredParameters(BatchSession session, List<Parameter> parameters) {
        this.session = session;
        this.engine = session.engine();
        parameters.forEach(
                parameter ->
                        declared.put(parameter.name().toLowerCase(Locale.ROOT), parameter.type()));
    }

    /** In the order in which the text first names them. */
    List<Found> of(List<Statement> statements) {
        statements.forEach(this::statement);
        List<Found> found = new ArrayList<>();
        types.forEach(
                (key, type) ->
                        found.add(
                                new Found(
                                        found.size() + 1,
                                        spellings.get(key),
                                        type.orElseThrow(
                                                () ->
                                                        SqlError.of(
                                                                ErrorCode.PARAMETER_TYPE_UNKNOWN,
                                                                spellings.get(key))))));
        return found;
    }

    private void statement(Statement statement) {
        if (statement instanceof Statement.Declare declare) {
            declare.variables()
                    .forEach(
                            variable ->
                                    declared.put(
                                            variable.name().toLowerCase(Locale.ROOT),
                                            variable.type()));
        } else if (statement instanceof Statement.Block block) {
            block.statements().forEach(this::statement);
        } else if (statement instanceof Statement.If branch) {
            expression(branch.condition(), null);
            statement(branch.then());
            branch.otherwise().ifPresent(this::statement);
        } else if (statement instanceof Statement.WithOutput with) {
            statement(with.change());
        } else if (statement instanceof Statement.Query query) {
            query(query.query());
        } else if (statement instanceof Statement.SelectIntoVariables select) {
            query(select.query());
        } else if (statement instanceof Statement.SelectInto into) {
            query(into.query());
        } else if (statement instanceof Statement.Insert insert) {
            insert(insert);
        } else if (statement instanceof Statement.Update update) {
            update(update);
        } else if (statement instanceof Statement.Delete delete) {
            SqlNode from = delete.from().orElseGet(() -> identifier(delete.target()));
            joins(from);
            delete.top().ifPresent(top -> put(top, SqlType.BIGINT));
            delete.where().ifPresent(where -> expression(where, from));
        } else if (statement instanceof Statement.Execute execute) {
            execute(execute);
        }
    }

    private static SqlNode identifier(ObjectName name) {
        List<String> parts = new ArrayList<>();
        name.database().ifPresent(parts::add);
        if (name.database().isPresent() || name.schema().isPresent()) {
            parts.add(name.schema().orElse(""));
        }
        parts.add(name.name());
        return new SqlIdentifier(parts, NOWHERE);
    }

    private Optional<Table> table(ObjectName name) {
        return new Definitions(session).table(name);
    }

    private void insert(Statement.Insert insert) {
        List<TableColumn> columns = columns(insert);
        if (insert.source() instanceof InsertSource.Values values) {
            for (List<Optional<SqlNode>> row : values.rows()) {
                for (int i = 0; i < row.size(); i++) {
                    Optional<SqlType> type =
                            i < columns.size()
                                    ? Optional.of(columns.get(i).type())
                                    : Optional.empty();
                    row.get(i).ifPresent(value -> assigned(value, type, null));
                }
            }
        } else if (insert.source() instanceof InsertSource.FromQuery query) {
            if (query.query() instanceof SqlSelect select) {
                for (int i = 0; i < select.getSelectList().size() && i < columns.size(); i++) {
                    put(select.getSelectList().get(i), columns.get(i).type());
                }
            }
            query(query.query());
        }
    }

    private List<TableColumn> columns(Statement.Insert insert) {
        Optional<Table> table = table(insert.table());
        if (table.isEmpty()) {
            throw SqlError.of(ErrorCode.INVALID_OBJECT, insert.table().display());
        }
        if (insert.columns().isEmpty()) {
            return table.get().columns().stream()
                    .filter(column -> column.identity().isEmpty())
                    .toList();
        }
        return insert.columns().stream()
                .map(
                        name ->
                                table.get()
                                        .position(name)
                                        .map(table.get().columns()::get)
                                        .orElseThrow(
                                                () -> SqlError.of(ErrorCode.INVALID_COLUMN, name)))
                .toList();
    }

    private void update(Statement.Update update) {
        SqlNode from = update.from().orElseGet(() -> identifier(update.target()));
        joins(from);
        update.top().ifPresent(top -> put(top, SqlType.BIGINT));
        Optional<Table> table = table(update.target());
        for (Statement.Update.Assignment assignment : update.assignments()) {
            Optional<SqlType> type =
                    table.flatMap(known -> known.position(assignment.column()))
                            .map(position -> table.get().columns().get(position).type())
                            .or(
                                    () ->
                                            type(
                                                    new SqlIdentifier(
                                                            List.of(
                                                                    update.target().name(),
                                                                    assignment.column()),
                                                            NOWHERE),
                                                    from));
            assignment.value().ifPresent(value -> assigned(value, type, from));
        }
        update.where().ifPresent(where -> expression(where, from));
    }

    private void assigned(SqlNode value, Optional<SqlType> type, SqlNode from) {
        if (isUndeclared(value)) {
            put(value, type);
        } else {
            expression(value, from);
        }
    }

    private void execute(Statement.Execute execute) {
        if (!(execute.module() instanceof Statement.Execute.Named named)) {
            return;
        }
        Optional<Catalog.Module> module = new Definitions(session).module(named.name());
        List<Parameter> parameters =
                module.filter(found -> !found.isFunction())
                        .map(
                                found ->
                                        ((Statement.CreateProcedure)
                                                        TsqlParser.parse(found.text()).get(0))
                                                .parameters())
                        .orElse(List.of());
        for (int i = 0; i < execute.arguments().size(); i++) {
            Statement.Execute.Argument argument = execute.arguments().get(i);
            int position = i;
            Optional<SqlType> type =
                    argument.name()
                            .map(
                                    name ->
                                            parameters.stream()
                                                    .filter(p -> p.name().equalsIgnoreCase(name))
                                                    .findFirst())
                            .orElseGet(
                                    () ->
                                            position < parameters.size()
                                                    ? Optional.of(parameters.get(position))
                                                    : Optional.empty())
                            .map(Parameter::type);
            argument.value().filter(this::isUndeclared).ifPresent(value -> put(value, type));
        }
        execute.statusVariable()
                .map(name -> new SqlIdentifier(name, NOWHERE))
                .filter(this::isUndeclared)
                .ifPresent(value -> put(value, SqlType.INT));
    }

    private void query(SqlNode query) {
        if (query instanceof SqlSelect select) {
            select(select);
        } else if (query instanceof SqlOrderBy ordered) {
            query(ordered.query);
            limit(ordered.offset);
            limit(ordered.fetch);
        } else if (query instanceof SqlCall call) {
            call.getOperandList().forEach(this::inner);
        }
    }

    /** A part of a query: queries in it have tables of their own. */
    private void inner(SqlNode node) {
        if (node instanceof SqlNodeList list) {
            list.forEach(this::inner);
        } else if (node != null && node.isA(SqlKind.QUERY)) {
            query(node);
        } else if (node instanceof SqlCall call) {
            call.getOperandList().forEach(this::inner);
        }
    }

    private void limit(SqlNode limit) {
        limit(limit, SqlType.BIGINT);
    }

    private void limit(SqlNode limit, SqlType type) {
        if (limit instanceof SqlCall call && call.getOperator() == TsqlParser.TOP_TIES) {
            limit(call.operand(0), type);
        } else if (limit instanceof SqlCall call && call.getOperator() == TsqlParser.TOP_PERCENT) {
            limit(call.operand(0), SqlType.FLOAT);
        } else if (limit != null) {
            put(limit, type);
        }
    }

    private void select(SqlSelect select) {
        SqlNode from = select.getFrom();
        limit(select.getFetch());
        select.getSelectList().forEach(item -> expression(item, from));
        joins(from);
        expression(select.getWhere(), from);
        expression(select.getGroup(), from);
        expression(select.getHaving(), from);
    }

    private void joins(SqlNode from) {
        if (from instanceof SqlJoin join) {
            joins(join.getLeft());
            joins(join.getRight());
            expression(join.getCondition(), from);
        } else if (from != null) {
            inner(from);
        }
    }

    /** from: the tables that its names are of; null for none. */
    private void expression(SqlNode node, SqlNode from) {
        if (node instanceof SqlNodeList list) {
            list.forEach(item -> expression(item, from));
            return;
        }
        if (node instanceof SqlIdentifier && isUndeclared(node)) {
            put(node, Optional.empty());
            return;
        }
        if (!(node instanceof SqlCall call)) {
            return;
        }
        if (call.isA(SqlKind.QUERY)) {
            query(call);
            return;
        }
        boolean shares =
                call.isA(SqlKind.COMPARISON)
                        || call.isA(SqlKind.BINARY_ARITHMETIC)
                        || call.getKind() == SqlKind.BETWEEN
                        || call.getKind() == SqlKind.LIKE
                        || call.getKind() == SqlKind.IN
                        || call.getKind() == SqlKind.NOT_IN;
        List<SqlNode> operands = flat(call.getOperandList());
        if (shares && operands.stream().anyMatch(this::isUndeclared)) {
            Optional<SqlType> type =
                    operands.stream()
                            .filter(operand -> !isUndeclared(operand))
                            .findFirst()
                            .flatMap(operand -> type(operand, from));
            operands.stream().filter(this::isUndeclared).forEach(value -> put(value, type));
        }
        operands.stream()
                .filter(operand -> !shares || !isUndeclared(operand))
                .forEach(operand -> expression(operand, from));
    }

    private static List<SqlNode> flat(List<SqlNode> operands) {
        List<SqlNode> flat = new ArrayList<>();
        for (SqlNode operand : operands) {
            if (operand instanceof SqlNodeList list) {
                list.forEach(flat::add);
            } else if (operand != null) {
                flat.add(operand);
            }
        }
        return flat;
    }

    private boolean isUndeclared(SqlNode node) {
        return node instanceof SqlIdentifier id
                && id.isSimple()
                && id.getSimple().startsWith("@")
                && !id.getSimple().startsWith("@@")
                && !declared.containsKey(id.getSimple().toLowerCase(Locale.ROOT));
    }

    private void put(SqlNode node, SqlType type) {
        if (isUndeclared(node)) {
            put(node, Optional.of(type));
        }
    }

    private void put(SqlNode node, Optional<SqlType> type) {
        String name = ((SqlIdentifier) node).getSimple();
        String key = name.toLowerCase(Locale.ROOT);
        if (types.getOrDefault(key, Optional.empty()).isPresent() && type.isPresent()) {
            throw SqlError.of(ErrorCode.PARAMETER_USED_TWICE, name);
        }
        spellings.putIfAbsent(key, name);
        types.merge(key, type, (before, now) -> before.isPresent() ? before : now);
    }

    /** An expression's type over tables; parameters in it are as good as NULL. */
    private Optional<SqlType> type(SqlNode expression, SqlNode from) {
        SqlSelect select = PlainSelect.of(NOWHERE, SqlNodeList.of(expression), from, null, null);
        SqlNode known =
                select.accept(
                        new SqlShuttle() {
                            @Override
                            public SqlNode visit(SqlIdentifier id) {
                                return isUndeclared(id) ? SqlLiteral.createNull(NOWHERE) : id;
                            }
                        });
        Scope scope =
                name ->
                        Optional.ofNullable(declared.get(name))
                                .map(SqlValue::nullOf)
                                .or(() -> session.outside().lookup(name));
        ResultColumn column = engine.columns(known, scope).get(0);
        return column.untyped() ? Optional.empty() : Optional.of(column.type());
    }
}
