package dev.outrigger.engine.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlHint;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * The OPTION clause: hints to SQL Server's optimiser that change no result are read over, others
 * refused.
 */
public final class QueryHints implements TsqlParserImplConstants {
    private static final String ROWS = "DISALLOW_BATCH_MODE";
    private static final String PROCESSORS = "MAXDOP";
    private static final Set<String> WITH_NUMBER =
            Set.of(PROCESSORS, "FAST", "MAXRECURSION", "QUERYTRACEON");
    private static final Set<String> JOINS = Set.of("HASH", "LOOP", "MERGE", "CONCAT", "ORDER");

    private QueryHints() {}

    /** The clause behind a change of rows. */
    static void read(Cursor cursor) {
        read(cursor, SqlNodeList.EMPTY);
    }

    /** Hints of the clause that starts here are put on the query. */
    static void read(Cursor cursor, SqlNode query) {
        cursor.expect(OPTION);
        cursor.expect(LPAREN);
        do {
            one(cursor, query);
        } while (cursor.take(COMMA));
        cursor.expect(RPAREN);
    }

    /** Whether the query shall run over rows alone, without columnar operators. */
    public static boolean wantsRows(SqlNode query) {
        SqlSelect select = first(query);
        return select != null
                && select.getHints() != null
                && select.getHints().stream().anyMatch(hint -> isNamed(hint, ROWS));
    }

    /** How many processors the query shall have at most; empty where it does not say, or says 0. */
    public static OptionalInt processors(SqlNode query) {
        SqlSelect select = first(query);
        return select == null || select.getHints() == null
                ? OptionalInt.empty()
                : select.getHints().stream()
                        .filter(hint -> isNamed(hint, PROCESSORS))
                        .mapToInt(
                                hint -> Integer.parseInt(((SqlHint) hint).getOptionList().get(0)))
                        .filter(number -> number > 0)
                        .findFirst();
    }

    private static boolean isNamed(SqlNode hint, String name) {
        return ((SqlHint) hint).getName().equals(name);
    }

    private static void put(SqlSelect select, String name, SqlNodeList options) {
        SqlParserPos pos = select.getParserPosition();
        List<SqlNode> hints = new ArrayList<>();
        if (select.getHints() != null) {
            hints.addAll(select.getHints().getList());
        }
        hints.add(
                new SqlHint(
                        pos,
                        new SqlIdentifier(name, pos),
                        options,
                        options.isEmpty()
                                ? SqlHint.HintOptionFormat.EMPTY
                                : SqlHint.HintOptionFormat.LITERAL_LIST));
        select.setHints(new SqlNodeList(hints, pos));
    }

    /** The SELECT that a query begins with. */
    private static SqlSelect first(SqlNode query) {
        SqlNode node = query;
        while (true) {
            if (node instanceof SqlOrderBy ordered) {
                node = ordered.query;
            } else if (node instanceof SqlWith with) {
                node = with.body;
            } else if (node instanceof SqlSelect select) {
                return select;
            } else if (node instanceof SqlCall call && !call.getOperandList().isEmpty()) {
                node = call.operand(0);
            } else {
                return null;
            }
        }
    }

    /** USE HINT ('...', ...): names of what SQL Server's optimiser can be told. */
    private static void named(Cursor cursor, SqlNode query) {
        cursor.expectWord("HINT");
        cursor.expect(LPAREN);
        do {
            SourceToken token = cursor.peek();
            String name = cursor.string().toUpperCase(Locale.ROOT);
            SqlSelect select = first(query);
            if (!name.equals(ROWS) || select == null) {
                throw Syntax.notSupported("The query hint " + name, "", token);
            }
            put(select, ROWS, SqlNodeList.EMPTY);
        } while (cursor.take(COMMA));
        cursor.expect(RPAREN);
    }

    private static void one(Cursor cursor, SqlNode query) {
        SourceToken token = cursor.next();
        String word = token.image.toUpperCase(Locale.ROOT);
        if (word.equals("RECOMPILE")) {
            return;
        }
        if (token.kind == USE) {
            named(cursor, query);
            return;
        }
        if (word.equals(PROCESSORS)) {
            processors(cursor.size(), first(query));
        } else if (WITH_NUMBER.contains(word)
                && !word.equals("MAXRECURSION")
                && !word.equals("QUERYTRACEON")) {
            cursor.size();
        } else if (JOINS.contains(word)) {
            if (!cursor.take(JOIN) && !cursor.take(UNION) && !cursor.take(GROUP)) {
                throw cursor.unexpected();
            }
        } else if (word.equals("FORCE") || word.equals("KEEP") || word.equals("KEEPFIXED")) {
            if (!cursor.take(ORDER) && !cursor.take(PLAN)) {
                throw cursor.unexpected();
            }
        } else if (word.equals("OPTIMIZE") && cursor.take(FOR)) {
            cursor.expectWord("UNKNOWN");
        } else if (token.kind == IDENTIFIER) {
            throw Syntax.notSupported("The query hint " + word, "", token);
        } else {
            throw Syntax.near(token);
        }
    }

    private static void processors(int number, SqlSelect select) {
        if (select != null) {
            SqlParserPos pos = select.getParserPosition();
            put(
                    select,
                    PROCESSORS,
                    SqlNodeList.of(
                            SqlLiteral.createCharString(Integer.toString(number), pos)));
        }
    }
}
