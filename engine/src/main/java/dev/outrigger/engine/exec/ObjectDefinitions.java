package dev.outrigger.engine.exec;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.store.Catalog;
import java.util.Optional;

/** The definitions of schemas, views, sequences and indexes, and other names for objects. */
final class ObjectDefinitions {
    private final Statements statements;
    private final Catalog catalog;

    ObjectDefinitions(Statements statements) {
        this.statements = statements;
        this.catalog = statements.catalog();
    }

    /** False when the statement is none of these. */
    boolean define(Statement.Data statement) {
        if (statement instanceof Statement.CreateSchema create) {
            catalog.createSchema(
                    new Catalog.Schema(statements.database(), create.name(), 0, owner(create)));
        } else if (statement instanceof Statement.DropSchema drop) {
            dropSchema(drop);
        } else if (statement instanceof Statement.TransferObject transfer) {
            transfer(transfer);
        } else if (statement instanceof Statement.Rename rename) {
            new Renaming(statements).rename(rename);
        } else if (statement instanceof Statement.CreateView create) {
            new ViewDefinition(statements).define(create);
        } else if (statement instanceof Statement.DropView drop) {
            drop.names().forEach(name -> dropView(name, drop.ifExists()));
        } else if (statement instanceof Statement.CreateSequence create) {
            new SequenceDefinition(statements).create(create);
        } else if (statement instanceof Statement.AlterSequence alter) {
            new SequenceDefinition(statements).alter(alter);
        } else if (statement instanceof Statement.DropSequence drop) {
            drop.names().forEach(name -> dropSequence(name, drop.ifExists()));
        } else if (statement instanceof Statement.CreateIndex create) {
            new IndexDefinition(statements).create(create);
        } else if (statement instanceof Statement.DropIndex drop) {
            IndexDefinition definition = new IndexDefinition(statements);
            drop.indexes().forEach(index -> definition.drop(index, drop.ifExists()));
        } else {
            return false;
        }
        return true;
    }

    private int owner(Statement.CreateSchema create) {
        if (create.owner().isEmpty()) {
            return statements.caller().userId();
        }
        return catalog.rights()
                .principal(statements.database(), create.owner())
                .orElseThrow(
                        () ->
                                SqlError.of(
                                        ErrorCode.CANNOT_FIND_PRINCIPAL,
                                        "find",
                                        "user",
                                        create.owner()))
                .id();
    }

    private void dropSchema(Statement.DropSchema drop) {
        Optional<Catalog.Schema> schema =
                catalog.schemas(statements.database()).stream()
                        .filter(known -> known.name().equalsIgnoreCase(drop.name()))
                        .findFirst();
        if (schema.isPresent()) {
            catalog.dropSchema(schema.get());
        } else if (!drop.ifExists()) {
            throw SqlError.of(ErrorCode.SCHEMA_MISSING_FOR_DROP, "drop", "schema", drop.name());
        }
    }

    private void transfer(Statement.TransferObject transfer) {
        String database = statements.database();
        ObjectName name = transfer.object();
        String from = TableNames.schema(name);
        String to =
                catalog.schemas(database).stream()
                        .map(Catalog.Schema::name)
                        .filter(transfer.schema()::equalsIgnoreCase)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        SqlError.of(
                                                ErrorCode.SCHEMA_MISSING_FOR_DROP,
                                                "alter",
                                                "schema",
                                                transfer.schema()));
        boolean whole =
                catalog.table(database, from, name.name()).isPresent()
                        || catalog.view(database, from, name.name()).isPresent()
                        || catalog.module(database, from, name.name()).isPresent()
                        || catalog.sequence(database, from, name.name()).isPresent();
        if (!whole) {
            throw SqlError.of(ErrorCode.SCHEMA_MISSING_FOR_DROP, "find", "object", name.display());
        }
        catalog.table(database, from, name.name()).ifPresent(statements.store()::lockDefinition);
        String spelled =
                catalog.facts(database, from, name.name())
                        .flatMap(facts -> catalog.objectName(database, facts.id()))
                        .map(Catalog.ObjectName::name)
                        .orElse(name.name());
        catalog.renameObject(
                database,
                new Catalog.ObjectName(from, name.name()),
                new Catalog.ObjectName(to, spelled));
    }

    private void dropView(ObjectName name, boolean ifExists) {
        Optional<Catalog.View> view =
                catalog.view(
                        statements.names().database(name), TableNames.schema(name), name.name());
        if (view.isPresent()) {
            catalog.dropView(view.get());
        } else if (!ifExists) {
            throw SqlError.of(ErrorCode.CANNOT_DROP_MISSING, "view", name.display());
        }
    }

    private void dropSequence(ObjectName name, boolean ifExists) {
        Optional<Catalog.Sequence> sequence =
                catalog.sequence(
                        statements.names().database(name), TableNames.schema(name), name.name());
        if (sequence.isPresent()) {
            catalog.dropSequence(sequence.get());
        } else if (!ifExists) {
            throw SqlError.of(ErrorCode.CANNOT_DROP_MISSING, "sequence object", name.display());
        }
    }
}
