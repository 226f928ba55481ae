package dev.outrigger.engine.exec;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.InsertSink;
import dev.outrigger.engine.OutputRows;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.ResultStream;
import dev.outrigger.engine.access.Caller;
import dev.outrigger.engine.access.RightsChanges;
import dev.outrigger.engine.columns.Work;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.plan.ExecutionContext;
import dev.outrigger.engine.plan.QueryPlan;
import dev.outrigger.engine.plan.RowExpression;
import dev.outrigger.engine.rights.FixedPrincipals;
import dev.outrigger.engine.sql.InsertSource;
import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.sql.RightsStatement;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.store.ReadView;
import dev.outrigger.engine.store.StoreTransaction;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.frame.FrameStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.apache.calcite.sql.SqlNode;

/** Runs the statements of one session, each in its transaction. Not thread-safe. */
public final class StatementRunner {
    private final Transactions transactions;
    private final Consumer<BigDecimal> onIdentity;

    /** onIdentity: hears the last value that an INSERT gave an identity column. */
    public StatementRunner(Transactions transactions, Consumer<BigDecimal> onIdentity) {
        this.transactions = transactions;
        this.onIdentity = onIdentity;
    }

    /**
     * Starts a query; its view of the tables is open until the result is closed. onClose: is run
     * then.
     */
    public ResultStream query(SqlNode query, Statements statements, Runnable onClose) {
        return Replanning.repeat(() -> begun(query, statements, onClose));
    }

    private ResultStream begun(SqlNode query, Statements statements, Runnable onClose) {
        QueryPlan plan = statements.query(query);
        ReadView view = new LockedRows(statements, query, plan).read();
        try {
            ExecutionContext execution = statements.execution(view);
            FrameStream frames =
                    new BatchFrames(
                            plan.columns(),
                            plan.batches(execution),
                            FrameLimits.DEFAULT,
                            (long) plan.estimatedRows());
            return new Result(
                    plan.columns(),
                    frames,
                    view,
                    execution.work(),
                    statements.cancelled(),
                    onClose);
        } catch (RuntimeException | Error e) {
            view.close();
            throw e;
        }
    }

    public List<ResultColumn> columns(SqlNode query, Statements statements) {
        return statements.query(query).columns();
    }

    private record Result(
            List<ResultColumn> columns,
            FrameStream frames,
            ReadView view,
            Work work,
            AtomicBoolean cancelled,
            Runnable onClose)
            implements ResultStream {
        @Override
        public void cancel() {
            cancelled.set(true);
        }

        @Override
        public void close() {
            try (view;
                    work) {
                frames.close();
            } finally {
                onClose.run();
            }
        }
    }

    public SqlValue evaluate(SqlNode expression, Statements statements, Optional<SqlType> target) {
        return Replanning.repeat(() -> evaluated(expression, statements, target));
    }

    private static SqlValue evaluated(
            SqlNode expression, Statements statements, Optional<SqlType> target) {
        RowExpression planned = statements.expression(expression);
        Object value = evaluate(planned, statements);
        return target.map(
                        type ->
                                new SqlValue(
                                        type, Conversions.convert(value, planned.type(), type)))
                .orElseGet(() -> new SqlValue(planned.type(), value));
    }

    public boolean test(SqlNode condition, Statements statements) {
        return Replanning.repeat(
                () -> Boolean.TRUE.equals(evaluate(statements.condition(condition), statements)));
    }

    private static Object evaluate(RowExpression planned, Statements statements) {
        try (ReadView view = statements.read(planned)) {
            return planned.evaluate(new Object[0], statements.execution(view));
        }
    }

    /**
     * Of principals and permissions, and of whom the session works for.
     *
     * @param loggedIn whether a session was opened for the login of an id
     */
    public void execute(Statement.Rights change, Statements statements, IntPredicate loggedIn) {
        RightsStatement what = change.statement();
        Caller caller = statements.caller();
        if (what instanceof RightsStatement.Revert) {
            caller.revert();
        } else if (what instanceof RightsStatement.ExecuteAs as) {
            if (as.name().isPresent()) {
                executeAs(as.login(), as.name().get(), statements);
            }
        } else {
            change(
                    () ->
                            new RightsChanges(
                                            statements.catalog(),
                                            statements.database(),
                                            caller,
                                            loggedIn)
                                    .run(what));
        }
    }

    private void executeAs(boolean login, SqlNode written, Statements statements) {
        SqlValue value = evaluate(written, statements, Optional.of(SqlType.SYSNAME));
        String name = value.isNull() ? "" : value.value().toString();
        if (login) {
            statements.caller().executeAsLogin(name);
        } else {
            statements.caller().executeAsUser(name);
        }
    }

    /** A change with OUTPUT clauses: its rows, and what goes to the client. */
    public record Heard(long rows, Optional<OutputRows> output) {}

    public Heard execute(Statement.WithOutput written, Statements asked) {
        Statement.WithOutput with =
                (Statement.WithOutput) UpdatableView.resolved(written, asked.names());
        Statements statements = StatementRights.require(with, asked);
        record Done(Inserts.Result result, Optional<OutputRows> output) {}
        Done done =
                transactions.change(
                        () -> {
                            Outputs outputs = Outputs.of(statements, with.outputs());
                            Inserts.Result result = change(with.change(), statements, outputs);
                            return new Done(result, outputs.finish());
                        });
        done.result().identity().ifPresent(onIdentity);
        return new Heard(done.result().rows(), done.output());
    }

    public EngineSession.IdentityCheck checkIdentity(
            ObjectName table, boolean reseed, Optional<Long> value, Statements statements) {
        return transactions.change(
                () -> new IdentityReseed(statements).check(table, reseed, value));
    }

    private static Inserts.Result change(
            Statement.Data change, Statements statements, Outputs outputs) {
        if (change instanceof Statement.Insert insert) {
            return new Inserts(statements, outputs).run(insert);
        }
        if (change instanceof Statement.Merge merge) {
            return new Merges(statements, outputs).run(merge);
        }
        long rows =
                change instanceof Statement.Update update
                        ? new Changes(statements, outputs).update(update)
                        : new Changes(statements, outputs).delete((Statement.Delete) change);
        return new Inserts.Result(rows, Optional.empty());
    }

    /** Runs a change; returns its rows, -1 for a definition. */
    public long execute(Statement.Data written, Statements asked) {
        Statement.Data statement = UpdatableView.resolved(written, asked.names());
        Statements statements = StatementRights.require(statement, asked);
        if (statement instanceof Statement.Insert insert) {
            return inserted(() -> new Inserts(statements).run(insert));
        }
        if (statement instanceof Statement.BulkInsert load) {
            return inserted(() -> new BulkLoad(statements).run(load));
        }
        if (statement instanceof Statement.Merge merge) {
            return inserted(() -> new Merges(statements, Outputs.none(statements)).run(merge));
        }
        if (statement instanceof Statement.SelectInto into) {
            Inserts.Result result =
                    transactions.change(
                            () -> {
                                new Definitions(statements).create(into);
                                return new Inserts(statements).run(into);
                            });
            return result.rows();
        }
        if (statement instanceof Statement.Update update) {
            return transactions.change(() -> new Changes(statements).update(update));
        }
        if (statement instanceof Statement.Delete delete) {
            return transactions.change(() -> new Changes(statements).delete(delete));
        }
        if (statement instanceof Statement.Truncate truncate) {
            transactions.change(
                    () -> {
                        Table table =
                                statements
                                        .names()
                                        .find(truncate.table())
                                        .orElseThrow(
                                                () ->
                                                        SqlError.of(
                                                                ErrorCode.CANNOT_FIND_OBJECT,
                                                                truncate.table().display()));
                        return statements.store(table).truncate(table);
                    });
            return -1;
        }
        define(statement, statements);
        return -1;
    }

    private long inserted(Supplier<Inserts.Result> work) {
        Inserts.Result result = transactions.change(work);
        result.identity().ifPresent(onIdentity);
        return result.rows();
    }

    private void define(Statement.Data statement, Statements statements) {
        if (statement instanceof Statement.DeclareTable declare) {
            // A variable is there whatever becomes of the transaction.
            new Definitions(statements).create(declare.table());
            return;
        }
        Definitions definitions = new Definitions(statements);
        if (statement instanceof Statement.CreateTable create) {
            change(() -> definitions.create(create));
        } else if (statement instanceof Statement.DropTable drop) {
            change(() -> definitions.drop(drop));
        } else if (statement instanceof Statement.CreateDatabase create) {
            requireNoTransaction("CREATE DATABASE");
            change(
                    () -> {
                        if (statements.catalog().database(create.name()).isPresent()) {
                            throw SqlError.of(ErrorCode.DATABASE_EXISTS, create.name());
                        }
                        statements.catalog().createDatabase(create.name());
                        statements
                                .caller()
                                .access()
                                .login()
                                .filter(maker -> maker != FixedPrincipals.SA)
                                .ifPresent(
                                        maker ->
                                                statements
                                                        .catalog()
                                                        .principals()
                                                        .databaseOwner(create.name(), maker));
                    });
        } else if (statement instanceof Statement.AlterTable alter) {
            change(() -> new TableChanges(statements).alter(alter));
        } else if (!changed(() -> new ObjectDefinitions(statements).define(statement))) {
            throw new IllegalStateException("no statement of the engine's: " + statement);
        }
    }

    /** inUse: whether a session is in the database. */
    public void dropDatabases(
            Statement.DropDatabase drop,
            Statements statements,
            java.util.function.Predicate<String> inUse) {
        StatementRights.require(drop, statements);
        requireNoTransaction("DROP DATABASE");
        change(
                () -> {
                    for (String name : drop.names()) {
                        Optional<String> spelled = statements.catalog().database(name);
                        if (spelled.isPresent()) {
                            if (inUse.test(spelled.get())) {
                                throw SqlError.of(ErrorCode.DATABASE_IN_USE, name);
                            }
                            statements.catalog().dropDatabase(name);
                        } else if (!drop.ifExists()) {
                            throw SqlError.of(ErrorCode.CANNOT_DROP_MISSING, "database", name);
                        }
                    }
                });
    }

    private void requireNoTransaction(String statement) {
        if (transactions.depth() > 0) {
            throw SqlError.of(ErrorCode.DDL_IN_TRANSACTION, statement);
        }
    }

    private boolean changed(BooleanSupplier work) {
        return transactions.change(work::getAsBoolean);
    }

    private void change(Runnable work) {
        transactions.change(
                () -> {
                    work.run();
                    return null;
                });
    }

    /** begin: gives another transaction of the store. */
    public InsertSink insert(
            Statement.Insert written, Statements statements, Supplier<StoreTransaction> begin) {
        Statement.Insert insert = UpdatableView.resolved(written, statements.names());
        StatementRights.require(insert, statements);
        Table table = statements.names().require(insert.table());
        Statements inserting =
                table.isVariable() ? statements.withVariables(begin.get()) : statements;
        boolean defaultsForNull = false;
        if (insert.source() instanceof InsertSource.FromClient client) {
            inserting = inserting.withIdentitiesOf(table, insert.columns());
            defaultsForNull = !client.keepNulls();
        }
        return new PushedInsert(
                inserting,
                transactions,
                new InsertTarget(table, insert.columns(), defaultsForNull),
                identity -> identity.ifPresent(onIdentity));
    }
}
