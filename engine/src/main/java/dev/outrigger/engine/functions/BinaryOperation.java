package dev.outrigger.engine.functions;

/** An operator over two values of known types. Thread-safe. */
@FunctionalInterface
public interface BinaryOperation {
    /** NULL when an operand is NULL. */
    Object apply(Object left, Object right);
}
