package dev.outrigger.engine.store;

import static dev.outrigger.engine.store.Rows.column;
import static dev.outrigger.engine.store.Rows.create;
import static dev.outrigger.engine.store.Rows.insertCommitted;
import static dev.outrigger.engine.store.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.engine.store.ReadView.RowCursor;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeValueTest {
    @TempDir Path folder;

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private void comesBack(int length) throws Exception {
        Table table;
        byte[] bytes = bytes(length);
        char[] chars = new char[length / 2];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) ('a' + i % 500);
        }
        String text = new String(chars);
        try (Store store = Store.open(StoreOptions.at(folder))) {
            table =
                    create(
                            store,
                            Rows.table(
                                    "t",
                                    List.of(
                                            column("id", SqlType.INT),
                                            column("b", SqlType.varbinary(-1)),
                                            column("s", SqlType.nvarchar(-1))),
                                    List.of()));
            insertCommitted(store, table, row(1, SqlBytes.of(bytes), null));
            insertCommitted(store, table, row(2, null, SqlText.of(text)));
            insertCommitted(store, table, row(3, SqlBytes.of(new byte[] {1}), SqlText.of("small")));
        }
        // Each value is written with its row and with what undoes the row, and the rows are written
        // once more at most.
        assertThat(Files.size(folder.resolve("outrigger.mv.db")))
                .isLessThan(6L * length + (1 << 20));
        try (Store store = Store.open(StoreOptions.at(folder));
                StoreTransaction transaction = store.begin();
                ReadView view = transaction.read(List.of(table));
                RowCursor cursor = view.scan(table, new int[] {0, 1, 2})) {
            int found = 0;
            while (cursor.next()) {
                Object[] row = cursor.row();
                switch ((Integer) row[0]) {
                    case 1 ->
                            assertThat(Arrays.equals(((SqlBytes) row[1]).bytes(), bytes)).isTrue();
                    case 2 -> assertThat(((SqlText) row[2]).value().equals(text)).isTrue();
                    default -> assertThat(row[2]).hasToString("small");
                }
                found++;
            }
            assertThat(found).isEqualTo(3);
        }
    }

    @Test
    void valuesOfAMebibyteComeBackAfterReopening() throws Exception {
        comesBack(1 << 20);
    }

    @Test
    @Tag("long")
    void valuesOfAHundredMegabytesComeBackAfterReopening() throws Exception {
        comesBack(100_000_000);
    }
}
