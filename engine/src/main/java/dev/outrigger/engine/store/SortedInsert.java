package dev.outrigger.engine.store;

import java.util.Comparator;
import org.h2.mvstore.CursorPos;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVMap.Decision;
import org.h2.mvstore.Page;
import org.h2.value.VersionedValue;

/**
 * Puts new entries in ascending order into a map, a page at a time: H2's own way copies a page for
 * each entry. What it decides holds for the state of the map that H2 then replaces, or H2 asks
 * again.
 */
final class SortedInsert<K, V> extends MVMap.DecisionMaker<VersionedValue<V>> {
    /** So many pages are added in one step at most: a reader that comes between must not starve. */
    private static final int PAGES_MAX = 16;

    private final MVMap<K, VersionedValue<V>> map;
    private final Comparator<? super K> unique;
    private final K[] keys;
    private final VersionedValue<V>[] values;
    private final int count;
    private final int keysPerPage;
    private final long pageMemory;
    private int done;
    private int taken;

    /** The keys beside the leaf that is looked at, once they were looked for. */
    private K lastBefore;

    private K firstBehind;
    private boolean knowsBefore;
    private boolean knowsBehind;

    /**
     * @param unique tells keys that must not stand beside each other by 0; null where all may
     * @param count how many of the keys and values there are
     */
    SortedInsert(
            MVMap<K, VersionedValue<V>> map,
            Comparator<? super K> unique,
            K[] keys,
            VersionedValue<V>[] values,
            int count) {
        this.map = map;
        this.unique = unique;
        this.keys = keys;
        this.values = values;
        this.count = count;
        this.keysPerPage = map.getStore().getKeysPerPage();
        this.pageMemory = map.getStore().getMaxPageSize();
    }

    /**
     * Inserts until all are in or one stands beside its equal, which is left to the caller.
     *
     * @return how many of the entries are in: all before the one that is not
     */
    int run() {
        while (done < count) {
            taken = 0;
            map.operate(keys[done], values[done], this);
            if (taken == 0) {
                break;
            }
            done += taken;
        }
        return done;
    }

    /** Goes on behind the entry that {@link #run} stopped at. */
    void skip() {
        done++;
    }

    @Override
    public void reset() {
        taken = 0;
    }

    @Override
    public Decision decide(VersionedValue<V> existing, VersionedValue<V> provided) {
        return Decision.PUT;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> CursorPos<T, VersionedValue<V>> decide(
            CursorPos<T, VersionedValue<V>> tip, T key, VersionedValue<V> value) {
        return (CursorPos<T, VersionedValue<V>>) place((CursorPos<K, VersionedValue<V>>) tip);
    }

    private CursorPos<K, VersionedValue<V>> place(CursorPos<K, VersionedValue<V>> tip) {
        taken = 0;
        knowsBefore = false;
        knowsBehind = false;
        if (tip.index >= 0 || isBeside(tip)) {
            return tip;
        }
        Page<K, VersionedValue<V>> old = tip.page;
        K end = end(tip);
        // The page of the path counts as replaced, whatever becomes of it.
        Page<K, VersionedValue<V>> leaf = old.copy();
        boolean atEnd = fill(leaf, -tip.index - 1, end, tip);
        CursorPos<K, VersionedValue<V>> above = tip.parent;
        if (atEnd && above != null && isRoomIn(above.page)) {
            return append(leaf, end, tip);
        }
        if (taken == 0) {
            taken = 1;
            return super.decide(tip, keys[done], values[done]);
        }
        return new CursorPos<>(leaf, 0, above);
    }

    private boolean isRoomIn(Page<K, VersionedValue<V>> page) {
        return page.getKeyCount() < keysPerPage && page.getMemory() <= pageMemory;
    }

    /**
     * Inserts entries into a leaf while they belong there and it has room.
     *
     * @param end the first key that belongs to the next leaf; null for none
     * @return whether the next entry belongs behind the leaf's last
     */
    private boolean fill(
            Page<K, VersionedValue<V>> leaf, int from, K end, CursorPos<K, VersionedValue<V>> tip) {
        int at = from;
        while (done + taken < count) {
            K key = keys[done + taken];
            if (end != null && compare(key, end) >= 0) {
                return false;
            }
            while (at < leaf.getKeyCount() && compare(leaf.getKey(at), key) < 0) {
                at++;
            }
            if (!isRoomIn(leaf)) {
                return at == leaf.getKeyCount();
            }
            if (isBeside(key, leaf, at, tip)) {
                return false;
            }
            leaf.insertLeaf(at, key, values[done + taken]);
            at++;
            taken++;
        }
        return false;
    }

    /** Adds leaves behind one, for the entries that belong behind it. */
    private CursorPos<K, VersionedValue<V>> append(
            Page<K, VersionedValue<V>> leaf, K end, CursorPos<K, VersionedValue<V>> tip) {
        CursorPos<K, VersionedValue<V>> above = tip.parent;
        Page<K, VersionedValue<V>> parent = above.page.copy();
        int index = above.index;
        parent.setChild(index, leaf);
        int memory = leaf.getMemory();
        Page<K, VersionedValue<V>> last = leaf;
        boolean more = true;
        for (int pages = 0; more && pages < PAGES_MAX && isRoomIn(parent); pages++) {
            K first = keys[done + taken];
            lastBefore = last.getKey(last.getKeyCount() - 1);
            knowsBefore = true;
            Page<K, VersionedValue<V>> next = Page.createEmptyLeaf(map);
            more = fill(next, 0, end, tip);
            if (next.getKeyCount() == 0) {
                break;
            }
            parent.setChild(index, next);
            parent.insertNode(index, first, last);
            memory += next.getMemory();
            last = next;
            index++;
        }
        return new CursorPos<>(parent, memory, above.parent);
    }

    private int compare(K a, K b) {
        return map.getKeyType().compare(a, b);
    }

    private boolean isBeside(CursorPos<K, VersionedValue<V>> tip) {
        return isBeside(keys[done], tip.page, -tip.index - 1, tip);
    }

    /** Whether a key would stand beside its equal. */
    private boolean isBeside(
            K key, Page<K, VersionedValue<V>> leaf, int at, CursorPos<K, VersionedValue<V>> tip) {
        if (unique == null) {
            return false;
        }
        return isSame(at > 0 ? leaf.getKey(at - 1) : lastBefore(tip), key)
                || isSame(at < leaf.getKeyCount() ? leaf.getKey(at) : firstBehind(tip), key);
    }

    private boolean isSame(K neighbour, K key) {
        return neighbour != null && unique.compare(neighbour, key) == 0;
    }

    /** The first key that belongs behind the leaf of a path. */
    private static <K, V> K end(CursorPos<K, V> tip) {
        for (CursorPos<K, V> pos = tip.parent; pos != null; pos = pos.parent) {
            if (pos.index < pos.page.getKeyCount()) {
                return pos.page.getKey(pos.index);
            }
        }
        return null;
    }

    private K lastBefore(CursorPos<K, VersionedValue<V>> tip) {
        if (!knowsBefore) {
            lastBefore = null;
            knowsBefore = true;
            for (CursorPos<K, VersionedValue<V>> pos = tip.parent; pos != null; pos = pos.parent) {
                if (pos.index > 0) {
                    Page<K, VersionedValue<V>> page = pos.page.getChildPage(pos.index - 1);
                    while (!page.isLeaf()) {
                        page = page.getChildPage(page.getKeyCount());
                    }
                    lastBefore = page.getKey(page.getKeyCount() - 1);
                    break;
                }
            }
        }
        return lastBefore;
    }

    private K firstBehind(CursorPos<K, VersionedValue<V>> tip) {
        if (!knowsBehind) {
            firstBehind = null;
            knowsBehind = true;
            for (CursorPos<K, VersionedValue<V>> pos = tip.parent; pos != null; pos = pos.parent) {
                if (pos.index < pos.page.getKeyCount()) {
                    Page<K, VersionedValue<V>> page = pos.page.getChildPage(pos.index + 1);
                    while (!page.isLeaf()) {
                        page = page.getChildPage(0);
                    }
                    firstBehind = page.getKey(0);
                    break;
                }
            }
        }
        return firstBehind;
    }
}
