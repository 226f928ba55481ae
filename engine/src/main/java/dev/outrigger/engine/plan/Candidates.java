package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The right rows of a join, found by the left rows' keys. */
final class Candidates {
    /** A right row and whether any left row met it. */
    static final class Candidate {
        final Object[] row;
        boolean met;

        Candidate(Object[] row) {
            this.row = row;
        }
    }

    private final Hashing rightKeys;
    private final Hashing leftKeys;
    private final boolean anyWillDo;
    private final boolean keepsAll;
    private final List<Candidate> all = new ArrayList<>();
    private final Map<Object, List<Candidate>> byKey = new HashMap<>();
    private final Map<Object, List<Candidate>> byStrictKey = new HashMap<>();
    private final Map<Object, List<Candidate>> withNulls = new HashMap<>();

    /**
     * anyWillDo: of the rows with one key the first is enough. keepsAll: those that meet nothing
     * are wanted at the end.
     */
    Candidates(Hashing leftKeys, Hashing rightKeys, boolean anyWillDo, boolean keepsAll) {
        this.leftKeys = leftKeys;
        this.rightKeys = rightKeys;
        this.anyWillDo = anyWillDo;
        this.keepsAll = keepsAll;
    }

    void add(Object[] row, Run run) {
        Candidate candidate = new Candidate(row);
        if (rightKeys.isEmpty()) {
            keep(all, candidate);
            return;
        }
        if (keepsAll) {
            all.add(candidate);
        }
        Object strict = rightKeys.strictKey(row, run);
        if (strict == null) {
            return;
        }
        keep(byStrictKey, strict, candidate);
        if (rightKeys.isLoose()) {
            Object whole = rightKeys.wholeKey(strict, row, run);
            keep(whole == null ? withNulls : byKey, whole == null ? strict : whole, candidate);
        }
    }

    private void keep(Map<Object, List<Candidate>> map, Object key, Candidate candidate) {
        keep(map.computeIfAbsent(key, k -> new ArrayList<>(1)), candidate);
    }

    private void keep(List<Candidate> known, Candidate candidate) {
        if (!anyWillDo || known.isEmpty()) {
            known.add(candidate);
        }
    }

    /** The right rows that a left row may meet. */
    List<Candidate> of(Object[] leftRow, Run run) {
        if (leftKeys.isEmpty()) {
            return all;
        }
        Object strict = leftKeys.strictKey(leftRow, run);
        if (strict == null) {
            return List.of();
        }
        if (leftKeys.isLoose()) {
            Object whole = leftKeys.wholeKey(strict, leftRow, run);
            if (whole != null) {
                List<Candidate> nulls = withNulls.getOrDefault(strict, List.of());
                List<Candidate> equal = byKey.getOrDefault(whole, List.of());
                if (nulls.isEmpty() || equal.isEmpty()) {
                    return nulls.isEmpty() ? equal : nulls;
                }
                List<Candidate> both = new ArrayList<>(equal);
                both.addAll(nulls);
                return both;
            }
        }
        return byStrictKey.getOrDefault(strict, List.of());
    }

    List<Candidate> all() {
        return all;
    }
}
