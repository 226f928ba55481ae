package dev.outrigger.engine.sql;

import dev.outrigger.engine.types.SqlType;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWithItem;

/**
 * A parsed statement. Expressions and queries in it are Calcite's trees, not yet validated; a
 * variable there is a simple SqlIdentifier whose name begins with {@code @}. line: where the
 * statement begins; 1 is the batch's first line.
 */
public sealed interface Statement {
    int line();

    /** A statement that the engine executes alone; the others are the batch interpreter's. */
    sealed interface Data extends Statement {}

    /** A statement that runs a module or a string: what INSERT may draw from. */
    sealed interface Execution extends Statement {}

    // Queries and changes of rows.

    record Query(SqlNode query, int line) implements Data {}

    /** {@code SELECT @a = x, @b += y FROM ...}: the query's columns in the targets' order. */
    record SelectIntoVariables(SqlNode query, List<Target> targets, int line) implements Statement {
        public SelectIntoVariables {
            targets = List.copyOf(targets);
        }

        /** operator: "=" or a compound one, "+=" and so on. */
        public record Target(String variable, String operator) {}
    }

    /** columns: empty when none were listed. */
    record Insert(ObjectName table, List<String> columns, InsertSource source, int line)
            implements Data {
        public Insert {
            columns = List.copyOf(columns);
        }
    }

    /**
     * with: common table expressions for all of the statement. target: the table, or the alias of
     * one in from.
     */
    record Update(
            List<SqlWithItem> with,
            ObjectName target,
            Optional<SqlNode> top,
            List<Assignment> assignments,
            Optional<SqlNode> from,
            Optional<SqlNode> where,
            int line)
            implements Data {
        public Update {
            with = List.copyOf(with);
            assignments = List.copyOf(assignments);
        }

        /** value: empty for the word DEFAULT. operator: "=" or a compound one. */
        public record Assignment(String column, String operator, Optional<SqlNode> value) {}
    }

    /**
     * with: common table expressions for all of the statement. target: the table, or the alias of
     * one in from.
     */
    record Delete(
            List<SqlWithItem> with,
            ObjectName target,
            Optional<SqlNode> top,
            Optional<SqlNode> from,
            Optional<SqlNode> where,
            int line)
            implements Data {
        public Delete {
            with = List.copyOf(with);
        }
    }

    /** {@code INSERT ... OUTPUT inserted.id INTO @t ...}: a change, and who hears of its rows. */
    record WithOutput(Data change, List<Output> outputs, int line) implements Data {
        public WithOutput {
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * items: a select list over inserted and deleted. into: empty for the client. columns: of into;
     * empty when none were listed. ofMerge: $action is known, and either row may be missing.
     */
    record Output(
            List<SqlNode> items,
            Optional<ObjectName> into,
            List<String> columns,
            boolean ofMerge,
            int line) {
        public Output {
            items = List.copyOf(items);
            columns = List.copyOf(columns);
        }
    }

    /**
     * alone: its hints ask for the whole table. alias: what it calls the target. source: a table or
     * a derived table, with its alias.
     */
    record Merge(
            List<SqlWithItem> with,
            ObjectName target,
            boolean alone,
            String alias,
            SqlNode source,
            SqlNode on,
            List<When> clauses,
            int line)
            implements Data {
        public Merge {
            with = List.copyOf(with);
            clauses = List.copyOf(clauses);
        }

        /** Which rows a clause is for. */
        public enum Rows {
            MATCHED,
            ONLY_SOURCE,
            ONLY_TARGET
        }

        /** What a clause does; a list that is absent is that of another action. */
        public enum Action {
            INSERT,
            UPDATE,
            DELETE
        }

        /**
         * assignments: of UPDATE. columns, values: of INSERT; no values for DEFAULT VALUES, an
         * empty one for the word DEFAULT.
         */
        public record When(
                Rows rows,
                Optional<SqlNode> condition,
                Action action,
                List<Update.Assignment> assignments,
                List<String> columns,
                List<Optional<SqlNode>> values) {
            public When {
                assignments = List.copyOf(assignments);
                columns = List.copyOf(columns);
                values = List.copyOf(values);
            }
        }
    }

    record Truncate(ObjectName table, int line) implements Data {}

    record BulkInsert(ObjectName table, String file, List<Option> options, int line)
            implements Data {
        public BulkInsert {
            options = List.copyOf(options);
        }

        /**
         * {@code FORMAT = 'CSV'}: name in upper case, value the text or the digits; empty for a
         * bare word.
         */
        public record Option(String name, Optional<String> value, int line) {}
    }

    /**
     * {@code INSERT BULK t (a int, b nvarchar(50))}: the client sends the rows next. keepNulls:
     * else a NULL becomes its column's default.
     */
    record InsertBulk(ObjectName table, List<String> columns, boolean keepNulls, int line)
            implements Statement {
        public InsertBulk {
            columns = List.copyOf(columns);
        }
    }

    // Definitions.

    record CreateTable(
            ObjectName name,
            List<ColumnDefinition> columns,
            List<TableConstraint> constraints,
            int line)
            implements Data {
        public CreateTable {
            columns = List.copyOf(columns);
            constraints = List.copyOf(constraints);
        }
    }

    /** {@code DECLARE @t TABLE (...)}: the table's name is the variable's. */
    record DeclareTable(CreateTable table, int line) implements Data {}

    /** {@code SELECT ... INTO t FROM ...}. */
    record SelectInto(ObjectName table, SqlNode query, int line) implements Data {}

    record DropTable(List<ObjectName> names, boolean ifExists, int line) implements Data {
        public DropTable {
            names = List.copyOf(names);
        }
    }

    record AlterTable(ObjectName table, TableChange change, int line) implements Data {}

    record CreateIndex(
            String name,
            ObjectName table,
            boolean unique,
            List<IndexColumn> columns,
            List<String> included,
            Optional<SourceExpression> filter,
            int line)
            implements Data {
        public CreateIndex {
            columns = List.copyOf(columns);
            included = List.copyOf(included);
        }

        public record IndexColumn(String name, boolean descending) {}
    }

    record DropIndex(List<Indexed> indexes, boolean ifExists, int line) implements Data {
        public DropIndex {
            indexes = List.copyOf(indexes);
        }

        public record Indexed(String name, ObjectName table) {}
    }

    /** owner: empty for whoever makes it. */
    record CreateSchema(String name, String owner, int line) implements Data {}

    record DropSchema(String name, boolean ifExists, int line) implements Data {}

    /** {@code ALTER SCHEMA schema TRANSFER object}. */
    record TransferObject(String schema, ObjectName object, int line) implements Data {}

    /**
     * What sp_rename does.
     *
     * @param part the column, or the index, of the object; empty for the object itself
     */
    record Rename(ObjectName object, Optional<String> part, boolean index, String name, int line)
            implements Data {}

    /**
     * text: the whole batch, which is what the catalog keeps. columns: empty when none were listed.
     */
    record CreateView(
            Creation creation,
            ObjectName name,
            List<String> columns,
            SqlNode query,
            String text,
            int line)
            implements Data {
        public CreateView {
            columns = List.copyOf(columns);
        }
    }

    record DropView(List<ObjectName> names, boolean ifExists, int line) implements Data {
        public DropView {
            names = List.copyOf(names);
        }
    }

    record CreateSequence(ObjectName name, SequenceOptions options, int line) implements Data {}

    record AlterSequence(ObjectName name, SequenceOptions options, int line) implements Data {}

    record DropSequence(List<ObjectName> names, boolean ifExists, int line) implements Data {
        public DropSequence {
            names = List.copyOf(names);
        }
    }

    record CreateDatabase(String name, int line) implements Data {}

    record DropDatabase(List<String> names, boolean ifExists, int line) implements Data {
        public DropDatabase {
            names = List.copyOf(names);
        }
    }

    record Use(String database, int line) implements Data {}

    /** Of logins, users, roles and permissions. */
    record Rights(RightsStatement statement, int line) implements Data {}

    /**
     * text: the whole batch, which is what the catalog keeps. body: its statements, lines counted
     * in the batch. runsAs: whom it runs for; empty for its caller.
     */
    record CreateProcedure(
            Creation creation,
            ObjectName name,
            List<Parameter> parameters,
            Optional<RightsStatement.RunsAs> runsAs,
            List<Statement> body,
            String text,
            int line)
            implements Statement {
        public CreateProcedure {
            parameters = List.copyOf(parameters);
            body = List.copyOf(body);
        }
    }

    /** How a module is defined. */
    enum Creation {
        CREATE,
        ALTER,
        CREATE_OR_ALTER
    }

    /**
     * A parameter of a procedure, or one declared in the text given to sp_executesql. Its name
     * begins with @.
     */
    record Parameter(String name, SqlType type, Optional<SqlNode> defaultValue, boolean output) {}

    record DropProcedure(List<ObjectName> names, boolean ifExists, int line) implements Statement {
        public DropProcedure {
            names = List.copyOf(names);
        }
    }

    /** Of an external library or an external language. */
    record External(ExternalDefinition definition, int line) implements Statement {}

    /** text: the whole batch. schemaBound: WITH SCHEMABINDING. body: one block. */
    record CreateFunction(
            Creation creation,
            ObjectName name,
            SqlType returns,
            boolean schemaBound,
            List<Statement> body,
            String text,
            int line)
            implements Statement {
        public CreateFunction {
            body = List.copyOf(body);
        }
    }

    record DropFunction(List<ObjectName> names, boolean ifExists, int line) implements Statement {
        public DropFunction {
            names = List.copyOf(names);
        }
    }

    /** What the resource governor is told. */
    record Governor(GovernorStatement statement, int line) implements Statement {}

    // Transactions.

    record BeginTransaction(Optional<String> name, int line) implements Statement {}

    record Commit(Optional<String> name, int line) implements Statement {}

    record Rollback(Optional<String> name, int line) implements Statement {}

    record SaveTransaction(String name, int line) implements Statement {}

    // Variables and control of flow.

    record Declare(List<Variable> variables, int line) implements Statement {
        public Declare {
            variables = List.copyOf(variables);
        }

        /** line: the variable's own, for an error in its initial value. */
        public record Variable(String name, SqlType type, Optional<SqlNode> initial, int line) {}
    }

    /** local: it goes with its batch or module. scrolls: it may be fetched from in any order. */
    record DeclareCursor(String name, SqlNode query, boolean local, boolean scrolls, int line)
            implements Statement {}

    record ChangeCursor(Verb verb, String name, int line) implements Statement {
        public enum Verb {
            OPEN,
            CLOSE,
            DEALLOCATE
        }
    }

    /** direction: NEXT, PRIOR, FIRST, LAST, ABSOLUTE or RELATIVE; the last two with a count. */
    record Fetch(
            String direction, Optional<SqlNode> count, String name, List<String> into, int line)
            implements Statement {
        public Fetch {
            into = List.copyOf(into);
        }
    }

    /** operator: "=" or a compound one, "+=" and so on. */
    record SetVariable(String name, String operator, SqlNode value, int line)
            implements Statement {}

    /**
     * {@code SET NOCOUNT, XACT_ABORT ON}: names in upper case; value as written, upper case: ON,
     * OFF, a number, words.
     */
    record SetOption(List<String> names, String value, int line) implements Statement {
        public SetOption {
            names = List.copyOf(names);
        }
    }

    record Block(List<Statement> statements, int line) implements Statement {
        public Block {
            statements = List.copyOf(statements);
        }
    }

    record If(SqlNode condition, Statement then, Optional<Statement> otherwise, int line)
            implements Statement {}

    record While(SqlNode condition, Statement body, int line) implements Statement {}

    record Break(int line) implements Statement {}

    record Continue(int line) implements Statement {}

    record Return(Optional<SqlNode> status, int line) implements Statement {}

    record TryCatch(List<Statement> attempt, List<Statement> handler, int line)
            implements Statement {
        public TryCatch {
            attempt = List.copyOf(attempt);
            handler = List.copyOf(handler);
        }
    }

    record Print(SqlNode message, int line) implements Statement {}

    /** delay: whether the time is how long to wait, not the time of day to wait for. */
    record WaitFor(boolean delay, SqlNode time, int line) implements Statement {}

    /** statusOnly: how far the end of the session has come is asked for, not the end. */
    record Kill(long session, boolean statusOnly, int line) implements Statement {}

    /** database: a variable where it begins with @; file: text. */
    record Backup(String database, SqlNode file, List<BackupOption> options, int line)
            implements Statement {
        public Backup {
            options = List.copyOf(options);
        }
    }

    /** database: empty unless a database is restored. */
    record Restore(
            Verb verb,
            Optional<String> database,
            SqlNode file,
            List<BackupOption> options,
            int line)
            implements Statement {
        public enum Verb {
            DATABASE,
            VERIFY,
            HEADER,
            FILES
        }

        public Restore {
            options = List.copyOf(options);
        }
    }

    /** name: in capitals. */
    record BackupOption(String name, Optional<SqlNode> value, int line) {}

    /** options: LOG, NOWAIT, SETERROR. */
    record Raiserror(
            SqlNode message,
            SqlNode severity,
            SqlNode state,
            List<SqlNode> arguments,
            List<String> options,
            int line)
            implements Statement {
        public Raiserror {
            arguments = List.copyOf(arguments);
            options = List.copyOf(options);
        }
    }

    /** error: empty for the bare THROW of a CATCH block. */
    record Throw(Optional<Raised> error, int line) implements Statement {
        public record Raised(SqlNode number, SqlNode message, SqlNode state) {}
    }

    /** {@code EXPLAIN SELECT …}: sends the statement's plan instead of running it. */
    record Explain(Statement explained, int line) implements Statement {}

    /** {@code DBCC FREEPROCCACHE}. silent: without its message. */
    record FreePlans(boolean silent, int line) implements Statement {}

    /** {@code SET IDENTITY_INSERT t ON}. */
    record SetIdentityInsert(ObjectName table, boolean on, int line) implements Data {}

    /**
     * {@code DBCC CHECKIDENT ('t', RESEED, 10)}.
     *
     * @param reseed not: with NORESEED
     * @param value that comes to be the current one; empty: the column's greatest
     */
    record CheckIdentity(
            ObjectName table, boolean reseed, Optional<SqlNode> value, boolean silent, int line)
            implements Statement {}

    record Reconfigure(boolean override, int line) implements Statement {}

    // Running modules.

    /** {@code EXEC @status = dbo.p 1, @b = 2 OUTPUT WITH RESULT SETS ...}. */
    record Execute(
            Optional<String> statusVariable,
            Module module,
            List<Argument> arguments,
            ResultSetsClause resultSets,
            boolean recompile,
            int line)
            implements Execution {
        public Execute {
            arguments = List.copyOf(arguments);
        }

        /** What is run: a name, or a variable that holds one. */
        public sealed interface Module {}

        public record Named(ObjectName name) implements Module {}

        public record InVariable(String variable) implements Module {}

        /**
         * name: of {@code @name = value}; value: a literal or a variable, empty for the word
         * DEFAULT.
         */
        public record Argument(
                Optional<String> name, Optional<SqlNode> value, boolean output, int line) {}
    }

    /** {@code EXEC ('SELECT ' + @columns)}: the parts are joined. */
    record ExecuteString(List<SqlNode> parts, ResultSetsClause resultSets, int line)
            implements Execution {
        public ExecuteString {
            parts = List.copyOf(parts);
        }
    }
}
