package dev.outrigger.engine.errors;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * An error as a client sees it. Thrown without a line where only an expression is known; whoever
 * runs the statement adds the line and the procedure with {@link #at}.
 */
public final class SqlError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final int number;
    private final int severity;
    private final int state;
    private final int line;
    private final String procedure;

    private SqlError(
            ErrorCode code,
            int number,
            int severity,
            int state,
            int line,
            String procedure,
            String text,
            Throwable cause) {
        super(text, cause);
        this.code = code;
        this.number = number;
        this.severity = severity;
        this.state = state;
        this.line = line;
        this.procedure = procedure;
    }

    /** The code's own number, severity and text; arguments fill the text's %s and %d. */
    public static SqlError of(ErrorCode code, Object... arguments) {
        return new SqlError(
                code,
                code.number(),
                code.severity(),
                1,
                0,
                null,
                String.format(Locale.ROOT, code.template(), arguments),
                null);
    }

    /** An error that the user's own RAISERROR or THROW makes. */
    public static SqlError raised(int number, int severity, int state, String text) {
        return new SqlError(ErrorCode.USER_RAISED, number, severity, state, 0, null, text, null);
    }

    public SqlError causedBy(Throwable cause) {
        return like(
                new SqlError(
                        code,
                        number,
                        severity,
                        state,
                        line,
                        procedure,
                        getMessage(),
                        Objects.requireNonNull(cause)));
    }

    public SqlError withState(int newState) {
        return like(
                new SqlError(
                        code,
                        number,
                        severity,
                        newState,
                        line,
                        procedure,
                        getMessage(),
                        getCause()));
    }

    /**
     * The same error at a line (1 is the batch's or procedure's first), unless it already has its
     * place.
     */
    public SqlError at(int newLine, Optional<String> newProcedure) {
        return line != 0 || procedure != null ? this : placed(newLine, newProcedure);
    }

    /**
     * The same error in a procedure, unless it already has one. Its line, where it has one, is of
     * the procedure's text; without one it is line 0: the procedure as a whole, as for an argument
     * that is missing.
     */
    public SqlError in(Optional<String> newProcedure) {
        return procedure != null || newProcedure.isEmpty() ? this : placed(line, newProcedure);
    }

    private SqlError placed(int newLine, Optional<String> newProcedure) {
        return like(
                new SqlError(
                        code,
                        number,
                        severity,
                        state,
                        newLine,
                        newProcedure.orElse(null),
                        getMessage(),
                        getCause()));
    }

    /** Gives a changed copy this error's origin and what was suppressed for it. */
    private SqlError like(SqlError copy) {
        copy.setStackTrace(getStackTrace());
        for (Throwable suppressed : getSuppressed()) {
            copy.addSuppressed(suppressed);
        }
        return copy;
    }

    public SqlError at(int newLine) {
        return at(newLine, Optional.empty());
    }

    public ErrorCode code() {
        return code;
    }

    public int number() {
        return number;
    }

    public int severity() {
        return severity;
    }

    public int state() {
        return state;
    }

    /** 0 when it is not known. */
    public int line() {
        return line;
    }

    public Optional<String> procedure() {
        return Optional.ofNullable(procedure);
    }
}
