package dev.outrigger.engine.sql;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;

/** Reads EXECUTE in its forms. */
final class ExecuteReader implements TsqlParserImplConstants {
    private final Cursor cursor;

    ExecuteReader(Cursor cursor) {
        this.cursor = cursor;
    }

    Statement.Execution execute() {
        int line = cursor.next().beginLine;
        if (cursor.take(LPAREN)) {
            return string(line);
        }
        Optional<String> status = Optional.empty();
        if (cursor.atVariable() && cursor.peek(2).kind == EQ) {
            status = Optional.of(cursor.variable());
            cursor.expect(EQ);
        }
        return module(status, line);
    }

    /** The call of a procedure that begins a batch without the word EXECUTE. */
    Statement.Execution bare() {
        return module(Optional.empty(), cursor.line());
    }

    private Statement.Execution string(int line) {
        List<SqlNode> parts = new ArrayList<>();
        do {
            if (cursor.atString()) {
                parts.add(Syntax.literal(cursor.next()));
            } else {
                SourceToken token = cursor.peek();
                cursor.variable();
                parts.add(Syntax.variable(token));
            }
        } while (cursor.take(PLUS));
        if (cursor.at(COMMA)) {
            throw Syntax.notSupported(
                    "Arguments of EXECUTE ('...')", ": use sp_executesql", cursor.peek());
        }
        cursor.expect(RPAREN);
        if (cursor.at(AS) || cursor.atWord("AT")) {
            throw Syntax.notSupported(
                    "EXECUTE ('...') " + cursor.peek().image.toUpperCase(java.util.Locale.ROOT),
                    "",
                    cursor.peek());
        }
        boolean[] recompile = {false};
        return new Statement.ExecuteString(parts, options(recompile), line);
    }

    private Statement.Execution module(Optional<String> status, int line) {
        Statement.Execute.Module module =
                cursor.atVariable()
                        ? new Statement.Execute.InVariable(cursor.variable())
                        : new Statement.Execute.Named(cursor.objectName());
        List<Statement.Execute.Argument> arguments = new ArrayList<>();
        if (atArgument()) {
            boolean named = false;
            do {
                Statement.Execute.Argument argument = argument();
                if (named && argument.name().isEmpty()) {
                    throw SqlError.of(ErrorCode.PARAMETER_NAMED_FIRST, arguments.size() + 1)
                            .at(argument.line());
                }
                named |= argument.name().isPresent();
                arguments.add(argument);
            } while (cursor.take(COMMA));
        }
        boolean[] recompile = {false};
        ResultSetsClause resultSets = options(recompile);
        return new Statement.Execute(status, module, arguments, resultSets, recompile[0], line);
    }

    private boolean atArgument() {
        return switch (cursor.peek().kind) {
            case IDENTIFIER,
                    BRACKET_QUOTED_IDENTIFIER,
                    QUOTED_STRING,
                    PREFIXED_STRING_LITERAL,
                    UNSIGNED_INTEGER_LITERAL,
                    DECIMAL_NUMERIC_LITERAL,
                    APPROX_NUMERIC_LITERAL,
                    MONEY_LITERAL,
                    HEX_LITERAL,
                    MINUS,
                    PLUS,
                    NULL,
                    DEFAULT_,
                    HOOK ->
                    true;
            default -> false;
        };
    }

    private Statement.Execute.Argument argument() {
        int line = cursor.line();
        Optional<String> name = Optional.empty();
        if (cursor.atVariable() && cursor.peek(2).kind == EQ) {
            name = Optional.of(cursor.variable());
            cursor.expect(EQ);
        }
        Optional<SqlNode> value = cursor.take(DEFAULT_) ? Optional.empty() : Optional.of(value());
        boolean output = false;
        if (cursor.atWord("OUTPUT") || cursor.atWord("OUT")) {
            if (value.isEmpty() || !Syntax.isVariable(cursor.last())) {
                if (value.isEmpty() || cursor.last().kind != HOOK) {
                    throw SqlError.of(ErrorCode.OUTPUT_NEEDS_VARIABLE).at(cursor.line());
                }
            }
            cursor.next();
            output = true;
        }
        return new Statement.Execute.Argument(name, value, output, line);
    }

    private SqlNode value() {
        SourceToken token = cursor.peek();
        switch (token.kind) {
            case MINUS, PLUS -> {
                cursor.next();
                SourceToken number = cursor.next();
                switch (number.kind) {
                    case UNSIGNED_INTEGER_LITERAL,
                            DECIMAL_NUMERIC_LITERAL,
                            APPROX_NUMERIC_LITERAL -> {
                        SqlNumericLiteral literal = (SqlNumericLiteral) Syntax.literal(number);
                        return token.kind == MINUS
                                ? SqlLiteral.createNegative(literal, Syntax.pos(token))
                                : literal;
                    }
                    case MONEY_LITERAL -> {
                        SqlNumericLiteral amount =
                                SqlLiteral.createExactNumeric(number.text(), Syntax.pos(number));
                        return Syntax.call(
                                "$MONEY",
                                Syntax.pos(token),
                                token.kind == MINUS
                                        ? SqlLiteral.createNegative(amount, Syntax.pos(token))
                                        : amount);
                    }
                    default -> throw Syntax.near(number);
                }
            }
            case QUOTED_STRING,
                    PREFIXED_STRING_LITERAL,
                    UNSIGNED_INTEGER_LITERAL,
                    DECIMAL_NUMERIC_LITERAL,
                    APPROX_NUMERIC_LITERAL,
                    MONEY_LITERAL,
                    HEX_LITERAL,
                    NULL,
                    HOOK -> {
                return cursor.expressionAtom();
            }
            case IDENTIFIER, BRACKET_QUOTED_IDENTIFIER -> {
                cursor.next();
                // A bare word is a string.
                return Syntax.isVariable(token)
                        ? Syntax.variable(token)
                        : SqlLiteral.createCharString(token.text(), Syntax.pos(token));
            }
            default -> throw cursor.unexpected();
        }
    }

    private ResultSetsClause options(boolean[] recompile) {
        ResultSetsClause sets = new ResultSetsClause.Undefined();
        if (cursor.at(WITH) && (cursor.atWord(2, "RESULT") || cursor.atWord(2, "RECOMPILE"))) {
            cursor.next();
            do {
                if (cursor.takeWord("RECOMPILE")) {
                    recompile[0] = true;
                } else {
                    cursor.expectWord("RESULT");
                    cursor.expectWord("SETS");
                    sets = resultSets();
                }
            } while (cursor.take(COMMA));
        }
        return sets;
    }

    private ResultSetsClause resultSets() {
        if (cursor.takeWord("UNDEFINED")) {
            return new ResultSetsClause.Undefined();
        }
        if (cursor.takeWord("NONE")) {
            return new ResultSetsClause.None();
        }
        List<ResultSetsClause.Shape> shapes = new ArrayList<>();
        cursor.expect(LPAREN);
        do {
            shapes.add(shape());
        } while (cursor.take(COMMA));
        cursor.expect(RPAREN);
        return new ResultSetsClause.Declared(shapes);
    }

    private ResultSetsClause.Shape shape() {
        if (cursor.take(AS)) {
            if (cursor.take(FOR)) {
                cursor.expectWord("XML");
                return new ResultSetsClause.AsXml();
            }
            if (cursor.takeWord("TYPE")) {
                return new ResultSetsClause.AsType(cursor.objectName());
            }
            cursor.expectWord("OBJECT");
            return new ResultSetsClause.AsObject(cursor.objectName());
        }
        List<ResultSetsClause.Column> columns = new ArrayList<>();
        cursor.expect(LPAREN);
        do {
            String name = cursor.name();
            SqlType type = ColumnReader.typeWithCollation(cursor);
            columns.add(new ResultSetsClause.Column(name, type, ColumnReader.nullability(cursor)));
        } while (cursor.take(COMMA));
        cursor.expect(RPAREN);
        return new ResultSetsClause.Columns(columns);
    }
}
