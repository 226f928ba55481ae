package dev.outrigger.engine.store;

import dev.outrigger.engine.rights.Securable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An external library, or an external language, of a database.
 *
 * @param database its key, its name in lower case
 * @param id given by the catalog
 * @param owner a principal's id; a library of dbo's is everybody's, another is its owner's alone
 * @param language what a library is for; of a language its own name
 * @param created 100-nanosecond ticks since 1970-01-01T00:00 of the clock on the wall
 * @param files one for each platform
 */
public record External(
        Kind kind,
        String database,
        int id,
        String name,
        int owner,
        String language,
        long created,
        List<File> files) {
    public External {
        Objects.requireNonNull(kind, "kind is null");
        database = Securable.key(database);
        files = List.copyOf(files);
    }

    public enum Kind {
        LIBRARY,
        LANGUAGE
    }

    /** As the catalog views number them. */
    public enum Platform {
        WINDOWS,
        LINUX;

        /** The one that this process runs on; what is neither counts as Linux. */
        public static Platform here() {
            return System.getProperty("os.name").startsWith("Windows") ? WINDOWS : LINUX;
        }
    }

    /**
     * What is used on one platform.
     *
     * @param content under which its bytes are kept; 0 where only its path is
     * @param size in bytes
     * @param hash SHA-256 in hexadecimal digits
     * @param path of what is not kept here: a language's program
     * @param parameters a language's, else empty
     * @param environment the JSON text of a language's environment variables, else empty
     */
    public record File(
            Platform platform,
            int content,
            long size,
            String hash,
            String path,
            String fileName,
            String parameters,
            String environment) {}

    public Optional<File> file(Platform platform) {
        return files.stream().filter(file -> file.platform() == platform).findFirst();
    }

    public External withFiles(List<File> changed) {
        return new External(kind, database, id, name, owner, language, created, changed);
    }

    External withId(int given, long now) {
        return new External(kind, database, given, name, owner, language, now, files);
    }
}
