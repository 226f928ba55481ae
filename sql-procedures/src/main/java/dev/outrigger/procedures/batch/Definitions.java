package dev.outrigger.procedures.batch;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.access.DefinitionRights;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.Table;
import dev.outrigger.procedures.procedure.Autocommit;
import java.util.List;
import java.util.Optional;

/** Procedures and settings: what the catalog keeps that is not the engine's own. */
final class Definitions {
    static final String DEFAULT_SCHEMA = "dbo";

    private final BatchSession session;
    private final EngineSession engine;

    Definitions(BatchSession session) {
        this.session = session;
        this.engine = session.engine();
    }

    /** False when the statement defines nothing. */
    boolean run(Statement statement) {
        if (statement instanceof Statement.CreateProcedure create) {
            create(create);
        } else if (statement instanceof Statement.DropProcedure drop) {
            Autocommit.run(engine, () -> drop.names().forEach(name -> drop(name, drop.ifExists())));
        } else if (statement instanceof Statement.CreateFunction create) {
            functions().create(create);
        } else if (statement instanceof Statement.DropFunction drop) {
            Autocommit.run(
                    engine,
                    () -> drop.names().forEach(name -> functions().drop(name, drop.ifExists())));
        } else if (statement instanceof Statement.Reconfigure) {
            if (engine.transactionDepth() > 0) {
                throw SqlError.of(ErrorCode.CONFIGURATION_IN_TRANSACTION);
            }
            if (!engine.caller().access().mayOnServer(Permission.ALTER_SETTINGS)) {
                throw SqlError.of(ErrorCode.RECONFIGURE_PERMISSION);
            }
            session.parts().configuration().reconfigure(engine.catalog());
        } else {
            return false;
        }
        return true;
    }

    private void create(Statement.CreateProcedure create) {
        ObjectName name = create.name();
        if (name.database().isPresent()) {
            throw SqlError.of(ErrorCode.DATABASE_IN_MODULE_NAME);
        }
        List<String> parameters =
                create.parameters().stream().map(Statement.Parameter::name).toList();
        BatchCheck.declared(
                create.body(), parameters, Activation.Kind.PROCEDURE, Optional.of(name.name()));
        Catalog catalog = engine.catalog();
        String schema = name.schema().orElse(DEFAULT_SCHEMA);
        if (!catalog.schemaExists(engine.database(), schema)) {
            throw SqlError.of(ErrorCode.SCHEMA_MISSING, schema);
        }
        rights().requireDefine(
                        "procedure",
                        Permission.CREATE_PROCEDURE,
                        create.creation() != Statement.Creation.CREATE,
                        engine.database(),
                        schema,
                        name.name());
        int runner =
                create.runsAs()
                        .map(as -> engine.caller().requireRunner(engine.database(), schema, as))
                        .orElse(0);
        Optional<Catalog.Module> existing = catalog.module(engine.database(), schema, name.name());
        if (existing.filter(Catalog.Module::isFunction).isPresent()) {
            throw SqlError.of(ErrorCode.OBJECT_EXISTS, name.name()).withState(3);
        }
        boolean taken = catalog.table(engine.database(), schema, name.name()).isPresent();
        if (taken || existing.isPresent() && create.creation() == Statement.Creation.CREATE) {
            throw SqlError.of(ErrorCode.OBJECT_EXISTS, name.name()).withState(3);
        }
        if (existing.isEmpty() && create.creation() == Statement.Creation.ALTER) {
            throw SqlError.of(ErrorCode.INVALID_OBJECT, name.display());
        }
        String spelling = existing.map(Catalog.Module::name).orElse(name.name());
        Catalog.Module module =
                new Catalog.Module(engine.database(), schema, spelling, create.text(), runner);
        Autocommit.run(engine, () -> engine.catalog().putModule(module));
    }

    private FunctionDefinitions functions() {
        return new FunctionDefinitions(session, this);
    }

    DefinitionRights rights() {
        return new DefinitionRights(engine.catalog(), engine.caller());
    }

    private void drop(ObjectName name, boolean ifExists) {
        Optional<Catalog.Module> module = module(name).filter(found -> !found.isFunction());
        if (module.isPresent()) {
            Catalog.Module found = module.get();
            rights().requireDrop(
                            "procedure",
                            found.database(),
                            found.schema(),
                            found.name(),
                            name.display());
            engine.catalog().dropModule(module.get());
        } else if (!ifExists) {
            throw SqlError.of(ErrorCode.CANNOT_DROP_MISSING, "procedure", name.display())
                    .withState(5);
        }
    }

    Optional<Catalog.Module> module(ObjectName name) {
        String database = name.database().filter(part -> !part.isEmpty()).orElse(engine.database());
        String schema = name.schema().filter(part -> !part.isEmpty()).orElse(DEFAULT_SCHEMA);
        return engine.catalog().module(database, schema, name.name());
    }

    Optional<Table> table(ObjectName name) {
        String database = name.database().filter(part -> !part.isEmpty()).orElse(engine.database());
        String schema = name.schema().filter(part -> !part.isEmpty()).orElse(DEFAULT_SCHEMA);
        return engine.catalog().table(database, schema, name.name());
    }

    boolean hasIdentity(ObjectName name) {
        return table(name).stream()
                .flatMap(table -> table.columns().stream())
                .anyMatch(column -> column.identity().isPresent());
    }
}
