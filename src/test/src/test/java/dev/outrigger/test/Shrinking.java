package dev.outrigger.test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a record of choices smaller while what is made from it still fails. */
final class Shrinking {
    private final Predicate<List<Integer>> fails;
    private int attempts;

    Shrinking(Predicate<List<Integer>> fails, int attempts) {
        this.fails = fails;
        this.attempts = attempts;
    }

    List<Integer> smallest(List<Integer> record) {
        List<Integer> best = record;
        List<Integer> before;
        do {
            before = best;
            for (int length = 32; length > 0; length /= 2) {
                best = shortened(best, length);
            }
            best = lowered(best);
        } while (attempts > 0 && !best.equals(before));
        return best;
    }

    private boolean fails(List<Integer> record) {
        return attempts-- > 0 && fails.test(record);
    }

    private List<Integer> shortened(List<Integer> record, int length) {
        List<Integer> best = record;
        for (int at = best.size() - length;
                at >= 0 && attempts > 0;
                at = Math.min(at - length, best.size() - length)) {
            List<Integer> less = new ArrayList<>(best);
            less.subList(at, at + length).clear();
            if (fails(less)) {
                best = less;
            }
        }
        return best;
    }

    private List<Integer> lowered(List<Integer> record) {
        List<Integer> best = record;
        for (int at = 0; at < best.size() && attempts > 0; at++) {
            for (int value : new int[] {0, best.get(at) / 2, best.get(at) - 1}) {
                if (value < 0 || value >= best.get(at)) {
                    continue;
                }
                List<Integer> lower = new ArrayList<>(best);
                lower.set(at, value);
                if (fails(lower)) {
                    best = lower;
                    break;
                }
            }
        }
        return best;
    }
}
