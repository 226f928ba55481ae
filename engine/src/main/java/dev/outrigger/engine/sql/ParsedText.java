package dev.outrigger.engine.sql;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** A batch's statements, and the text of each as it was written. */
public final class ParsedText {
    private record Span(int start, int end) {}

    private final String batch;
    private final Map<Statement, Span> spans = new IdentityHashMap<>();
    private List<Statement> statements = List.of();

    ParsedText(String batch) {
        this.batch = batch;
    }

    void put(Statement statement, int start, int end) {
        spans.put(statement, new Span(start, end));
    }

    ParsedText of(List<Statement> read) {
        statements = List.copyOf(read);
        return this;
    }

    public List<Statement> statements() {
        return statements;
    }

    /** A statement's text; of IF and WHILE what stands before the statement that they may run. */
    public String text(Statement statement) {
        Span span = spans.get(statement);
        int end = span.end();
        if (statement instanceof Statement.If branch) {
            end = spans.get(branch.then()).start();
        } else if (statement instanceof Statement.While loop) {
            end = spans.get(loop.body()).start();
        }
        return batch.substring(span.start(), end).strip();
    }
}
