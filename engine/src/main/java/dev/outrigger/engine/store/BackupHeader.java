package dev.outrigger.engine.store;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Objects;

/**
 * What a backup says of itself.
 *
 * @param database whose state it holds, as its name was spelled
 * @param instance what tells the instance that wrote it from others
 * @param created in 100-nanosecond ticks since 1970 of the clock on the wall
 * @param name what the statement called it; empty for none
 * @param compressed whether its sections are deflated
 */
public record BackupHeader(
        String database,
        String instance,
        long created,
        String name,
        String description,
        boolean compressed) {
    public BackupHeader {
        Objects.requireNonNull(database, "database is null");
        Objects.requireNonNull(instance, "instance is null");
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(database);
        out.writeUTF(instance);
        out.writeLong(created);
        out.writeUTF(name);
        out.writeUTF(description);
        out.writeBoolean(compressed);
    }

    static BackupHeader read(DataInputStream in) throws IOException {
        return new BackupHeader(
                in.readUTF(),
                in.readUTF(),
                in.readLong(),
                in.readUTF(),
                in.readUTF(),
                in.readBoolean());
    }
}
