package dev.outrigger.engine.columns;

import dev.outrigger.engine.functions.Accumulator;
import dev.outrigger.engine.types.SqlType;
import java.util.List;
import java.util.function.Supplier;

/** A column that an aggregation computes, beside its keys. */
public sealed interface Aggregated {
    /**
     * @param argument the input's column; -1 for rows, which only COUNT and constants take
     * @param filter the input's bit column that says which rows count; -1 for none
     */
    record Call(Function function, int argument, SqlType type, boolean distinct, int filter)
            implements Aggregated {
        States states(Interner interner) {
            States states = function.states(argument, type);
            if (distinct && argument >= 0) {
                states = new DistinctStates(argument, type, interner, states);
            }
            return filter < 0 ? states : new FilteredStates(filter, states);
        }
    }

    /**
     * An aggregate of rows in their order, which does its own DISTINCT and filter.
     *
     * @param columns those it reads
     * @param types of all columns of the input
     */
    record OfRows(
            List<Integer> columns,
            List<SqlType> types,
            SqlType result,
            Supplier<RowAggregate> maker)
            implements Aggregated {}

    /** GROUPING: a bit for each of the keys at these places, set where the set leaves it out. */
    record Level(List<Integer> places, SqlType result) implements Aggregated {}

    /** Makes an aggregate's state. */
    @FunctionalInterface
    interface Function {
        States states(int argument, SqlType type);

        static Function count(boolean big) {
            return (argument, type) -> new CountStates(argument, big);
        }

        static Function total(boolean average) {
            return (argument, type) ->
                    type.isApproximate()
                            ? new FloatStates(argument, average)
                            : new ExactStates(argument, type, average);
        }

        /** other: for the types that are not compared as numbers of 64 bits. */
        static Function extreme(boolean greatest, Supplier<Accumulator> other) {
            return (argument, type) ->
                    ExtremeStates.takes(type)
                            ? new ExtremeStates(argument, type, greatest)
                            : new ObjectStates(argument, type, type, other);
        }

        static Function deviation(boolean sample, boolean root) {
            return (argument, type) -> new DeviationStates(argument, type, sample, root);
        }

        static Function accumulated(SqlType result, Supplier<Accumulator> maker) {
            return (argument, type) -> new ObjectStates(argument, type, result, maker);
        }
    }
}
