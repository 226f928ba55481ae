package dev.outrigger.engine.store;

import dev.outrigger.engine.rights.FixedPrincipals;
import dev.outrigger.engine.rights.Grant;
import dev.outrigger.engine.rights.Principal;
import dev.outrigger.engine.rights.Rights;
import dev.outrigger.engine.rights.Securable;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.ArrowWriter;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.Schema;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes a database as one committed state has it, while others write on. A file has its name only
 * once it is whole and on disk: what a crash leaves has another.
 */
final class DatabaseBackup {
    private static final int FRAME_ROWS = 8192;
    private static final long FRAME_BYTES = 4 << 20;
    private static final String PARTIAL = ".partial";

    private final StoreTransaction transaction;
    private final Runnable checkCancelled;
    private final IntConsumer percent;
    private final String database;

    /** Of rows: how many there are, nearly, since others write on, and how many are written. */
    private long expected;

    private long done;

    /**
     * @param checkCancelled throws when the statement is not wanted any more
     * @param percent told how far it has come; never less than before
     */
    DatabaseBackup(
            StoreTransaction transaction,
            Runnable checkCancelled,
            IntConsumer percent,
            String database) {
        this.transaction = transaction;
        this.checkCancelled = checkCancelled;
        this.percent = percent;
        this.database = database;
    }

    /** A state of the definitions and of the rows: nothing was committed between the two. */
    private record State(DatabaseContents contents, List<External> externals, ReadView view) {}

    /** Returns the file's size. */
    long write(Path file, BackupHeader header, SharedCatalog shared) throws IOException {
        State state =
                shared.committing(
                        () ->
                                new State(
                                        contents(),
                                        transaction.catalog().externals(database),
                                        transaction.read(tables())));
        Path partial = file.resolveSibling(file.getFileName() + PARTIAL);
        try (ReadView view = state.view();
                FileChannel channel =
                        FileChannel.open(
                                partial,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.TRUNCATE_EXISTING)) {
            OutputStream whole =
                    new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            write(new BackupOutput(whole), header, state, view);
            whole.flush();
            channel.force(true);
        } catch (IOException | RuntimeException | Error e) {
            Files.deleteIfExists(partial);
            throw e;
        }
        Files.move(
                partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return Files.size(file);
    }

    private void write(BackupOutput out, BackupHeader header, State state, ReadView view)
            throws IOException {
        DatabaseContents contents = state.contents();
        expected =
                contents.tables().stream()
                        .mapToLong(
                                table -> transaction.catalog().statistics(table).rows().orElse(0))
                        .sum();
        try (DataOutputStream section = new DataOutputStream(out.section(BackupOutput.HEADER))) {
            header.write(section);
        }
        try (DataOutputStream section =
                new DataOutputStream(
                        new BufferedOutputStream(out.section(BackupOutput.DEFINITIONS)))) {
            contents.write(section);
        }
        for (Table table : contents.tables()) {
            Deflater deflater = new Deflater(Deflater.BEST_SPEED);
            try (OutputStream section = out.section(BackupOutput.ROWS);
                    OutputStream rows =
                            header.compressed()
                                    ? new DeflaterOutputStream(section, deflater, 1 << 16)
                                    : section) {
                writeRows(table, view, rows);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            } finally {
                deflater.end();
            }
        }
        for (External external : state.externals()) {
            checkCancelled.run();
            try (DataOutputStream section =
                    new DataOutputStream(
                            new BufferedOutputStream(out.section(BackupOutput.EXTERNAL)))) {
                ExternalBackup.write(external, transaction.catalog().externals(), section);
            }
        }
        out.end();
        percent.accept(100);
    }

    private void writeRows(Table table, ReadView view, OutputStream out) {
        List<Field> fields = new ArrayList<>();
        int[] all = new int[table.columns().size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
            Table.TableColumn column = table.columns().get(i);
            fields.add(new Field(column.name(), SqlColumns.columnType(column.type()), true));
        }
        Schema schema = new Schema(fields);
        ArrowWriter writer = new ArrowWriter(out, schema);
        List<Object[]> rows = new ArrayList<>();
        long bytes = 0;
        try (ReadView.RowCursor cursor = view.scan(table, all)) {
            while (cursor.next()) {
                Object[] row = cursor.row();
                rows.add(row);
                bytes += size(row);
                if (rows.size() == FRAME_ROWS || bytes > FRAME_BYTES) {
                    checkCancelled.run();
                    writer.write(frame(table, schema, rows));
                    written(rows.size());
                    rows.clear();
                    bytes = 0;
                }
            }
        }
        if (!rows.isEmpty()) {
            writer.write(frame(table, schema, rows));
            written(rows.size());
        }
        writer.close();
    }

    private void written(int rows) {
        done += rows;
        percent.accept((int) Math.min(99, done * 100 / Math.max(1, expected)));
    }

    private static long size(Object[] row) {
        long bytes = 0;
        for (Object value : row) {
            bytes +=
                    value instanceof SqlText text
                            ? 3L * text.value().length()
                            : value instanceof SqlBytes raw ? raw.length() : Long.BYTES;
        }
        return bytes;
    }

    private static Frame frame(Table table, Schema schema, List<Object[]> rows) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            SqlType type = table.columns().get(i).type();
            ColumnBuilder builder = new ColumnBuilder(SqlColumns.columnType(type), rows.size());
            for (Object[] row : rows) {
                SqlColumns.append(builder, type, row[i]);
            }
            columns.add(builder.build());
        }
        return new Frame(schema, rows.size(), columns);
    }

    private List<Table> tables() {
        return transaction.catalog().tables(database);
    }

    /** What was counted is read after the rows are fixed: it may be ahead of them, never behind. */
    private DatabaseContents contents() {
        Catalog catalog = transaction.catalog();
        List<Table> tables = tables();
        List<Catalog.Sequence> sequences = catalog.sequences(database);
        Rights rights = catalog.rights();
        List<Principal> principals =
                rights.principals(database).stream().filter(DatabaseBackup::isMade).toList();
        return new DatabaseContents(
                catalog.schemas(database).stream()
                        .filter(schema -> !CatalogState.SCHEMAS.containsValue(schema.id()))
                        .toList(),
                tables,
                tables.stream().map(catalog::lastIdentity).toList(),
                sequences,
                sequences.stream().map(catalog::lastValue).toList(),
                catalog.views(database),
                catalog.modules(database),
                principals,
                principals.stream()
                        .map(
                                user ->
                                        rights.principal("", user.login())
                                                .map(Principal::name)
                                                .orElse(""))
                        .toList(),
                rights.members(database).stream()
                        .filter(member -> member.member() != FixedPrincipals.DBO)
                        .toList(),
                rights.grants(database).stream()
                        .map(grant -> named(grant, catalog))
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** What every database has is not brought along; its owner is whoever restores it. */
    private static boolean isMade(Principal principal) {
        return !FixedPrincipals.isFixed(principal);
    }

    private Optional<DatabaseContents.NamedGrant> named(Grant grant, Catalog catalog) {
        Securable on = grant.securable();
        Supplier<Optional<Catalog.ObjectName>> name =
                switch (on.kind()) {
                    case OBJECT -> () -> catalog.objectName(database, on.id());
                    case SCHEMA ->
                            () ->
                                    catalog.schemas(database).stream()
                                            .filter(schema -> schema.id() == on.id())
                                            .map(
                                                    schema ->
                                                            new Catalog.ObjectName(
                                                                    schema.name(), ""))
                                            .findFirst();
                    case EXTERNAL_LANGUAGE ->
                            () ->
                                    ExternalLanguageIds.name(catalog, database, on.id())
                                            .map(word -> new Catalog.ObjectName("", word));
                    default -> () -> Optional.of(new Catalog.ObjectName("", ""));
                };
        return name.get()
                .map(
                        found ->
                                new DatabaseContents.NamedGrant(
                                        on.kind().name(),
                                        found.schema(),
                                        found.name(),
                                        grant.grantee(),
                                        grant.permission().name(),
                                        grant.state().name(),
                                        grant.grantor()));
    }
}
