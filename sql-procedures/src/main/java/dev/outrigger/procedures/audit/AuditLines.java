package dev.outrigger.procedures.audit;

import java.io.IOException;
import java.util.List;

/** Where the lines are kept, the oldest first. Not thread-safe. */
interface AuditLines extends AutoCloseable {
    /** Keeps further lines; they are on the disk when this returns. */
    void append(List<String> lines) throws IOException;

    /** Lets the oldest go, so that at least so many are left. */
    void keep(long lines) throws IOException;

    List<String> all() throws IOException;

    @Override
    void close() throws IOException;
}
