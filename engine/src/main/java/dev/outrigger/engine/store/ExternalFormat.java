package dev.outrigger.engine.store;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.store.External.File;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** An external library or language as bytes of its catalog row. */
final class ExternalFormat {
    private static final int VERSION = 1;

    private ExternalFormat() {}

    static byte[] write(External external) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(external.kind().name());
            out.writeUTF(external.database());
            out.writeInt(external.id());
            out.writeUTF(external.name());
            out.writeInt(external.owner());
            out.writeUTF(external.language());
            out.writeLong(external.created());
            out.writeInt(external.files().size());
            for (File file : external.files()) {
                out.writeUTF(file.platform().name());
                out.writeInt(file.content());
                out.writeLong(file.size());
                out.writeUTF(file.hash());
                out.writeUTF(file.path());
                out.writeUTF(file.fileName());
                out.writeUTF(file.parameters());
                out.writeUTF(file.environment());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static External read(byte[] bytes) {
        if (bytes[0] > VERSION) {
            throw SqlError.of(
                    ErrorCode.STORE_UNAVAILABLE,
                    "The external libraries are of a later version's format.");
        }
        try (DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(bytes, 1, bytes.length - 1))) {
            return new External(
                    External.Kind.valueOf(in.readUTF()),
                    in.readUTF(),
                    in.readInt(),
                    in.readUTF(),
                    in.readInt(),
                    in.readUTF(),
                    in.readLong(),
                    files(in));
        } catch (IOException e) {
            throw new UncheckedIOException("an external library in the catalog is damaged", e);
        }
    }

    private static List<File> files(DataInputStream in) throws IOException {
        List<File> files = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            files.add(
                    new File(
                            External.Platform.valueOf(in.readUTF()),
                            in.readInt(),
                            in.readLong(),
                            in.readUTF(),
                            in.readUTF(),
                            in.readUTF(),
                            in.readUTF(),
                            in.readUTF()));
        }
        return files;
    }
}
