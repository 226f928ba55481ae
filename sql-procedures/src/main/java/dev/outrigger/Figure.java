package dev.outrigger;

import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A number that tells how an instance does. Its name and tag are fixed: no login, table or text is
 * ever part of them.
 *
 * @param name as metrics have it, such as outrigger.jobs.runs
 * @param tag which of several figures of that name
 * @param kind what its value does
 * @param unit of its value
 * @param description a sentence
 * @param object of sys.dm_os_performance_counters, where it is shown too
 * @param counter likewise
 * @param value as it is now. Thread-safe and quick
 */
public record Figure(
        String name,
        Optional<Tag> tag,
        Kind kind,
        Unit unit,
        String description,
        String object,
        String counter,
        LongSupplier value) {
    public Figure {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(tag, "tag is null");
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(unit, "unit is null");
        Objects.requireNonNull(description, "description is null");
        Objects.requireNonNull(object, "object is null");
        Objects.requireNonNull(counter, "counter is null");
        Objects.requireNonNull(value, "value is null");
    }

    /** A counter grows from the opening of the instance; a gauge goes up and down. */
    public enum Kind {
        COUNTER,
        GAUGE
    }

    /** What a value counts. */
    public enum Unit {
        THINGS,
        BYTES,
        MILLISECONDS
    }

    /** Such as outcome and failed. */
    public record Tag(String key, String value) {}
}
