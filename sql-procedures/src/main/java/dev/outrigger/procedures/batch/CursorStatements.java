package dev.outrigger.procedures.batch;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.Scope;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.procedures.procedure.RowsFrame;
import dev.outrigger.procedures.system.Option;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The statements of cursors. */
final class CursorStatements {
    private static final int CURSORS_MAX = 1000;
    private static final int FETCHED = 0;
    private static final int NO_ROW = -1;

    private final BatchSession session;
    private final Variables variables;

    CursorStatements(BatchSession session) {
        this.session = session;
        this.variables = session.variables();
    }

    /** False when the statement is none of cursors. */
    boolean run(Statement statement, Activation activation, Scope scope) {
        if (statement instanceof Statement.DeclareCursor declare) {
            declare(declare, activation, scope);
        } else if (statement instanceof Statement.ChangeCursor change) {
            change(change, activation);
        } else {
            return false;
        }
        return true;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void declare(Statement.DeclareCursor declare, Activation activation, Scope scope) {
        Map<String, OpenedCursor> cursors =
                declare.local() ? activation.cursors() : session.namedCursors();
        if (cursors.containsKey(key(declare.name()))) {
            throw SqlError.of(ErrorCode.CURSOR_EXISTS, declare.name());
        }
        if (cursors.size() >= CURSORS_MAX) {
            throw SqlError.of(ErrorCode.TEMPORARY_TABLES, CURSORS_MAX);
        }
        cursors.put(
                key(declare.name()),
                new OpenedCursor(declare, scope, session.engine().caller().standing()));
    }

    private OpenedCursor find(String name, Activation activation) {
        OpenedCursor local = activation.cursors().get(key(name));
        OpenedCursor found = local != null ? local : session.namedCursors().get(key(name));
        if (found == null) {
            throw SqlError.of(ErrorCode.NAMED_CURSOR_MISSING, name);
        }
        return found;
    }

    private void change(Statement.ChangeCursor change, Activation activation) {
        OpenedCursor cursor = find(change.name(), activation);
        switch (change.verb()) {
            case OPEN -> {
                EngineSession engine = session.engine();
                long most = bytesLeft(activation);
                engine.caller()
                        .runFor(
                                cursor.declarer(),
                                () -> cursor.open(engine, most, session::checkCancelled));
                session.cursorRows((int) Math.min(Integer.MAX_VALUE, cursor.rows()));
            }
            case CLOSE -> cursor.close();
            case DEALLOCATE ->
                    (cursor.isLocal() ? activation.cursors() : session.namedCursors())
                            .remove(key(change.name()));
        }
    }

    /** All open cursors together hold as much as a query may. */
    private long bytesLeft(Activation activation) {
        long megabytes = session.parts().configuration().running(Option.QUERY_MEMORY_MEGABYTES);
        long most = megabytes == 0 ? Runtime.getRuntime().maxMemory() / 4 : megabytes << 20;
        long held =
                Stream.of(session.namedCursors(), activation.cursors())
                        .flatMap(cursors -> cursors.values().stream())
                        .mapToLong(OpenedCursor::bytes)
                        .sum();
        return Math.max(0, most - held);
    }

    /** Returns the rows fetched: one at most. */
    long fetch(Statement.Fetch fetch, Activation activation, Scope scope) {
        OpenedCursor cursor = find(fetch.name(), activation);
        long count =
                fetch.count()
                        .map(node -> variables.integer(node, scope).orElse(0).longValue())
                        .orElse(0L);
        Optional<Object[]> row = cursor.fetch(fetch.direction(), count);
        List<ResultColumn> columns = cursor.columns();
        session.fetchStatus(row.isPresent() ? FETCHED : NO_ROW);
        if (fetch.into().isEmpty()) {
            List<Object[]> rows = row.stream().toList();
            activation
                    .target()
                    .send(
                            columns,
                            () -> {
                                if (!rows.isEmpty()) {
                                    activation.target().add(RowsFrame.of(columns, rows));
                                }
                            });
            return rows.size();
        }
        if (fetch.into().size() != columns.size()) {
            throw SqlError.of(ErrorCode.CURSOR_VARIABLES);
        }
        for (int i = 0; row.isPresent() && i < columns.size(); i++) {
            activation.assign(
                    fetch.into().get(i), new SqlValue(columns.get(i).type(), row.get()[i]));
        }
        return row.isPresent() ? 1 : 0;
    }
}
