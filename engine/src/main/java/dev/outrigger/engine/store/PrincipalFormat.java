package dev.outrigger.engine.store;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.rights.Principal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** A principal as bytes of its catalog row. */
final class PrincipalFormat {
    /** More than the first byte of a database's key, with which rows of no version begin. */
    private static final int VERSION = 101;

    private PrincipalFormat() {}

    static byte[] write(Principal principal) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(principal.database());
            out.writeInt(principal.id());
            out.writeUTF(principal.name());
            out.writeUTF(principal.kind().name());
            out.writeInt(principal.owner());
            out.writeInt(principal.login());
            out.writeUTF(principal.home());
            out.writeUTF(principal.password().orElse(""));
            out.writeBoolean(principal.disabled());
            out.writeLong(principal.created());
            out.writeLong(principal.modified());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Principal read(byte[] bytes) {
        int begin = bytes[0] == VERSION ? 1 : 0;
        if (bytes[0] > VERSION) {
            throw SqlError.of(
                    ErrorCode.STORE_UNAVAILABLE, "The principals are of a later version's format.");
        }
        try (DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(bytes, begin, bytes.length - begin))) {
            return new Principal(
                    in.readUTF(),
                    in.readInt(),
                    in.readUTF(),
                    Principal.Kind.valueOf(in.readUTF()),
                    in.readInt(),
                    in.readInt(),
                    in.readUTF(),
                    Optional.of(in.readUTF()).filter(text -> !text.isEmpty()),
                    in.readBoolean(),
                    in.readLong(),
                    in.readLong());
        } catch (IOException e) {
            throw new UncheckedIOException("a principal in the catalog is damaged", e);
        }
    }
}
