package dev.outrigger.engine.store;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import org.h2.mvstore.MVStore;
import org.h2.store.fs.FileUtils;

/**
 * Finds the newest whole state of a file that was not closed. H2's own quick recovery follows each chunk's guess of where
 * the next one is, from the chunk that the header names; but the header is written naming the chunk before the one that
 * the guess missed, so that it stops there and silently loses up to twenty commits. A scan of the whole file does not.
 */
final class CrashRecovery {
    private static final int HEADER_BYTES = 4096;

    private CrashRecovery() {}

    static void run(String file) {
        if (!FileUtils.exists(file) || FileUtils.size(file) == 0 || isClean(file)) {
            return;
        }
        MVStore store = new MVStore.Builder()
                .fileName(file)
                .recoveryMode()
                .autoCommitDisabled()
                .autoCompactFillRate(0)
                .open();
        // Closing writes a header that names the state found.
        store.setReuseSpace(false);
        store.close();
    }

    private static boolean isClean(String file) {
        try (FileChannel channel = FileUtils.open(file, "r")) {
            ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
            while (header.hasRemaining() && channel.read(header) > 0) {
                continue;
            }
            return new String(header.array(), StandardCharsets.ISO_8859_1).contains(",clean:1,");
        } catch (java.io.IOException e) {
            throw H2Errors.internal("cannot read " + file, e);
        }
    }
}
