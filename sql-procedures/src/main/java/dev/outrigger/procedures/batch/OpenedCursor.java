package dev.outrigger.procedures.batch;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.ResultStream;
import dev.outrigger.engine.Scope;
import dev.outrigger.engine.access.Caller;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A cursor: a query's rows as they were when it was opened, and a place among them. */
final class OpenedCursor {
    private final Statement.DeclareCursor declared;
    private final Scope scope;
    private final Caller.Standing declarer;
    private List<ResultColumn> columns = List.of();
    private List<Frame> frames;
    private long rows;
    private long bytes;

    /** 0 before the first row, 1 on it. */
    private long place;

    /** scope: of the batch that declares it, whose variables count as they are now. */
    OpenedCursor(Statement.DeclareCursor declared, Scope scope, Caller.Standing declarer) {
        this.declared = declared;
        this.scope = DeclaredScope.of(declared.query(), scope);
        this.declarer = declarer;
    }

    /** For whom its query reads, whoever opens it. */
    Caller.Standing declarer() {
        return declarer;
    }

    boolean isLocal() {
        return declared.local();
    }

    long rows() {
        return frames == null ? 0 : rows;
    }

    long bytes() {
        return frames == null ? 0 : bytes;
    }

    List<ResultColumn> columns() {
        return columns;
    }

    /** bytesMax: what its rows may hold. */
    void open(EngineSession engine, long bytesMax, Runnable cancellation) {
        if (frames != null) {
            throw SqlError.of(ErrorCode.CURSOR_OPEN);
        }
        List<Frame> read = new ArrayList<>();
        long count = 0;
        long size = 0;
        try (ResultStream result = engine.query(declared.query(), scope)) {
            FrameStream stream = result.frames();
            for (Optional<Frame> next = stream.next(); next.isPresent(); next = stream.next()) {
                cancellation.run();
                size += next.get().bytes();
                if (size > bytesMax) {
                    throw SqlError.of(ErrorCode.QUERY_MEMORY, bytesMax >> 20);
                }
                count += next.get().rows();
                read.add(next.get());
            }
            columns = result.columns();
        }
        frames = read;
        rows = count;
        bytes = size;
        place = 0;
    }

    void close() {
        requireOpen();
        frames = null;
    }

    /** Closes it, if it is open. */
    void release() {
        frames = null;
    }

    private void requireOpen() {
        if (frames == null) {
            throw SqlError.of(ErrorCode.CURSOR_NOT_OPEN);
        }
    }

    /** The row that a fetch comes to; empty before the first and behind the last. */
    Optional<Object[]> fetch(String direction, long count) {
        requireOpen();
        if (!declared.scrolls() && !direction.equals("NEXT")) {
            throw SqlError.of(
                    ErrorCode.CURSOR_FETCH_TYPE,
                    direction.charAt(0)
                            + direction.substring(1).toLowerCase(java.util.Locale.ROOT));
        }
        long wanted =
                switch (direction) {
                    case "NEXT" -> place + 1;
                    case "PRIOR" -> place - 1;
                    case "FIRST" -> 1;
                    case "LAST" -> rows;
                    case "ABSOLUTE" -> count < 0 ? rows + 1 + count : count;
                    default -> place + count;
                };
        place = Math.max(0, Math.min(rows + 1, wanted));
        return place == 0 || place > rows ? Optional.empty() : Optional.of(row(place - 1));
    }

    private Object[] row(long index) {
        long left = index;
        for (Frame frame : frames) {
            if (left < frame.rows()) {
                Object[] row = new Object[columns.size()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = SqlColumns.read(frame.column(i), (int) left, columns.get(i).type());
                }
                return row;
            }
            left -= frame.rows();
        }
        throw new IllegalStateException("no row " + index + " of " + rows);
    }
}
