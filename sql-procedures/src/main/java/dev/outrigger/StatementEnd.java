package dev.outrigger;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * The end of a statement that is no part of another.
 *
 * @param rows that it sent or changed; empty where the statement counts none, and under SET NOCOUNT
 *     ON
 * @param failed whether it ended with an error, which was the message before this
 * @param nesting 0 in the batch itself, 1 in a procedure or text that the batch runs, and so on
 */
public record StatementEnd(StatementKind kind, OptionalLong rows, boolean failed, int nesting) {
    public StatementEnd {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(rows, "rows is null");
    }
}
