package dev.outrigger.engine.plan;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;

/**
 * INTERSECT and EXCEPT: each row of the first input once, that is (or is not) in all the others.
 */
record Membership(List<Rows> inputs, boolean wanted) {
    Enumerator<Object[]> open(Run run) {
        Map<RowKey, Object[]> kept = new LinkedHashMap<>();
        read(inputs.get(0), run, row -> kept.putIfAbsent(new RowKey(row), row));
        for (Rows input : inputs.subList(1, inputs.size())) {
            Map<RowKey, Boolean> others = new HashMap<>();
            read(input, run, row -> others.put(new RowKey(row), true));
            Set<RowKey> keys = kept.keySet();
            keys.removeIf(key -> others.containsKey(key) != wanted);
        }
        return Linq4j.enumerator(kept.values());
    }

    private interface Receiver {
        void take(Object[] row);
    }

    private static void read(Rows rows, Run run, Receiver receiver) {
        try (Enumerator<Object[]> source = rows.open(run)) {
            while (source.moveNext()) {
                run.step();
                receiver.take(source.current());
            }
        }
    }
}
