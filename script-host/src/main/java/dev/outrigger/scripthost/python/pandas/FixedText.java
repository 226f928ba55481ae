package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.frame.FixedColumn;
import dev.outrigger.scripthost.python.array.Ticks;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The SQL types that scripts see as text: uniqueidentifier, and datetimeoffset as ISO 8601 with its
 * offset.
 */
final class FixedText {
    private FixedText() {}

    static String uuid(FixedColumn column, int row) {
        ByteBuffer bytes = ByteBuffer.wrap(column.data(), row * 16, 16);
        return new java.util.UUID(bytes.getLong(), bytes.getLong())
                .toString()
                .toUpperCase(java.util.Locale.ROOT);
    }

    static String offsetTimestamp(FixedColumn column, int row) {
        ByteBuffer bytes =
                ByteBuffer.wrap(column.data(), row * 10, 10).order(ByteOrder.LITTLE_ENDIAN);
        long utc = bytes.getLong();
        int minutes = bytes.getShort();
        String local =
                dev.outrigger.scripthost.python.array.Values.text(
                        new Ticks(utc + minutes * 60 * Ticks.PER_SECOND));
        int size = Math.abs(minutes);
        return local
                + String.format(
                        java.util.Locale.ROOT,
                        "%s%02d:%02d",
                        minutes < 0 ? "-" : "+",
                        size / 60,
                        size % 60);
    }
}
