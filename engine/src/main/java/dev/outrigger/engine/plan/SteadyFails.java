package dev.outrigger.engine.plan;

/**
 * What a loop computes before its first row ends with an error, which no row may come to: the rows
 * are to be interpreted. Thrown once a batch, so there is one, without a stack.
 */
final class SteadyFails extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final SteadyFails INSTANCE = new SteadyFails();

    private SteadyFails() {
        super("an expression without columns fails", null, false, false);
    }
}
