package dev.outrigger.procedures.batch;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.TypeName;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A query's rows under SET ROWCOUNT and SET TEXTSIZE: as many of them, and as much of each. */
final class SentRows {
    private final SessionSettings settings;
    private final List<SqlType> types;
    private final boolean[] cut;
    private long left;

    SentRows(SessionSettings settings, List<ResultColumn> columns) {
        this.settings = settings;
        this.types = columns.stream().map(ResultColumn::type).toList();
        this.cut = new boolean[types.size()];
        for (int i = 0; i < cut.length; i++) {
            cut[i] = types.get(i).length() == SqlType.MAX;
        }
        this.left = settings.rowsMax() == 0 ? Long.MAX_VALUE : settings.rowsMax();
    }

    /** toClient: only there values are cut. */
    FrameStream of(FrameStream rows, boolean toClient) {
        boolean cuts = toClient && settings.textSize() >= 0 && anyToCut();
        if (settings.rowsMax() == 0 && !cuts) {
            return rows;
        }
        return new FrameStream() {
            @Override
            public Schema schema() {
                return rows.schema();
            }

            @Override
            public Optional<Frame> next() {
                return left == 0
                        ? Optional.empty()
                        : rows.next().map(frame -> limited(frame, cuts));
            }

            @Override
            public void close() {
                rows.close();
            }
        };
    }

    private boolean anyToCut() {
        for (boolean one : cut) {
            if (one) {
                return true;
            }
        }
        return false;
    }

    private Frame limited(Frame frame, boolean cuts) {
        int rows = (int) Math.min(frame.rows(), left);
        left -= rows;
        if (rows == frame.rows() && !cuts) {
            return frame;
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            SqlType type = types.get(i);
            ColumnBuilder builder = new ColumnBuilder(frame.column(i).type(), rows);
            for (int row = 0; row < rows; row++) {
                Object value = SqlColumns.read(frame.column(i), row, type);
                SqlColumns.append(
                        builder, type, cuts && cut[i] && value != null ? cut(value, type) : value);
            }
            columns.add(builder.build());
        }
        return new Frame(frame.schema(), rows, columns);
    }

    /** The size is in bytes; a character of nvarchar has two. */
    private Object cut(Object value, SqlType type) {
        int size = settings.textSize();
        if (value instanceof SqlBytes bytes) {
            return bytes.bytes().length <= size
                    ? bytes
                    : SqlBytes.of(Arrays.copyOf(bytes.bytes(), size));
        }
        SqlText text = (SqlText) value;
        if (type.name() == TypeName.NVARCHAR) {
            int characters = size / 2;
            return text.value().length() <= characters
                    ? text
                    : SqlText.of(text.value().substring(0, characters), text.collation());
        }
        byte[] utf8 = text.value().getBytes(StandardCharsets.UTF_8);
        if (utf8.length <= size) {
            return text;
        }
        int end = size;
        while (end > 0 && (utf8[end] & 0xC0) == 0x80) {
            end--;
        }
        return SqlText.of(new String(utf8, 0, end, StandardCharsets.UTF_8), text.collation());
    }
}
