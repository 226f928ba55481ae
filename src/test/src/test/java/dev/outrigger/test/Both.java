package dev.outrigger.test;

import java.util.List;
import java.util.function.Function;

/** A piece of a query in T-SQL and in DuckDB's words. */
record Both(String ours, String theirs) {
    static final Both EMPTY = same("");

    static Both same(String text) {
        return new Both(text, text);
    }

    /** Both texts by one pattern, %s where the pieces stand. */
    static Both format(String pattern, Both... pieces) {
        return format(pattern, pattern, pieces);
    }

    static Both format(String ours, String theirs, Both... pieces) {
        return new Both(
                ours.formatted(all(pieces, Both::ours)),
                theirs.formatted(all(pieces, Both::theirs)));
    }

    private static Object[] all(Both[] pieces, Function<Both, String> side) {
        Object[] texts = new Object[pieces.length];
        for (int i = 0; i < pieces.length; i++) {
            texts[i] = side.apply(pieces[i]);
        }
        return texts;
    }

    static Both join(String separator, List<Both> pieces) {
        return new Both(
                String.join(separator, pieces.stream().map(Both::ours).toList()),
                String.join(separator, pieces.stream().map(Both::theirs).toList()));
    }

    Both then(Both other) {
        return new Both(ours + other.ours, theirs + other.theirs);
    }
}
