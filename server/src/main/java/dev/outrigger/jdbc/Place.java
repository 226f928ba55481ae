package dev.outrigger.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Where an engine's data are; equal for all ways to write one place.
 *
 * @param folder empty for an engine in memory
 * @param name of the engine in memory, or the folder's
 */
record Place(Optional<Path> folder, String name) {
    static Place memory(String name) throws SQLException {
        if (name.isEmpty()) {
            throw Refusals.of(
                    "jdbc:outrigger:mem: needs a name, as in jdbc:outrigger:mem:shop: connections that give the same"
                            + " name share one database engine.");
        }
        return new Place(Optional.empty(), name);
    }

    /**
     * The folder is made when it is missing, since only a folder that is there has one real path.
     */
    static Place file(String path) throws SQLException {
        if (path.isEmpty()) {
            throw Refusals.of(
                    "jdbc:outrigger:file: needs a folder, as in jdbc:outrigger:file:/var/lib/shop.");
        }
        try {
            Path folder = Path.of(path).toAbsolutePath().normalize();
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw Refusals.of(
                        folder
                                + " is not a folder: jdbc:outrigger:file: names the folder that holds the data, not a"
                                + " file in it.");
            }
            Path real = Files.createDirectories(folder).toRealPath();
            return new Place(Optional.of(real), real.toString());
        } catch (InvalidPathException | IOException e) {
            throw Refusals.of(
                    "The folder " + path + " can be neither used nor made: " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "jdbc:outrigger:" + (folder.isPresent() ? "file:" : "mem:") + name;
    }
}
