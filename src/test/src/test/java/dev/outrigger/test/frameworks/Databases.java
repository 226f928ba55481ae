package dev.outrigger.test.frameworks;

import java.nio.file.Path;
import java.util.UUID;

/** URLs of databases that no other test has. */
final class Databases {
    private Databases() {}

    static String inMemory() {
        return "jdbc:outrigger:mem:" + UUID.randomUUID();
    }

    static String in(Path folder) {
        return "jdbc:outrigger:file:" + folder;
    }
}
