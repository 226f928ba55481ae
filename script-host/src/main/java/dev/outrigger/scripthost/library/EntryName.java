package dev.outrigger.scripthost.library;

import java.util.ArrayList;
import java.util.List;

/** The name of an entry, as a path below the folder that it is unpacked to. */
final class EntryName {
    private static final int LENGTH_MAX = 1024;
    private static final int PART_MAX = 255;

    private EntryName() {}

    /** Its parts; empty for the folder itself. */
    static List<String> parts(String name) {
        if (name.length() > LENGTH_MAX) {
            throw new LibraryRefused(
                    "the name of its entry '" + name.substring(0, 60) + "...' is too long");
        }
        boolean absolute = name.startsWith("/") || name.length() > 1 && name.charAt(1) == ':';
        if (absolute || name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0) {
            throw outside(name);
        }
        List<String> parts = new ArrayList<>();
        for (String part : name.split("/")) {
            if (part.equals("..") || part.length() > PART_MAX) {
                throw outside(name);
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static LibraryRefused outside(String name) {
        return new LibraryRefused(
                "its entry '"
                        + name.replace('\0', '?')
                        + "' would be written outside of the library's folder: build the archive"
                        + " again, with relative names and without '..'");
    }
}
