package dev.outrigger.engine.store;

/** What a statement says of the backup that it makes. name, description: empty for none. */
public record BackupLabel(String name, String description, boolean compressed) {}
