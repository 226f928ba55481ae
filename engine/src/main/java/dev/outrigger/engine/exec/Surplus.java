package dev.outrigger.engine.exec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which entries a cache gives up when it holds too much. What was used once may hold an eighth of
 * it: a stream of texts that never come again drives out its own kind, and not what is used. Beyond
 * that those go that were not used for longest.
 */
final class Surplus {
    private static final int SHARES = 8;

    private final long countMax;
    private final long bytesMax;

    Surplus(long countMax, long bytesMax) {
        this.countMax = countMax;
        this.bytesMax = bytesMax;
    }

    /**
     * @param again whether it was used after what put it in
     * @param used a higher number is a later use
     */
    record Entry<K>(K key, long bytes, boolean again, long used) {}

    boolean isOver(long count, long bytes) {
        return count > countMax || bytes > bytesMax;
    }

    /** What is to go, so that an eighth is free: there is nothing to do for a while. */
    <K> List<K> of(List<Entry<K>> entries) {
        List<Entry<K>> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingLong(Entry::used));
        Sum all = new Sum(sorted);
        Sum once = new Sum(sorted.stream().filter(entry -> !entry.again()).toList());
        List<K> gone = new ArrayList<>();
        List<Entry<K>> left = new ArrayList<>();
        for (Entry<K> entry : sorted) {
            if (!entry.again() && all.isAbove(SHARES - 1) && once.isAbove(1)) {
                gone.add(entry.key());
                all.remove(entry);
                once.remove(entry);
            } else {
                left.add(entry);
            }
        }
        for (Entry<K> entry : left) {
            if (!all.isAbove(SHARES - 1)) {
                break;
            }
            gone.add(entry.key());
            all.remove(entry);
        }
        return gone;
    }

    private final class Sum {
        private long count;
        private long bytes;

        Sum(List<? extends Entry<?>> entries) {
            count = entries.size();
            bytes = entries.stream().mapToLong(Entry::bytes).sum();
        }

        void remove(Entry<?> entry) {
            count--;
            bytes -= entry.bytes();
        }

        boolean isAbove(int shares) {
            return count > countMax * shares / SHARES || bytes > bytesMax * shares / SHARES;
        }
    }
}
