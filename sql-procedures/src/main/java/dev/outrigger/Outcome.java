package dev.outrigger;

import java.util.Objects;
import java.util.Optional;

/**
 * How a batch ended. The errors themselves went to the consumer.
 *
 * @param errors how many errors were reported
 * @param firstError the first of them
 * @param completed whether the batch ran to its end: an error may end only its statement
 * @param sessionEnded an error of severity 20 or more closed the session
 */
public record Outcome(
        long errors, Optional<Message> firstError, boolean completed, boolean sessionEnded) {
    public Outcome {
        Objects.requireNonNull(firstError, "firstError is null");
    }

    public boolean succeeded() {
        return errors == 0;
    }

    /** This outcome followed by that of the next batch. */
    Outcome and(Outcome next) {
        return new Outcome(
                errors + next.errors,
                firstError.isPresent() ? firstError : next.firstError,
                completed && next.completed,
                next.sessionEnded);
    }
}
