package dev.outrigger.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.engine.errors.SqlError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder of a format that this version does not read says so, and stays as it is. */
final class FolderFormatTest {
    private static StoreOptions options(Path folder) {
        return new StoreOptions(Optional.of(folder), 16_384, Duration.ofSeconds(5));
    }

    private static void write(Path folder, int format) {
        H2Instance instance = H2Instance.open(options(folder), "");
        instance.define(
                new String[] {"UPDATE INSTANCE SET BODY = '" + format + "' WHERE NAME = 'format'"});
        instance.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {SharedCatalog.FORMAT - 1, SharedCatalog.FORMAT + 1})
    void folderOfAnotherFormatIsRefusedByBothNumbersAndNotTouched(
            int format, @TempDir Path folder) {
        try (Store store = Store.open(options(folder));
                StoreTransaction transaction = store.begin()) {
            transaction.catalog().createDatabase("shop");
            transaction.commit();
        }
        write(folder, format);
        for (int opening = 0; opening < 2; opening++) {
            assertThatThrownBy(() -> Store.open(options(folder)))
                    .isInstanceOf(SqlError.class)
                    .hasMessageContaining("of format " + format)
                    .hasMessageContaining("reads format " + SharedCatalog.FORMAT);
        }
        write(folder, SharedCatalog.FORMAT);
        try (Store store = Store.open(options(folder));
                StoreTransaction transaction = store.begin()) {
            assertThat(transaction.catalog().databases()).contains("shop");
        }
    }
}
