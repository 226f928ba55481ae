package dev.outrigger.engine.columns;

import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Bits;
import dev.outrigger.frame.BoolColumn;
import dev.outrigger.frame.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Groups whose distinct values memory does not hold, so that no division of groups helps: the
 * values are made distinct by a grouping of their own, which can be divided, and what it gives is
 * aggregated beside the rows. A column says for each aggregate which rows it takes.
 */
final class DistinctFirst {
    private final HashAggregate aggregate;
    private final int[] set;
    private final Work work;

    /** Of rows as they are read again: the ordinals' place, behind the input's columns. */
    private final int ordinal;

    /** Of each column that is asked for; null for the others. */
    private final SqlType[] types;

    /** aggregate: its last call is that of the ordinals, whose column is the last one. */
    DistinctFirst(HashAggregate aggregate, int[] set, int ordinal, Work work) {
        this.aggregate = aggregate;
        this.set = set;
        this.work = work;
        this.ordinal = ordinal;
        this.types = new SqlType[ordinal + 1];
        for (Aggregated each : aggregate.aggregated()) {
            if (each instanceof Aggregated.Call call) {
                if (call.argument() >= 0) {
                    types[call.argument()] = call.type();
                }
                if (call.filter() >= 0) {
                    types[call.filter()] = SqlType.BIT;
                }
            }
        }
        for (int i = 0; i < aggregate.keys().length; i++) {
            types[aggregate.keys()[i]] = aggregate.keyTypes()[i];
        }
        types[ordinal] = SqlType.BIGINT;
    }

    /** Whether it can be done: some aggregate is of distinct values, and none of whole rows. */
    static boolean takes(HashAggregate aggregate) {
        return aggregate.aggregated().stream().noneMatch(Aggregated.OfRows.class::isInstance)
                && aggregate.aggregated().stream().anyMatch(DistinctFirst::isDistinct);
    }

    private static boolean isDistinct(Aggregated each) {
        return each instanceof Aggregated.Call call && call.distinct() && call.argument() >= 0;
    }

    /** rows: read once for each aggregate of distinct values, and once for all others. */
    BatchSource open(Supplier<BatchSource> rows) {
        List<BatchSource> sources = new ArrayList<>();
        boolean whole = false;
        try {
            sources.add(new Reshaped(rows.get(), this::plain));
            List<Aggregated> calls = new ArrayList<>();
            for (int i = 0; i < aggregate.aggregated().size(); i++) {
                Aggregated each = aggregate.aggregated().get(i);
                calls.add(each);
                if (each instanceof Aggregated.Call call) {
                    if (isDistinct(call)) {
                        sources.add(distinct(rows.get(), call, i));
                    }
                    calls.set(
                            i,
                            new Aggregated.Call(
                                    call.function(),
                                    call.argument(),
                                    call.type(),
                                    false,
                                    ordinal + 1 + i));
                }
            }
            HashAggregate all =
                    new HashAggregate(aggregate.keys(), aggregate.keyTypes(), List.of(set), calls);
            BatchSource result =
                    all.inMemory(List.of(new Chained(sources, () -> {})), work, 1).get(0);
            whole = true;
            return result;
        } finally {
            if (!whole) {
                sources.forEach(BatchSource::close);
            }
        }
    }

    /** A row as it is, for all aggregates but those of distinct values. */
    private Batch plain(Batch batch) {
        Column[] taking = new Column[aggregate.aggregated().size()];
        for (int i = 0; i < taking.length; i++) {
            taking[i] = all(batch.rows(), true);
            if (isDistinct(aggregate.aggregated().get(i))) {
                taking[i] = all(batch.rows(), false);
            } else if (aggregate.aggregated().get(i) instanceof Aggregated.Call call
                    && call.filter() >= 0) {
                taking[i] = batch.column(call.filter());
            }
        }
        return with(batch, taking);
    }

    /** The values of one call, each once in a group, in the order in which they first come. */
    private BatchSource distinct(BatchSource rows, Aggregated.Call call, int index) {
        TreeSet<Integer> columns = new TreeSet<>();
        for (int place : set) {
            columns.add(aggregate.keys()[place]);
        }
        columns.add(call.argument());
        int[] keys = columns.stream().mapToInt(c -> c).toArray();
        SqlType[] keyTypes = Arrays.stream(keys).mapToObj(k -> types[k]).toArray(SqlType[]::new);
        int[] places = new int[keys.length];
        Arrays.setAll(places, i -> i);
        SpilledAggregate values =
                new SpilledAggregate(
                        new HashAggregate(keys, keyTypes, List.of(places), List.of()), work);
        BatchSource filtered =
                call.filter() < 0 ? rows : new Reshaped(rows, batch -> where(batch, call.filter()));
        return new Reshaped(
                values.openNumbered(filtered, ordinal), batch -> wide(batch, keys, index));
    }

    private static Batch where(Batch batch, int filter) {
        BoolColumn column = (BoolColumn) batch.column(filter);
        int[] taken = new int[batch.rows()];
        int count = 0;
        for (int i = 0; i < taken.length; i++) {
            if (!column.isNull(i) && column.get(i)) {
                taken[count++] = i;
            }
        }
        return Gather.rows(batch, taken, count);
    }

    /** Distinct values as rows that one aggregate takes; what they have no value for is NULL. */
    private Batch wide(Batch batch, int[] keys, int index) {
        int[] none = new int[batch.rows()];
        Arrays.fill(none, Gather.NULL_ROW);
        Column[] columns = new Column[ordinal + 1];
        for (int i = 0; i < columns.length; i++) {
            columns[i] =
                    types[i] == null
                            ? all(batch.rows(), false)
                            : Gather.rows(BuiltSide.empty(types[i]), none, none.length);
        }
        for (int i = 0; i < keys.length; i++) {
            columns[keys[i]] = batch.column(i);
        }
        columns[ordinal] = batch.column(keys.length);
        Column[] taking = new Column[aggregate.aggregated().size()];
        for (int i = 0; i < taking.length; i++) {
            taking[i] = all(batch.rows(), i == index);
        }
        return with(new Batch(batch.rows(), columns), taking);
    }

    private static Column all(int rows, boolean value) {
        byte[] bits = new byte[Bits.bytesFor(rows)];
        Arrays.fill(bits, (byte) (value ? 0xff : 0));
        return new BoolColumn(rows, null, bits);
    }

    private static Batch with(Batch batch, Column[] more) {
        Column[] columns = Arrays.copyOf(batch.columns(), batch.columns().length + more.length);
        System.arraycopy(more, 0, columns, batch.columns().length, more.length);
        return new Batch(batch.rows(), columns);
    }
}
