package dev.outrigger.engine.sql;

import dev.outrigger.engine.types.SqlType;
import java.util.Optional;

/**
 * The options of CREATE and ALTER SEQUENCE, each empty where it is not written.
 *
 * @param start of START WITH, or of RESTART WITH
 * @param restarts whether RESTART was written, with or without a value
 * @param minimum empty inside for NO MINVALUE
 * @param maximum empty inside for NO MAXVALUE
 * @param cache 0 for NO CACHE, -1 for CACHE without a size
 */
public record SequenceOptions(
        Optional<SqlType> type,
        Optional<Long> start,
        boolean restarts,
        Optional<Long> increment,
        Optional<Optional<Long>> minimum,
        Optional<Optional<Long>> maximum,
        Optional<Boolean> cycle,
        Optional<Integer> cache) {}
