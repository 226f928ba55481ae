package dev.outrigger.engine.sql;

import dev.outrigger.engine.errors.SqlError;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlConformanceEnum;

/**
 * T-SQL text to syntax trees. Whatever the text, what comes out is a tree or a {@link SqlError}
 * with its line.
 */
public final class TsqlParser {
    /** Longer texts are refused: a script file this long is data, for BULK INSERT. */
    static final int LONGEST = 64 << 20;

    /** The function that {@code NEXT VALUE FOR a.b} is parsed to, of the parts of the name. */
    public static final String NEXT_VALUE = Contextual.NEXT_VALUE;

    /** What stands around the number of TOP n PERCENT, and of TOP n WITH TIES. */
    public static final SqlOperator TOP_PERCENT = Operators.TOP_PERCENT;

    public static final SqlOperator TOP_TIES = Operators.TOP_TIES;

    private TsqlParser() {}

    /**
     * A part of a script between two lines of GO.
     *
     * @param firstLine the script's line that is the batch's line 1
     * @param repeat how often it is to run: the number behind its GO, else 1
     */
    public record Batch(String text, int firstLine, int repeat) {}

    public static List<Batch> batches(String script) {
        checkLength(script);
        return BatchSplitter.split(script);
    }

    public static List<Statement> parse(String batch) {
        return read(batch, (cursor, text) -> new StatementReader(cursor, text).batch());
    }

    /** The same with each statement's text. */
    public static ParsedText parseWithTexts(String batch) {
        return read(
                batch,
                (cursor, text) -> {
                    ParsedText texts = new ParsedText(text);
                    return texts.of(new StatementReader(cursor, text, texts).batch());
                });
    }

    /** A scalar expression, such as a DEFAULT. */
    public static SqlNode parseExpression(String text) {
        return read(text, (cursor, whole) -> whole(cursor, cursor.expression()));
    }

    /** A condition, such as a CHECK. */
    public static SqlNode parseCondition(String text) {
        return parseExpression(text);
    }

    /** The names of columns that a condition or an expression mentions, as they are written. */
    public static Set<String> namesIn(String expression) {
        Set<String> names = new LinkedHashSet<>();
        parseExpression(expression)
                .accept(
                        new SqlBasicVisitor<Void>() {
                            @Override
                            public Void visit(SqlIdentifier id) {
                                names.add(id.names.get(id.names.size() - 1));
                                return null;
                            }
                        });
        return names;
    }

    /** A name of one to three parts, as procedures take them in a text. */
    public static ObjectName parseName(String text) {
        return read(text, (cursor, whole) -> whole(cursor, cursor.objectName()));
    }

    public static SqlNode parseQuery(String text) {
        return read(
                text,
                (cursor, whole) -> {
                    SqlNode query = cursor.query();
                    while (cursor.take(TsqlParserImplConstants.SEMICOLON)) {}
                    return whole(cursor, query);
                });
    }

    /**
     * The declarations that sp_executesql takes: {@code @p int, @q nvarchar(max) OUTPUT}; none in
     * an empty text.
     */
    public static List<Statement.Parameter> parseParameters(String text) {
        return read(
                text,
                (cursor, whole) ->
                        cursor.at(TsqlParserImplConstants.EOF)
                                ? List.<Statement.Parameter>of()
                                : whole(cursor, ProcedureReader.parameters(cursor)));
    }

    private static <T> T whole(Cursor cursor, T result) {
        if (!cursor.at(TsqlParserImplConstants.EOF)) {
            throw cursor.unexpected();
        }
        return result;
    }

    private static <T> T read(String text, BiFunction<Cursor, String, T> reader) {
        checkLength(text);
        try {
            List<SourceToken> tokens = OdbcEscapes.replaced(Lexer.tokens(text));
            Bounds.check(tokens);
            Contextual.settle(tokens);
            TsqlParserImpl parser = new TsqlParserImpl(new TokenSource(tokens));
            parser.setConformance(SqlConformanceEnum.SQL_SERVER_2008);
            parser.setQuotedCasing(Casing.UNCHANGED);
            parser.setUnquotedCasing(Casing.UNCHANGED);
            parser.setIdentifierMaxLength(128);
            return reader.apply(new Cursor(parser), text);
        } catch (StackOverflowError e) {
            throw Syntax.tooComplex("its expressions are nested too deeply").at(1);
        }
    }

    private static void checkLength(String text) {
        if (text.length() > LONGEST) {
            throw Syntax.tooComplex(
                            "a text of "
                                    + text.length()
                                    + " characters; "
                                    + LONGEST
                                    + " are allowed")
                    .at(1);
        }
    }
}
