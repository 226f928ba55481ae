package dev.outrigger.scripthost;

import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.launch.HostProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bounded number of hosts that may be there at once. Fresh ones, which nobody has used, wait
 * for new sessions; one that has served a session serves no other. A session's host that waits for
 * its next call gives its place up when another session needs one. Thread-safe.
 */
final class HostPool {
    /** How long a process may take to die. */
    private static final Duration KILL = Duration.ofSeconds(5);

    private static final Duration LAST_END = Duration.ofSeconds(30);

    private final HostStarter starter;
    private final ScheduledExecutorService clock;
    private final ExecutorService ends;
    private ScriptHostOptions options;

    /** All that have a place. */
    private final Set<PooledHost> hosts = new LinkedHashSet<>();

    /** Those of them that are nobody's. */
    private final Set<PooledHost> spares = new LinkedHashSet<>();

    /** Those of them that wait for their session's next call. */
    private final Set<PooledHost> resting = new LinkedHashSet<>();

    /** Those of them that are being ended. */
    private final Set<PooledHost> leaving = new HashSet<>();

    private final Map<Wanted, Use> uses = new HashMap<>();
    private Map<Integer, HostGroup> groups = Map.of();
    private final HostQueue queue = new HostQueue();
    private ScheduledFuture<?> sweep;
    private boolean closed;

    /** For whom spares are kept. */
    private record Wanted(ScriptRuntime runtime, int group) {
        static Wanted of(HostKind kind) {
            return new Wanted(kind.runtime(), kind.group());
        }
    }

    /** Of which kind spares are wanted, and when one was last asked for. */
    private record Use(HostKind kind, long nanos) {}

    HostPool(ScriptHostOptions options, HostStarter starter, ScheduledExecutorService clock) {
        this.options = options;
        this.starter = starter;
        this.clock = clock;
        this.ends =
                new ThreadPoolExecutor(
                        0,
                        Integer.MAX_VALUE,
                        1,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        task -> {
                            Thread thread = new Thread(task, "outrigger-host-end");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /** Other options count from now; those that are beyond them go as they come to rest. */
    void reconfigure(ScriptHostOptions changed) {
        synchronized (this) {
            options = changed;
            notifyAll();
        }
        replenish();
        sweep();
    }

    /** Other groups bound hosts; a session's host of one that is gone is replaced at its call. */
    void govern(List<HostGroup> changed) {
        synchronized (this) {
            groups =
                    changed.stream()
                            .collect(Collectors.toUnmodifiableMap(HostGroup::id, each -> each));
            uses.keySet().removeIf(wanted -> wanted.group() != group(wanted.group()));
            if (!groups.isEmpty()) {
                uses.keySet().removeIf(wanted -> wanted.group() == HostGroup.NONE);
            }
            notifyAll();
        }
        replenish();
    }

    /** The same where there is such a group now, else none. */
    synchronized int group(int id) {
        return groups.containsKey(id) ? id : HostGroup.NONE;
    }

    synchronized Set<Integer> groups() {
        return groups.keySet();
    }

    /** How many hosts a group has, those that start included. */
    synchronized int count(int group) {
        return (int) hosts.stream().filter(host -> host.kind().group() == group).count();
    }

    /** The processes of a group's hosts. */
    synchronized List<HostProcess> processes(int group) {
        return hosts.stream()
                .filter(host -> host.kind().group() == group)
                .flatMap(host -> host.process().stream())
                .toList();
    }

    synchronized int count() {
        return hosts.size();
    }

    /** A host for a session: fresh, and it may still start. Blocks until there is a place. */
    PooledHost acquire(HostKind kind, String owner, FirstCall first, Cancellation cancellation) {
        cancellation.onCancel(this::wakeAll);
        HostQueue.Waiting me;
        long since = System.nanoTime();
        synchronized (this) {
            me = queue.enter(owner, kind.group());
        }
        try {
            while (true) {
                PooledHost evicted;
                synchronized (this) {
                    cancellation.check();
                    boolean next = queue.isNext(me, this::isAtAnyLimit);
                    Optional<PooledHost> taken = next ? take(kind, owner, first) : Optional.empty();
                    if (taken.isPresent()) {
                        return taken.get();
                    }
                    evicted = next ? evictable(owner, kind.group()).orElse(null) : null;
                    if (evicted == null) {
                        await(since, owner, kind.group());
                    }
                }
                if (evicted != null) {
                    evicted.end();
                }
            }
        } finally {
            synchronized (this) {
                queue.leave(me);
                notifyAll();
            }
            replenish();
        }
    }

    /**
     * As acquire, for a call with an input, where that neither waits nor takes a place from anyone.
     */
    Optional<PooledHost> acquireNow(HostKind kind, String owner) {
        Optional<PooledHost> taken;
        synchronized (this) {
            taken =
                    queue.isEmpty() && !closed
                            ? take(kind, owner, FirstCall.NEEDS_FRAMES)
                            : Optional.empty();
        }
        return taken;
    }

    private Optional<PooledHost> take(HostKind kind, String owner, FirstCall first) {
        if (closed) {
            throw new ScriptFailure(Reason.LAUNCH_FAILED, "the script hosts are closed");
        }
        if (isAtItsLimit(owner)) {
            return Optional.empty();
        }
        Optional<PooledHost> spare = spares(kind).filter(PooledHost::isReady).findFirst();
        if (spare.isEmpty()) {
            spare = spares(kind).filter(PooledHost::isStarting).findFirst();
        }
        if (spare.isPresent()) {
            spares.remove(spare.get());
            spare.get().giveTo(owner);
            return spare;
        }
        return hosts.size() < options.hosts() && !isFull(kind.group())
                ? Optional.of(begin(kind, Optional.of(owner), first))
                : Optional.empty();
    }

    private PooledHost begin(HostKind kind, Optional<String> owner, FirstCall first) {
        PooledHost host = new PooledHost(kind, this, owner, first);
        hosts.add(host);
        if (owner.isEmpty()) {
            spares.add(host);
        }
        starter.start(host, options.startTimeout(), this::gone);
        return host;
    }

    private Stream<PooledHost> spares(HostKind kind) {
        return spares.stream().filter(spare -> spare.kind().equals(kind));
    }

    private boolean isAtItsLimit(String owner) {
        return options.hostsPerLogin() != 0
                && hosts.stream().filter(host -> host.isOf(owner)).count()
                        >= options.hostsPerLogin();
    }

    private boolean isAtAnyLimit(HostQueue.Waiting waiting) {
        return isAtItsLimit(waiting.owner()) || isFull(waiting.group());
    }

    /** Whether a group has all the hosts that it may have. */
    private boolean isFull(int group) {
        HostGroup bounds = groups.get(group);
        return bounds != null && bounds.hosts() != 0 && count(group) >= bounds.hosts();
    }

    /** Whose place may be taken: the owner's own where the owner has too many. */
    private Optional<PooledHost> evictable(String owner, int group) {
        Optional<PooledHost> found;
        if (isAtItsLimit(owner)) {
            found = resting.stream().filter(host -> host.isOf(owner)).findFirst();
            found = leaving.stream().anyMatch(host -> host.isOf(owner)) ? Optional.empty() : found;
        } else if (isFull(group)) {
            found =
                    Stream.concat(spares.stream(), resting.stream())
                            .filter(host -> host.kind().group() == group)
                            .findFirst();
            boolean coming = leaving.stream().anyMatch(host -> host.kind().group() == group);
            found = coming ? Optional.empty() : found;
        } else {
            found = spares.stream().findFirst().or(() -> resting.stream().findFirst());
            found = leaving.isEmpty() ? found : Optional.empty();
        }
        found.ifPresent(this::leaves);
        return found;
    }

    private void leaves(PooledHost host) {
        spares.remove(host);
        resting.remove(host);
        leaving.add(host);
    }

    private void await(long since, String owner, int group) {
        long left = since + options.queueTimeout().toNanos() - System.nanoTime();
        if (!leaving.isEmpty()) {
            // A place is about to be free.
            left = Math.max(left, since + KILL.toNanos() - System.nanoTime());
        }
        if (left <= 0 && !isAtItsLimit(owner) && isFull(group)) {
            HostGroup bounds = groups.get(group);
            throw ScriptFailure.busy(
                    busy(
                            bounds.hosts(),
                            "the external resource pool '" + bounds.name() + "' may have"),
                    bounds.hosts(),
                    bounds.name());
        }
        if (left <= 0) {
            throw isAtItsLimit(owner)
                    ? busy(
                            Reason.LOGIN_BUSY,
                            options.hostsPerLogin(),
                            "one login's sessions may have")
                    : busy(Reason.ALL_BUSY, options.hosts(), "there may be");
        }
        try {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScriptFailure(
                    Reason.CANCELLED, "interrupted while waiting for a script host");
        }
    }

    private ScriptFailure busy(Reason reason, int limit, String which) {
        return new ScriptFailure(reason, busy(limit, which), limit);
    }

    private String busy(int limit, String which) {
        return "all "
                + limit
                + " script hosts that "
                + which
                + " are busy; a place was waited for "
                + options.queueTimeout().toMillis()
                + " ms";
    }

    private synchronized void wakeAll() {
        notifyAll();
    }

    /** From the starter: a host has ended, or never was. */
    private void gone(PooledHost host) {
        synchronized (this) {
            if (!hosts.remove(host)) {
                throw new IllegalStateException("a place was given back twice");
            }
            resting.remove(host);
            leaving.remove(host);
            if (spares.remove(host)) {
                // It ended by itself; the next would too, and nobody asked for either.
                uses.values().removeIf(use -> use.kind().equals(host.kind()));
            }
            notifyAll();
        }
        replenish();
    }

    /** A session has got a host of this kind, and it works: others will want such. */
    void used(HostKind kind) {
        synchronized (this) {
            if (kind.group() != HostGroup.NONE || groups.isEmpty()) {
                uses.put(Wanted.of(kind), new Use(kind, System.nanoTime()));
            }
        }
        replenish();
    }

    /** Starts the spares that are wanted, ends those that are not. */
    private void replenish() {
        List<PooledHost> unwanted = new ArrayList<>();
        synchronized (this) {
            if (closed) {
                return;
            }
            for (PooledHost spare : List.copyOf(spares)) {
                Use use = uses.get(Wanted.of(spare.kind()));
                boolean wanted = use != null && use.kind().equals(spare.kind());
                if (!wanted || spares(spare.kind()).count() > options.warmHosts()) {
                    leaves(spare);
                    unwanted.add(spare);
                }
            }
            for (Use use : List.copyOf(uses.values())) {
                while (queue.isEmpty()
                        && hosts.size() < options.hosts()
                        && !isFull(use.kind().group())
                        && uses.containsValue(use)
                        && spares(use.kind()).count() < options.warmHosts()) {
                    begin(use.kind(), Optional.empty(), FirstCall.UNKNOWN);
                }
            }
            sweepLater();
        }
        unwanted.forEach(this::retire);
    }

    /** A session's host waits for its next call; another session may end it from now on. */
    void rest(PooledHost host) {
        synchronized (this) {
            if (!hosts.contains(host) || closed) {
                return;
            }
            long now = System.nanoTime();
            host.restsSince(now);
            resting.add(host);
            uses.computeIfPresent(
                    Wanted.of(host.kind()), (wanted, use) -> new Use(use.kind(), now));
            sweepLater();
            notifyAll();
        }
    }

    /** False when the host is gone, or about to be. */
    synchronized boolean wake(PooledHost host) {
        return resting.remove(host);
    }

    synchronized boolean rests(PooledHost host) {
        return resting.contains(host);
    }

    /** Ends a host in the background; it has its place until it is dead. */
    void retire(PooledHost host) {
        try {
            synchronized (this) {
                if (!hosts.contains(host)) {
                    return;
                }
                leaves(host);
                if (!closed) {
                    ends.execute(host::end);
                    return;
                }
            }
        } catch (OutOfMemoryError e) {
            // There is no thread to be had for it.
            host.end();
            return;
        }
        host.end();
    }

    /** Ends a host; returns when its process is gone and its place is free. */
    void end(PooledHost host) {
        host.end();
        long deadline = System.nanoTime() + LAST_END.toNanos();
        synchronized (this) {
            leaves(host);
            try {
                for (long left = 1; hosts.contains(host) && left > 0; ) {
                    left = deadline - System.nanoTime();
                    TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (!hosts.contains(host)) {
                leaving.remove(host);
            }
        }
    }

    private void sweep() {
        List<PooledHost> late = new ArrayList<>();
        synchronized (this) {
            if (sweep != null) {
                sweep.cancel(false);
                sweep = null;
            }
            long before = System.nanoTime() - options.idleTimeout().toNanos();
            uses.values().removeIf(use -> use.nanos() - before <= 0);
            for (PooledHost host : List.copyOf(resting)) {
                if (host.restsSince() - before <= 0) {
                    leaves(host);
                    late.add(host);
                }
            }
        }
        late.forEach(this::retire);
        // Ends the spares that nobody has asked for, and comes again for the others.
        replenish();
    }

    /** There is a timer as long as there is something that may be kept too long, and no other. */
    private void sweepLater() {
        if (sweep != null || closed) {
            return;
        }
        Stream.concat(
                        resting.stream().map(PooledHost::restsSince),
                        spares.isEmpty() ? Stream.empty() : uses.values().stream().map(Use::nanos))
                .min((a, b) -> Long.signum(a - b))
                .ifPresent(
                        first -> {
                            long due = first + options.idleTimeout().toNanos() - System.nanoTime();
                            sweep =
                                    clock.schedule(
                                            this::sweep,
                                            Math.max(due, 0) + 1_000_000,
                                            TimeUnit.NANOSECONDS);
                        });
    }

    /** Whether a host has a folder among its libraries, or one may be started that has. */
    synchronized boolean loadsFrom(Path folder) {
        return hosts.stream().anyMatch(h -> h.kind().runtime().libraries().contains(folder))
                || uses.keySet().stream()
                        .anyMatch(each -> each.runtime().libraries().contains(folder));
    }

    synchronized ScriptHostOptions options() {
        return options;
    }

    /** How many places are taken. */
    synchronized int taken() {
        return hosts.size();
    }

    /** How many of them are for hosts that wait for a new session. */
    synchronized int spares() {
        return spares.size();
    }

    /** How many spares are ready. */
    synchronized int readySpares() {
        return (int) spares.stream().filter(PooledHost::isReady).count();
    }

    /** Ends every host; returns when their processes are gone. */
    void close() {
        List<PooledHost> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(hosts);
            notifyAll();
        }
        all.forEach(host -> ends.execute(host::end));
        ends.shutdown();
        long deadline = System.nanoTime() + LAST_END.toNanos();
        try {
            ends.awaitTermination(LAST_END.toMillis(), TimeUnit.MILLISECONDS);
            synchronized (this) {
                for (long left = 1; !hosts.isEmpty() && left > 0; ) {
                    left = deadline - System.nanoTime();
                    TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 0));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
