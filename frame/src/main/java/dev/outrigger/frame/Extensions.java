package dev.outrigger.frame;

/**
 * The extension types of frames: a type that Arrow has not, by name in a field's metadata, over one
 * that it has.
 */
final class Extensions {
    static final String NAME_KEY = "ARROW:extension:name";
    static final String METADATA_KEY = "ARROW:extension:metadata";

    static final String TICKS = "outrigger.ticks";

    /** Ticks at UTC have a name of their own, because the extension's metadata stays empty. */
    static final String UTC_TICKS = "outrigger.ticks.utc";

    static final String UUID = "arrow.uuid";
    static final int UUID_BYTES = 16;

    static final String OFFSET_TIMESTAMP = "outrigger.datetimeoffset";
    static final int OFFSET_TIMESTAMP_BYTES = 10;

    /** SQL Server allows offsets up to 14 hours. */
    static final int OFFSET_MINUTES_MAX = 14 * 60;

    private Extensions() {}
}
