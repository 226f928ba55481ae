package dev.outrigger.engine.store;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.zip.ZipException;

/** Writes databases to files and makes databases of files. Thread-safe. */
public final class Backups {
    private static final String FOLDER = "backup";

    private final SharedCatalog shared;
    private final Optional<Path> folder;

    /** folder: of the instance's data; empty for one in memory. */
    Backups(SharedCatalog shared, Optional<Path> folder) {
        this.shared = shared;
        this.folder = folder.map(data -> data.toAbsolutePath().normalize().resolve(FOLDER));
    }

    /**
     * The file that a statement names: below the folder "backup" of the data, or wherever it says.
     *
     * @param anywhere whether it may say
     */
    public Path file(String named, boolean anywhere) {
        try {
            Path given = Path.of(named);
            if (given.isAbsolute() && anywhere) {
                return given.normalize();
            }
            if (given.isAbsolute()) {
                throw SqlError.of(
                        ErrorCode.BACKUP_DEVICE,
                        named,
                        "only administrators name a file by its whole path; give a name, which is below the data's folder '"
                                + FOLDER
                                + "'");
            }
            Path below =
                    folder.orElseThrow(
                                    () ->
                                            SqlError.of(
                                                    ErrorCode.BACKUP_DEVICE,
                                                    named,
                                                    "an instance in memory has no folder; give the file's whole path"))
                            .resolve(given)
                            .normalize();
            if (named.isBlank() || !below.startsWith(folder.get()) || below.equals(folder.get())) {
                throw SqlError.of(
                        ErrorCode.BACKUP_DEVICE,
                        named,
                        "the name leads out of the data's folder '" + FOLDER + "'");
            }
            Files.createDirectories(below.getParent());
            return below;
        } catch (InvalidPathException | IOException e) {
            throw SqlError.of(ErrorCode.BACKUP_DEVICE, named, e.toString()).causedBy(e);
        }
    }

    private interface Step<T> {
        T run() throws IOException;
    }

    /**
     * Writes what is committed of a database now, while others write on. Returns the file's bytes.
     *
     * @param transaction one of its own, which only reads
     * @param replace whether a file of that name may be there
     * @param checkCancelled throws when the statement is not wanted any more
     * @param percent told how far it has come, 100 at the end; never less than before
     */
    public long backup(
            StoreTransaction transaction,
            String database,
            Path file,
            BackupLabel label,
            boolean replace,
            Runnable checkCancelled,
            IntConsumer percent) {
        if (!replace && Files.exists(file)) {
            throw SqlError.of(ErrorCode.BACKUP_EXISTS, file);
        }
        BackupHeader header =
                new BackupHeader(
                        database,
                        shared.instanceId(),
                        SharedCatalog.now(),
                        label.name(),
                        label.description(),
                        label.compressed());
        try {
            return new DatabaseBackup(transaction, checkCancelled, percent, database)
                    .write(file, header, shared);
        } catch (IOException | UncheckedIOException e) {
            throw SqlError.of(ErrorCode.BACKUP_DEVICE, file, e.toString()).causedBy(e);
        }
    }

    /** What a file says of itself, once all of it has been read and found whole. */
    public VerifiedBackup verified(Path file, IntConsumer percent) {
        return reading(
                file,
                () -> {
                    try (BackupInput in = BackupInput.open(file)) {
                        return new VerifiedBackup(
                                DatabaseRestore.verified(in, percent), Files.size(file));
                    }
                });
    }

    public boolean isOwn(BackupHeader header) {
        return header.instance().equals(shared.instanceId());
    }

    /**
     * Makes a database of a verified file, in the place of the one of that name. What the caller's
     * rollback undoes. Returns the users whose logins are not known here.
     */
    public List<String> restore(
            StoreTransaction transaction,
            String database,
            Path file,
            Runnable checkCancelled,
            IntConsumer percent) {
        return reading(
                file,
                () -> {
                    boolean own;
                    try (BackupInput in = BackupInput.open(file)) {
                        own = isOwn(DatabaseRestore.header(in));
                    }
                    try (BackupInput in = BackupInput.open(file)) {
                        return new DatabaseRestore(transaction, checkCancelled, percent, database)
                                .read(in, own);
                    }
                });
    }

    private static <T> T reading(Path file, Step<T> step) {
        try {
            return step.run();
        } catch (BackupDamage e) {
            throw damaged(file, e);
        } catch (EOFException | ZipException e) {
            throw SqlError.of(ErrorCode.BACKUP_DAMAGED, file, "a section is cut off").causedBy(e);
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof BackupDamage damage
                    ? damaged(file, damage)
                    : SqlError.of(ErrorCode.BACKUP_DAMAGED, file, e.getMessage()).causedBy(e);
        } catch (IOException e) {
            throw SqlError.of(ErrorCode.BACKUP_DEVICE, file, e.toString()).causedBy(e);
        }
    }

    private static SqlError damaged(Path file, BackupDamage damage) {
        ErrorCode code =
                switch (damage.kind()) {
                    case FOREIGN -> ErrorCode.BACKUP_FOREIGN;
                    case LATER -> ErrorCode.BACKUP_LATER;
                    case DAMAGED -> ErrorCode.BACKUP_DAMAGED;
                };
        return SqlError.of(code, file, damage.getMessage()).causedBy(damage);
    }
}
