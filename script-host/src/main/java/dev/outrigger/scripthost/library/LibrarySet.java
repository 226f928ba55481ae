package dev.outrigger.scripthost.library;

import java.nio.file.Path;
import java.util.List;

/**
 * What scripts of one user find.
 *
 * @param folders in the order of the path
 * @param privates those of them that are the user's alone
 * @param problems of what is not there, or lacks something
 */
public record LibrarySet(List<Path> folders, List<Path> privates, List<Problem> problems) {
    public static final LibrarySet NONE = new LibrarySet(List.of(), List.of(), List.of());

    public LibrarySet {
        folders = List.copyOf(folders);
        privates = List.copyOf(privates);
        problems = List.copyOf(problems);
    }

    /** library: the name under which it was created. */
    public record Problem(String library, String text) {}
}
