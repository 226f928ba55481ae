package dev.outrigger.engine.store;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** External libraries and languages as rows of the catalog, written in a transaction. */
final class ExternalRows implements Externals {
    static final String[] CREATION = {
        "CREATE TABLE IF NOT EXISTS EXTERNALS(DATABASE_KEY VARCHAR NOT NULL, KIND VARCHAR NOT NULL,"
                + " NAME_KEY VARCHAR NOT NULL, OWNER INT NOT NULL, ID INT NOT NULL,"
                + " BODY VARBINARY NOT NULL, UNIQUE(DATABASE_KEY, KIND, NAME_KEY, OWNER))",
        "CREATE TABLE IF NOT EXISTS EXTERNAL_BYTES(ID INT NOT NULL, PIECE INT NOT NULL,"
                + " BYTES VARBINARY NOT NULL, PRIMARY KEY(ID, PIECE))",
        "CREATE SEQUENCE IF NOT EXISTS EXTERNAL_IDS START WITH 65536"
    };

    /** A row of the store has a bound; a piece is well below it. */
    private static final int PIECE_BYTES = 256 << 10;

    private final SharedCatalog shared;
    private final Supplier<CatalogRows> rows;
    private final Consumer<UnaryOperator<CatalogState>> change;

    ExternalRows(
            SharedCatalog shared,
            Supplier<CatalogRows> rows,
            Consumer<UnaryOperator<CatalogState>> change) {
        this.shared = shared;
        this.rows = rows;
        this.change = change;
    }

    /** What is committed in H2. */
    static CatalogState load(H2Instance instance, CatalogState state) {
        CatalogState loaded = state;
        for (Object[] row : instance.query("SELECT BODY FROM EXTERNALS")) {
            loaded = loaded.withExternal(ExternalFormat.read((byte[]) row[0]));
        }
        return loaded;
    }

    @Override
    public External create(External definition) {
        External made = definition.withId(shared.nextExternalId(), SharedCatalog.now());
        boolean isNew =
                rows.get()
                        .insert(
                                "INSERT INTO EXTERNALS VALUES (?, ?, ?, ?, ?, ?)",
                                made.database(),
                                made.kind().name(),
                                CatalogState.lower(made.name()),
                                made.owner(),
                                made.id(),
                                ExternalFormat.write(made));
        if (!isNew) {
            throw made.kind() == External.Kind.LIBRARY
                    ? SqlError.of(
                            ErrorCode.LIBRARY_EXISTS,
                            made.name(),
                            shared.committed()
                                    .rights()
                                    .principal(made.database(), made.owner())
                                    .map(owner -> owner.name())
                                    .orElse(Integer.toString(made.owner())),
                            made.database())
                    : SqlError.of(ErrorCode.LANGUAGE_EXISTS, made.name(), made.database());
        }
        change.accept(state -> state.withExternal(made));
        return made;
    }

    @Override
    public External alter(External before, External after) {
        rows.get()
                .changeOne(
                        before.name(),
                        "UPDATE EXTERNALS SET BODY = ? WHERE ID = ? AND BODY = ?",
                        ExternalFormat.write(after),
                        before.id(),
                        ExternalFormat.write(before));
        List<Integer> kept = after.files().stream().map(External.File::content).toList();
        forget(before.files().stream().filter(f -> !kept.contains(f.content())).toList());
        change.accept(state -> state.withExternal(after));
        return after;
    }

    @Override
    public void drop(External external) {
        rows.get()
                .changeOne(
                        external.name(),
                        "DELETE FROM EXTERNALS WHERE ID = ? AND BODY = ?",
                        external.id(),
                        ExternalFormat.write(external));
        forget(external.files());
        change.accept(state -> state.withoutExternal(external));
    }

    private void forget(List<External.File> files) {
        for (External.File file : files) {
            if (file.content() != 0) {
                rows.get().change("DELETE FROM EXTERNAL_BYTES WHERE ID = ?", file.content());
            }
        }
    }

    /** All of a database's, when it is dropped. */
    void forgetDatabase(String key, List<External> all) {
        all.forEach(external -> forget(external.files()));
        rows.get().change("DELETE FROM EXTERNALS WHERE DATABASE_KEY = ?", key);
    }

    @Override
    public int keep(InputStream bytes) throws IOException {
        int number = shared.nextExternalId();
        int piece = 0;
        for (byte[] next = bytes.readNBytes(PIECE_BYTES);
                next.length > 0;
                next = bytes.readNBytes(PIECE_BYTES)) {
            rows.get().change("INSERT INTO EXTERNAL_BYTES VALUES (?, ?, ?)", number, piece++, next);
        }
        return number;
    }

    @Override
    public InputStream content(int number) {
        CatalogRows all = rows.get();
        List<Integer> pieces = new ArrayList<>();
        all.read("SELECT PIECE FROM EXTERNAL_BYTES WHERE ID = ? ORDER BY PIECE", number)
                .forEach(row -> pieces.add((Integer) row[0]));
        return new java.io.SequenceInputStream(
                new Enumeration<InputStream>() {
                    private int next;

                    @Override
                    public boolean hasMoreElements() {
                        return next < pieces.size();
                    }

                    @Override
                    public InputStream nextElement() {
                        List<Object[]> found =
                                all.read(
                                        "SELECT BYTES FROM EXTERNAL_BYTES WHERE ID = ? AND PIECE = ?",
                                        number,
                                        pieces.get(next++));
                        if (found.isEmpty()) {
                            // Another has dropped it since.
                            throw SqlError.of(ErrorCode.DEFINITION_CHANGED, "external library");
                        }
                        byte[] bytes = (byte[]) found.get(0)[0];
                        return new ByteArrayInputStream(Arrays.copyOf(bytes, bytes.length));
                    }
                });
    }
}
