package dev.outrigger.engine.sql;

import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/**
 * Reads a batch's statements: it decides by the first word, and hands queries and expressions to
 * the grammar.
 */
final class StatementReader implements TsqlParserImplConstants {
    private static final int DEEPEST = 100;

    private final Cursor cursor;
    private final String batch;
    private final ParsedText texts;
    private int depth;
    private int read;

    StatementReader(Cursor cursor, String batch) {
        this(cursor, batch, new ParsedText(batch));
    }

    /** texts: hears where each statement stands. */
    StatementReader(Cursor cursor, String batch, ParsedText texts) {
        this.cursor = cursor;
        this.batch = batch;
        this.texts = texts;
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
        int start = cursor.peek().start();
        Statement statement = read(first);
        texts.put(statement, start, cursor.last().end());
        depth--;
        return statement;
    }

    private Statement read(boolean first) {
        SourceToken token = cursor.peek();
        int line = token.beginLine;
        switch (token.kind) {
            case SELECT, LPAREN -> {
                return new QueryReader(cursor).query();
            }
            case WITH -> {
                return new QueryReader(cursor).with();
            }
            case INSERT -> {
                if (cursor.at(INSERT, BULK)) {
                    return new InsertBulkReader(cursor).read();
                }
                return new ChangeReader(cursor).insert();
            }
            case UPDATE -> {
                return new ChangeReader(cursor).update();
            }
            case DELETE -> {
                return new ChangeReader(cursor).delete();
            }
            case TRUNCATE -> {
                return new ChangeReader(cursor).truncate();
            }
            case BULK -> {
                return new BulkInsertReader(cursor).read();
            }
            case CREATE -> {
                return new DefinitionReader(cursor, batch, this).create(first);
            }
            case ALTER -> {
                return new DefinitionReader(cursor, batch, this).alter(first);
            }
            case DROP -> {
                return new DefinitionReader(cursor, batch, this).drop();
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
            case COMMIT, ROLLBACK, SAVE -> {
                return new TransactionReader(cursor).read();
            }
            case IF -> {
                return ifElse();
            }
            case WHILE -> {
                cursor.next();
                SqlNode condition = cursor.expression();
                return new Statement.While(condition, statement(), line);
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
                        cursor.atExpression() ? Optional.of(cursor.expression()) : Optional.empty(),
                        line);
            }
            case PRINT -> {
                cursor.next();
                return new Statement.Print(cursor.expression(), line);
            }
            case RAISERROR -> {
                return new RaiseReader(cursor).raiserror();
            }
            case EXEC, EXECUTE -> {
                if (cursor.peek(2).kind == AS) {
                    cursor.next();
                    return new RightsReader(cursor).executeAs(line);
                }
                return new ExecuteReader(cursor).execute();
            }
            case DBCC -> {
                return new ConsoleReader(cursor).dbcc();
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
            case OPEN, CLOSE, DEALLOCATE -> {
                return new CursorReader(cursor).change();
            }
            case FETCH -> {
                return new CursorReader(cursor).fetch();
            }
            case MERGE -> {
                return new ChangeReader(cursor).merge();
            }
            case GRANT, DENY, REVOKE -> {
                return new RightsReader(cursor).permit();
            }
            case REVERT -> {
                return new RightsReader(cursor).revert();
            }
            case WAITFOR -> {
                cursor.next();
                boolean delay = cursor.atWord("DELAY");
                if (!delay && !cursor.atWord("TIME") && !cursor.at(TIME)) {
                    throw cursor.unexpected();
                }
                cursor.next();
                return new Statement.WaitFor(delay, cursor.expression(), line);
            }
            case KILL -> {
                return new KillReader(cursor).kill();
            }
            case BACKUP -> {
                return new BackupReader(cursor).backup();
            }
            case RESTORE -> {
                return new BackupReader(cursor).restore();
            }
            case GOTO, CHECKPOINT, SHUTDOWN, SETUSER ->
                    throw Syntax.notSupported(token.image.toUpperCase(Locale.ROOT), "", token);
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
            return new RaiseReader(cursor).throwError();
        }
        if (token.isWord("EXPLAIN") && explained(cursor.peek(2))) {
            cursor.next();
            return new Statement.Explain(statement(), token.beginLine);
        }
        if (!first || Syntax.isVariable(token)) {
            throw cursor.unexpected();
        }
        return new ExecuteReader(cursor).bare();
    }

    /** A statement with a plan begins there; else the word is a procedure's name. */
    private static boolean explained(SourceToken next) {
        return switch (next.kind) {
            case SELECT, WITH, INSERT, UPDATE, DELETE, SET, IF, WHILE -> true;
            default -> false;
        };
    }

    private Statement ifElse() {
        int line = cursor.expect(IF).beginLine;
        SqlNode condition = cursor.expression();
        Statement then = statement();
        Token behind = cursor.peek();
        while (behind.kind == SEMICOLON) {
            behind = cursor.after(behind);
        }
        if (behind.kind != ELSE) {
            return new Statement.If(condition, then, Optional.empty(), line);
        }
        skipSemicolons();
        cursor.expect(ELSE);
        return new Statement.If(condition, then, Optional.of(statement()), line);
    }

    private Statement begin() {
        int second = cursor.peek(2).kind;
        if (second == TRAN || second == TRANSACTION || second == DISTRIBUTED) {
            return new TransactionReader(cursor).begin();
        }
        int line = cursor.expect(BEGIN).beginLine;
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

    private Statement declare() {
        int line = cursor.expect(DECLARE).beginLine;
        List<Statement.Declare.Variable> variables = new ArrayList<>();
        do {
            int variableLine = cursor.line();
            if (variables.isEmpty() && CursorReader.declares(cursor)) {
                return new CursorReader(cursor).declare(line);
            }
            String name = cursor.variable();
            cursor.take(AS);
            if (variables.isEmpty() && cursor.take(TABLE)) {
                ObjectName table = new ObjectName(Optional.empty(), Optional.empty(), name);
                return new Statement.DeclareTable(
                        new ColumnReader(cursor, batch).table(table, line), line);
            }
            if (cursor.at(CURSOR)) {
                throw Syntax.notSupported(
                        "A variable that is a cursor", ": name the cursor itself", cursor.peek());
            }
            SqlType type = TypeReader.read(cursor);
            Optional<SqlNode> initial =
                    cursor.take(EQ) ? Optional.of(cursor.expression()) : Optional.empty();
            variables.add(new Statement.Declare.Variable(name, type, initial, variableLine));
        } while (cursor.take(COMMA));
        return new Statement.Declare(variables, line);
    }
}
