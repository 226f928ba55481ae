package dev.outrigger.procedures.governor;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.sql.GovernorStatement;
import dev.outrigger.engine.sql.GovernorStatement.Verb;
import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.procedures.governor.GovernorSettings.Classifier;
import dev.outrigger.procedures.procedure.Autocommit;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What defines pools, groups and the classifier, for one session. It changes what is stored, and
 * RECONFIGURE what counts.
 */
public final class GovernorStatements {
    private static final String GOVERNOR = "ALTER RESOURCE GOVERNOR";
    private static final String DEFAULT_SCHEMA = "dbo";

    private final EngineSession engine;
    private final Governor governor;

    public GovernorStatements(EngineSession engine, Governor governor) {
        this.engine = engine;
        this.governor = governor;
    }

    public void run(GovernorStatement statement) {
        if (!engine.caller().access().mayOnServer(Permission.CONTROL_SERVER)) {
            throw SqlError.of(ErrorCode.GOVERNOR_PERMISSION);
        }
        if (engine.transactionDepth() > 0) {
            throw SqlError.of(ErrorCode.STATEMENT_IN_TRANSACTION, name(statement));
        }
        if (statement instanceof GovernorStatement.Pool pool) {
            change(settings -> new PoolChange(settings).of(pool));
        } else if (statement instanceof GovernorStatement.Group group) {
            change(settings -> new GroupChange(settings).of(group));
        } else if (statement instanceof GovernorStatement.Classify classify) {
            Optional<Classifier> function = classify.function().map(this::classifier);
            change(settings -> settings.with(function));
        } else if (statement instanceof GovernorStatement.Reconfigure) {
            synchronized (governor.definitions()) {
                governor.requireApplicable(GovernorSettings.of(engine.catalog()));
                change(settings -> settings.with(true));
                governor.apply(GovernorSettings.of(engine.catalog()));
            }
        } else if (statement instanceof GovernorStatement.Disable) {
            synchronized (governor.definitions()) {
                change(settings -> settings.with(false));
                governor.disable();
            }
        } else {
            governor.resetStatistics();
        }
    }

    private static String name(GovernorStatement statement) {
        if (statement instanceof GovernorStatement.Pool pool) {
            return pool.verb() + " EXTERNAL RESOURCE POOL";
        }
        return statement instanceof GovernorStatement.Group group
                ? group.verb() + " WORKLOAD GROUP"
                : GOVERNOR;
    }

    /** One at a time: each reads what the one before has committed. */
    private void change(UnaryOperator<GovernorSettings> change) {
        synchronized (governor.definitions()) {
            Autocommit.run(
                    engine,
                    () ->
                            change.apply(GovernorSettings.of(engine.catalog()))
                                    .put(engine.catalog()));
        }
    }

    private Classifier classifier(ObjectName name) {
        boolean elsewhere =
                name.database()
                        .filter(part -> !part.equalsIgnoreCase(Governor.DATABASE))
                        .isPresent();
        if (elsewhere) {
            throw SqlError.of(ErrorCode.CLASSIFIER_MISSING, name.display());
        }
        String schema = name.schema().orElse(DEFAULT_SCHEMA);
        Catalog catalog = engine.catalog();
        if (!catalog.schemaExists(Governor.DATABASE, schema)) {
            throw SqlError.of(ErrorCode.CLASSIFIER_SCHEMA_MISSING, schema);
        }
        Catalog.Module module =
                catalog.module(Governor.DATABASE, schema, name.name())
                        .orElseThrow(
                                () -> SqlError.of(ErrorCode.CLASSIFIER_MISSING, name.display()));
        if (!module.isFunction() || !classifies(module)) {
            throw SqlError.of(ErrorCode.CLASSIFIER_INVALID, schema, name.name());
        }
        return new Classifier(module.schema(), module.name());
    }

    private static boolean classifies(Catalog.Module module) {
        Statement.CreateFunction function =
                (Statement.CreateFunction) TsqlParser.parse(module.text()).get(0);
        return function.schemaBound() && function.returns().equals(SqlType.SYSNAME);
    }

    /** 10914. */
    static void requireName(String kind, String name) {
        if (name.startsWith("#")) {
            throw SqlError.of(ErrorCode.GOVERNOR_NAME_HASH, kind, name);
        }
    }

    /** 10907 and 10908. */
    static int within(GovernorStatement.Option option, int least, int most) {
        long value =
                option.number()
                        .orElseThrow(
                                () ->
                                        SqlError.of(ErrorCode.SYNTAX_NEAR, option.word())
                                                .at(option.line()));
        if (value > most) {
            throw SqlError.of(
                    ErrorCode.GOVERNOR_VALUE_HIGH, option.name(), value, "maximum value", most);
        }
        if (value < least) {
            throw SqlError.of(
                    ErrorCode.GOVERNOR_VALUE_LOW, option.name(), value, "minimum value", least);
        }
        return (int) value;
    }

    /** 15151. */
    static SqlError missingGroup(Verb verb, String name) {
        return SqlError.of(
                ErrorCode.CANNOT_FIND_PRINCIPAL,
                verb == Verb.DROP ? "drop" : "alter",
                "workload group",
                name);
    }
}
