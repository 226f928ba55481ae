package dev.outrigger.scripthost;

import dev.outrigger.frame.Frame;
import java.util.List;
import java.util.Objects;

/**
 * What a script asks of the database while it runs.
 *
 * @param text of SQL, as the script wrote it
 * @param rows whether the script waits for rows, and not for their count alone
 * @param names of the parameters, without the at sign; empty ones stand for markers in their order
 * @param values one row, a column a parameter; checked for its form alone
 */
public record ScriptQuery(String text, boolean rows, List<String> names, Frame values) {
    public ScriptQuery {
        Objects.requireNonNull(text, "text is null");
        Objects.requireNonNull(values, "values is null");
        names = List.copyOf(names);
    }
}
