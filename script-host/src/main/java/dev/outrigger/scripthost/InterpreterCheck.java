package dev.outrigger.scripthost;

import java.util.Objects;

/**
 * What a Python interpreter says of itself.
 *
 * @param description its version and what it has of what scripts need
 * @param problem what is missing; empty when nothing is
 * @param remedy what mends it, a command where there is one; empty when nothing is missing
 */
public record InterpreterCheck(String description, String problem, String remedy) {
    public InterpreterCheck {
        Objects.requireNonNull(description, "description is null");
        Objects.requireNonNull(problem, "problem is null");
        Objects.requireNonNull(remedy, "remedy is null");
    }

    public boolean works() {
        return problem.isEmpty();
    }
}
