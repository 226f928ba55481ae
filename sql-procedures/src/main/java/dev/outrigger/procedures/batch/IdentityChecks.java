package dev.outrigger.procedures.batch;

import dev.outrigger.engine.EngineSession.IdentityCheck;
import dev.outrigger.engine.Scope;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.types.SqlType;
import java.util.Optional;

/** DBCC CHECKIDENT and what it tells. */
final class IdentityChecks {
    private static final String NONE = "NULL";

    private final BatchSession session;
    private final Client client;

    IdentityChecks(BatchSession session, Client client) {
        this.session = session;
        this.client = client;
    }

    void run(Statement.CheckIdentity check, Activation activation, Scope scope) {
        Optional<Long> value =
                check.value()
                        .map(
                                node ->
                                        (Long)
                                                session.engine()
                                                        .evaluate(
                                                                node,
                                                                scope,
                                                                Optional.of(SqlType.BIGINT))
                                                        .value());
        IdentityCheck checked =
                session.engine().checkIdentity(check.table(), check.reseed(), value, scope);
        if (check.silent()) {
            return;
        }
        String current = text(checked.current());
        report(
                value.isPresent()
                        ? SqlError.of(ErrorCode.IDENTITY_RESEEDED, current)
                        : SqlError.of(ErrorCode.IDENTITY_CHECKED, current, text(checked.column())),
                check,
                activation);
        report(SqlError.of(ErrorCode.DBCC_DONE), check, activation);
    }

    private void report(SqlError message, Statement.CheckIdentity check, Activation activation) {
        client.report(message.at(check.line(), activation.procedure()));
    }

    private static String text(Optional<Long> value) {
        return value.map(String::valueOf).orElse(NONE);
    }
}
