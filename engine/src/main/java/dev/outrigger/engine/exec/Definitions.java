package dev.outrigger.engine.exec;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.plan.RowExpression;
import dev.outrigger.engine.sql.ColumnDefinition;
import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.sql.SourceExpression;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.TableConstraint;
import dev.outrigger.engine.store.SystemTables;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** CREATE TABLE and DROP TABLE. */
final class Definitions {
    static final long ITSELF = -1;

    private final Statements statements;

    Definitions(Statements statements) {
        this.statements = statements;
    }

    void create(Statement.CreateTable create) {
        String database = database(create.name());
        if (statements.catalog().database(database).isEmpty()) {
            throw SqlError.of(ErrorCode.DATABASE_MISSING, database);
        }
        String schema = TableNames.schema(create.name());
        if (!statements.catalog().schemaExists(database, schema)) {
            throw SqlError.of(ErrorCode.SCHEMA_MISSING, schema);
        }
        String name = create.name().name();
        requireDistinct(create);
        List<TableConstraint> constraints = new ArrayList<>();
        create.columns().forEach(column -> constraints.addAll(column.constraints()));
        constraints.addAll(create.constraints());

        Set<String> primary = primaryColumns(name, constraints);
        List<Table.TableColumn> columns = new ArrayList<>();
        for (ColumnDefinition column : create.columns()) {
            columns.add(column(name, column, primary));
        }
        Table plain =
                new Table(
                        ITSELF,
                        statements.catalog().database(database).orElseThrow(),
                        schema,
                        name,
                        columns,
                        List.of(),
                        List.of(),
                        List.of());
        Table whole =
                new Table(
                        ITSELF,
                        plain.database(),
                        plain.schema(),
                        name,
                        columns,
                        keys(plain, constraints),
                        checks(plain, constraints),
                        List.of());
        statements.catalog().createTable(withForeignKeys(whole, constraints));
    }

    /** #tables and table variables are in tempdb, wherever they are made. */
    private String database(ObjectName name) {
        String written = name.name();
        return written.startsWith("#") || written.startsWith("@")
                ? "tempdb"
                : statements.names().database(name);
    }

    /** A table of a query's columns. */
    void create(Statement.SelectInto into) {
        List<ColumnDefinition> columns = new ArrayList<>();
        for (ResultColumn column : statements.query(into.query()).columns()) {
            if (column.name().isEmpty()) {
                throw SqlError.of(ErrorCode.NO_COLUMN_NAME_INTO);
            }
            columns.add(
                    new ColumnDefinition(
                            column.name(),
                            column.type(),
                            Optional.of(column.nullable()),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            into.line()));
        }
        create(new Statement.CreateTable(into.table(), columns, List.of(), into.line()));
    }

    private static void requireDistinct(Statement.CreateTable create) {
        Set<String> seen = new HashSet<>();
        int identities = 0;
        for (ColumnDefinition column : create.columns()) {
            if (!seen.add(column.name().toLowerCase(Locale.ROOT))) {
                throw SqlError.of(ErrorCode.DUPLICATE_COLUMN, column.name(), create.name().name());
            }
            if (column.identity().isPresent()) {
                identities++;
                requireIdentity(column);
            }
        }
        if (identities > 1) {
            throw SqlError.of(ErrorCode.MANY_IDENTITIES, create.name().name());
        }
    }

    static void requireIdentity(ColumnDefinition column) {
        boolean whole =
                column.type().isInteger()
                        || column.type().name() == TypeName.DECIMAL && column.type().scale() == 0;
        if (!whole || column.nullable().orElse(false)) {
            throw SqlError.of(ErrorCode.IDENTITY_TYPE, column.name());
        }
    }

    static Set<String> primaryColumns(String table, List<TableConstraint> constraints) {
        Set<String> columns = new HashSet<>();
        for (TableConstraint constraint : constraints) {
            if (constraint instanceof TableConstraint.Key key && key.primary()) {
                if (!columns.isEmpty()) {
                    throw SqlError.of(ErrorCode.MANY_PRIMARY_KEYS, table);
                }
                key.columns().forEach(column -> columns.add(column.toLowerCase(Locale.ROOT)));
            }
        }
        return columns;
    }

    Table.TableColumn column(String table, ColumnDefinition column, Set<String> primary) {
        boolean inPrimary = primary.contains(column.name().toLowerCase(Locale.ROOT));
        if (inPrimary && column.nullable().orElse(false)) {
            throw SqlError.of(ErrorCode.NULLABLE_PRIMARY_KEY, table);
        }
        column.defaultValue()
                .ifPresent(value -> requireDefault(value, column.type(), table, column.name()));
        boolean nullable = column.nullable().orElse(!inPrimary && column.identity().isEmpty());
        return new Table.TableColumn(
                column.name(),
                column.type(),
                nullable,
                column.identity()
                        .map(identity -> new Table.Identity(identity.seed(), identity.increment())),
                column.defaultName(),
                column.defaultValue().map(value -> value.text()));
    }

    /** A default is an expression of no column whose value the column can take. */
    void requireDefault(SourceExpression value, SqlType type, String table, String column) {
        RowExpression expression =
                statements
                        .planner()
                        .expression(value.node(), List.of(), statements.planningOfDefinition());
        if (!expression.tables().isEmpty()) {
            throw SqlError.of(ErrorCode.SUBQUERY_NOT_ALLOWED);
        }
        if (!expression.isUntyped()) {
            Conversions.assigner(expression.type(), type, table, column);
        }
    }

    static List<Table.Key> keys(Table table, List<TableConstraint> constraints) {
        List<Table.Key> keys = new ArrayList<>();
        for (TableConstraint constraint : constraints) {
            if (constraint instanceof TableConstraint.Key key) {
                keys.add(
                        new Table.Key(
                                key.name().orElse(""),
                                key.primary(),
                                positions(table, key.columns())));
            }
        }
        return keys;
    }

    static List<Integer> positions(Table table, List<String> columns) {
        List<Integer> positions = new ArrayList<>();
        for (String column : columns) {
            positions.add(
                    table.position(column)
                            .orElseThrow(() -> SqlError.of(ErrorCode.KEY_COLUMN_MISSING, column)));
        }
        return positions;
    }

    List<Table.Check> checks(Table table, List<TableConstraint> constraints) {
        List<ResultColumn> columns = RowRules.columns(table);
        List<Table.Check> checks = new ArrayList<>();
        for (TableConstraint constraint : constraints) {
            if (constraint instanceof TableConstraint.Check check) {
                statements
                        .planner()
                        .condition(
                                check.condition().node(),
                                columns,
                                statements.planningOfDefinition());
                checks.add(new Table.Check(check.name().orElse(""), check.condition().text()));
            }
        }
        return checks;
    }

    /** Last of all, since a table may reference its own primary key. */
    private Table withForeignKeys(Table table, List<TableConstraint> constraints) {
        return new Table(
                table.id(),
                table.database(),
                table.schema(),
                table.name(),
                table.columns(),
                table.keys(),
                table.checks(),
                foreignKeys(table, constraints));
    }

    List<Table.ForeignKey> foreignKeys(Table table, List<TableConstraint> constraints) {
        List<Table.ForeignKey> keys = new ArrayList<>();
        for (TableConstraint constraint : constraints) {
            if (constraint instanceof TableConstraint.ForeignKey key) {
                if (table.isTemporary()) {
                    throw SqlError.of(
                            ErrorCode.NOT_SUPPORTED,
                            "A foreign key of a temporary table or a table variable",
                            ": leave it out.");
                }
                keys.add(foreignKey(table, key));
            }
        }
        return keys;
    }

    private Table.ForeignKey foreignKey(Table table, TableConstraint.ForeignKey key) {
        boolean itself =
                statements.names().database(key.referenced()).equalsIgnoreCase(table.database())
                        && key.referenced().name().equalsIgnoreCase(table.name())
                        && TableNames.schema(key.referenced()).equalsIgnoreCase(table.schema());
        String keyName = key.name().orElse("");
        Table referenced =
                itself
                        ? table
                        : statements
                                .names()
                                .find(key.referenced())
                                .orElseThrow(
                                        () ->
                                                SqlError.of(
                                                        ErrorCode.FOREIGN_KEY_TABLE_MISSING,
                                                        keyName,
                                                        key.referenced().display()));
        if (!itself && !referenced.isTemporary() && !SystemTables.isSystem(referenced)) {
            // Until the key is committed, others that change the rows or the table know nothing of
            // it.
            statements.store().lockDefinition(referenced);
        }
        List<Integer> referencedColumns =
                key.referencedColumns().isEmpty()
                        ? primaryKey(referenced, keyName)
                        : positions(referenced, key.referencedColumns());
        return new Table.ForeignKey(
                keyName,
                positions(table, key.columns()),
                itself ? ITSELF : referenced.id(),
                referencedColumns,
                words(key.onDelete()),
                words(key.onUpdate()));
    }

    private static List<Integer> primaryKey(Table table, String keyName) {
        return table.keys().stream()
                .filter(Table.Key::primary)
                .findFirst()
                .map(Table.Key::columns)
                .orElseThrow(
                        () -> SqlError.of(ErrorCode.FOREIGN_KEY_NO_MATCH, table.name(), keyName));
    }

    private static String words(TableConstraint.ReferentialAction action) {
        return action.name().replace('_', ' ');
    }

    void drop(Statement.DropTable drop) {
        for (ObjectName name : drop.names()) {
            Optional<Table> table = statements.names().find(name);
            if (table.isPresent() && !table.get().isVariable()) {
                if (!table.get().isTemporary() && !SystemTables.isSystem(table.get())) {
                    statements.store().lockDefinition(table.get());
                }
                statements.catalog().dropTable(table.get());
            } else if (!drop.ifExists()) {
                throw SqlError.of(ErrorCode.CANNOT_DROP_MISSING, "table", name.display());
            }
        }
    }
}
