package dev.outrigger.tds;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.Schema;
import dev.outrigger.tds.types.ValueReader;
import dev.outrigger.tds.wire.PacketInput;
import dev.outrigger.tds.wire.ProtocolException;
import dev.outrigger.tds.wire.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of a bulk load, as frames that are read from the client when they are asked for. */
final class BulkRows implements FrameStream {
    private static final int ROWS_MAX = 8192;
    private static final long BYTES_MAX = 4L << 20;
    private static final int COLUMNS_MAX = 4096;
    private static final int COLUMN_METADATA = 0x81;
    private static final int ROW = 0xd1;
    private static final int ROW_WITH_NULL_BITS = 0xd2;
    private static final int DONE = 0xfd;
    private static final int NULLABLE = 0x01;
    private static final int BYTES_OF_A_VALUE = 16;

    private final PacketInput in;
    private final Runnable onEnd;
    private final List<ValueReader> readers = new ArrayList<>();
    private final List<ResultColumn> columns = new ArrayList<>();
    private final Schema schema;
    private boolean ended;

    /** onEnd: run when the last row has been read, before what it ends is done. */
    BulkRows(PacketInput in, Runnable onEnd) {
        this.in = in;
        this.onEnd = onEnd;
        if (in.readByte() != COLUMN_METADATA) {
            throw new ProtocolException("a bulk load that does not begin with its columns");
        }
        int count = in.readShort();
        if (count < 1 || count > COLUMNS_MAX) {
            throw new ProtocolException("a bulk load of " + count + " columns");
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            in.readInt();
            boolean nullable = (in.readShort() & NULLABLE) != 0;
            ValueReader reader = ValueReader.described(in);
            if (reader.namesTable()) {
                in.readLongText();
            }
            String name = in.readShortText();
            readers.add(reader);
            columns.add(new ResultColumn(name, reader.type(), nullable));
            fields.add(new Field(name, SqlColumns.columnType(reader.type()), nullable));
        }
        this.schema = new Schema(fields);
    }

    List<ResultColumn> columns() {
        return columns;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Optional<Frame> next() {
        List<ColumnBuilder> builders = new ArrayList<>();
        for (ValueReader reader : readers) {
            builders.add(new ColumnBuilder(SqlColumns.columnType(reader.type()), 16));
        }
        int rows = 0;
        long bytes = 0;
        while (!ended && rows < ROWS_MAX && bytes < BYTES_MAX) {
            int token = in.atEnd() ? DONE : in.readByte();
            switch (token) {
                case ROW -> {
                    bytes += row(builders, new byte[0]);
                    rows++;
                }
                case ROW_WITH_NULL_BITS -> {
                    bytes += row(builders, in.readBytes((readers.size() + 7) / 8));
                    rows++;
                }
                case DONE -> end();
                default -> throw new ProtocolException("a token " + token + " in a bulk load");
            }
        }
        if (rows == 0) {
            return Optional.empty();
        }
        List<Column> built = builders.stream().map(ColumnBuilder::build).toList();
        return Optional.of(new Frame(schema, rows, built));
    }

    /** The client may take the whole load back in its last packet. */
    private void end() {
        ended = true;
        in.skipRest();
        onEnd.run();
        if (in.isIgnored()) {
            throw SqlError.of(ErrorCode.CANCELLED);
        }
    }

    /** Whatever its columns are, a row is held whole, and so has one bound for all of them. */
    private long row(List<ColumnBuilder> builders, byte[] nulls) {
        long end = in.position() + in.valueBytesMax();
        long bytes = 0;
        for (int i = 0; i < readers.size(); i++) {
            SqlType type = readers.get(i).type();
            boolean isNull = nulls.length > 0 && (nulls[i / 8] >> i % 8 & 1) != 0;
            SqlValue value = isNull ? SqlValue.nullOf(type) : read(readers.get(i), end);
            if (!value.type().equals(type)) {
                throw new ProtocolException("a sql_variant in a bulk load");
            }
            SqlColumns.append(builders.get(i), type, value.value());
            bytes += BYTES_OF_A_VALUE + size(value);
        }
        return bytes;
    }

    /** A value that is refused is an error of the statement, which leaves nothing behind. */
    private SqlValue read(ValueReader reader, long end) {
        try {
            if (in.position() > end) {
                throw Refusal.tooLarge(in.valueBytesMax());
            }
            return reader.readInRow(in, end - in.position());
        } catch (Refusal e) {
            throw SqlError.raised(e.number(), e.severity(), e.state(), e.getMessage()).at(1);
        }
    }

    private static int size(SqlValue value) {
        if (value.value() instanceof SqlText text) {
            return text.value().length();
        }
        return value.value() instanceof SqlBytes bytes ? bytes.length() : 0;
    }

    @Override
    public void close() {}
}
