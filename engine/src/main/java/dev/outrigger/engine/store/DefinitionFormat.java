package dev.outrigger.engine.store;

import dev.outrigger.engine.store.Table.Check;
import dev.outrigger.engine.store.Table.Enforcement;
import dev.outrigger.engine.store.Table.ForeignKey;
import dev.outrigger.engine.store.Table.Identity;
import dev.outrigger.engine.store.Table.Index;
import dev.outrigger.engine.store.Table.Key;
import dev.outrigger.engine.store.Table.TableColumn;
import dev.outrigger.engine.types.Collation;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.TypeName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table's or a module's definition as bytes of its catalog row. Enums are kept by their names,
 * which outlive their order.
 */
final class DefinitionFormat {
    private interface Writer<T> {
        void write(DataOutputStream out, T item) throws IOException;
    }

    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private DefinitionFormat() {}

    static byte[] write(Table table) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(table.id());
            out.writeLong(table.storage());
            writeText(out, table.database());
            writeText(out, table.schema());
            writeText(out, table.name());
            writeList(out, table.columns(), DefinitionFormat::writeColumn);
            writeList(
                    out,
                    table.keys(),
                    (o, key) -> {
                        writeText(o, key.name());
                        o.writeBoolean(key.primary());
                        writeList(o, key.columns(), DataOutputStream::writeInt);
                    });
            writeList(
                    out,
                    table.checks(),
                    (o, check) -> {
                        writeText(o, check.name());
                        writeText(o, check.condition());
                        writeText(o, check.enforcement().name());
                    });
            writeList(out, table.foreignKeys(), DefinitionFormat::writeForeignKey);
            writeList(out, table.indexes(), DefinitionFormat::writeIndex);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Table read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new Table(
                    in.readLong(),
                    in.readLong(),
                    readText(in),
                    readText(in),
                    readText(in),
                    readList(in, DefinitionFormat::readColumn),
                    readList(
                            in,
                            i ->
                                    new Key(
                                            readText(i),
                                            i.readBoolean(),
                                            readList(i, DataInputStream::readInt))),
                    readList(
                            in,
                            i ->
                                    new Check(
                                            readText(i),
                                            readText(i),
                                            Enforcement.valueOf(readText(i)))),
                    readList(in, DefinitionFormat::readForeignKey),
                    readList(in, DefinitionFormat::readIndex));
        } catch (IOException e) {
            throw new UncheckedIOException("a table's definition in the catalog is damaged", e);
        }
    }

    static byte[] write(Catalog.Module module) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writeText(out, module.database());
            writeText(out, module.schema());
            writeText(out, module.name());
            writeText(out, module.text());
            out.writeInt(module.runner());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Catalog.Module readModule(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new Catalog.Module(
                    readText(in),
                    readText(in),
                    readText(in),
                    readText(in),
                    // Modules of earlier versions end here.
                    in.available() > 0 ? in.readInt() : 0);
        } catch (IOException e) {
            throw new UncheckedIOException("a module in the catalog is damaged", e);
        }
    }

    static byte[] write(Catalog.View view) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writeText(out, view.database());
            writeText(out, view.schema());
            writeText(out, view.name());
            writeText(out, view.text());
            writeList(out, view.columns(), DefinitionFormat::writeColumn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Catalog.View readView(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new Catalog.View(
                    readText(in),
                    readText(in),
                    readText(in),
                    readText(in),
                    readList(in, DefinitionFormat::readColumn));
        } catch (IOException e) {
            throw new UncheckedIOException("a view in the catalog is damaged", e);
        }
    }

    static Catalog.Sequence withIds(Catalog.Sequence sequence, long id, long counter) {
        return new Catalog.Sequence(
                id,
                counter,
                sequence.database(),
                sequence.schema(),
                sequence.name(),
                sequence.type(),
                sequence.start(),
                sequence.increment(),
                sequence.minimum(),
                sequence.maximum(),
                sequence.cycles(),
                sequence.cache(),
                sequence.first());
    }

    static byte[] write(Catalog.Sequence sequence) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(sequence.id());
            out.writeLong(sequence.counter());
            writeText(out, sequence.database());
            writeText(out, sequence.schema());
            writeText(out, sequence.name());
            writeType(out, sequence.type());
            out.writeLong(sequence.start());
            out.writeLong(sequence.increment());
            out.writeLong(sequence.minimum());
            out.writeLong(sequence.maximum());
            out.writeBoolean(sequence.cycles());
            out.writeInt(sequence.cache().orElse(-1));
            out.writeLong(sequence.first());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Catalog.Sequence readSequence(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            long id = in.readLong();
            long counter = in.readLong();
            String database = readText(in);
            String schema = readText(in);
            String name = readText(in);
            SqlType type = readType(in);
            long start = in.readLong();
            return new Catalog.Sequence(
                    id,
                    counter,
                    database,
                    schema,
                    name,
                    type,
                    start,
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readBoolean(),
                    Optional.of(in.readInt()).filter(cache -> cache >= 0),
                    // Earlier ones began at their start.
                    in.available() > 0 ? in.readLong() : start);
        } catch (IOException e) {
            throw new UncheckedIOException("a sequence in the catalog is damaged", e);
        }
    }

    private static void writeType(DataOutputStream out, SqlType type) throws IOException {
        writeText(out, type.name().name());
        out.writeInt(type.precision());
        out.writeInt(type.scale());
        out.writeInt(type.length());
        writeOptional(out, type.collation().map(Collation::sqlName));
    }

    private static SqlType readType(DataInputStream in) throws IOException {
        return new SqlType(
                TypeName.valueOf(readText(in)),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                readOptional(in).map(collation -> Collation.named(collation).orElseThrow()));
    }

    private static void writeColumn(DataOutputStream out, TableColumn column) throws IOException {
        writeText(out, column.name());
        writeType(out, column.type());
        out.writeBoolean(column.nullable());
        out.writeBoolean(column.identity().isPresent());
        if (column.identity().isPresent()) {
            out.writeLong(column.identity().get().seed());
            out.writeLong(column.identity().get().increment());
        }
        writeOptional(out, column.defaultName());
        writeOptional(out, column.defaultValue());
    }

    private static TableColumn readColumn(DataInputStream in) throws IOException {
        String name = readText(in);
        SqlType type = readType(in);
        boolean nullable = in.readBoolean();
        Optional<Identity> identity =
                in.readBoolean()
                        ? Optional.of(new Identity(in.readLong(), in.readLong()))
                        : Optional.empty();
        return new TableColumn(name, type, nullable, identity, readOptional(in), readOptional(in));
    }

    private static void writeForeignKey(DataOutputStream out, ForeignKey key) throws IOException {
        writeText(out, key.name());
        writeList(out, key.columns(), DataOutputStream::writeInt);
        out.writeLong(key.referencedTable());
        writeList(out, key.referencedColumns(), DataOutputStream::writeInt);
        writeText(out, key.onDelete());
        writeText(out, key.onUpdate());
        writeText(out, key.enforcement().name());
    }

    private static void writeIndex(DataOutputStream out, Index index) throws IOException {
        writeText(out, index.name());
        out.writeBoolean(index.unique());
        writeList(out, index.columns(), DataOutputStream::writeInt);
        writeList(out, index.descending(), DataOutputStream::writeBoolean);
        writeList(out, index.included(), DataOutputStream::writeInt);
        writeOptional(out, index.filter());
    }

    private static Index readIndex(DataInputStream in) throws IOException {
        return new Index(
                readText(in),
                in.readBoolean(),
                readList(in, DataInputStream::readInt),
                readList(in, DataInputStream::readBoolean),
                readList(in, DataInputStream::readInt),
                readOptional(in));
    }

    private static ForeignKey readForeignKey(DataInputStream in) throws IOException {
        return new ForeignKey(
                readText(in),
                readList(in, DataInputStream::readInt),
                in.readLong(),
                readList(in, DataInputStream::readInt),
                readText(in),
                readText(in),
                Enforcement.valueOf(readText(in)));
    }

    private static <T> void writeList(DataOutputStream out, List<T> items, Writer<T> writer)
            throws IOException {
        out.writeInt(items.size());
        for (T item : items) {
            writer.write(out, item);
        }
    }

    private static <T> List<T> readList(DataInputStream in, Reader<T> reader) throws IOException {
        int size = in.readInt();
        List<T> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            items.add(reader.read(in));
        }
        return items;
    }

    private static void writeOptional(DataOutputStream out, Optional<String> text)
            throws IOException {
        out.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            writeText(out, text.get());
        }
    }

    private static Optional<String> readOptional(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(readText(in)) : Optional.empty();
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
