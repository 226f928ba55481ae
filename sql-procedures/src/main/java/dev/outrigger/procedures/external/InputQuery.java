package dev.outrigger.procedures.external;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.ResultStream;
import dev.outrigger.engine.Scope;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.exec.TextCache;
import dev.outrigger.engine.sql.QueryHints;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.procedures.system.SystemCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** A query that feeds a script: one SELECT. Lines of its errors count in its own text. */
final class InputQuery implements ScriptSource {
    private final String text;
    private final Statement.Query query;

    InputQuery(String text, Statement.Query query) {
        this.text = text;
        this.query = query;
    }

    /** What OPTION (MAXDOP n) allows. */
    OptionalInt processors() {
        return QueryHints.processors(query.query());
    }

    List<ResultColumn> columns(SystemCall call, List<ScriptRequest.Parameter> parameters) {
        try {
            return call.engine().columns(query.query(), scope(call, parameters));
        } catch (SqlError e) {
            throw located(e);
        }
    }

    /**
     * The same rows, in the order of some of its columns, which are so many in all; the own order
     * of the query comes last.
     */
    InputQuery ordered(TextCache texts, int columns, List<OrderedQuery.Column> by) {
        // A plan is known by its tree: the same text in the same order has to give the same one.
        String key = text + "\n-- for a script, in the order of columns " + by;
        List<Statement> statements =
                texts.get(
                        TextCache.Use.ADHOC,
                        key,
                        () ->
                                List.<Statement>of(
                                        new Statement.Query(
                                                OrderedQuery.of(query.query(), columns, by),
                                                query.line())));
        return new InputQuery(text, (Statement.Query) statements.get(0));
    }

    @Override
    public ResultStream open(
            SystemCall call, List<ScriptRequest.Parameter> parameters, long bytesMax) {
        try {
            return call.engine().query(query.query(), scope(call, parameters));
        } catch (SqlError e) {
            throw located(e);
        }
    }

    private static Scope scope(SystemCall call, List<ScriptRequest.Parameter> parameters) {
        Map<String, SqlValue> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        parameters.forEach(parameter -> values.put(parameter.declared().name(), parameter.value()));
        return name ->
                values.containsKey(name)
                        ? Optional.of(values.get(name))
                        : call.functions().lookup(name);
    }

    @Override
    public SqlError located(SqlError error) {
        return error.at(query.line()).in(Optional.of(ScriptArguments.PROCEDURE));
    }
}
