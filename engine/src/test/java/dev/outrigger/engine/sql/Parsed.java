package dev.outrigger.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outrigger.engine.errors.SqlError;
import java.util.List;
import java.util.stream.Collectors;

/** What the tests of the grammar ask of a text. */
final class Parsed {
    private Parsed() {}

    static Statement one(String batch) {
        List<Statement> statements = TsqlParser.parse(batch);
        assertThat(statements).hasSize(1);
        return statements.get(0);
    }

    static <T extends Statement> T one(String batch, Class<T> kind) {
        Statement statement = one(batch);
        assertThat(statement).isInstanceOf(kind);
        return kind.cast(statement);
    }

    static List<String> kinds(String batch) {
        return TsqlParser.parse(batch).stream()
                .map(statement -> statement.getClass().getSimpleName())
                .collect(Collectors.toList());
    }

    static String expression(String text) {
        return TsqlParser.parseExpression(text).toString().replace("\n", " ").replace("`", "");
    }

    static String query(String text) {
        return one(text, Statement.Query.class)
                .query()
                .toString()
                .replace("\n", " ")
                .replace("`", "");
    }

    static SqlError error(String batch) {
        SqlError error = catchThrowableOfType(SqlError.class, () -> TsqlParser.parse(batch));
        assertThat(error).as("an error in: " + batch).isNotNull();
        return error;
    }

    static String message(String batch) {
        SqlError error = error(batch);
        return error.number() + ", line " + error.line() + ": " + error.getMessage();
    }
}
