package dev.outrigger.engine.store;

import dev.outrigger.frame.DictionaryColumn;
import java.util.ArrayList;
import java.util.List;

/**
 * What is held of a table's column.
 *
 * @param chunks that the table is known to have
 * @param loaded the chunks whose values of the column are held
 * @param rows in these
 * @param bytes of these
 * @param dictionaries the chunks held as positions in a list of texts
 * @param hits how often a chunk's values were found
 * @param loads how often they were read from the rows
 * @param evictions how often they made room for others
 */
public record HeldColumns(
        Table table,
        int column,
        int chunks,
        int loaded,
        long rows,
        long bytes,
        int dictionaries,
        long hits,
        long loads,
        long evictions) {
    static List<HeldColumns> of(ColumnStore store) {
        List<HeldColumns> all = new ArrayList<>();
        for (HeldTable table : store.tables()) {
            Chunk[] chunks = table.latest().known();
            for (int column = 0; column < table.columnCount(); column++) {
                if (table.loads(column) > 0) {
                    all.add(of(table, column, chunks == null ? new Chunk[0] : chunks));
                }
            }
        }
        return all;
    }

    private static HeldColumns of(HeldTable table, int column, Chunk[] chunks) {
        int loaded = 0;
        int dictionaries = 0;
        long rows = 0;
        long bytes = 0;
        for (Chunk chunk : chunks) {
            HeldColumn held = chunk.content().columns()[column];
            if (held != null) {
                loaded++;
                dictionaries += held.column() instanceof DictionaryColumn ? 1 : 0;
                rows += held.column().length();
                bytes += held.column().bytes();
            }
        }
        return new HeldColumns(
                table.definition(),
                column,
                chunks.length,
                loaded,
                rows,
                bytes,
                dictionaries,
                table.hits(column),
                table.loads(column),
                table.evictions(column));
    }
}
