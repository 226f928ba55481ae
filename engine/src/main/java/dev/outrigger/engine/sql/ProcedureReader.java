package dev.outrigger.engine.sql;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/** Reads the definition of a procedure, from the word PROCEDURE on. */
final class ProcedureReader implements TsqlParserImplConstants {
    private final Cursor cursor;
    private final String batch;
    private final StatementReader statements;
    private Optional<RightsStatement.RunsAs> runsAs = Optional.empty();

    ProcedureReader(Cursor cursor, String batch, StatementReader statements) {
        this.cursor = cursor;
        this.batch = batch;
        this.statements = statements;
    }

    Statement read(Statement.Creation creation, int line, boolean first) {
        SourceToken word = cursor.next();
        if (!first) {
            String statement =
                    creation == Statement.Creation.ALTER
                            ? "ALTER PROCEDURE"
                            : "CREATE/ALTER PROCEDURE";
            throw SqlError.of(ErrorCode.NOT_A_BATCH_ALONE, statement).at(word.beginLine);
        }
        ObjectName name = cursor.objectName();
        List<Statement.Parameter> parameters = List.of();
        if (cursor.at(LPAREN) && Syntax.isVariable(cursor.peek(2))) {
            cursor.next();
            parameters = parameters(cursor);
            cursor.expect(RPAREN);
        } else if (cursor.atVariable()) {
            parameters = parameters(cursor);
        }
        if (cursor.take(WITH)) {
            do {
                option();
            } while (cursor.take(COMMA));
        }
        if (cursor.at(FOR)) {
            throw Syntax.notSupported("FOR REPLICATION", "", cursor.peek());
        }
        cursor.expect(AS);
        List<Statement> body = statements.batch();
        if (body.isEmpty()) {
            throw cursor.unexpected();
        }
        return new Statement.CreateProcedure(creation, name, parameters, runsAs, body, batch, line);
    }

    private void option() {
        if (cursor.takeWord("RECOMPILE")) {
            return;
        }
        SourceToken option = cursor.next();
        if (option.kind == EXEC || option.kind == EXECUTE) {
            cursor.expect(AS);
            if (cursor.takeWord("CALLER")) {
                return;
            }
            if (cursor.atWord("SELF")) {
                throw Syntax.notSupported("EXECUTE AS SELF", ": name the user", option);
            }
            runsAs =
                    Optional.of(
                            new RightsStatement.RunsAs(
                                    cursor.takeWord("OWNER")
                                            ? Optional.empty()
                                            : Optional.of(cursor.string())));
            return;
        }
        if (option.kind != IDENTIFIER) {
            throw Syntax.near(option);
        }
        throw Syntax.notSupported(
                "The procedure option " + option.image.toUpperCase(Locale.ROOT), "", option);
    }

    /** A procedure's parameters, or those that sp_executesql declares. */
    static List<Statement.Parameter> parameters(Cursor cursor) {
        List<Statement.Parameter> parameters = new ArrayList<>();
        do {
            String name = cursor.variable();
            cursor.take(AS);
            SqlType type = TypeReader.read(cursor);
            cursor.take(NULL);
            Optional<SqlNode> defaultValue =
                    cursor.take(EQ) ? Optional.of(cursor.expression()) : Optional.empty();
            boolean output = false;
            while (cursor.atWord("OUTPUT") || cursor.atWord("OUT") || cursor.atWord("READONLY")) {
                if (cursor.atWord("READONLY")) {
                    throw Syntax.notSupported("A table-valued parameter", "", cursor.peek());
                }
                cursor.next();
                output = true;
            }
            parameters.add(new Statement.Parameter(name, type, defaultValue, output));
        } while (cursor.take(COMMA));
        return parameters;
    }
}
