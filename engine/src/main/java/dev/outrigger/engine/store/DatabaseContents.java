package dev.outrigger.engine.store;

import dev.outrigger.engine.rights.Principal;
import dev.outrigger.engine.rights.Rights;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A database's definitions, as a backup has them. Ids are those of the database that was backed up.
 *
 * @param schemas but those that every database has
 * @param identities parallel to the tables: what an identity column got last
 * @param values parallel to the sequences: what each gave last
 * @param logins parallel to the principals: the names of users' logins; empty for none
 */
record DatabaseContents(
        List<Catalog.Schema> schemas,
        List<Table> tables,
        List<Optional<Long>> identities,
        List<Catalog.Sequence> sequences,
        List<Optional<Long>> values,
        List<Catalog.View> views,
        List<Catalog.Module> modules,
        List<Principal> principals,
        List<String> logins,
        List<Rights.Member> members,
        List<NamedGrant> grants,
        List<External> externals) {
    /** A permission on what has a name: ids are others after a restore. */
    record NamedGrant(
            String kind,
            String schema,
            String name,
            int grantee,
            String permission,
            String state,
            int grantor) {}

    private interface Writer<T> {
        void write(T item) throws IOException;
    }

    private interface Reader<T> {
        T read() throws IOException;
    }

    void write(DataOutputStream out) throws IOException {
        list(
                out,
                schemas,
                schema -> {
                    out.writeUTF(schema.name());
                    out.writeInt(schema.id());
                    out.writeInt(schema.owner());
                });
        list(out, tables, table -> bytes(out, DefinitionFormat.write(table)));
        list(out, identities, value -> optional(out, value));
        list(out, sequences, sequence -> bytes(out, DefinitionFormat.write(sequence)));
        list(out, values, value -> optional(out, value));
        list(out, views, view -> bytes(out, DefinitionFormat.write(view)));
        list(out, modules, module -> bytes(out, DefinitionFormat.write(module)));
        list(out, principals, principal -> bytes(out, PrincipalFormat.write(principal)));
        list(out, logins, out::writeUTF);
        list(
                out,
                members,
                member -> {
                    out.writeInt(member.role());
                    out.writeInt(member.member());
                });
        list(
                out,
                grants,
                grant -> {
                    out.writeUTF(grant.kind());
                    out.writeUTF(grant.schema());
                    out.writeUTF(grant.name());
                    out.writeInt(grant.grantee());
                    out.writeUTF(grant.permission());
                    out.writeUTF(grant.state());
                    out.writeInt(grant.grantor());
                });
        list(out, externals, external -> bytes(out, ExternalFormat.write(external)));
    }

    static DatabaseContents read(DataInputStream in) throws IOException {
        return new DatabaseContents(
                list(in, () -> new Catalog.Schema("", in.readUTF(), in.readInt(), in.readInt())),
                list(in, () -> DefinitionFormat.read(bytes(in))),
                list(in, () -> optional(in)),
                list(in, () -> DefinitionFormat.readSequence(bytes(in))),
                list(in, () -> optional(in)),
                list(in, () -> DefinitionFormat.readView(bytes(in))),
                list(in, () -> DefinitionFormat.readModule(bytes(in))),
                list(in, () -> PrincipalFormat.read(bytes(in))),
                list(in, in::readUTF),
                list(in, () -> new Rights.Member("", in.readInt(), in.readInt())),
                list(
                        in,
                        () ->
                                new NamedGrant(
                                        in.readUTF(),
                                        in.readUTF(),
                                        in.readUTF(),
                                        in.readInt(),
                                        in.readUTF(),
                                        in.readUTF(),
                                        in.readInt())),
                list(in, () -> ExternalFormat.read(bytes(in))));
    }

    private static <T> void list(DataOutputStream out, List<T> items, Writer<T> writer)
            throws IOException {
        out.writeInt(items.size());
        for (T item : items) {
            writer.write(item);
        }
    }

    private static <T> List<T> list(DataInputStream in, Reader<T> reader) throws IOException {
        int count = in.readInt();
        List<T> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(reader.read());
        }
        return items;
    }

    private static void optional(DataOutputStream out, Optional<Long> value) throws IOException {
        out.writeBoolean(value.isPresent());
        out.writeLong(value.orElse(0L));
    }

    private static Optional<Long> optional(DataInputStream in) throws IOException {
        boolean present = in.readBoolean();
        long value = in.readLong();
        return present ? Optional.of(value) : Optional.empty();
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(Math.max(0, length));
        if (bytes.length != length) {
            throw new BackupDamage(BackupDamage.Kind.DAMAGED, "a definition is cut off");
        }
        return bytes;
    }
}
