package dev.outrigger.engine.exec;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.plan.ExecutionContext;
import dev.outrigger.engine.plan.RowExpression;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.store.Table.TableColumn;
import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.Converter;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Makes whole rows of a table from the values that an INSERT gives for some of its columns. */
final class InsertedRows {
    private final Table table;
    private final Statements statements;
    private final ExecutionContext execution;
    private final int[] targets;
    private final List<SqlType> types;
    private final Converter[] converters;
    private final AssignedColumn[] assigned;
    private final Converter[] fromDefault;
    private final RowExpression[] defaults;
    private final boolean[] given;
    private final RowRules rules;
    private final int identity;
    private final boolean identityGiven;
    private final boolean defaultsForNull;
    private BigDecimal lastIdentity;

    /** execution: of the statement; its view is not read here. */
    InsertedRows(
            Table table, List<String> columns, Statements statements, ExecutionContext execution) {
        this(new InsertTarget(table, columns, false), statements, execution);
    }

    InsertedRows(InsertTarget into, Statements statements, ExecutionContext execution) {
        this.table = into.table();
        this.defaultsForNull = into.defaultsForNull();
        List<String> columns = into.columns();
        this.statements = statements;
        this.execution = execution;
        this.targets = targets(table, columns);
        this.identityGiven =
                !columns.isEmpty() && new IdentityInsert(statements).given(table, targets);
        this.types = table.columns().stream().map(TableColumn::type).toList();
        this.converters = new Converter[targets.length];
        this.assigned = new AssignedColumn[targets.length];
        int width = table.columns().size();
        this.given = new boolean[width];
        this.defaults = new RowExpression[width];
        this.fromDefault = new Converter[width];
        for (int target : targets) {
            given[target] = true;
        }
        for (int i = 0; i < width; i++) {
            prepareDefault(i);
        }
        this.rules = new RowRules(table, "INSERT", statements);
        this.identity = IdentityInsert.position(table).orElse(-1);
    }

    static int[] targets(Table table, List<String> columns) {
        List<Integer> positions = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : columns) {
            int position =
                    table.position(name)
                            .orElseThrow(() -> SqlError.of(ErrorCode.INVALID_COLUMN, name));
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw SqlError.of(ErrorCode.DUPLICATE_INSERT_COLUMN, name);
            }
            positions.add(position);
        }
        if (columns.isEmpty()) {
            for (int i = 0; i < table.columns().size(); i++) {
                if (table.columns().get(i).identity().isEmpty()) {
                    positions.add(i);
                }
            }
        }
        return positions.stream().mapToInt(Integer::intValue).toArray();
    }

    private void prepareDefault(int position) {
        Optional<String> text = table.columns().get(position).defaultValue();
        if (text.isPresent()) {
            RowExpression expression =
                    statements.kept(
                            table.columns().get(position),
                            "default",
                            context ->
                                    statements
                                            .planner()
                                            .expression(
                                                    TsqlParser.parseExpression(text.get()),
                                                    List.of(),
                                                    context));
            defaults[position] = expression;
            fromDefault[position] = converter(expression, position);
        }
    }

    private Converter assigner(SqlType from, int position) {
        TableColumn column = table.columns().get(position);
        return Conversions.assigner(from, column.type(), table.display(), column.name());
    }

    /** How many values a row must bring. */
    int width() {
        return targets.length;
    }

    /** The types of the values to come; the conversions follow from them. */
    void accept(List<SqlType> types) {
        for (int i = 0; i < targets.length; i++) {
            converters[i] = assigner(types.get(i), targets[i]);
            assigned[i] = new AssignedColumn(types.get(i), types().get(targets[i]), converters[i]);
        }
    }

    /** A query's columns, of which some may be the word NULL alone: every column takes that. */
    void acceptColumns(List<ResultColumn> columns) {
        for (int i = 0; i < targets.length; i++) {
            SqlType type = columns.get(i).type();
            converters[i] = columns.get(i).untyped() ? value -> value : assigner(type, targets[i]);
            assigned[i] = new AssignedColumn(type, types().get(targets[i]), converters[i]);
        }
    }

    /** Of the columns that values are to come for. */
    List<SqlType> targetTypes() {
        return Arrays.stream(targets).mapToObj(types::get).toList();
    }

    /** Of the table's columns. */
    List<SqlType> types() {
        return types;
    }

    /** A batch of whole rows from values of the types accepted last. */
    Batch columns(Batch values) {
        Column[] columns = new Column[given.length];
        for (int i = 0; i < targets.length; i++) {
            columns[targets[i]] = filled(targets[i], assigned[i].convert(values.column(i)));
        }
        ColumnBuilder[] defaults = defaults(values.rows());
        for (int i = 0; i < columns.length; i++) {
            if (!given[i]) {
                columns[i] = i == identity ? identities(values.rows()) : defaults[i].build();
            }
        }
        Batch batch = new Batch(values.rows(), columns);
        rules.check(batch, execution);
        if (identityGiven && batch.rows() > 0) {
            identitiesGiven(columns[identity]);
        }
        return batch;
    }

    /** Those that come are beyond all of them. */
    private void identitiesGiven(Column column) {
        boolean grows = table.columns().get(identity).identity().orElseThrow().increment() > 0;
        long farthest = number(column, 0);
        for (int row = 1; row < column.length(); row++) {
            long value = number(column, row);
            farthest = grows ? Math.max(farthest, value) : Math.min(farthest, value);
        }
        statements.store(table).identityGiven(table, farthest);
        lastIdentity = BigDecimal.valueOf(number(column, column.length() - 1));
    }

    private long number(Column column, int row) {
        SqlType type = types.get(identity);
        return (Long) Conversions.convert(SqlColumns.read(column, row, type), type, SqlType.BIGINT);
    }

    /** The column with its default in the place of NULL, where that is asked for. */
    private Column filled(int position, Column column) {
        if (!defaultsForNull || defaults[position] == null || column.nullCount() == 0) {
            return column;
        }
        ColumnBuilder builder = builder(position, column.length());
        SqlType type = types.get(position);
        for (int row = 0; row < column.length(); row++) {
            Object value =
                    column.isNull(row)
                            ? execution.sequences().inRow(() -> defaultOf(position))
                            : SqlColumns.read(column, row, type);
            SqlColumns.append(builder, type, value);
        }
        return builder.build();
    }

    private Column identities(int rows) {
        ColumnBuilder builder = builder(identity, rows);
        SqlType type = types.get(identity);
        long increment = table.columns().get(identity).identity().orElseThrow().increment();
        long value = rows == 0 ? 0 : statements.store(table).nextIdentity(table, rows);
        for (int i = 0; i < rows; i++) {
            lastIdentity = BigDecimal.valueOf(value);
            SqlColumns.append(builder, type, Conversions.convert(value, SqlType.BIGINT, type));
            value += increment;
        }
        return builder.build();
    }

    private ColumnBuilder[] defaults(int rows) {
        ColumnBuilder[] builders = new ColumnBuilder[given.length];
        for (int i = 0; i < given.length; i++) {
            builders[i] = given[i] || i == identity ? null : builder(i, rows);
        }
        boolean none = Arrays.stream(builders).allMatch(Objects::isNull);
        for (int row = 0; row < rows && !none; row++) {
            execution
                    .sequences()
                    .inRow(
                            () -> {
                                for (int i = 0; i < builders.length; i++) {
                                    if (builders[i] != null) {
                                        SqlColumns.append(builders[i], types.get(i), defaultOf(i));
                                    }
                                }
                                return null;
                            });
        }
        return builders;
    }

    private ColumnBuilder builder(int position, int rows) {
        return new ColumnBuilder(SqlColumns.columnType(types.get(position)), Math.max(1, rows));
    }

    /** A whole row from values of the types accepted last. */
    Object[] row(Object[] values) {
        Object[] row = new Object[given.length];
        for (int i = 0; i < targets.length; i++) {
            row[targets[i]] = converters[i].convert(values[i]);
        }
        if (defaultsForNull) {
            execution
                    .sequences()
                    .inRow(
                            () -> {
                                for (int target : targets) {
                                    row[target] =
                                            row[target] == null ? defaultOf(target) : row[target];
                                }
                                return null;
                            });
        }
        return complete(row, given);
    }

    /** A row whose values are in place already, at the positions that are given. */
    Object[] complete(Object[] row, boolean[] present) {
        execution
                .sequences()
                .inRow(
                        () -> {
                            for (int i = 0; i < row.length; i++) {
                                if (!present[i] && i != identity) {
                                    row[i] = defaultOf(i);
                                }
                            }
                            return null;
                        });
        if (identity >= 0 && !present[identity]) {
            if (identityGiven) {
                throw SqlError.of(ErrorCode.IDENTITY_DEFAULT);
            }
            long value = statements.store(table).nextIdentity(table, 1);
            SqlType type = table.columns().get(identity).type();
            lastIdentity = BigDecimal.valueOf(value);
            row[identity] = Conversions.convert(value, SqlType.BIGINT, type);
        }
        rules.check(row, execution);
        if (identity >= 0 && present[identity]) {
            given(row[identity]);
        }
        return row;
    }

    private void given(Object value) {
        long number = (Long) Conversions.convert(value, types.get(identity), SqlType.BIGINT);
        statements.store(table).identityGiven(table, number);
        lastIdentity = BigDecimal.valueOf(number);
    }

    /** What a column gets that the INSERT gives nothing. */
    Object defaultOf(int position) {
        RowExpression expression = defaults[position];
        return expression == null
                ? null
                : fromDefault[position].convert(expression.evaluate(new Object[0], execution));
    }

    /** A row of nothing but defaults. */
    Object[] defaultRow() {
        return complete(new Object[given.length], new boolean[given.length]);
    }

    /** Whether a column of the table got a value from the INSERT's column list. */
    boolean[] given() {
        return given;
    }

    int[] targets() {
        return targets;
    }

    Converter converter(SqlType from, int position) {
        return assigner(from, position);
    }

    /** The word NULL is of no type: every column takes it. */
    Converter converter(RowExpression from, int position) {
        return from.isUntyped() ? value -> value : assigner(from.type(), position);
    }

    /**
     * The identity value given last; empty when the table has no identity column or no row was
     * made.
     */
    Optional<BigDecimal> lastIdentity() {
        return Optional.ofNullable(lastIdentity);
    }
}
