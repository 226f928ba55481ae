package dev.outrigger.procedures.batch;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.procedures.procedure.PassedArgument;
import dev.outrigger.procedures.procedure.ResultTarget;
import dev.outrigger.procedures.procedure.RowsFrame;
import dev.outrigger.procedures.procedure.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The procedures of server cursors. Every cursor is static and read-only, which is what a client is
 * told when it asks for another; each row has a column more, which says that it is there.
 */
final class CursorCalls {
    static final Set<String> NAMES =
            Set.of(
                    "sp_cursoropen",
                    "sp_cursorprepexec",
                    "sp_cursorexecute",
                    "sp_cursorunprepare",
                    "sp_cursorfetch",
                    "sp_cursorclose");

    private static final ResultColumn ROW_STATUS = new ResultColumn("ROWSTAT", SqlType.INT, false);
    private static final int ROW_THERE = 1;
    private static final int FAILED = 1;
    private static final int READ_ONLY = 1;
    private static final int STATIC = 8;
    private static final int ROWS_MAX = 100_000;

    private static final int FIRST = 0x01;
    private static final int NEXT = 0x02;
    private static final int PREVIOUS = 0x04;
    private static final int LAST = 0x08;
    private static final int ABSOLUTE = 0x10;
    private static final int RELATIVE = 0x20;
    private static final int REFRESH = 0x80;
    private static final int INFORMATION = 0x100;
    private static final int PREVIOUS_EXACTLY = 0x200;

    private final Executions executions;
    private final BatchSession session;
    private final Client client;
    private final Cursors cursors;

    CursorCalls(Executions executions, BatchSession session, Client client) {
        this.executions = executions;
        this.session = session;
        this.client = client;
        this.cursors = session.cursors();
    }

    Executions.Done run(
            String name, List<PassedArgument> passed, ResultTarget target, Activation caller) {
        return switch (name) {
            case "sp_cursoropen" -> {
                require(name, passed, 2);
                PreparedStatements.Prepared statement =
                        new PreparedStatements.Prepared(text(passed, 5), text(passed, 1));
                yield open(statement, values(passed, 6), 0, 2, target, caller);
            }
            case "sp_cursorprepexec" -> {
                require(name, passed, 4);
                PreparedStatements.Prepared statement =
                        new PreparedStatements.Prepared(text(passed, 2), text(passed, 3));
                Executions.Done done = open(statement, values(passed, 7), 1, 4, target, caller);
                if (done.status() != 0) {
                    yield done;
                }
                int handle = session.preparedStatements().add(statement);
                Map<Integer, SqlValue> outputs = new HashMap<>(done.outputs());
                outputs.put(0, integer(handle));
                yield new Executions.Done(done.status(), outputs, done.mismatch());
            }
            case "sp_cursorexecute" -> {
                require(name, passed, 2);
                yield open(
                        session.preparedStatements().get(number(passed, 0)),
                        values(passed, 5),
                        1,
                        2,
                        target,
                        caller);
            }
            case "sp_cursorunprepare" -> {
                require(name, passed, 1);
                session.preparedStatements().remove(number(passed, 0));
                yield done(Map.of());
            }
            case "sp_cursorfetch" -> {
                require(name, passed, 1);
                yield fetch(passed, target);
            }
            default -> {
                require(name, passed, 1);
                cursors.remove(number(passed, 0));
                yield done(Map.of());
            }
        };
    }

    private static void require(String name, List<PassedArgument> passed, int arguments) {
        if (passed.size() < arguments) {
            throw SqlError.of(ErrorCode.PARAMETER_MISSING, name, "@cursor").withState(10);
        }
    }

    private static Executions.Done done(Map<Integer, SqlValue> outputs) {
        return new Executions.Done(0, outputs, Optional.empty());
    }

    private static List<PassedArgument> values(List<PassedArgument> passed, int from) {
        return passed.size() > from ? passed.subList(from, passed.size()) : List.of();
    }

    /**
     * handleAt: where the cursor's handle goes; optionsAt: where its options begin, the row count
     * being the third of them.
     */
    private Executions.Done open(
            PreparedStatements.Prepared statement,
            List<PassedArgument> values,
            int handleAt,
            int optionsAt,
            ResultTarget target,
            Activation caller) {
        List<PassedArgument> arguments = new ArrayList<>();
        arguments.add(unicode(statement.text()));
        arguments.add(unicode(statement.declarations()));
        arguments.addAll(values);
        Cursors.Cursor cursor = cursors.create();
        boolean done = false;
        long errors = client.errors();
        try {
            client.silently(
                    () -> new ExecuteSql(executions, session).run(arguments, cursor, caller));
            if (client.errors() > errors) {
                // They were told already. What there is of the rows is no result.
                return new Executions.Done(FAILED, Map.of(), Optional.empty());
            }
            if (!cursor.hasRows()) {
                throw SqlError.of(ErrorCode.CURSOR_WITHOUT_ROWS);
            }
            done = true;
        } finally {
            if (!done) {
                cursors.discard(cursor);
            }
        }
        target.send(withStatus(cursor), () -> {});
        Map<Integer, SqlValue> outputs = new HashMap<>();
        outputs.put(handleAt, integer(cursors.add(cursor)));
        outputs.put(optionsAt, integer(STATIC));
        outputs.put(optionsAt + 1, integer(READ_ONLY));
        outputs.put(optionsAt + 2, integer(cursor.rows()));
        return done(outputs);
    }

    private static List<ResultColumn> withStatus(Cursors.Cursor cursor) {
        List<ResultColumn> columns = new ArrayList<>(cursor.columns());
        columns.add(ROW_STATUS);
        return columns;
    }

    private Executions.Done fetch(List<PassedArgument> passed, ResultTarget target) {
        Cursors.Cursor cursor = cursors.get(number(passed, 0));
        int kind = passed.size() > 1 ? number(passed, 1) : NEXT;
        int row = passed.size() > 2 ? number(passed, 2) : 0;
        int count = Math.min(ROWS_MAX, passed.size() > 3 ? number(passed, 3) : 1);
        if (kind == INFORMATION) {
            return done(Map.of(2, integer(cursor.position() + 1), 3, integer(cursor.rows())));
        }
        if (count < 0) {
            throw SqlError.of(ErrorCode.LIMIT_NEGATIVE, count);
        }
        List<ResultColumn> columns = withStatus(cursor);
        List<Object[]> rows = new ArrayList<>();
        for (Object[] values : cursor.fetch(start(cursor, kind, row, count), count)) {
            Object[] wider = Arrays.copyOf(values, columns.size());
            wider[values.length] = ROW_THERE;
            rows.add(wider);
        }
        target.send(columns, () -> target.add(RowsFrame.of(columns, rows)));
        return done(Map.of());
    }

    /** The position, from 0, of the first row that a fetch asks for. */
    private static long start(Cursors.Cursor cursor, int kind, int row, int count) {
        long position = cursor.position();
        return switch (kind) {
            case FIRST -> 0;
            case NEXT -> position + cursor.fetched();
            // Near the first row the one kind gives as many rows as asked for, the other fewer.
            case PREVIOUS -> position == 0 ? -count : Math.max(0, position - count);
            case PREVIOUS_EXACTLY -> position - count;
            case LAST -> Math.max(0, cursor.rows() - (long) count);
            case ABSOLUTE -> row < 0 ? (long) cursor.rows() + row : row - 1L;
            case RELATIVE -> position + row;
            case REFRESH -> position;
            default ->
                    throw SqlError.of(
                            ErrorCode.NOT_SUPPORTED,
                            "The fetch type " + kind,
                            ": fetch the first, next, previous or last rows, or those at a position.");
        };
    }

    private static SqlValue integer(int value) {
        return new SqlValue(SqlType.INT, value);
    }

    private static PassedArgument unicode(String text) {
        return new PassedArgument(
                Optional.empty(),
                Optional.of(new SqlValue(SqlType.NVARCHAR_MAX, SqlText.of(text))),
                false);
    }

    private static String text(List<PassedArgument> passed, int at) {
        return passed.size() > at ? passed.get(at).value().flatMap(Values::text).orElse("") : "";
    }

    private static int number(List<PassedArgument> passed, int at) {
        SqlValue value =
                passed.get(at).value().filter(given -> !given.isNull()).orElseGet(() -> integer(0));
        return (Integer) Values.argument(value, SqlType.INT).value();
    }
}
