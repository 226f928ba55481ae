package dev.outrigger.engine.store;

import java.io.IOException;
import java.io.InputStream;

/**
 * Changes external libraries and languages, and keeps the bytes of libraries. Like any definition
 * each change is the transaction's, and undone with it.
 */
public interface Externals {
    /** The id and the time are given by the catalog; empty names of the same owner exclude it. */
    External create(External definition);

    /** Other files for the same thing; bytes that none of them has any more are forgotten. */
    External alter(External before, External after);

    /** Its bytes go too. */
    void drop(External external);

    /** Keeps a file's bytes; returns under which number. */
    int keep(InputStream bytes) throws IOException;

    /** The bytes that were kept, in pieces, as this transaction sees them. */
    InputStream content(int number);
}
