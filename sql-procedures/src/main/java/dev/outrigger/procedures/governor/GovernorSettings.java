package dev.outrigger.procedures.governor;

import dev.outrigger.engine.store.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The resource governor as it is defined.
 *
 * @param enabled whether it was reconfigured last, and not disabled
 * @param classifier the function that classifies sessions: its schema and its name, in master
 * @param pools the default one first
 * @param groups those that are predefined first
 * @param nextId of the next pool or group
 */
record GovernorSettings(
        boolean enabled,
        Optional<Classifier> classifier,
        List<ExternalPool> pools,
        List<WorkloadGroup> groups,
        int nextId) {
    private static final String KEY = "resource governor";
    private static final int FIRST_ID = 256;

    /** As it is before anyone has said anything. */
    static final GovernorSettings INITIAL =
            new GovernorSettings(
                    false,
                    Optional.empty(),
                    List.of(ExternalPool.DEFAULT),
                    List.of(WorkloadGroup.INTERNAL, WorkloadGroup.DEFAULT),
                    FIRST_ID);

    GovernorSettings {
        pools = List.copyOf(pools);
        groups = List.copyOf(groups);
    }

    record Classifier(String schema, String name) {
        boolean is(Catalog.Module module) {
            return module.schema().equalsIgnoreCase(schema) && module.name().equalsIgnoreCase(name);
        }
    }

    static GovernorSettings of(Catalog catalog) {
        return catalog.setting(KEY).map(GovernorFormat::read).orElse(INITIAL);
    }

    void put(Catalog catalog) {
        catalog.putSetting(KEY, GovernorFormat.write(this));
    }

    Optional<ExternalPool> pool(String name) {
        return pools.stream().filter(pool -> pool.name().equalsIgnoreCase(name)).findFirst();
    }

    ExternalPool pool(int id) {
        return pools.stream()
                .filter(pool -> pool.id() == id)
                .findFirst()
                .orElse(ExternalPool.DEFAULT);
    }

    Optional<WorkloadGroup> group(String name) {
        return groups.stream().filter(group -> group.name().equalsIgnoreCase(name)).findFirst();
    }

    Optional<WorkloadGroup> group(int id) {
        return groups.stream().filter(group -> group.id() == id).findFirst();
    }

    GovernorSettings with(boolean enable) {
        return new GovernorSettings(enable, classifier, pools, groups, nextId);
    }

    GovernorSettings with(Optional<Classifier> function) {
        return new GovernorSettings(enabled, function, pools, groups, nextId);
    }

    /** In the place of the one with its id, or as the last. */
    GovernorSettings with(ExternalPool pool) {
        List<ExternalPool> changed = new ArrayList<>(pools);
        int place = place(pools.stream().map(ExternalPool::id).toList(), pool.id());
        if (place < 0) {
            changed.add(pool);
        } else {
            changed.set(place, pool);
        }
        return new GovernorSettings(enabled, classifier, changed, groups, next(pool.id()));
    }

    GovernorSettings with(WorkloadGroup group) {
        List<WorkloadGroup> changed = new ArrayList<>(groups);
        int place = place(groups.stream().map(WorkloadGroup::id).toList(), group.id());
        if (place < 0) {
            changed.add(group);
        } else {
            changed.set(place, group);
        }
        return new GovernorSettings(enabled, classifier, pools, changed, next(group.id()));
    }

    private static int place(List<Integer> ids, int id) {
        return ids.indexOf(id);
    }

    private int next(int id) {
        return Math.max(nextId, id + 1);
    }

    GovernorSettings without(ExternalPool pool) {
        return new GovernorSettings(
                enabled,
                classifier,
                pools.stream().filter(each -> each.id() != pool.id()).toList(),
                groups,
                nextId);
    }

    GovernorSettings without(WorkloadGroup group) {
        return new GovernorSettings(
                enabled,
                classifier,
                pools,
                groups.stream().filter(each -> each.id() != group.id()).toList(),
                nextId);
    }
}
