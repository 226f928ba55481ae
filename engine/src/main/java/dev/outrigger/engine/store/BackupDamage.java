package dev.outrigger.engine.store;

import java.io.IOException;

/** A file that is no whole backup: what is wrong with it, and where. */
final class BackupDamage extends IOException {
    private static final long serialVersionUID = 1L;

    /** What a file can be that is not read. */
    enum Kind {
        /** It was never one. */
        FOREIGN,
        /** Of a later version. */
        LATER,
        /** It is not as it was written. */
        DAMAGED
    }

    private final Kind kind;

    BackupDamage(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
