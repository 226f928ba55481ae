package dev.outrigger.procedures.batch;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.HashMap;
import java.util.Map;

/** The texts that a session's client has prepared, by their handles. Bounded. */
final class PreparedStatements {
    private static final int STATEMENTS_MAX = 16_384;
    private static final long CHARACTERS_MAX = 64L << 20;

    /** declarations: of its parameters; empty for none. */
    record Prepared(String declarations, String text) {
        private long characters() {
            return (long) declarations.length() + text.length();
        }
    }

    private final Map<Integer, Prepared> prepared = new HashMap<>();
    private int handles;
    private long characters;

    int add(Prepared statement) {
        if (prepared.size() >= STATEMENTS_MAX
                || characters + statement.characters() > CHARACTERS_MAX) {
            throw SqlError.of(ErrorCode.PREPARED_TOO_MANY, STATEMENTS_MAX, CHARACTERS_MAX);
        }
        handles++;
        prepared.put(handles, statement);
        characters += statement.characters();
        return handles;
    }

    Prepared get(int handle) {
        Prepared found = prepared.get(handle);
        if (found == null) {
            throw SqlError.of(ErrorCode.PREPARED_MISSING, handle).withState(4);
        }
        return found;
    }

    /** Gives a handle back that a client offers for another; without effect on one there is not. */
    void removeIfThere(int handle) {
        if (prepared.containsKey(handle)) {
            remove(handle);
        }
    }

    /** No handle that was given comes again. */
    void removeAll() {
        prepared.clear();
        characters = 0;
    }

    void remove(int handle) {
        characters -= get(handle).characters();
        prepared.remove(handle);
    }
}
