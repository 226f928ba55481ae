package dev.outrigger.procedures.batch;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.procedures.governor.Governor;
import dev.outrigger.procedures.procedure.Autocommit;
import java.util.List;
import java.util.Optional;

/** CREATE, ALTER and DROP FUNCTION: of functions that classify sessions, which are in master. */
final class FunctionDefinitions {
    private final EngineSession engine;
    private final Governor governor;
    private final Definitions definitions;

    FunctionDefinitions(BatchSession session, Definitions definitions) {
        this.engine = session.engine();
        this.governor = session.parts().governor();
        this.definitions = definitions;
    }

    void create(Statement.CreateFunction create) {
        ObjectName name = create.name();
        if (name.database().isPresent()) {
            throw SqlError.of(ErrorCode.DATABASE_IN_FUNCTION_NAME);
        }
        if (!engine.database().equalsIgnoreCase(Governor.DATABASE)) {
            throw SqlError.of(
                    ErrorCode.NOT_SUPPORTED,
                    "A function in the database '" + engine.database() + "'",
                    ": functions classify sessions for the resource governor, and are in master. Use a"
                            + " view or a procedure.");
        }
        requireBody(create);
        Catalog catalog = engine.catalog();
        String schema = name.schema().orElse(Definitions.DEFAULT_SCHEMA);
        if (!catalog.schemaExists(engine.database(), schema)) {
            throw SqlError.of(ErrorCode.SCHEMA_MISSING, schema);
        }
        definitions
                .rights()
                .requireDefine(
                        "function",
                        Permission.CREATE_FUNCTION,
                        create.creation() != Statement.Creation.CREATE,
                        engine.database(),
                        schema,
                        name.name());
        Optional<Catalog.Module> existing = catalog.module(engine.database(), schema, name.name());
        boolean other =
                catalog.table(engine.database(), schema, name.name()).isPresent()
                        || existing.filter(found -> !found.isFunction()).isPresent();
        if (other || existing.isPresent() && create.creation() == Statement.Creation.CREATE) {
            throw SqlError.of(ErrorCode.OBJECT_EXISTS, name.name()).withState(3);
        }
        if (existing.isEmpty() && create.creation() == Statement.Creation.ALTER) {
            throw SqlError.of(ErrorCode.INVALID_OBJECT, name.display());
        }
        existing.ifPresent(found -> requireUnused("ALTER", found));
        String spelling = existing.map(Catalog.Module::name).orElse(name.name());
        Catalog.Module module =
                new Catalog.Module(
                        engine.database(),
                        schema,
                        spelling,
                        create.text(),
                        Catalog.Module.FUNCTION);
        Autocommit.run(engine, () -> engine.catalog().putModule(module));
    }

    void drop(ObjectName name, boolean ifExists) {
        Optional<Catalog.Module> module =
                definitions.module(name).filter(Catalog.Module::isFunction);
        if (module.isEmpty()) {
            if (ifExists) {
                return;
            }
            throw SqlError.of(ErrorCode.CANNOT_DROP_MISSING, "function", name.display())
                    .withState(5);
        }
        Catalog.Module found = module.get();
        definitions
                .rights()
                .requireDrop(
                        "function", found.database(), found.schema(), found.name(), name.display());
        requireUnused("DROP", found);
        engine.catalog().dropModule(found);
    }

    /** 10920. */
    private void requireUnused(String verb, Catalog.Module function) {
        if (governor.isClassifier(engine.catalog(), function)) {
            throw SqlError.of(ErrorCode.CLASSIFIER_IN_USE, verb, function.name());
        }
    }

    private static void requireBody(Statement.CreateFunction create) {
        Optional<String> name = Optional.of(create.name().name());
        BatchCheck.declared(create.body(), List.of(), Activation.Kind.FUNCTION, name);
        requirePure(create.body(), name);
        Statement last = create.body().get(0);
        while (last instanceof Statement.Block block) {
            last = block.statements().get(block.statements().size() - 1);
        }
        if (!(last instanceof Statement.Return end) || end.status().isEmpty()) {
            throw SqlError.of(ErrorCode.FUNCTION_LAST_STATEMENT).at(last.line(), name);
        }
    }

    /** A function reads and computes, and does nothing else. */
    private static void requirePure(List<Statement> statements, Optional<String> name) {
        for (Statement statement : statements) {
            if (statement instanceof Statement.Block block) {
                requirePure(block.statements(), name);
            } else if (statement instanceof Statement.If branch) {
                requirePure(List.of(branch.then()), name);
                branch.otherwise().ifPresent(other -> requirePure(List.of(other), name));
            } else if (statement instanceof Statement.While loop) {
                requirePure(List.of(loop.body()), name);
            } else if (statement instanceof Statement.Query) {
                throw SqlError.of(ErrorCode.FUNCTION_SELECT).at(statement.line(), name);
            } else if (!computes(statement)) {
                throw SqlError.of(ErrorCode.FUNCTION_SIDE_EFFECT, CommandNames.of(statement))
                        .at(statement.line(), name);
            }
        }
    }

    private static boolean computes(Statement statement) {
        return statement instanceof Statement.Declare
                || statement instanceof Statement.SetVariable
                || statement instanceof Statement.SelectIntoVariables
                || statement instanceof Statement.Return
                || statement instanceof Statement.Break
                || statement instanceof Statement.Continue;
    }
}
