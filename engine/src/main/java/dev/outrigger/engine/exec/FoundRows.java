package dev.outrigger.engine.exec;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.plan.ExecutionContext;
import dev.outrigger.engine.plan.QueryPlan;
import dev.outrigger.engine.plan.RowSource;
import dev.outrigger.engine.sql.LockedTable;
import dev.outrigger.engine.store.ReadView;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.types.OffsetTicks;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Finds and locks the rows that an UPDATE or DELETE changes.
 *
 * <p>A row may change between the moment the statement's snapshot saw it and the moment it is
 * locked. Then predicate and values are computed again, on a new snapshot, with the locks held: so
 * an update is never lost, whatever the predicate reads. It settles as soon as no row found is
 * newly changed.
 */
final class FoundRows {
    private static final int ROUNDS_MAX = 100;

    /** A row as it is, locked, and the values computed for it. */
    record Found(long rowId, Object[] row, Object[] values) {}

    private final Statements statements;
    private final Table table;
    private final QueryPlan plan;

    FoundRows(Statements statements, Table table, QueryPlan plan) {
        this.statements = statements;
        this.table = table;
        this.plan = plan;
    }

    List<Found> lockAll() {
        Set<LockedTable.Lock> locks = plan.locks().getOrDefault(table, Set.of());
        return statements.waiting(locks.contains(LockedTable.Lock.AT_ONCE), this::settled);
    }

    private List<Found> settled() {
        for (int round = 0; round < ROUNDS_MAX; round++) {
            List<Found> found = find();
            if (lock(found)) {
                return found;
            }
        }
        throw SqlError.of(ErrorCode.LOCK_TIMEOUT);
    }

    /**
     * The view that the rows were found in, once all of them are locked as it shows them; nothing
     * when they are fewer than atLeast.
     */
    Optional<ReadView> lockedView(Set<Table> alsoRead, int atLeast) {
        Set<Table> tables = new HashSet<>(plan.tables());
        tables.addAll(alsoRead);
        for (int round = 0; round < ROUNDS_MAX; round++) {
            ReadView view = statements.read(tables);
            boolean locked = false;
            try {
                List<Found> found = find(view);
                if (found.size() < atLeast) {
                    return Optional.empty();
                }
                locked = lock(found);
                if (locked) {
                    return Optional.of(view);
                }
            } finally {
                if (!locked) {
                    view.close();
                }
            }
        }
        throw SqlError.of(ErrorCode.LOCK_TIMEOUT);
    }

    private List<Found> find() {
        try (ReadView view = statements.read(plan)) {
            return find(view);
        }
    }

    private List<Found> find(ReadView view) {
        int width = table.columns().size();
        List<Found> found = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        ExecutionContext execution = statements.execution(view);
        try (RowSource rows = plan.open(execution)) {
            while (rows.next()) {
                Object[] all = rows.row();
                // An outer join may miss the target; a join may find a row more than once: the
                // first match counts.
                if (all[0] != null && seen.add((Long) all[0])) {
                    found.add(
                            new Found(
                                    (Long) all[0],
                                    Arrays.copyOfRange(all, 1, 1 + width),
                                    Arrays.copyOfRange(all, 1 + width, all.length)));
                }
            }
        }
        return found;
    }

    /** Whether every row is still what was found; each becomes what was locked. */
    private boolean lock(List<Found> found) {
        boolean same = true;
        for (int i = 0; i < found.size(); i++) {
            Found row = found.get(i);
            Optional<Object[]> now = statements.store(table).lock(table, row.rowId());
            same &= now.isPresent() && identical(now.get(), row.row());
            if (same) {
                found.set(i, new Found(row.rowId(), now.get(), row.values()));
            }
        }
        return same;
    }

    static boolean identical(Object[] now, Object[] then) {
        for (int i = 0; i < now.length; i++) {
            if (!Objects.equals(exact(now[i]), exact(then[i])) && !sameBytes(now[i], then[i])) {
                return false;
            }
        }
        return true;
    }

    /** Columns hold text as UTF-8, which has no half of a surrogate pair: a '?' stands for it. */
    private static boolean sameBytes(Object now, Object then) {
        return now instanceof SqlText a
                && then instanceof SqlText b
                && Arrays.equals(
                        a.value().getBytes(StandardCharsets.UTF_8),
                        b.value().getBytes(StandardCharsets.UTF_8));
    }

    /** Equality of values is the collation's; here a change of case is a change. */
    private static Object exact(Object value) {
        if (value instanceof SqlText text) {
            return text.value();
        }
        if (value instanceof SqlBytes bytes) {
            return ByteBuffer.wrap(bytes.bytes());
        }
        if (value instanceof OffsetTicks offset) {
            return offset.utcTicks() + ":" + offset.offsetMinutes();
        }
        return value;
    }
}
