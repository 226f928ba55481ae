package dev.outrigger.procedures.batch;

import dev.outrigger.engine.Scope;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.procedures.procedure.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PRINT, RAISERROR and THROW. */
final class Raising {
    private static final Logger LOG = LoggerFactory.getLogger(Raising.class);

    private static final int USER_NUMBER = 50_000;
    private static final int FIRST_NUMBER = 13_000;
    private static final int INFORMATION_SEVERITY = 10;
    private static final int UNLOGGED_SEVERITY_MAX = 18;
    private static final int SEVERITY_MAX = 25;
    private static final int STATE_MAX = 255;
    private static final int THROW_SEVERITY = 16;
    private static final int UNICODE_PRINT_MAX = 4000;
    private static final int PRINT_MAX = 8000;

    private final BatchSession session;
    private final Client client;
    private final Variables variables;

    Raising(BatchSession session, Client client, Variables variables) {
        this.session = session;
        this.client = client;
        this.variables = variables;
    }

    void print(Statement.Print print, Activation activation, Scope scope) {
        SqlValue value = variables.evaluate(print.message(), scope);
        String text = Values.text(value).orElse("");
        int max = value.type().isUnicode() ? UNICODE_PRINT_MAX : PRINT_MAX;
        String shown = text.length() > max ? text.substring(0, max) : text;
        client.report(SqlError.raised(0, 0, 1, shown).at(print.line(), activation.procedure()));
    }

    void run(Statement statement, Activation activation, Scope scope) {
        if (statement instanceof Statement.Raiserror raise) {
            raiserror(raise, activation, scope);
        } else if (((Statement.Throw) statement).error().isPresent()) {
            throw thrown(((Statement.Throw) statement).error().get(), scope);
        } else {
            throw session.caughtError()
                    .orElseThrow(() -> SqlError.of(ErrorCode.THROW_OUTSIDE_CATCH));
        }
    }

    private SqlError thrown(Statement.Throw.Raised raised, Scope scope) {
        int number = variables.integer(raised.number(), scope).orElse(0);
        if (number < USER_NUMBER) {
            return SqlError.of(ErrorCode.THROW_NUMBER, number);
        }
        String text = variables.text(raised.message(), scope).orElse("");
        int state = variables.integer(raised.state(), scope).orElse(0);
        return SqlError.raised(number, THROW_SEVERITY, Math.floorMod(state, STATE_MAX + 1), text);
    }

    private void raiserror(Statement.Raiserror raise, Activation activation, Scope scope) {
        boolean logged = raise.options().contains("LOG");
        int severity = variables.integer(raise.severity(), scope).orElse(0);
        int state = variables.integer(raise.state(), scope).orElse(1);
        severity = Math.max(0, Math.min(SEVERITY_MAX, severity));
        state = state < 0 ? 1 : Math.min(STATE_MAX, state);
        if (severity > UNLOGGED_SEVERITY_MAX && !logged) {
            throw SqlError.of(ErrorCode.RAISERROR_SEVERITY, UNLOGGED_SEVERITY_MAX);
        }
        int raisedSeverity = severity;
        int raisedState = state;
        SqlValue message = variables.evaluate(raise.message(), scope);
        int number = USER_NUMBER;
        String format;
        if (message.type().isInteger()) {
            ErrorCode known =
                    known(message)
                            .orElseThrow(() -> unknownNumber(message, raisedSeverity, raisedState));
            number = known.number();
            format = known.template();
        } else {
            format = Values.text(message).orElse("");
        }
        List<SqlValue> arguments =
                raise.arguments().stream()
                        .map(argument -> variables.evaluate(argument, scope))
                        .toList();
        SqlError error =
                SqlError.raised(number, severity, state, RaiserrorText.of(format, arguments));
        if (logged) {
            LOG.warn(
                    "Error {}, severity {}, state {}: {}",
                    number,
                    severity,
                    state,
                    error.getMessage());
        }
        if (severity > INFORMATION_SEVERITY) {
            throw error;
        }
        client.report(error.at(raise.line(), activation.procedure()));
        session.lastError(raise.options().contains("SETERROR") ? number : 0);
        session.rowCount(0);
    }

    /** One of the instance's own messages, as sys.messages has them. */
    private static Optional<ErrorCode> known(SqlValue message) {
        int number = message.isNull() ? 0 : ((Number) message.value()).intValue();
        return number < FIRST_NUMBER || number == USER_NUMBER
                ? Optional.empty()
                : Arrays.stream(ErrorCode.values())
                        .filter(code -> code.number() == number)
                        .findFirst();
    }

    /** There are no others: sp_addmessage does not exist. */
    private static SqlError unknownNumber(SqlValue message, int severity, int state) {
        int number = message.isNull() ? 0 : ((Number) message.value()).intValue();
        if (number < FIRST_NUMBER || number == USER_NUMBER) {
            return SqlError.of(ErrorCode.RAISERROR_NUMBER, number, FIRST_NUMBER, Integer.MAX_VALUE);
        }
        return SqlError.of(ErrorCode.RAISERROR_UNKNOWN, number, severity, state);
    }
}
