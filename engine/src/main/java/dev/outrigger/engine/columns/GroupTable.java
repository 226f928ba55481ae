package dev.outrigger.engine.columns;

/**
 * The distinct keys of some rows, numbered from 0 in the order of their first rows. Not
 * thread-safe.
 */
abstract class GroupTable {
    /** In place of a key's number: there is none. */
    static final int ABSENT = -1;

    static GroupTable of(int keys) {
        return switch (keys) {
            case 0 -> new NoKeys();
            case 1 -> new SingleTable();
            default -> new PackedTable(keys);
        };
    }

    abstract int size();

    /** Writes the number of each row's key, a new one for a new key. */
    abstract void find(KeyColumn[] keys, int rows, int[] groups);

    /** Writes the number of each row's key, ABSENT for a new key. */
    abstract void lookup(KeyColumn[] keys, int rows, int[] groups);

    /** Writes the codes and marks of one key column of count groups. */
    abstract void read(int key, int from, int count, KeyColumn into);

    abstract long bytes();

    /** All rows are one group, which is there without any. */
    private static final class NoKeys extends GroupTable {
        @Override
        int size() {
            return 1;
        }

        @Override
        void find(KeyColumn[] keys, int rows, int[] groups) {
            java.util.Arrays.fill(groups, 0, rows, 0);
        }

        @Override
        void lookup(KeyColumn[] keys, int rows, int[] groups) {
            find(keys, rows, groups);
        }

        @Override
        void read(int key, int from, int count, KeyColumn into) {
            throw new IllegalArgumentException("no key " + key);
        }

        @Override
        long bytes() {
            return 0;
        }
    }
}
