package dev.outrigger.scripthost.library;

/**
 * What libraries may take on disk.
 *
 * @param unpackedBytes of one library
 * @param files of one library
 * @param cacheBytes of all that are unpacked at a time
 */
public record LibraryLimits(long unpackedBytes, int files, long cacheBytes) {
    public static final LibraryLimits DEFAULT = new LibraryLimits(4L << 30, 100_000, 16L << 30);
}
