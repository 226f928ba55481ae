package dev.outrigger.engine.exec;

import dev.outrigger.engine.access.Access;
import dev.outrigger.engine.access.Caller;
import dev.outrigger.engine.access.DefinitionRights;
import dev.outrigger.engine.access.ReadingButOne;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.TableChange;
import dev.outrigger.engine.sql.TableConstraint;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.SystemTables;
import dev.outrigger.engine.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * What a statement needs besides what its queries read. Something that is not there is let through:
 * the statement itself says that it is not.
 */
final class StatementRights {
    private final Statements statements;
    private final Caller caller;
    private final Access access;
    private final DefinitionRights definitions;

    private StatementRights(Statements statements) {
        this.statements = statements;
        this.caller = statements.caller();
        this.access = caller.access();
        this.definitions = new DefinitionRights(statements.catalog(), caller);
    }

    /** Returns what the statement is to run with. */
    static Statements require(Statement.Data statement, Statements statements) {
        return statements.reading().isAll()
                ? statements
                : new StatementRights(statements).checked(statement);
    }

    /** error, parameters: of one who may not alter a table. */
    static void requireAlter(
            ObjectName name, Statements statements, ErrorCode error, Object... parameters) {
        if (!statements.reading().isAll()) {
            StatementRights rights = new StatementRights(statements);
            Optional<Table> table = statements.names().find(name).filter(StatementRights::isShared);
            if (table.isPresent()
                    && !rights.definitions.mayAlter(
                            rights.database(name), rights.schema(name), name.name())) {
                throw SqlError.of(error, parameters);
            }
        }
    }

    private Statements checked(Statement.Data statement) {
        if (statement instanceof Statement.WithOutput with) {
            Statements then = checked(with.change());
            target(with.change()).ifPresent(table -> require(Permission.SELECT, table));
            with.outputs().stream()
                    .flatMap(output -> output.into().stream())
                    .forEach(into -> requireOn(Permission.INSERT, into));
            return then;
        }
        if (statement instanceof Statement.Insert insert) {
            requireOn(Permission.INSERT, insert.table());
        } else if (statement instanceof Statement.Update update) {
            return update(update);
        } else if (statement instanceof Statement.Delete delete) {
            return delete(delete);
        } else if (statement instanceof Statement.Merge merge) {
            merge(merge);
        } else if (!changesRows(statement)) {
            define(statement);
        }
        return statements;
    }

    private String schema(ObjectName name) {
        return TableNames.schema(name);
    }

    private String database(ObjectName name) {
        return statements.names().database(name);
    }

    private static boolean isShared(Table table) {
        return !SystemTables.isSystem(table)
                && !table.isTemporary()
                && !table.name().startsWith("##");
    }

    private void require(Permission permission, Table table) {
        if (isShared(table)) {
            caller.require(permission, table.database(), table.schema(), table.name(), table.id());
        }
    }

    private void requireOn(Permission permission, ObjectName name) {
        statements.names().find(name).ifPresent(table -> require(permission, table));
    }

    private Optional<Table> target(Statement.Data change) {
        if (change instanceof Statement.Insert insert) {
            return statements.names().find(insert.table());
        }
        if (change instanceof Statement.Merge merge) {
            return statements.names().find(merge.target());
        }
        return change instanceof Statement.Update update
                ? target(update.with(), update.target(), update.from())
                : change instanceof Statement.Delete delete
                        ? target(delete.with(), delete.target(), delete.from())
                        : Optional.empty();
    }

    private Optional<Table> target(
            List<SqlWithItem> with, ObjectName target, Optional<SqlNode> from) {
        return Optional.of(TargetQuery.of(with, target, from, statements.names()).table());
    }

    /** All its rows, and nothing of them but that they are there. */
    private Statements free(Table target, boolean reads) {
        return reads
                ? statements
                : statements.withReading(new ReadingButOne(statements.reading(), target));
    }

    private Statements update(Statement.Update update) {
        Table table = target(update).orElseThrow();
        require(Permission.UPDATE, table);
        boolean reads =
                update.where().isPresent()
                        || update.from().isPresent()
                        || update.top().isPresent()
                        || !update.with().isEmpty()
                        || update.assignments().stream()
                                .anyMatch(
                                        one ->
                                                !one.operator().equals("=")
                                                        || one.value()
                                                                .filter(this::names)
                                                                .isPresent());
        return free(table, reads);
    }

    /** Whether an expression names anything but variables. */
    private boolean names(SqlNode expression) {
        boolean[] found = {false};
        expression.accept(
                new SqlBasicVisitor<Void>() {
                    @Override
                    public Void visit(SqlIdentifier id) {
                        found[0] |= !id.names.get(0).startsWith("@");
                        return null;
                    }
                });
        return found[0];
    }

    private Statements delete(Statement.Delete delete) {
        Table table = target(delete).orElseThrow();
        require(Permission.DELETE, table);
        boolean reads =
                delete.where().isPresent()
                        || delete.from().isPresent()
                        || delete.top().isPresent()
                        || !delete.with().isEmpty();
        return free(table, reads);
    }

    private void merge(Statement.Merge merge) {
        requireOn(Permission.SELECT, merge.target());
        for (Statement.Merge.When when : merge.clauses()) {
            requireOn(
                    switch (when.action()) {
                        case INSERT -> Permission.INSERT;
                        case UPDATE -> Permission.UPDATE;
                        case DELETE -> Permission.DELETE;
                    },
                    merge.target());
        }
    }

    /** Of rows, by other means than the four statements. */
    private boolean changesRows(Statement.Data statement) {
        if (statement instanceof Statement.Truncate truncate) {
            requireAlter(truncate.table(), ErrorCode.CANNOT_FIND_OR_NOT_ALLOWED);
            return true;
        }
        if (statement instanceof Statement.BulkInsert bulk) {
            if (!access.mayOnServer(Permission.ADMINISTER_BULK_OPERATIONS)) {
                throw SqlError.of(ErrorCode.BULK_PERMISSION);
            }
            requireOn(Permission.INSERT, bulk.table());
            return true;
        }
        return false;
    }

    private void requireAlter(ObjectName name, ErrorCode error) {
        Optional<Table> table = statements.names().find(name);
        if (table.filter(StatementRights::isShared).isPresent()
                && !definitions.mayAlter(database(name), schema(name), name.name())) {
            throw SqlError.of(error, name.display());
        }
    }

    private void define(Statement.Data statement) {
        if (statement instanceof Statement.CreateTable create) {
            createTable(create.name());
            List<TableConstraint> constraints = new ArrayList<>(create.constraints());
            create.columns().forEach(column -> constraints.addAll(column.constraints()));
            references(constraints);
        } else if (statement instanceof Statement.SelectInto into) {
            createTable(into.table());
        } else if (statement instanceof Statement.DropTable drop) {
            drop.names().forEach(name -> drop("table", name));
        } else if (statement instanceof Statement.AlterTable alter) {
            requireAlter(alter.table(), ErrorCode.ALTER_TABLE_NOT_ALLOWED);
            if (alter.change() instanceof TableChange.Add add) {
                references(add.constraints());
                add.columns().forEach(column -> references(column.constraints()));
            }
        } else if (statement instanceof Statement.CreateIndex create) {
            requireAlter(create.table(), ErrorCode.CANNOT_FIND_OR_NOT_ALLOWED);
        } else if (statement instanceof Statement.DropIndex drop) {
            drop.indexes()
                    .forEach(
                            one -> requireAlter(one.table(), ErrorCode.CANNOT_FIND_OR_NOT_ALLOWED));
        } else if (statement instanceof Statement.CreateView create) {
            ObjectName name = create.name();
            definitions.requireDefine(
                    "view",
                    Permission.CREATE_VIEW,
                    create.creation() != Statement.Creation.CREATE,
                    database(name),
                    schema(name),
                    name.name());
        } else if (statement instanceof Statement.DropView drop) {
            drop.names().forEach(name -> drop("view", name));
        } else if (statement instanceof Statement.CreateSequence create) {
            definitions.requireCreate(
                    Permission.CREATE_SEQUENCE, database(create.name()), schema(create.name()));
        } else if (statement instanceof Statement.AlterSequence alter) {
            ObjectName name = alter.name();
            definitions.requireAlter("sequence object", database(name), schema(name), name.name());
        } else if (statement instanceof Statement.DropSequence drop) {
            drop.names().forEach(name -> drop("sequence object", name));
        } else {
            place(statement);
        }
    }

    private void createTable(ObjectName name) {
        if (!name.name().startsWith("#") && !name.name().startsWith("@")) {
            definitions.requireCreate(Permission.CREATE_TABLE, database(name), schema(name));
        }
    }

    private void references(List<TableConstraint> constraints) {
        for (TableConstraint constraint : constraints) {
            if (constraint instanceof TableConstraint.ForeignKey key) {
                statements
                        .names()
                        .find(key.referenced())
                        .filter(StatementRights::isShared)
                        .ifPresent(
                                table ->
                                        access.require(
                                                Permission.REFERENCES,
                                                table.database(),
                                                table.schema(),
                                                table.name(),
                                                table.id()));
            }
        }
    }

    private void drop(String kind, ObjectName name) {
        if (!name.name().startsWith("#")) {
            definitions.requireDrop(
                    kind, database(name), schema(name), name.name(), name.display());
        }
    }

    /** A module that runs for its owner runs for another in another's schema. */
    private void runner(Statement.TransferObject transfer, String database) {
        ObjectName name = transfer.object();
        statements
                .catalog()
                .module(database, schema(name), name.name())
                .map(module -> TsqlParser.parse(module.text()).get(0))
                .filter(Statement.CreateProcedure.class::isInstance)
                .flatMap(made -> ((Statement.CreateProcedure) made).runsAs())
                .filter(as -> as.user().isEmpty())
                .ifPresent(as -> caller.requireRunner(database, transfer.schema(), as));
    }

    /** Schemas, databases, and names. */
    private void place(Statement.Data statement) {
        String database = statements.database();
        if (statement instanceof Statement.CreateSchema create) {
            access.requireInDatabase(Permission.CREATE_SCHEMA, database);
            if (!create.owner().isEmpty() && !access.isAs(database, create.owner())) {
                throw SqlError.of(ErrorCode.CANNOT_FIND_PRINCIPAL, "find", "user", create.owner());
            }
        } else if (statement instanceof Statement.DropSchema drop) {
            boolean there =
                    statements.catalog().schemas(database).stream()
                            .map(Catalog.Schema::name)
                            .anyMatch(drop.name()::equalsIgnoreCase);
            if (there && !access.mayInSchema(Permission.CONTROL, database, drop.name())) {
                throw SqlError.of(ErrorCode.CANNOT_FIND_PRINCIPAL, "drop", "schema", drop.name());
            }
        } else if (statement instanceof Statement.TransferObject transfer) {
            ObjectName name = transfer.object();
            statements
                    .catalog()
                    .facts(database, schema(name), name.name())
                    .filter(
                            facts ->
                                    !access.mayOn(
                                            Permission.CONTROL, database, schema(name), facts.id()))
                    .ifPresent(
                            facts -> {
                                throw SqlError.of(
                                        ErrorCode.CANNOT_FIND_PRINCIPAL,
                                        "find",
                                        "object",
                                        name.display());
                            });
            if (!access.mayInSchema(Permission.ALTER, database, transfer.schema())) {
                throw SqlError.of(
                        ErrorCode.CANNOT_FIND_PRINCIPAL, "alter", "schema", transfer.schema());
            }
            runner(transfer, database);
        } else if (statement instanceof Statement.Rename rename) {
            ObjectName name = rename.object();
            if (!definitions.mayAlter(database(name), schema(name), name.name())) {
                throw SqlError.of(
                        ErrorCode.RENAME_MISSING, name.display(), database(name), "(null)");
            }
        } else if (statement instanceof Statement.CreateDatabase) {
            if (!access.mayOnServer(Permission.CREATE_ANY_DATABASE)) {
                throw SqlError.of(
                        ErrorCode.DATABASE_PERMISSION_DENIED, "CREATE DATABASE", "master");
            }
        } else if (statement instanceof Statement.DropDatabase drop) {
            for (String name : drop.names()) {
                if (!access.mayInDatabase(Permission.CONTROL, name)) {
                    throw SqlError.of(ErrorCode.CANNOT_DROP_MISSING, "database", name);
                }
            }
        } else if (!(statement instanceof Statement.DeclareTable)) {
            throw new IllegalStateException("no rights are known for " + statement);
        }
    }
}
