package dev.outrigger.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Frame;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;

/**
 * A line for each result set: an array of objects. Numbers are numbers, bit is true or false, all
 * else text. A column without a name is {@code column1} and so on by its position.
 */
final class JsonPrinter implements ResultPrinter {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                    .disable(com.fasterxml.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build();

    private final PrintStream out;
    private JsonGenerator json;
    private List<ResultColumn> columns = List.of();

    JsonPrinter(PrintStream out) {
        this.out = out;
    }

    @Override
    public void begin(List<ResultColumn> newColumns) {
        columns = newColumns;
        try {
            json = JSON.createGenerator(out);
            json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
            json.writeStartArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void rows(Frame frame) {
        try {
            for (int row = 0; row < frame.rows(); row++) {
                json.writeStartObject();
                for (int i = 0; i < columns.size(); i++) {
                    String name = columns.get(i).name();
                    json.writeFieldName(name.isEmpty() ? "column" + (i + 1) : name);
                    SqlType type = columns.get(i).type();
                    write(SqlColumns.read(frame.column(i), row, type), type);
                }
                json.writeEndObject();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Object value, SqlType type) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof BigDecimal decimal) {
            json.writeNumber(decimal);
        } else if (value instanceof Double || value instanceof Float) {
            json.writeNumber(((Number) value).doubleValue());
        } else if (type.isNumeric()) {
            json.writeNumber(((Number) value).longValue());
        } else {
            json.writeString(CellText.of(value, type));
        }
    }

    @Override
    public void end() {
        try {
            json.writeEndArray();
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println();
        out.flush();
    }
}
