package dev.outrigger.bench;

/** Two systems gave different answers to one task: timing them would compare different work. */
final class AnswersDifferException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AnswersDifferException(String difference) {
        super("the answers differ, so nothing is timed: " + difference);
    }
}
