package dev.outrigger.scripthost.host;

/** What the database said to a script's query. */
public final class QueryError extends Exception {
    private static final long serialVersionUID = 1L;

    private final int number;
    private final int severity;
    private final int state;
    private final int line;
    private final String procedure;

    QueryError(int number, int severity, int state, int line, String procedure, String text) {
        super(text);
        this.number = number;
        this.severity = severity;
        this.state = state;
        this.line = line;
        this.procedure = procedure;
    }

    public int number() {
        return number;
    }

    public int severity() {
        return severity;
    }

    public int state() {
        return state;
    }

    public int line() {
        return line;
    }

    /** Empty outside of one. */
    public String procedure() {
        return procedure;
    }
}
