package dev.outrigger.engine.plan;

import dev.outrigger.engine.store.Table;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What one statement did to the store, counted as it is done. Thread-safe. */
public final class Counters {
    /** What is counted, in the order in which messages tell it. */
    public enum Counter {
        /** Scans begun, of a whole table. */
        SCANS("Scan count"),
        /** Keys that were looked up. */
        LOOKUPS("look-ups"),
        /** Rows that scans and look-ups gave, before any condition. */
        ROWS("rows read"),
        /** Pieces of a table that were read as columns. */
        CHUNKS("chunks read"),
        /** Pieces of a table that no row wanted could be in. */
        SKIPPED_CHUNKS("chunks skipped"),
        /** Of columns. */
        BYTES("bytes read"),
        /** Written to temporary files. */
        SPILLED_BYTES("bytes spilled");

        private final String displayed;

        Counter(String displayed) {
            this.displayed = displayed;
        }

        public String displayed() {
            return displayed;
        }
    }

    /** The counts of one table, or of what belongs to none. */
    public static final class Counts {
        private final String name;
        private final LongAdder[] values = new LongAdder[Counter.values().length];

        private Counts(String name) {
            this.name = name;
            for (int i = 0; i < values.length; i++) {
                values[i] = new LongAdder();
            }
        }

        /** The table's name; Worktable for what belongs to none, as SQL Server calls it. */
        public String name() {
            return name;
        }

        public void add(Counter counter, long count) {
            values[counter.ordinal()].add(count);
        }

        /** All of them in words: {@code Scan count 1, look-ups 0, rows read 3}. */
        public String displayed() {
            return Arrays.stream(Counter.values())
                    .map(counter -> counter.displayed() + " " + get(counter))
                    .collect(Collectors.joining(", "));
        }

        public long get(Counter counter) {
            return values[counter.ordinal()].sum();
        }
    }

    private static final long WORKTABLE = -1;

    private final Optional<Profile> profile;

    public Counters() {
        this(Optional.empty());
    }

    /** profile: where the statement's operators are counted too. */
    public Counters(Optional<Profile> profile) {
        this.profile = profile;
    }

    public Optional<Profile> profile() {
        return profile;
    }

    private final Map<Long, Counts> counts = new ConcurrentHashMap<>(4);

    public Counts of(Table table) {
        Counts known = counts.get(table.id());
        return known != null
                ? known
                : counts.computeIfAbsent(table.id(), id -> new Counts(table.name()));
    }

    /** What is no table's: spilled rows. */
    public Counts worktable() {
        return counts.computeIfAbsent(WORKTABLE, id -> new Counts("Worktable"));
    }

    /** Those of the tables read, by name. */
    public List<Counts> all() {
        return counts.values().stream().sorted(Comparator.comparing(Counts::name)).toList();
    }
}
