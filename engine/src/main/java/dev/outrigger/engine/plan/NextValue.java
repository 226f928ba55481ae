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
        String name = parts.get(count - 1);
        String schema = count > 1 ? parts.get(count - 2) : "dbo";
        String database = count > 2 ? parts.get(count - 3) : context.database();
        Catalog.Sequence sequence = find(context.catalog(), database, schema, name);
        context.reading().sequence(sequence);
        SqlType type = sequence.type();
        return Routine.call(
                calls.rex(),
                "NEXT VALUE FOR " + database + "." + schema + "." + name,
                DataType.of(type, false),
                false,
                new NextValue(database, schema, name, type),
                List.of());
    }

    @Override
    public Object apply(Object[] arguments, Run run) {
        ExecutionContext execution = run.execution();
        return execution
                .sequences()
                .value(database + "." + schema + "." + name, () -> take(execution.catalog(), 1)[0]);
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
