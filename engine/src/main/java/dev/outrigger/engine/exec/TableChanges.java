package dev.outrigger.engine.exec;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.plan.ExecutionContext;
import dev.outrigger.engine.plan.RowExpression;
import dev.outrigger.engine.sql.ColumnDefinition;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.TableChange;
import dev.outrigger.engine.sql.TableConstraint;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.store.Table.Check;
import dev.outrigger.engine.store.Table.Enforcement;
import dev.outrigger.engine.store.Table.ForeignKey;
import dev.outrigger.engine.store.Table.Key;
import dev.outrigger.engine.store.Table.TableColumn;
import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.Converter;
import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * ALTER TABLE. The table is locked against writers; where its rows would lie differently, they are
 * written anew beside the old ones, which go when the transaction commits.
 */
final class TableChanges {
    static final String STATEMENT = "ALTER TABLE";

    private final Statements statements;
    private final Definitions definitions;
    private final MovedRows rows;

    TableChanges(Statements statements) {
        this.statements = statements;
        this.definitions = new Definitions(statements);
        this.rows = new MovedRows(statements);
    }

    void alter(Statement.AlterTable alter) {
        Table table =
                statements
                        .names()
                        .find(alter.table())
                        .orElseThrow(
                                () ->
                                        SqlError.of(
                                                ErrorCode.OBJECT_FOR_CHANGE_MISSING,
                                                alter.table().display()));
        if (table.isTemporary()) {
            throw SqlError.of(
                    ErrorCode.NOT_SUPPORTED,
                    "ALTER TABLE of a temporary table",
                    ": create it as it is to be.");
        }
        statements.store().lockDefinition(table);
        if (alter.change() instanceof TableChange.Add add) {
            add(table, add);
        } else if (alter.change() instanceof TableChange.Drop drop) {
            new DroppedParts(statements, table).drop(drop);
        } else if (alter.change() instanceof TableChange.Column column) {
            new ChangedColumn(statements, table).change(column);
        } else {
            enforce(table, (TableChange.Enforce) alter.change());
        }
    }

    private void add(Table table, TableChange.Add add) {
        List<TableConstraint> constraints = new ArrayList<>();
        add.columns().forEach(column -> constraints.addAll(column.constraints()));
        constraints.addAll(add.constraints());
        Set<String> primary = Definitions.primaryColumns(table.name(), constraints);
        if (!primary.isEmpty() && table.keys().stream().anyMatch(Key::primary)) {
            throw SqlError.of(ErrorCode.PRIMARY_KEY_EXISTS, table.name());
        }
        List<TableColumn> columns = new ArrayList<>(table.columns());
        for (ColumnDefinition column : add.columns()) {
            requireNew(table.withColumns(columns), column);
            columns.add(definitions.column(table.name(), column, primary));
        }
        for (TableConstraint constraint : constraints) {
            if (constraint instanceof TableConstraint.Default value) {
                addDefault(table, columns, value);
            }
        }
        Table widened = table.withColumns(columns);
        List<Key> keys = Definitions.keys(widened, constraints);
        for (Key key : keys) {
            if (key.primary() && key.columns().stream().anyMatch(i -> columns.get(i).nullable())) {
                throw SqlError.of(ErrorCode.NULLABLE_PRIMARY_KEY, table.name());
            }
        }
        Enforcement enforcement = add.checked() ? Enforcement.TRUSTED : Enforcement.UNTRUSTED;
        List<Check> checks =
                definitions.checks(widened, constraints).stream()
                        .map(check -> new Check(check.name(), check.condition(), enforcement))
                        .toList();
        List<ForeignKey> foreignKeys =
                definitions.foreignKeys(widened, constraints).stream()
                        .map(key -> own(table, key, enforcement))
                        .toList();
        Table after =
                widened.withKeys(joined(table.keys(), keys))
                        .withChecks(joined(table.checks(), checks))
                        .withForeignKeys(joined(table.foreignKeys(), foreignKeys));
        boolean moved = !add.columns().isEmpty() || !keys.isEmpty() || !foreignKeys.isEmpty();
        if (!moved) {
            Table made = statements.catalog().alterTable(table, after);
            if (add.checked() && !checks.isEmpty()) {
                rows.check(made, made.withChecks(added(made.checks(), checks.size())), STATEMENT);
            }
            return;
        }
        List<ForeignKey> checked = add.checked() ? foreignKeys : List.of();
        AddedValues values = new AddedValues(table, after, add);
        Table tested = after.withChecks(add.checked() ? checks : List.of());
        rows.move(table, after, tested, values, checked);
    }

    private static <T> List<T> added(List<T> all, int count) {
        return all.subList(all.size() - count, all.size());
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static ForeignKey own(Table table, ForeignKey key, Enforcement enforcement) {
        return new ForeignKey(
                key.name(),
                key.columns(),
                key.referencedTable() == Definitions.ITSELF ? table.id() : key.referencedTable(),
                key.referencedColumns(),
                key.onDelete(),
                key.onUpdate(),
                enforcement);
    }

    private static void requireNew(Table table, ColumnDefinition column) {
        if (table.position(column.name()).isPresent()) {
            throw SqlError.of(ErrorCode.DUPLICATE_COLUMN, column.name(), table.name());
        }
        if (column.identity().isPresent()) {
            if (table.columns().stream().anyMatch(other -> other.identity().isPresent())) {
                throw SqlError.of(ErrorCode.MANY_IDENTITIES, table.name());
            }
            Definitions.requireIdentity(column);
        }
    }

    private void addDefault(Table table, List<TableColumn> columns, TableConstraint.Default value) {
        int position =
                table.withColumns(columns)
                        .position(value.column())
                        .orElseThrow(
                                () ->
                                        SqlError.of(
                                                ErrorCode.DEFAULT_COLUMN_MISSING,
                                                value.column(),
                                                table.name()));
        TableColumn column = columns.get(position);
        if (column.defaultValue().isPresent() || column.identity().isPresent()) {
            throw SqlError.of(ErrorCode.DEFAULT_EXISTS);
        }
        definitions.requireDefault(value.value(), column.type(), table.name(), column.name());
        columns.set(
                position,
                new TableColumn(
                        column.name(),
                        column.type(),
                        column.nullable(),
                        column.identity(),
                        value.name(),
                        Optional.of(value.value().text())));
    }

    /** The rows that are there, with values for columns that are new. */
    private final class AddedValues implements MovedRows.Mapping {
        private final Table before;
        private final Table after;
        private final RowExpression[] defaults;
        private final Converter[] converters;
        private long number;

        AddedValues(Table before, Table after, TableChange.Add add) {
            this.before = before;
            this.after = after;
            defaults = new RowExpression[after.columns().size()];
            converters = new Converter[defaults.length];
            for (ColumnDefinition column : add.columns()) {
                int position = after.position(column.name()).orElseThrow();
                TableColumn made = after.columns().get(position);
                boolean filled =
                        !made.nullable()
                                || add.withValues()
                                        .contains(column.name().toLowerCase(Locale.ROOT));
                if (filled && column.defaultValue().isPresent()) {
                    defaults[position] =
                            statements
                                    .planner()
                                    .expression(
                                            column.defaultValue().get().node(),
                                            List.of(),
                                            statements.planningOfDefinition());
                    converters[position] =
                            defaults[position].isUntyped()
                                    ? value -> value
                                    : Conversions.assigner(
                                            defaults[position].type(),
                                            made.type(),
                                            after.name(),
                                            made.name());
                }
            }
        }

        @Override
        public Object[] map(Object[] row, ExecutionContext execution) {
            Object[] wide = Arrays.copyOf(row, defaults.length);
            for (int i = before.columns().size(); i < wide.length; i++) {
                TableColumn column = after.columns().get(i);
                if (column.identity().isPresent()) {
                    long value =
                            column.identity().get().seed()
                                    + number * column.identity().get().increment();
                    wide[i] = Conversions.convert(value, SqlType.BIGINT, column.type());
                    number++;
                } else if (defaults[i] != null) {
                    wide[i] = converters[i].convert(defaults[i].evaluate(new Object[0], execution));
                } else if (!column.nullable()) {
                    throw SqlError.of(ErrorCode.ADDED_COLUMN_NOT_NULL, column.name(), after.name());
                }
            }
            return wide;
        }

        @Override
        public long identities() {
            return number;
        }
    }

    private void enforce(Table table, TableChange.Enforce enforce) {
        Enforcement wanted =
                !enforce.enabled()
                        ? Enforcement.DISABLED
                        : enforce.checked() ? Enforcement.TRUSTED : Enforcement.UNTRUSTED;
        Set<String> names = new HashSet<>();
        enforce.names().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        List<Check> checks = new ArrayList<>();
        List<Check> toCheck = new ArrayList<>();
        List<ForeignKey> keys = new ArrayList<>();
        List<ForeignKey> keysToCheck = new ArrayList<>();
        for (Check check : table.checks()) {
            boolean named = enforce.names().isEmpty() || take(names, check.name());
            Check made =
                    named
                            ? new Check(
                                    check.name(),
                                    check.condition(),
                                    enforced(check.enforcement(), wanted))
                            : check;
            checks.add(made);
            if (named) {
                toCheck.add(made);
            }
        }
        for (ForeignKey key : table.foreignKeys()) {
            boolean named = enforce.names().isEmpty() || take(names, key.name());
            ForeignKey made = named ? own(table, key, enforced(key.enforcement(), wanted)) : key;
            keys.add(made);
            if (named) {
                keysToCheck.add(made);
            }
        }
        if (!names.isEmpty()) {
            throw SqlError.of(ErrorCode.CONSTRAINT_MISSING, names.iterator().next());
        }
        Table after = table.withChecks(checks).withForeignKeys(keys);
        boolean verify = enforce.enabled() && enforce.checked();
        if (verify && !keysToCheck.isEmpty()) {
            rows.move(
                    table, after, after.withChecks(toCheck), (row, execution) -> row, keysToCheck);
            return;
        }
        Table made = statements.catalog().alterTable(table, after);
        if (verify) {
            rows.check(made, made.withChecks(toCheck), STATEMENT);
        }
    }

    /** What is enabled already loses no trust by being enabled again. */
    private static Enforcement enforced(Enforcement now, Enforcement wanted) {
        return wanted == Enforcement.UNTRUSTED && now != Enforcement.DISABLED ? now : wanted;
    }

    private static boolean take(Set<String> names, String name) {
        return names.remove(name.toLowerCase(Locale.ROOT));
    }
}
