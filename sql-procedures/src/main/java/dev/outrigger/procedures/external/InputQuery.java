package dev.outrigger.procedures.external;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.ResultStream;
import dev.outrigger.engine.Scope;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.exec.TextCache;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.types.SqlValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The query that feeds a script: one SELECT, which sees the script's parameters. Lines of its
 * errors count in its own text.
 */
final class InputQuery {
    private final Statement.Query query;

    private InputQuery(Statement.Query query) {
        this.query = query;
    }

    /**
     * Empty when the text has nothing but blanks, semicolons and comments: the script then has no
     * input.
     */
    static Optional<InputQuery> parse(String text, TextCache texts) {
        if (text.chars().allMatch(c -> Character.isWhitespace(c) || c == ';')) {
            return Optional.empty();
        }
        List<Statement> statements;
        try {
            statements = texts.get(TextCache.Use.ADHOC, text, () -> TsqlParser.parse(text));
        } catch (SqlError e) {
            throw e.at(1).in(Optional.of(ScriptRequest.PROCEDURE));
        }
        if (statements.isEmpty()) {
            return Optional.empty();
        }
        if (statements.size() == 1 && statements.get(0) instanceof Statement.SelectInto) {
            throw SqlError.of(ErrorCode.SCRIPT_QUERY_SELECT_INTO);
        }
        if (statements.size() != 1 || !(statements.get(0) instanceof Statement.Query)) {
            throw SqlError.of(ErrorCode.SCRIPT_QUERY_NOT_SELECT);
        }
        return Optional.of(new InputQuery((Statement.Query) statements.get(0)));
    }

    ResultStream open(
            EngineSession engine, Scope functions, List<ScriptRequest.Parameter> parameters) {
        Map<String, SqlValue> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        parameters.forEach(parameter -> values.put(parameter.declared().name(), parameter.value()));
        try {
            return engine.query(
                    query.query(),
                    name ->
                            values.containsKey(name)
                                    ? Optional.of(values.get(name))
                                    : functions.lookup(name));
        } catch (SqlError e) {
            throw located(e);
        }
    }

    SqlError located(SqlError error) {
        return error.at(query.line()).in(Optional.of(ScriptRequest.PROCEDURE));
    }
}
