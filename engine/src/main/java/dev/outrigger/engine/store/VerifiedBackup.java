package dev.outrigger.engine.store;

/** A backup all of which was read and found whole. bytes: of its file. */
public record VerifiedBackup(BackupHeader header, long bytes) {}
