package dev.outrigger.engine.store;

import dev.outrigger.engine.store.External.File;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** An external library or language in a backup: its definition, then the bytes of its files. */
final class ExternalBackup {
    private static final int DEFINITION_MAX = 1 << 20;

    private ExternalBackup() {}

    static void write(External external, Externals store, DataOutputStream out) throws IOException {
        byte[] definition = ExternalFormat.write(external);
        out.writeInt(definition.length);
        out.write(definition);
        for (File file : external.files()) {
            if (file.content() != 0) {
                try (InputStream in = store.content(file.content())) {
                    in.transferTo(out);
                }
            }
        }
    }

    /** owners: whom a principal of the backup is now. */
    static void read(InputStream section, String database, IntUnaryOperator owners, Externals store)
            throws IOException {
        DataInputStream in = new DataInputStream(section);
        int length = in.readInt();
        if (length < 1 || length > DEFINITION_MAX) {
            throw new BackupDamage(
                    BackupDamage.Kind.DAMAGED, "an external library has no definition");
        }
        External kept = ExternalFormat.read(in.readNBytes(length));
        List<File> files = new ArrayList<>();
        for (File file : kept.files()) {
            int content = file.content() == 0 ? 0 : store.keep(new Part(in, file.size()));
            files.add(
                    new File(
                            file.platform(),
                            content,
                            file.size(),
                            file.hash(),
                            file.path(),
                            file.fileName(),
                            file.parameters(),
                            file.environment()));
        }
        store.create(
                new External(
                        kept.kind(),
                        database,
                        0,
                        kept.name(),
                        owners.applyAsInt(kept.owner()),
                        kept.language(),
                        0,
                        files));
    }

    /** One file's bytes within the section. */
    private static final class Part extends FilterInputStream {
        private long left;

        Part(InputStream in, long size) {
            super(in);
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0 || length == 0) {
                return left == 0 ? -1 : 0;
            }
            int n = in.read(bytes, offset, (int) Math.min(length, left));
            if (n < 0) {
                throw new BackupDamage(BackupDamage.Kind.DAMAGED, "an external library is cut off");
            }
            left -= n;
            return n;
        }
    }
}
