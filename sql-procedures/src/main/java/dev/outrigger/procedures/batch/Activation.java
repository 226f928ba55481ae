package dev.outrigger.procedures.batch;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.procedures.procedure.ResultTarget;
import dev.outrigger.procedures.procedure.Values;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One run of a batch, a procedure or a string: its variables and where its results go. */
final class Activation {
    private final Kind kind;
    private final Optional<String> procedure;
    private final ResultTarget target;
    private final int nesting;
    private final Map<String, SqlValue> variables = new HashMap<>();
    private final Map<String, OpenedCursor> cursors = new HashMap<>();
    private SqlValue identity = noIdentity();
    private int status;
    private boolean returned;
    private Optional<SqlValue> value = Optional.empty();

    enum Kind {
        BATCH,
        PROCEDURE,
        FUNCTION,
        STRING
    }

    /** nesting: 0 for the batch that the client sent. */
    Activation(Kind kind, Optional<String> procedure, ResultTarget target, int nesting) {
        this.kind = kind;
        this.procedure = procedure;
        this.target = target;
        this.nesting = nesting;
    }

    Kind kind() {
        return kind;
    }

    /** The procedure that this runs; empty for a batch or a string. */
    Optional<String> procedure() {
        return procedure;
    }

    ResultTarget target() {
        return target;
    }

    int nesting() {
        return nesting;
    }

    /**
     * Declares a variable, or gives it its type again where a loop comes by a second time: it keeps
     * its value then.
     */
    void declare(String name, SqlType type) {
        variables.putIfAbsent(key(name), SqlValue.nullOf(type));
    }

    void declare(String name, SqlValue value) {
        variables.put(key(name), value);
    }

    /**
     * Converts a value to the variable's type; text and bytes that are too long are cut, as SQL
     * Server does.
     */
    void assign(String name, SqlValue value) {
        SqlValue before =
                variable(name)
                        .orElseThrow(() -> SqlError.of(ErrorCode.MUST_DECLARE_VARIABLE, name));
        variables.put(key(name), Values.assigned(value, before.type()));
    }

    Optional<SqlValue> variable(String name) {
        return Optional.ofNullable(variables.get(key(name)));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The LOCAL cursors, by their names in lower case. */
    Map<String, OpenedCursor> cursors() {
        return cursors;
    }

    static SqlValue noIdentity() {
        return SqlValue.nullOf(SqlType.decimal(38, 0));
    }

    /** What SCOPE_IDENTITY() is here. */
    SqlValue identity() {
        return identity;
    }

    void identity(SqlValue value) {
        identity = value;
    }

    int status() {
        return status;
    }

    /** RETURN with a status, which counts more than the errors before it. */
    void returnStatus(int value) {
        status = value;
        returned = true;
    }

    /** What a function's RETURN gave; empty before one. */
    Optional<SqlValue> value() {
        return value;
    }

    void returnValue(SqlValue given) {
        value = Optional.of(given);
    }

    /** An error was reported here: without a RETURN the status says how severe the worst was. */
    void failed(int severity) {
        if (!returned) {
            status = Math.min(status, 10 - severity);
        }
    }
}
