package dev.outrigger;

/** What a statement was, for clients that tell a row count by it. */
public enum StatementKind {
    SELECT,
    INSERT,
    UPDATE,
    DELETE,
    BULK_INSERT,
    /** CREATE TABLE. */
    CREATE_TABLE,
    /** DROP TABLE. */
    DROP_TABLE,
    /** Any other definition. */
    DEFINITION,
    BEGIN_TRANSACTION,
    COMMIT,
    ROLLBACK,
    EXECUTE,
    OTHER
}
