package dev.outrigger.procedures.batch;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.InsertSource;
import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * What makes a batch or a procedure invalid before its first statement runs: a variable that is not
 * declared above its use or declared twice, BREAK outside a loop, a bare THROW outside CATCH.
 */
final class BatchCheck {
    private final Activation.Kind kind;
    private final Optional<String> procedure;
    private final Set<String> declared = new HashSet<>();
    private final List<Statement.Declare.Variable> variables = new ArrayList<>();
    private final List<Statement.DeclareTable> tables = new ArrayList<>();
    private final Set<String> tableNames = new HashSet<>();
    private int loops;
    private int handlers;

    private BatchCheck(Activation.Kind kind, Optional<String> procedure) {
        this.kind = kind;
        this.procedure = procedure;
    }

    private SqlError error(int line, ErrorCode code, Object... arguments) {
        return SqlError.of(code, arguments).at(line, procedure);
    }

    /** What statements declare. */
    record Declared(
            List<Statement.Declare.Variable> variables, List<Statement.DeclareTable> tables) {}

    /**
     * The variables that the statements declare: all exist from the start, wherever their DECLARE
     * stands.
     *
     * @param parameters names declared around the statements
     * @param procedure whose body they are
     */
    static Declared declared(
            List<Statement> statements,
            List<String> parameters,
            Activation.Kind kind,
            Optional<String> procedure) {
        BatchCheck check = new BatchCheck(kind, procedure);
        if (statements.size() != 1 || kind != Activation.Kind.BATCH) {
            check.requireNoShowPlan(statements);
        }
        for (String parameter : parameters) {
            check.declare(parameter, statements.isEmpty() ? 1 : statements.get(0).line());
        }
        check.all(statements);
        return new Declared(List.copyOf(check.variables), List.copyOf(check.tables));
    }

    private void declare(String name, int line) {
        if (tableNames.contains(name.toLowerCase(Locale.ROOT))
                || !declared.add(name.toLowerCase(Locale.ROOT))) {
            throw error(line, ErrorCode.DUPLICATE_VARIABLE, name);
        }
    }

    private void requireNoShowPlan(List<Statement> statements) {
        for (Statement statement : statements) {
            if (SetOptions.setsShowPlan(statement)) {
                throw error(statement.line(), ErrorCode.SHOWPLAN_ALONE);
            }
        }
    }

    private void all(List<Statement> statements) {
        statements.forEach(this::one);
    }

    private void one(Statement statement) {
        int line = statement.line();
        if (statement instanceof Statement.Block block) {
            requireNoShowPlan(block.statements());
            all(block.statements());
        } else if (statement instanceof Statement.If branch) {
            uses(branch.condition(), line);
            one(branch.then());
            branch.otherwise().ifPresent(this::one);
        } else if (statement instanceof Statement.While loop) {
            uses(loop.condition(), line);
            loops++;
            one(loop.body());
            loops--;
        } else if (statement instanceof Statement.TryCatch attempt) {
            all(attempt.attempt());
            handlers++;
            all(attempt.handler());
            handlers--;
        } else if (statement instanceof Statement.Explain explain) {
            one(explain.explained());
        } else if (statement instanceof Statement.Declare declare) {
            for (Statement.Declare.Variable variable : declare.variables()) {
                variable.initial().ifPresent(initial -> uses(initial, variable.line()));
                declare(variable.name(), variable.line());
                variables.add(variable);
            }
        } else if (statement instanceof Statement.DeclareTable table) {
            String name = table.table().name().name();
            if (tableNames.contains(name.toLowerCase(Locale.ROOT))
                    || declared.contains(name.toLowerCase(Locale.ROOT))) {
                throw error(line, ErrorCode.DUPLICATE_VARIABLE, name);
            }
            tableNames.add(name.toLowerCase(Locale.ROOT));
            tables.add(table);
        } else {
            simple(statement, line);
        }
    }

    private void simple(Statement statement, int line) {
        if (statement instanceof Statement.Break && loops == 0) {
            throw error(line, ErrorCode.BREAK_OUTSIDE_LOOP);
        } else if (statement instanceof Statement.Continue && loops == 0) {
            throw error(line, ErrorCode.CONTINUE_OUTSIDE_LOOP);
        } else if (statement instanceof Statement.Use && kind == Activation.Kind.PROCEDURE) {
            throw error(line, ErrorCode.USE_IN_MODULE);
        } else if (statement instanceof Statement.Return end) {
            if (end.status().isPresent()
                    && kind != Activation.Kind.PROCEDURE
                    && kind != Activation.Kind.FUNCTION) {
                throw error(line, ErrorCode.RETURN_WITH_STATUS);
            }
            end.status().ifPresent(status -> uses(status, line));
        } else if (statement instanceof Statement.Throw raise) {
            if (raise.error().isEmpty() && handlers == 0) {
                throw error(line, ErrorCode.THROW_OUTSIDE_CATCH);
            }
            raise.error()
                    .ifPresent(
                            error -> {
                                uses(error.number(), line);
                                uses(error.message(), line);
                                uses(error.state(), line);
                            });
        } else if (statement instanceof Statement.Raiserror raise) {
            uses(raise.message(), line);
            uses(raise.severity(), line);
            uses(raise.state(), line);
            raise.arguments().forEach(argument -> uses(argument, line));
        } else if (statement instanceof Statement.Print print) {
            uses(print.message(), line);
        } else if (statement instanceof Statement.External external) {
            external.definition().files().forEach(file -> uses(file.content(), line));
        } else if (statement instanceof Statement.WaitFor wait) {
            uses(wait.time(), line);
        } else if (statement instanceof Statement.SetVariable set) {
            use(set.name(), line);
            uses(set.value(), line);
        } else if (statement instanceof Statement.SelectIntoVariables select) {
            select.targets().forEach(target -> use(target.variable(), line));
            uses(select.query(), line);
        } else if (statement instanceof Statement.DeclareCursor declare) {
            uses(declare.query(), line);
        } else if (statement instanceof Statement.Fetch fetch) {
            fetch.count().ifPresent(count -> uses(count, line));
            fetch.into().forEach(variable -> use(variable, line));
        } else {
            data(statement, line);
        }
    }

    private void data(Statement statement, int line) {
        if (statement instanceof Statement.WithOutput with) {
            data(with.change(), line);
            for (Statement.Output output : with.outputs()) {
                output.items().forEach(item -> uses(item, line));
                output.into().ifPresent(into -> table(into, line));
            }
        } else if (statement instanceof Statement.Query query) {
            uses(query.query(), line);
        } else if (statement instanceof Statement.SelectInto into) {
            uses(into.query(), line);
        } else if (statement instanceof Statement.Truncate truncate) {
            table(truncate.table(), line);
        } else if (statement instanceof Statement.Update update) {
            table(update.target(), line);
            update.with().forEach(table -> uses(table, line));
            uses(update.top(), line);
            update.assignments().forEach(assignment -> uses(assignment.value(), line));
            update.from().ifPresent(from -> from(from, line));
            uses(update.from(), line);
            uses(update.where(), line);
        } else if (statement instanceof Statement.Merge merge) {
            table(merge.target(), line);
            merge.with().forEach(item -> uses(item, line));
            from(merge.source(), line);
            uses(merge.source(), line);
            uses(merge.on(), line);
            for (Statement.Merge.When when : merge.clauses()) {
                uses(when.condition(), line);
                when.assignments().forEach(assignment -> uses(assignment.value(), line));
                when.values().forEach(value -> uses(value, line));
            }
        } else if (statement instanceof Statement.Delete delete) {
            table(delete.target(), line);
            delete.with().forEach(table -> uses(table, line));
            uses(delete.top(), line);
            delete.from().ifPresent(from -> from(from, line));
            uses(delete.from(), line);
            uses(delete.where(), line);
        } else if (statement instanceof Statement.Insert insert) {
            table(insert.table(), line);
            if (insert.source() instanceof InsertSource.Values values) {
                values.rows().forEach(row -> row.forEach(value -> uses(value, line)));
            } else if (insert.source() instanceof InsertSource.FromQuery from) {
                uses(from.query(), line);
            } else if (insert.source() instanceof InsertSource.FromExecute from) {
                execution(from.execution(), line);
            }
        } else if (statement instanceof Statement.Execution execution) {
            execution(execution, line);
        }
    }

    private void execution(Statement.Execution execution, int line) {
        if (execution instanceof Statement.ExecuteString string) {
            string.parts().forEach(part -> uses(part, line));
        } else if (execution instanceof Statement.Execute execute) {
            execute.statusVariable().ifPresent(variable -> use(variable, line));
            if (execute.module() instanceof Statement.Execute.InVariable module) {
                use(module.variable(), line);
            }
            execute.arguments().forEach(argument -> uses(argument.value(), argument.line()));
        }
    }

    private void uses(Optional<SqlNode> node, int line) {
        node.ifPresent(present -> uses(present, line));
    }

    private void uses(SqlNode node, int line) {
        node.accept(
                new SqlBasicVisitor<Void>() {
                    @Override
                    public Void visit(SqlCall call) {
                        if (call instanceof SqlSelect select && select.getFrom() != null) {
                            from(select.getFrom(), line);
                        }
                        return super.visit(call);
                    }

                    @Override
                    public Void visit(SqlIdentifier identifier) {
                        if (identifier.isSimple() && identifier.getSimple().startsWith("@")) {
                            use(
                                    identifier.getSimple(),
                                    Math.max(line, identifier.getParserPosition().getLineNum()));
                        }
                        return null;
                    }
                });
    }

    private void use(String variable, int line) {
        String name = variable.toLowerCase(Locale.ROOT);
        if (!name.startsWith("@@") && !declared.contains(name) && !tableNames.contains(name)) {
            throw error(line, ErrorCode.MUST_DECLARE_VARIABLE, variable).withState(2);
        }
    }

    /** A table variable must have its DECLARE above, too. */
    private void table(ObjectName name, int line) {
        if (name.name().startsWith("@")
                && !tableNames.contains(name.name().toLowerCase(Locale.ROOT))) {
            throw error(line, ErrorCode.TABLE_VARIABLE_MISSING, name.name());
        }
    }

    /** The tables that a FROM clause names by itself; queries in it are looked at as such. */
    private void from(SqlNode node, int line) {
        if (node instanceof SqlJoin join) {
            from(join.getLeft(), line);
            from(join.getRight(), line);
        } else if (node.getKind() == SqlKind.AS) {
            from(((SqlCall) node).operand(0), line);
        } else if (node instanceof SqlIdentifier id && id.isSimple()) {
            table(
                    new ObjectName(Optional.empty(), Optional.empty(), id.getSimple()),
                    Math.max(line, id.getParserPosition().getLineNum()));
        }
    }
}
