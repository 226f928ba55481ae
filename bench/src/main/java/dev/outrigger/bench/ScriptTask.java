package dev.outrigger.bench;

/** The tasks of scripts beside the data. */
enum ScriptTask implements Task {
    /** A warm call with a number in and a number out. */
    TRIVIAL_CALL("trivial call", 1_000),
    /** A warm call with a row in and a row out. */
    ROW_CALL("call with one row in and out", 1_000),
    /** A new session's first call, sessions one right after the other; no host waits for it. */
    FIRST_CALL("first call of a new session, no warm host", 5),
    /** A new session's first call after a pause in which a system may get ready for it. */
    FIRST_CALL_READY("first call of a new session, a warm host waits", 3),
    /** A table of eight columns through a script, all of its rows as one frame. */
    ROWS("rows in and out", 1),
    /** The same with a decimal column, which a script takes as objects. */
    DECIMAL_ROWS("rows with a decimal in and out", 1);

    private final String title;
    private final int calls;

    ScriptTask(String title, int calls) {
        this.title = title;
        this.calls = calls;
    }

    String title() {
        return title;
    }

    /** How many statements a run has; what each took is told. */
    int calls() {
        return calls;
    }

    boolean isOfCalls() {
        return calls > 1;
    }

    @Override
    public boolean writes() {
        return false;
    }
}
