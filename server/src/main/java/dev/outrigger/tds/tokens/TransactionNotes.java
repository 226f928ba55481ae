package dev.outrigger.tds.tokens;

import dev.outrigger.StatementKind;

/** Tells a client of each transaction that begins or ends, whatever began or ended it. */
public final class TransactionNotes {
    private long begun;
    private boolean open;

    /** Whether the client does not know yet that there is a transaction, or none. */
    boolean differs(int depth) {
        return depth > 0 != open;
    }

    /**
     * Compares with what the client knows.
     *
     * @param kind of the statement that ended just now
     * @param depth how many transactions are open
     */
    void note(TokenWriter tokens, StatementKind kind, int depth) {
        if (depth > 0 && !open) {
            begun++;
            open = true;
            tokens.transactionBegun(begun);
        } else if (depth == 0 && open) {
            open = false;
            if (kind == StatementKind.COMMIT) {
                tokens.transactionCommitted(begun);
            } else {
                tokens.transactionRolledBack(begun);
            }
        }
    }
}
