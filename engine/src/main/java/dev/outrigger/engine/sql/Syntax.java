package dev.outrigger.engine.sql;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * What the grammar's actions make: nodes that Calcite has no shape for, and errors in SQL Server's
 * words.
 */
final class Syntax {
    private static final Set<String> JOIN_HINTS = Set.of("HASH", "LOOP", "REMOTE");

    private Syntax() {}

    /**
     * The error at a token; at the end of the text it names the last token, as SQL Server does,
     * keyword or not.
     */
    static SqlError near(Token last, SourceToken token) {
        if (token.kind == TsqlParserImplConstants.EOF && last instanceof SourceToken) {
            return near(((SourceToken) last).text(), last.beginLine);
        }
        // The grammar takes an operator only with its operand in sight: what is wrong is what
        // stands in its place.
        SourceToken operand = (SourceToken) token.next;
        if (operand != null
                && Operands.endsAt(last)
                && Operands.isInfix(token)
                && !Operands.startsAt(operand)) {
            return near(token, operand);
        }
        return near(token);
    }

    static SqlError near(SourceToken token) {
        if (Words.isReserved(token.kind) && token.kind != TsqlParserImplConstants.EOF) {
            return nearKeyword(token.image, token.beginLine);
        }
        return near(token.text(), token.beginLine);
    }

    static SqlError nearKeyword(String word, int line) {
        return SqlError.of(ErrorCode.SYNTAX_NEAR_KEYWORD, word).at(line);
    }

    static SqlError near(String text, int line) {
        return SqlError.of(
                        ErrorCode.SYNTAX_NEAR, text.length() > 128 ? text.substring(0, 128) : text)
                .at(line);
    }

    static SqlError notSupported(String what, String wayOut, Token token) {
        return SqlError.of(ErrorCode.NOT_SUPPORTED, what, wayOut.isEmpty() ? "." : wayOut + ".")
                .at(token.beginLine);
    }

    static SqlNode call(String name, SqlParserPos pos, SqlNode... operands) {
        return new SqlUnresolvedFunction(
                        new SqlIdentifier(name, pos),
                        null,
                        null,
                        null,
                        null,
                        SqlFunctionCategory.USER_DEFINED_FUNCTION)
                .createCall(pos, operands);
    }

    static SqlParserPos pos(Token token) {
        return new SqlParserPos(token.beginLine, token.beginColumn, token.endLine, token.endColumn);
    }

    static SqlNode literal(SourceToken token) {
        SqlParserPos pos = pos(token);
        String text = token.text();
        switch (token.kind) {
            case TsqlParserImplConstants.UNSIGNED_INTEGER_LITERAL:
            case TsqlParserImplConstants.DECIMAL_NUMERIC_LITERAL:
                return SqlLiteral.createExactNumeric(text, pos);
            case TsqlParserImplConstants.APPROX_NUMERIC_LITERAL:
                return SqlLiteral.createApproxNumeric(text, pos);
            case TsqlParserImplConstants.MONEY_LITERAL:
                return call("$MONEY", pos, SqlLiteral.createExactNumeric(text, pos));
            case TsqlParserImplConstants.HEX_LITERAL:
                return SqlLiteral.createBinaryString(text, pos);
            case TsqlParserImplConstants.PREFIXED_STRING_LITERAL:
                return call("$NSTRING", pos, SqlLiteral.createCharString(text, pos));
            default:
                return SqlLiteral.createCharString(text, pos);
        }
    }

    static boolean isVariable(Token token) {
        return token.kind == TsqlParserImplConstants.IDENTIFIER && token.image.startsWith("@");
    }

    static SqlIdentifier variable(Token token) {
        if (!isVariable(token)) {
            throw near((SourceToken) token);
        }
        return new SqlIdentifier(token.image, pos(token));
    }

    /** Whether a select item begins {@code alias =} or {@code @variable +=}. */
    static boolean isAssignment(Token first, Token second) {
        return switch (first.kind) {
            case TsqlParserImplConstants.IDENTIFIER ->
                    second.kind == TsqlParserImplConstants.EQ
                            || second.kind == TsqlParserImplConstants.COMPOUND_ASSIGNMENT
                                    && isVariable(first);
            case TsqlParserImplConstants.BRACKET_QUOTED_IDENTIFIER,
                    TsqlParserImplConstants.QUOTED_STRING,
                    TsqlParserImplConstants.PREFIXED_STRING_LITERAL ->
                    second.kind == TsqlParserImplConstants.EQ;
            default -> false;
        };
    }

    static SqlNode assigned(SourceToken first, Token operator, SqlIdentifier name, SqlNode value) {
        SqlParserPos pos = pos(first);
        return isVariable(first)
                ? Operators.ASSIGN.createCall(
                        pos,
                        value,
                        name,
                        SqlLiteral.createCharString(operator.image, pos(operator)))
                : SqlStdOperatorTable.AS.createCall(pos, value, name);
    }

    static SqlIdentifier alias(SourceToken token) {
        if (isVariable(token)) {
            throw near(token);
        }
        return new SqlIdentifier(token.text(), pos(token));
    }

    static void tableAlias(SourceToken token) {
        if (isVariable(token)) {
            throw near(token);
        }
    }

    static SqlIdentifier tableName(SqlIdentifier name) {
        checkParts(name);
        if (name.names.get(0).startsWith("@") && name.names.size() > 1) {
            throw near(name.names.get(1), name.getParserPosition().getLineNum());
        }
        return name;
    }

    static void checkParts(SqlIdentifier name) {
        if (name.names.size() > 3) {
            throw SqlError.of(
                            ErrorCode.NOT_SUPPORTED,
                            "A name of four parts",
                            ": a linked server cannot be reached.")
                    .at(name.getParserPosition().getLineNum());
        }
    }

    /** GROUP BY a, b WITH ROLLUP is GROUP BY ROLLUP (a, b); with CUBE likewise. */
    static SqlNodeList grouped(SqlOperator all, SqlNodeList items) {
        SqlParserPos pos = items.getParserPosition();
        return new SqlNodeList(List.of(all.createCall(pos, items.getList())), pos);
    }

    static boolean isJoinHint(Token token) {
        return token.kind == TsqlParserImplConstants.MERGE
                || JOIN_HINTS.contains(token.image.toUpperCase(Locale.ROOT));
    }

    /** condition: null for none. */
    static SqlNode join(
            SqlParserPos pos, SqlNode left, JoinType type, SqlNode right, SqlNode condition) {
        return new SqlJoin(
                pos,
                left,
                SqlLiteral.createBoolean(false, pos),
                type.symbol(pos),
                right,
                (condition == null ? JoinConditionType.NONE : JoinConditionType.ON).symbol(pos),
                condition);
    }

    /** columns: null for none. */
    static SqlNode as(SqlNode table, SqlIdentifier alias, SqlNodeList columns) {
        List<SqlNode> operands = new ArrayList<>(List.of(table, alias));
        if (columns != null) {
            operands.addAll(columns.getList());
        }
        return SqlStdOperatorTable.AS.createCall(
                table.getParserPosition().plus(alias.getParserPosition()), operands);
    }

    /**
     * The query with its ORDER BY; a TOP of its outermost SELECT becomes the FETCH of the ordered
     * query.
     */
    static SqlNode ordered(
            SqlNode query, SqlNodeList orderBy, SqlNode offset, SqlNode fetch, SqlParserPos pos) {
        if (orderBy == null && offset == null) {
            return query;
        }
        if (orderBy == null) {
            throw near("OFFSET", pos.getLineNum());
        }
        SqlNode count = fetch;
        SqlNode body = query instanceof SqlWith ? ((SqlWith) query).body : query;
        if (body instanceof SqlSelect && ((SqlSelect) body).getFetch() != null) {
            SqlSelect select = (SqlSelect) body;
            if (offset != null) {
                throw SqlError.of(
                                ErrorCode.NOT_SUPPORTED,
                                "TOP with OFFSET in one query",
                                ": leave one of them out.")
                        .at(select.getFetch().getParserPosition().getLineNum());
            }
            count = select.getFetch();
            select.setFetch(null);
        }
        return new SqlOrderBy(query.getParserPosition(), query, orderBy, offset, count);
    }

    static SqlError tooComplex(String what) {
        return SqlError.of(ErrorCode.STATEMENT_TOO_COMPLEX, what);
    }

    static SqlError tooLongName(String name, int line) {
        return SqlError.of(ErrorCode.NAME_TOO_LONG, name.substring(0, 128)).at(line);
    }
}
