package dev.outrigger.engine.types;

/** A conversion made once for a pair of types and used for many values. Thread-safe. */
@FunctionalInterface
public interface Converter {
    /** value: of the class that the source type names; null gives null. */
    Object convert(Object value);
}
