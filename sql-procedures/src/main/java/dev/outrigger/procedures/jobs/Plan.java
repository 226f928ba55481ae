package dev.outrigger.procedures.jobs;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** When each schedule of each job comes next. Guarded by its agent. */
final class Plan {
    private final Map<Key, Entry> entries = new HashMap<>();

    record Key(String job, int schedule) {}

    /** next: empty when it comes no more. */
    record Entry(JobTables.Attached attached, Optional<Instant> next) {}

    Optional<Entry> entry(Key key) {
        return Optional.ofNullable(entries.get(key));
    }

    /**
     * What is planned after a moment; the same as before where the schedule is the same. changed:
     * whether it is not.
     */
    record Planned(Entry entry, boolean changed) {}

    Planned plan(JobTables.Attached attached, Instant now) {
        Key key = new Key(attached.job(), attached.schedule());
        Entry known = entries.get(key);
        if (known != null && known.attached().rule().equals(attached.rule())) {
            Entry renamed = new Entry(attached, known.next());
            entries.put(key, renamed);
            return new Planned(renamed, false);
        }
        Entry entry = new Entry(attached, attached.rule().next(now, ZoneId.systemDefault()));
        entries.put(key, entry);
        return new Planned(entry, true);
    }

    /** A schedule's time has come: what comes after. */
    Entry advance(Key key, Entry come, Instant now) {
        Entry entry =
                new Entry(
                        come.attached(), come.attached().rule().next(now, ZoneId.systemDefault()));
        entries.put(key, entry);
        return entry;
    }

    /** When a job comes next, by whichever of its schedules. */
    Optional<Instant> soonest(String job) {
        return entries.values().stream()
                .filter(entry -> entry.attached().job().equals(job))
                .flatMap(entry -> entry.next().stream())
                .min(Comparator.naturalOrder());
    }

    /** Forgets all schedules but these, and gives those forgotten. */
    Set<Key> keep(List<JobTables.Attached> attached) {
        Set<Key> gone = new HashSet<>(entries.keySet());
        attached.forEach(one -> gone.remove(new Key(one.job(), one.schedule())));
        entries.keySet().removeAll(gone);
        return gone;
    }
}
