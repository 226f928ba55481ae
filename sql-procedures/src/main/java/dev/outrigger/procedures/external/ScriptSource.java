package dev.outrigger.procedures.external;

import dev.outrigger.engine.ResultStream;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.exec.TextCache;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.procedures.system.SystemCall;
import java.util.List;
import java.util.Optional;

/** What gives the rows of one of a script's inputs. Both see the script's parameters. */
sealed interface ScriptSource permits InputQuery, InputProcedure {
    /**
     * Empty when the text has nothing but blanks, semicolons and comments: the script then has no
     * input.
     */
    static Optional<ScriptSource> parse(ScriptRequest.Input input, TextCache texts) {
        String text = input.text();
        if (text.chars().allMatch(c -> Character.isWhitespace(c) || c == ';')) {
            return Optional.empty();
        }
        List<Statement> statements;
        try {
            statements = texts.get(TextCache.Use.ADHOC, text, () -> TsqlParser.parse(text));
        } catch (SqlError e) {
            throw e.at(1).in(Optional.of(ScriptArguments.PROCEDURE));
        }
        if (statements.isEmpty()) {
            return Optional.empty();
        }
        if (statements.size() == 1 && statements.get(0) instanceof Statement.SelectInto) {
            throw SqlError.of(ErrorCode.SCRIPT_QUERY_SELECT_INTO);
        }
        if (statements.size() == 1 && statements.get(0) instanceof Statement.Query query) {
            return Optional.of(new InputQuery(text, query));
        }
        if (statements.size() == 1
                && statements.get(0) instanceof Statement.Execute execute
                && execute.statusVariable().isEmpty()) {
            return Optional.of(new InputProcedure(input));
        }
        throw SqlError.of(ErrorCode.SCRIPT_QUERY_NOT_SELECT);
    }

    /**
     * bytesMax: of rows that have to be kept until the script takes them. Only one may be open at a
     * time.
     */
    ResultStream open(SystemCall call, List<ScriptRequest.Parameter> parameters, long bytesMax);

    /** An error of the rows, with its place. */
    SqlError located(SqlError error);
}
