package dev.outrigger.engine.sql;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/** Reads a batch's statements: it decides by the first word, and hands queries and expressions to the grammar. */
final class StatementReader implements TsqlParserImplConstants {
    private static final int DEEPEST = 100;

    private final Cursor cursor;
    private final String batch;
    private final DataReader data;
    private int depth;
    private int read;

    StatementReader(Cursor cursor, String batch) {
        this.cursor = cursor;
        this.batch = batch;
        data = new DataReader(cursor);
    }

    List<Statement> batch() {
        List<Statement> statements = new ArrayList<>();
        while (skipSemicolons()) {
            statements.add(statement());
        }
        return statements;
    }

    /** Whether anything follows. */
    private boolean skipSemicolons() {
        while (cursor.take(SEMICOLON)) {}
        return !cursor.at(EOF);
    }

    /** The statements of a block, up to its END, which is left. A block needs one at least. */
    private List<Statement> until(int end) {
        List<Statement> statements = new ArrayList<>();
        while (skipSemicolons() && !cursor.at(end)) {
            statements.add(statement());
        }
        if (statements.isEmpty() || !cursor.at(end)) {
            throw cursor.unexpected();
        }
        return statements;
    }

    Statement statement() {
        if (++depth > DEEPEST) {
            throw Syntax.tooComplex("statements inside one another more than " + DEEPEST + " deep")
                    .at(cursor.line());
        }
        boolean first = read++ == 0;
        Statement statement = read(first);
        depth--;
        return statement;
    }

    private Statement read(boolean first) {
        SourceToken token = cursor.peek();
        int line = token.beginLine;
        switch (token.kind) {
            case SELECT, LPAREN -> {
                return data.query();
            }
            case WITH -> {
                return data.with();
            }
            case INSERT -> {
                return data.insert();
            }
            case UPDATE -> {
                return data.update();
            }
            case DELETE -> {
                return data.delete();
            }
            case TRUNCATE -> {
                return data.truncate();
            }
            case BULK -> {
                return data.bulkInsert();
            }
            case CREATE -> {
                return create(first);
            }
            case ALTER -> {
                return alter(first);
            }
            case DROP -> {
                return drop();
            }
            case USE -> {
                cursor.next();
                return new Statement.Use(cursor.name(), line);
            }
            case DECLARE -> {
                return declare();
            }
            case SET -> {
                return new OptionReader(cursor).set();
            }
            case BEGIN -> {
                return begin();
            }
            case COMMIT -> {
                cursor.next();
                return new Statement.Commit(transactionEnd(), line);
            }
            case ROLLBACK -> {
                cursor.next();
                return new Statement.Rollback(transactionEnd(), line);
            }
            case SAVE -> {
                cursor.next();
                transactionWord();
                return new Statement.SaveTransaction(
                        transactionName().orElseThrow(cursor::unexpected), line);
            }
            case IF -> {
                return ifElse();
            }
            case WHILE -> {
                cursor.next();
                SqlNode condition = cursor.expression();
                return new Statement.While(condition, body(), line);
            }
            case BREAK -> {
                cursor.next();
                return new Statement.Break(line);
            }
            case CONTINUE -> {
                cursor.next();
                return new Statement.Continue(line);
            }
            case RETURN -> {
                cursor.next();
                return new Statement.Return(
                        startsExpression() ? Optional.of(cursor.expression()) : Optional.empty(), line);
            }
            case PRINT -> {
                cursor.next();
                return new Statement.Print(cursor.expression(), line);
            }
            case RAISERROR -> {
                return raiserror();
            }
            case EXEC, EXECUTE -> {
                return new ExecuteReader(cursor).execute();
            }
            case RECONFIGURE -> {
                cursor.next();
                boolean override = cursor.at(WITH) && cursor.atWord(2, "OVERRIDE");
                if (override) {
                    cursor.next();
                    cursor.next();
                }
                return new Statement.Reconfigure(override, line);
            }
            case MERGE, GOTO, WAITFOR, BACKUP, RESTORE, GRANT, DENY, REVOKE, DBCC, CHECKPOINT, KILL, SHUTDOWN, OPEN, CLOSE,
                    FETCH, DEALLOCATE, REVERT, SETUSER -> throw Syntax.notSupported(
                    token.image.toUpperCase(Locale.ROOT), "", token);
            case IDENTIFIER, BRACKET_QUOTED_IDENTIFIER -> {
                return word(token, first);
            }
            default -> throw cursor.unexpected();
        }
    }

    private Statement word(SourceToken token, boolean first) {
        if (token.kind == IDENTIFIER && cursor.peek(2).kind == COLON) {
            throw Syntax.notSupported("A label", ": use WHILE and IF", token);
        }
        if (token.isWord("THROW") && !cursor.at(IDENTIFIER, DOT)) {
            return throwError();
        }
        if (!first || Syntax.isVariable(token)) {
            throw cursor.unexpected();
        }
        return new ExecuteReader(cursor).bare();
    }

    private Statement body() {
        return statement();
    }

    private boolean startsExpression() {
        return switch (cursor.peek().kind) {
            case LPAREN, MINUS, PLUS, BITWISE_NOT, UNSIGNED_INTEGER_LITERAL, DECIMAL_NUMERIC_LITERAL, APPROX_NUMERIC_LITERAL,
                    MONEY_LITERAL, HEX_LITERAL, QUOTED_STRING, PREFIXED_STRING_LITERAL, NULL, CASE, CAST, TRY_CAST, CONVERT,
                    TRY_CONVERT, HOOK, BRACKET_QUOTED_IDENTIFIER -> true;
            case IDENTIFIER -> !cursor.atWord("THROW");
            default -> false;
        };
    }

    private Statement ifElse() {
        int line = cursor.expect(IF).beginLine;
        SqlNode condition = cursor.expression();
        Statement then = body();
        Token behind = cursor.peek();
        while (behind.kind == SEMICOLON) {
            behind = cursor.after(behind);
        }
        if (behind.kind != ELSE) {
            return new Statement.If(condition, then, Optional.empty(), line);
        }
        skipSemicolons();
        cursor.expect(ELSE);
        return new Statement.If(condition, then, Optional.of(body()), line);
    }

    private Statement begin() {
        int line = cursor.expect(BEGIN).beginLine;
        if (cursor.at(TRAN) || cursor.at(TRANSACTION)) {
            cursor.next();
            Optional<String> name = transactionName();
            if (cursor.at(WITH) && cursor.atWord(2, "MARK")) {
                throw Syntax.notSupported("BEGIN TRANSACTION ... WITH MARK", "", cursor.peek());
            }
            return new Statement.BeginTransaction(name, line);
        }
        if (cursor.at(DISTRIBUTED)) {
            throw Syntax.notSupported("BEGIN DISTRIBUTED TRANSACTION", "", cursor.peek());
        }
        if (cursor.takeWord("TRY")) {
            return tryCatch(line);
        }
        List<Statement> statements = until(END);
        cursor.expect(END);
        return new Statement.Block(statements, line);
    }

    private Statement tryCatch(int line) {
        List<Statement> attempt = block();
        cursor.expect(END);
        cursor.expectWord("TRY");
        cursor.take(SEMICOLON);
        cursor.expect(BEGIN);
        cursor.expectWord("CATCH");
        List<Statement> handler = block();
        cursor.expect(END);
        cursor.expectWord("CATCH");
        return new Statement.TryCatch(attempt, handler, line);
    }

    /** As {@link #until}, but it may be empty, as a CATCH block may. */
    private List<Statement> block() {
        List<Statement> statements = new ArrayList<>();
        while (skipSemicolons() && !cursor.at(END)) {
            statements.add(statement());
        }
        return statements;
    }

    private void transactionWord() {
        if (!cursor.take(TRAN)) {
            cursor.expect(TRANSACTION);
        }
    }

    private Optional<String> transactionEnd() {
        if (cursor.takeWord("WORK")) {
            return Optional.empty();
        }
        if (cursor.take(TRAN) || cursor.take(TRANSACTION)) {
            Optional<String> name = transactionName();
            if (cursor.at(WITH, LPAREN)) {
                throw Syntax.notSupported("COMMIT ... WITH (DELAYED_DURABILITY)", "", cursor.peek());
            }
            return name;
        }
        return Optional.empty();
    }

    private Optional<String> transactionName() {
        if (cursor.atVariable()) {
            return Optional.of(cursor.variable());
        }
        return cursor.atName() && !cursor.atWord("THROW") ? Optional.of(cursor.name()) : Optional.empty();
    }

    private Statement declare() {
        int line = cursor.expect(DECLARE).beginLine;
        List<Statement.Declare.Variable> variables = new ArrayList<>();
        do {
            int variableLine = cursor.line();
            if (cursor.atName() && cursor.peek(2).kind == CURSOR) {
                throw Syntax.notSupported("A cursor", ": use WHILE over a key", cursor.peek());
            }
            String name = cursor.variable();
            cursor.take(AS);
            if (cursor.at(TABLE)) {
                throw Syntax.notSupported("A table variable", ": create a table", cursor.peek());
            }
            if (cursor.at(CURSOR)) {
                throw Syntax.notSupported("A cursor", ": use WHILE over a key", cursor.peek());
            }
            SqlType type = TypeReader.read(cursor);
            Optional<SqlNode> initial = cursor.take(EQ) ? Optional.of(cursor.expression()) : Optional.empty();
            variables.add(new Statement.Declare.Variable(name, type, initial, variableLine));
        } while (cursor.take(COMMA));
        return new Statement.Declare(variables, line);
    }

    private Statement raiserror() {
        int line = cursor.expect(RAISERROR).beginLine;
        cursor.expect(LPAREN);
        SqlNode message = cursor.expression();
        cursor.expect(COMMA);
        SqlNode severity = cursor.expression();
        cursor.expect(COMMA);
        SqlNode state = cursor.expression();
        List<SqlNode> arguments = new ArrayList<>();
        while (cursor.take(COMMA)) {
            arguments.add(cursor.expression());
        }
        cursor.expect(RPAREN);
        List<String> options = new ArrayList<>();
        if (cursor.at(WITH) && (cursor.atWord(2, "LOG") || cursor.atWord(2, "NOWAIT") || cursor.atWord(2, "SETERROR"))) {
            cursor.next();
            do {
                if (!cursor.atWord("LOG") && !cursor.atWord("NOWAIT") && !cursor.atWord("SETERROR")) {
                    throw cursor.unexpected();
                }
                options.add(cursor.next().image.toUpperCase(Locale.ROOT));
            } while (cursor.take(COMMA));
        }
        return new Statement.Raiserror(message, severity, state, arguments, options, line);
    }

    private Statement throwError() {
        int line = cursor.next().beginLine;
        if (!startsExpression()) {
            return new Statement.Throw(Optional.empty(), line);
        }
        SqlNode number = cursor.expression();
        cursor.expect(COMMA);
        SqlNode message = cursor.expression();
        cursor.expect(COMMA);
        SqlNode state = cursor.expression();
        return new Statement.Throw(Optional.of(new Statement.Throw.Raised(number, message, state)), line);
    }

    private Statement create(boolean first) {
        SourceToken create = cursor.expect(CREATE);
        int line = create.beginLine;
        if (cursor.take(OR)) {
            cursor.expect(ALTER);
            if (!cursor.at(PROC) && !cursor.at(PROCEDURE)) {
                throw definitionNotSupported("CREATE OR ALTER");
            }
            return procedure(Statement.Creation.CREATE_OR_ALTER, line, first);
        }
        if (cursor.at(PROC) || cursor.at(PROCEDURE)) {
            return procedure(Statement.Creation.CREATE, line, first);
        }
        if (cursor.take(TABLE)) {
            return new ColumnReader(cursor, batch).createTable(line);
        }
        if (cursor.take(DATABASE)) {
            String name = cursor.name();
            if (cursor.at(ON) || cursor.at(COLLATE) || cursor.at(FOR) || cursor.atWord("CONTAINMENT") || cursor.at(WITH, IDENTIFIER)) {
                throw Syntax.notSupported("An option of CREATE DATABASE", "", cursor.peek());
            }
            return new Statement.CreateDatabase(name, line);
        }
        throw definitionNotSupported("CREATE");
    }

    private SqlError definitionNotSupported(String verb) {
        if (!cursor.at(IDENTIFIER) && !Words.isReserved(cursor.peek().kind)) {
            return cursor.unexpected();
        }
        return Syntax.notSupported(verb + " " + cursor.peek().image.toUpperCase(Locale.ROOT), "", cursor.peek());
    }

    private Statement alter(boolean first) {
        int line = cursor.expect(ALTER).beginLine;
        if (cursor.at(PROC) || cursor.at(PROCEDURE)) {
            return procedure(Statement.Creation.ALTER, line, first);
        }
        if (cursor.at(EXTERNAL) && cursor.atWord(2, "LANGUAGE")) {
            cursor.next();
            cursor.next();
            return externalLanguage(line);
        }
        throw definitionNotSupported("ALTER");
    }

    private Statement externalLanguage(int line) {
        String language = cursor.name();
        cursor.expect(SET);
        cursor.expect(LPAREN);
        Optional<String> content = Optional.empty();
        Optional<String> fileName = Optional.empty();
        do {
            SourceToken option = cursor.next();
            cursor.expect(EQ);
            if (option.isWord("CONTENT")) {
                content = Optional.of(cursor.string());
            } else if (option.isWord("FILE_NAME")) {
                fileName = Optional.of(cursor.string());
            } else {
                throw Syntax.notSupported("ALTER EXTERNAL LANGUAGE ... " + option.image.toUpperCase(Locale.ROOT), "", option);
            }
        } while (cursor.take(COMMA));
        cursor.expect(RPAREN);
        return new Statement.AlterExternalLanguage(
                language, content.orElseThrow(cursor::unexpected), fileName, line);
    }

    private Statement drop() {
        int line = cursor.expect(DROP).beginLine;
        int what = cursor.peek().kind;
        if (what != TABLE && what != DATABASE && what != PROC && what != PROCEDURE) {
            throw definitionNotSupported("DROP");
        }
        cursor.next();
        boolean ifExists = cursor.take(IF);
        if (ifExists) {
            cursor.expect(EXISTS);
        }
        if (what == DATABASE) {
            List<String> databases = new ArrayList<>();
            do {
                databases.add(cursor.name());
            } while (cursor.take(COMMA));
            return new Statement.DropDatabase(databases, ifExists, line);
        }
        List<ObjectName> names = new ArrayList<>();
        do {
            names.add(cursor.objectName());
        } while (cursor.take(COMMA));
        return what == TABLE
                ? new Statement.DropTable(names, ifExists, line)
                : new Statement.DropProcedure(names, ifExists, line);
    }

    private Statement procedure(Statement.Creation creation, int line, boolean first) {
        SourceToken word = cursor.next();
        if (!first) {
            String statement = creation == Statement.Creation.ALTER ? "ALTER PROCEDURE" : "CREATE/ALTER PROCEDURE";
            throw SqlError.of(ErrorCode.NOT_A_BATCH_ALONE, statement).at(word.beginLine);
        }
        ObjectName name = cursor.objectName();
        List<Statement.Parameter> parameters = List.of();
        if (cursor.at(LPAREN) && Syntax.isVariable(cursor.peek(2))) {
            cursor.next();
            parameters = parameters();
            cursor.expect(RPAREN);
        } else if (cursor.atVariable()) {
            parameters = parameters();
        }
        if (cursor.take(WITH)) {
            do {
                procedureOption();
            } while (cursor.take(COMMA));
        }
        if (cursor.at(FOR)) {
            throw Syntax.notSupported("FOR REPLICATION", "", cursor.peek());
        }
        cursor.expect(AS);
        List<Statement> body = batch();
        if (body.isEmpty()) {
            throw cursor.unexpected();
        }
        return new Statement.CreateProcedure(creation, name, parameters, body, batch, line);
    }

    private void procedureOption() {
        if (cursor.takeWord("RECOMPILE")) {
            return;
        }
        SourceToken option = cursor.next();
        if (option.kind == EXEC || option.kind == EXECUTE) {
            cursor.expect(AS);
            if (cursor.takeWord("CALLER")) {
                return;
            }
            throw Syntax.notSupported("EXECUTE AS other than CALLER", "", option);
        }
        if (option.kind != IDENTIFIER) {
            throw Syntax.near(option);
        }
        throw Syntax.notSupported("The procedure option " + option.image.toUpperCase(Locale.ROOT), "", option);
    }

    /** A procedure's parameters, or those that sp_executesql declares. */
    List<Statement.Parameter> parameters() {
        List<Statement.Parameter> parameters = new ArrayList<>();
        do {
            String name = cursor.variable();
            cursor.take(AS);
            SqlType type = TypeReader.read(cursor);
            cursor.take(NULL);
            Optional<SqlNode> defaultValue = cursor.take(EQ) ? Optional.of(cursor.expression()) : Optional.empty();
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
