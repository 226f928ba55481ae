package dev.outrigger.procedures.governor;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.procedures.governor.GovernorSettings.Classifier;
import dev.outrigger.scripthost.HostGroup;
import dev.outrigger.scripthost.ScriptHosts;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What counts at the moment of an instance's resource governor: what was stored when it was
 * reconfigured last. While it is disabled, as it is at first, all sessions are in the group default
 * and no pool bounds anything. Thread-safe.
 */
public final class Governor {
    /** Where a classifier is looked for. */
    public static final String DATABASE = "master";

    /** The group of sessions that no classifier has put elsewhere. */
    public static final int DEFAULT_GROUP = WorkloadGroup.DEFAULT_ID;

    /** Held by whoever changes what is stored, which may wait for a lock: logins do not. */
    private final Object definitions = new Object();

    private final ScriptHosts hosts;
    private final Map<Integer, GroupCounts> counts = new ConcurrentHashMap<>();
    private volatile GovernorSettings applied;
    private volatile long statisticsMillis = System.currentTimeMillis();

    public Governor(Catalog catalog, ScriptHosts hosts) {
        this.hosts = hosts;
        this.applied = GovernorSettings.of(catalog);
        govern();
    }

    /** What is in force. */
    GovernorSettings running() {
        GovernorSettings now = applied;
        return now.enabled() ? now : GovernorSettings.INITIAL;
    }

    /** What was stored when that came to be in force, whether it is enabled or not. */
    GovernorSettings applied() {
        return applied;
    }

    Object definitions() {
        return definitions;
    }

    ScriptHosts hosts() {
        return hosts;
    }

    /** Which function is to say in which group a session is. */
    public Optional<Classifying> classifier() {
        return running().classifier().map(found -> new Classifying(found.schema(), found.name()));
    }

    /** The function that classifies, in master. */
    public record Classifying(String schema, String name) {}

    /**
     * Takes a session in; name: what the classifier said. Without a group of that name it is the
     * default one.
     */
    public synchronized GroupCounts enter(Optional<String> name) {
        WorkloadGroup group =
                name.flatMap(running()::group)
                        .filter(found -> found.id() != WorkloadGroup.INTERNAL_ID)
                        .orElse(WorkloadGroup.DEFAULT);
        GroupCounts entered = counts(group.id());
        entered.sessionEntered();
        return entered;
    }

    public synchronized void leave(GroupCounts group) {
        group.sessionLeft();
    }

    GroupCounts counts(int group) {
        return counts.computeIfAbsent(group, GroupCounts::new);
    }

    /** The external pool of a group: its id and its name. */
    public PoolName pool(int group) {
        GovernorSettings now = applied;
        ExternalPool pool = now.pool(now.group(group).orElse(WorkloadGroup.DEFAULT).externalPool());
        return new PoolName(pool.id(), pool.name());
    }

    /** An external pool. */
    public record PoolName(int id, String name) {}

    /** A group's name; default where it is gone. */
    public String groupName(int group) {
        return applied.group(group).orElse(WorkloadGroup.DEFAULT).name();
    }

    /** Whether a function is the classifier that counts, or that is stored. */
    public boolean isClassifier(Catalog catalog, Catalog.Module function) {
        return function.database().equalsIgnoreCase(DATABASE)
                && (is(applied.classifier(), function)
                        || is(GovernorSettings.of(catalog).classifier(), function));
    }

    private static boolean is(Optional<Classifier> classifier, Catalog.Module function) {
        return classifier.filter(found -> found.is(function)).isPresent();
    }

    /** 10904, where sessions are in groups that go or get another pool. */
    synchronized void requireApplicable(GovernorSettings stored) {
        for (WorkloadGroup before : applied.groups()) {
            boolean same =
                    stored.group(before.id())
                            .filter(after -> after.externalPool() == before.externalPool())
                            .isPresent();
            if (!same && counts(before.id()).sessions() > 0) {
                throw SqlError.of(ErrorCode.GOVERNOR_SESSIONS_ACTIVE);
            }
        }
    }

    synchronized void apply(GovernorSettings stored) {
        requireApplicable(stored);
        applied = stored;
        Set<Integer> known =
                new HashSet<>(stored.groups().stream().map(WorkloadGroup::id).toList());
        counts.keySet().removeIf(id -> !known.contains(id));
        govern();
    }

    /** Groups, classifier and pools stay as they were, and count no more. */
    synchronized void disable() {
        applied = applied.with(false);
        govern();
    }

    private void govern() {
        hosts.govern(
                applied.enabled()
                        ? applied.pools().stream()
                                .map(
                                        pool ->
                                                new HostGroup(
                                                        pool.id(),
                                                        pool.name(),
                                                        pool.cpuPercent(),
                                                        pool.memoryPercent(),
                                                        pool.processes()))
                                .toList()
                        : List.of());
    }

    void resetStatistics() {
        statisticsMillis = System.currentTimeMillis();
        counts.values().forEach(GroupCounts::reset);
        hosts.resetUsage();
    }

    /** Since when is counted. */
    long statisticsMillis() {
        return statisticsMillis;
    }
}
