package dev.outrigger.tds.types;

import dev.outrigger.engine.types.CodePage;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.DictionaryColumn;
import dev.outrigger.frame.VariableColumn;
import dev.outrigger.tds.wire.PacketOutput;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Text and bytes: UTF-8 in a frame; UTF-16 or the code page of the instance on the wire. */
final class TextCells {
    static final Charset CODE_PAGE = CodePage.CHARSET;

    private final SqlType type;
    private final boolean plp;

    private TextCells(SqlType type) {
        this.type = type;
        this.plp = type.length() == SqlType.MAX;
    }

    static ColumnCodec.Cells of(Column column, SqlType type) {
        TextCells cells = new TextCells(type);
        if (column instanceof DictionaryColumn dictionary) {
            int[] codes = dictionary.codes();
            return (out, row) -> cells.text(out, dictionary.values(), codes[row]);
        }
        VariableColumn values = (VariableColumn) column;
        return (out, row) -> cells.text(out, values, row);
    }

    static ColumnCodec.Cells ofBytes(Column column, SqlType type) {
        TextCells cells = new TextCells(type);
        VariableColumn values = (VariableColumn) column;
        return (out, row) -> {
            int size = values.size(row);
            cells.begin(out, size);
            out.writeBytes(values.data(), values.offsets()[row], size);
            cells.end(out);
        };
    }

    private void text(PacketOutput out, VariableColumn values, int row) {
        byte[] data = values.data();
        int from = values.offsets()[row];
        int size = values.size(row);
        if (isAscii(data, from, size)) {
            begin(out, type.isUnicode() ? 2 * size : size);
            if (type.isUnicode()) {
                out.writeAscii(data, from, size);
            } else {
                out.writeBytes(data, from, size);
            }
        } else {
            String text = new String(data, from, size, StandardCharsets.UTF_8);
            if (type.isUnicode()) {
                begin(out, 2 * text.length());
                out.writeText(text);
            } else {
                byte[] encoded = text.getBytes(CODE_PAGE);
                begin(out, encoded.length);
                out.writeBytes(encoded);
            }
        }
        end(out);
    }

    private static boolean isAscii(byte[] data, int from, int size) {
        int all = 0;
        for (int i = from; i < from + size; i++) {
            all |= data[i];
        }
        return all >= 0;
    }

    private void begin(PacketOutput out, int bytes) {
        if (plp) {
            PlpWriter.begin(out, bytes);
        } else {
            out.writeShort(bytes);
        }
    }

    private void end(PacketOutput out) {
        if (plp) {
            PlpWriter.end(out);
        }
    }
}
