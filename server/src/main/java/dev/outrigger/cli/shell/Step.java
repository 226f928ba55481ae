package dev.outrigger.cli.shell;

/** What a typed text asks for. */
sealed interface Step {
    /** A batch and the number behind its GO. */
    record Batch(String text, int repeat) implements Step {}

    /**
     * A line for the shell itself.
     *
     * @param name in lower case, without the colon
     * @param argument what is behind the name; empty when there is nothing
     */
    record Directive(String name, String argument) implements Step {}
}
