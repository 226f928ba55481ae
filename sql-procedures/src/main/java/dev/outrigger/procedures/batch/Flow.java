package dev.outrigger.procedures.batch;

/** Where control goes after a statement. */
enum Flow {
    NEXT,
    BREAK,
    CONTINUE,
    RETURN
}
