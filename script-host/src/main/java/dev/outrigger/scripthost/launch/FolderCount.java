package dev.outrigger.scripthost.launch;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Counts the files of a folder that a script changes meanwhile. Goes from open folder to open
 * folder, so that a link put in a folder's place leads nowhere.
 */
final class FolderCount {
    private static final int DEPTH_MAX = 100;

    private final int enough;
    private int count;

    private FolderCount(int enough) {
        this.enough = enough;
    }

    /** How many files and folders there are below; enough where there are more, or deeper ones. */
    static int upTo(int enough, Path folder) {
        FolderCount counter = new FolderCount(enough);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            if (entries instanceof SecureDirectoryStream<Path> secure) {
                counter.count(secure, 0);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // The folder has gone, with its process.
            return counter.count;
        }
        return counter.count;
    }

    private void count(SecureDirectoryStream<Path> folder, int depth) {
        for (Path entry : folder) {
            count++;
            if (count >= enough) {
                return;
            }
            try {
                BasicFileAttributes attributes =
                        folder.getFileAttributeView(
                                        entry,
                                        BasicFileAttributeView.class,
                                        LinkOption.NOFOLLOW_LINKS)
                                .readAttributes();
                if (!attributes.isDirectory()) {
                    continue;
                }
                if (depth == DEPTH_MAX) {
                    count = enough;
                    return;
                }
                try (SecureDirectoryStream<Path> inner =
                        folder.newDirectoryStream(entry, LinkOption.NOFOLLOW_LINKS)) {
                    count(inner, depth + 1);
                }
            } catch (IOException | DirectoryIteratorException e) {
                // It went between two looks.
                continue;
            }
        }
    }
}
