package dev.outrigger.engine.plan;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.Converter;
import dev.outrigger.engine.types.SqlType;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/**
 * NEXT VALUE FOR a sequence: each row takes a value, however often the sequence is named for it.
 *
 * @param type of the values
 */
record NextValue(String database, String schema, String name, SqlType type)
        implements Routine.Body {
    /** parts: of the sequence's name. */
    static RexNode call(Calls calls, PlanningContext context, List<String> parts) {
        int count = parts.size();
        Catalog.Sequence sequence =
                find(
                        context.catalog(),
                        count > 2 ? parts.get(count - 3) : context.database(),
                        count > 1 ? parts.get(count - 2) : "dbo",
                        parts.get(count - 1));
        context.reading().sequence(sequence);
        SqlType type = sequence.type();
        // However it is written, one sequence is one value of a row.
        NextValue made =
                new NextValue(sequence.database(), sequence.schema(), sequence.name(), type);
        return Routine.call(
                calls.rex(),
                "NEXT VALUE FOR " + made.qualified(),
                DataType.of(type, false),
                false,
                made,
                List.of());
    }

    @Override
    public Object apply(Object[] arguments, Run run) {
        ExecutionContext execution = run.execution();
        return execution.sequences().value(qualified(), () -> take(execution.catalog(), 1)[0]);
    }

    private String qualified() {
        return database + "." + schema + "." + name;
    }

    /** As many as are left, at least one. */
    Object[] take(Catalog catalog, int count) {
        Converter converter = Conversions.converter(SqlType.BIGINT, type);
        long[] taken = catalog.nextValues(find(catalog, database, schema, name), count);
        Object[] values = new Object[taken.length];
        for (int i = 0; i < taken.length; i++) {
            values[i] = converter.convert(taken[i]);
        }
        return values;
    }

    private static Catalog.Sequence find(
            Catalog catalog, String database, String schema, String name) {
        Optional<Catalog.Sequence> found = catalog.sequence(database, schema, name);
        return found.orElseThrow(
                () ->
                        catalog.facts(database, schema, name).isPresent()
                                ? SqlError.of(ErrorCode.NOT_A_SEQUENCE, schema + "." + name)
                                : SqlError.of(ErrorCode.INVALID_OBJECT, name));
    }
}
