package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/** Groups rows by hashing; each grouping set of ROLLUP and its kin has its groups. */
final class AggregateRel extends Aggregate implements RowsRel {
    AggregateRel(
            RelOptCluster cluster,
            RelTraitSet traits,
            RelNode input,
            ImmutableBitSet groupSet,
            List<ImmutableBitSet> groupSets,
            List<AggregateCall> calls) {
        super(cluster, traits, List.of(), input, groupSet, groupSets, calls);
    }

    @Override
    public AggregateRel copy(
            RelTraitSet traits,
            RelNode input,
            ImmutableBitSet groupSet,
            List<ImmutableBitSet> groupSets,
            List<AggregateCall> calls) {
        return new AggregateRel(getCluster(), traits, input, groupSet, groupSets, calls);
    }

    @Override
    public Rows rows() {
        Rows input = RowsRel.of(getInput());
        int[] keys = groupSet.toArray();
        List<boolean[]> kept = new ArrayList<>();
        for (ImmutableBitSet set : groupSets) {
            boolean[] in = new boolean[keys.length];
            for (int i = 0; i < keys.length; i++) {
                in[i] = set.get(keys[i]);
            }
            kept.add(in);
        }
        Gathering[] gatherings =
                aggCalls.stream()
                        .map(call -> Gathering.of(call, getInput().getRowType()))
                        .toArray(Gathering[]::new);
        int[][] groupings = aggCalls.stream().map(call -> places(call, keys)).toArray(int[][]::new);
        return run -> Linq4j.enumerator(group(input, run, keys, kept, gatherings, groupings));
    }

    /** Of GROUPING's arguments among the keys; null for another function. */
    private static int[] places(AggregateCall call, int[] keys) {
        SqlKind kind = call.getAggregation().getKind();
        return kind == SqlKind.GROUPING || kind == SqlKind.GROUPING_ID
                ? call.getArgList().stream()
                        .mapToInt(argument -> Arrays.binarySearch(keys, argument))
                        .toArray()
                : null;
    }

    private static long bits(int[] places, boolean[] set) {
        long bits = 0;
        for (int place : places) {
            bits = bits << 1 | (set[place] ? 0 : 1);
        }
        return bits;
    }

    private static List<Object[]> group(
            Rows input,
            Run run,
            int[] keys,
            List<boolean[]> sets,
            Gathering[] gatherings,
            int[][] groupings) {
        List<Map<Object, Group>> groups = new ArrayList<>();
        for (boolean[] set : sets) {
            Map<Object, Group> map = new LinkedHashMap<>();
            groups.add(map);
            if (keys.length == 0) {
                group(map, new Object[0], gatherings);
            } else if (sets.size() > 1 && isEmpty(set)) {
                group(map, new Object[keys.length], gatherings);
            }
        }
        try (Enumerator<Object[]> source = input.open(run)) {
            while (source.moveNext()) {
                run.step();
                Object[] row = source.current();
                for (int s = 0; s < sets.size(); s++) {
                    boolean[] set = sets.get(s);
                    Object[] values = new Object[keys.length];
                    for (int i = 0; i < keys.length; i++) {
                        values[i] = set[i] ? row[keys[i]] : null;
                    }
                    Group group = group(groups.get(s), values, gatherings);
                    for (Gathering.State state : group.states) {
                        state.add(row);
                    }
                }
            }
        }
        List<Object[]> rows = new ArrayList<>();
        for (int s = 0; s < sets.size(); s++) {
            for (Group group : groups.get(s).values()) {
                Object[] row = new Object[keys.length + gatherings.length];
                System.arraycopy(group.key, 0, row, 0, keys.length);
                for (int i = 0; i < gatherings.length; i++) {
                    row[keys.length + i] =
                            groupings[i] == null
                                    ? group.states[i].result()
                                    : (Object) bits(groupings[i], sets.get(s));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static boolean isEmpty(boolean[] set) {
        for (boolean in : set) {
            if (in) {
                return false;
            }
        }
        return true;
    }

    /**
     * One value is its own key: most groupings are by one column, and a key of its own costs more
     * than the rest.
     */
    private static Object key(Object[] values) {
        return values.length == 1 && values[0] != null ? RowKey.one(values[0]) : new RowKey(values);
    }

    private static Group group(Map<Object, Group> map, Object[] values, Gathering[] gatherings) {
        Object key = key(values);
        Group known = map.get(key);
        if (known == null) {
            known = new Group(values, gatherings);
            map.put(key, known);
        }
        return known;
    }

    private static final class Group {
        final Object[] key;
        final Gathering.State[] states;

        Group(Object[] key, Gathering[] gatherings) {
            this.key = key;
            this.states = new Gathering.State[gatherings.length];
            for (int i = 0; i < states.length; i++) {
                states[i] = gatherings[i].begin();
            }
        }
    }
}
