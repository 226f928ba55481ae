package dev.outrigger.procedures.batch;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.frame.Frame;
import dev.outrigger.procedures.procedure.ResultTarget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The server cursors that a session's client has opened: each a result that is kept whole, since a
 * cursor of ours is static. Bounded.
 */
final class Cursors {
    private static final int CURSORS_MAX = 1024;
    private static final long BYTES_MAX = 256L << 20;

    private final Map<Integer, Cursor> open = new HashMap<>();
    private int handles;
    private long bytes;

    /** Takes the rows of one result set and keeps them. */
    final class Cursor implements ResultTarget {
        private final List<Frame> frames = new ArrayList<>();
        private List<ResultColumn> columns = List.of();
        private boolean begun;
        private int rows;
        private long held;

        /** The first row fetched last, and how many were. */
        private int position;

        private int fetched;

        @Override
        public void begin(List<ResultColumn> resultColumns) {
            if (begun) {
                throw SqlError.of(
                        ErrorCode.NOT_SUPPORTED,
                        "A server cursor over several result sets",
                        ": open it over one SELECT.");
            }
            begun = true;
            columns = resultColumns;
        }

        @Override
        public void add(Frame frame) {
            if (bytes + frame.bytes() > BYTES_MAX) {
                throw tooMany();
            }
            held += frame.bytes();
            bytes += frame.bytes();
            rows = Math.addExact(rows, frame.rows());
            frames.add(frame);
        }

        @Override
        public void end() {}

        boolean hasRows() {
            return begun;
        }

        List<ResultColumn> columns() {
            return columns;
        }

        int rows() {
            return rows;
        }

        int position() {
            return position;
        }

        int fetched() {
            return fetched;
        }

        /**
         * Rows from a position on, as boxed values; the position may lie before the first row or
         * behind the last.
         */
        List<Object[]> fetch(long from, int count) {
            int first = (int) Math.max(0, Math.min(rows, from));
            int end = (int) Math.max(first, Math.min(rows, from + count));
            position = first;
            fetched = end - first;
            List<Object[]> result = new ArrayList<>();
            int before = 0;
            for (Frame frame : frames) {
                int to = before + frame.rows();
                for (int row = Math.max(first, before); row < Math.min(end, to); row++) {
                    result.add(row(frame, row - before));
                }
                before = to;
            }
            return result;
        }

        private Object[] row(Frame frame, int row) {
            Object[] values = new Object[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = SqlColumns.read(frame.column(i), row, columns.get(i).type());
            }
            return values;
        }
    }

    Cursor create() {
        if (open.size() == CURSORS_MAX) {
            throw tooMany();
        }
        return new Cursor();
    }

    private static SqlError tooMany() {
        return SqlError.of(ErrorCode.CURSOR_TOO_MANY, CURSORS_MAX, BYTES_MAX >> 20);
    }

    int add(Cursor cursor) {
        handles++;
        open.put(handles, cursor);
        return handles;
    }

    Cursor get(int handle) {
        Cursor found = open.get(handle);
        if (found == null) {
            throw SqlError.of(ErrorCode.CURSOR_MISSING, handle);
        }
        return found;
    }

    void remove(int handle) {
        discard(get(handle));
        open.remove(handle);
    }

    void removeAll() {
        open.values().forEach(this::discard);
        open.clear();
    }

    /** Gives back what a cursor holds that never came to be open. */
    void discard(Cursor cursor) {
        bytes -= cursor.held;
        cursor.held = 0;
        cursor.frames.clear();
    }
}
