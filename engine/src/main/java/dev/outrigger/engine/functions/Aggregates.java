package dev.outrigger.engine.functions;

import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.Converter;
import dev.outrigger.engine.types.FunctionTypes;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.TypeName;
import java.util.function.Supplier;

/**
 * The aggregates: each method gives a maker of accumulators for an argument type. DISTINCT is the
 * caller's.
 */
public final class Aggregates {
    private Aggregates() {}

    /** The result's type is {@link FunctionTypes#sum}; 8115 when the sum leaves it. */
    public static Supplier<Accumulator> sum(SqlType type) {
        SqlType result = FunctionTypes.sum(type);
        if (result.isInteger()) {
            return () -> new WholeSum(result, false);
        }
        return result.isApproximate()
                ? () -> new FloatSum(false)
                : () -> new DecimalSum(result, false);
    }

    /**
     * The result's type is {@link FunctionTypes#avg}: whole numbers are cut towards zero, decimals
     * at their scale.
     */
    public static Supplier<Accumulator> avg(SqlType type) {
        SqlType result = FunctionTypes.avg(type);
        if (result.isInteger()) {
            return () -> new WholeSum(result, true);
        }
        return result.isApproximate()
                ? () -> new FloatSum(true)
                : () -> new DecimalSum(result, true);
    }

    /**
     * COUNT of an expression; of rows when the caller adds any value for each. 8115 beyond an int.
     */
    public static Supplier<Accumulator> count() {
        return () -> new Count(false);
    }

    /** What COUNT gives for so many: 8115 beyond an int. */
    public static int count(long rows) {
        return Count.whole(rows);
    }

    public static Supplier<Accumulator> countBig() {
        return () -> new Count(true);
    }

    public static Supplier<Accumulator> min(SqlType type) {
        FunctionTypes.extreme(type, "min");
        return () -> new Extreme(-1);
    }

    public static Supplier<Accumulator> max(SqlType type) {
        FunctionTypes.extreme(type, "max");
        return () -> new Extreme(1);
    }

    /** STDEV: of a sample; NULL for one row. */
    public static Supplier<Accumulator> stdev(SqlType type) {
        return deviation(type, "stdev", true, true);
    }

    /** STDEVP: of the whole population. */
    public static Supplier<Accumulator> stdevp(SqlType type) {
        return deviation(type, "stdevp", false, true);
    }

    public static Supplier<Accumulator> var(SqlType type) {
        return deviation(type, "var", true, false);
    }

    public static Supplier<Accumulator> varp(SqlType type) {
        return deviation(type, "varp", false, false);
    }

    private static Supplier<Accumulator> deviation(
            SqlType type, String name, boolean sample, boolean root) {
        SqlType result = FunctionTypes.deviation(type, name);
        Converter converter =
                type.name() == TypeName.FLOAT
                        ? value -> value
                        : Conversions.converter(type, result);
        return () -> new Deviation(converter, sample, root);
    }

    /**
     * STRING_AGG of text, in the order of the rows; 9829 beyond 8000 bytes unless the argument is
     * (max).
     */
    public static Supplier<Accumulator> stringAgg(SqlType type, SqlText separator) {
        return () -> new Joined(type, separator.value());
    }
}
