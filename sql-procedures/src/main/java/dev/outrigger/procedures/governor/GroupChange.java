package dev.outrigger.procedures.governor;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.GovernorStatement;
import dev.outrigger.engine.sql.GovernorStatement.Option;
import java.util.Map;
import java.util.Optional;

/** CREATE, ALTER and DROP WORKLOAD GROUP. */
final class GroupChange {
    private static final String KIND = "workload group";
    private static final String INTERNAL = "internal";
    private static final int GROUPS_MAX = 1000;

    /** What SQL Server has unless it is told otherwise, and what there is here. */
    private static final Map<String, String> INITIAL =
            Map.of(
                    "IMPORTANCE", "MEDIUM",
                    "REQUEST_MAX_MEMORY_GRANT_PERCENT", "25",
                    "REQUEST_MAX_CPU_TIME_SEC", "0",
                    "REQUEST_MEMORY_GRANT_TIMEOUT_SEC", "0",
                    "MAX_DOP", "0",
                    "GROUP_MAX_REQUESTS", "0");

    private static final Map<String, String> WAYS_OUT =
            Map.of(
                    "IMPORTANCE",
                            ": MAX_CPU_PERCENT of its external pool gives its scripts their share",
                    "REQUEST_MAX_MEMORY_GRANT_PERCENT",
                            ": 'query memory (MB)' of sp_configure bounds each statement",
                    "REQUEST_MAX_CPU_TIME_SEC",
                            ": 'external script cpu time (s)' of sp_configure bounds scripts, a query timeout of the client statements",
                    "REQUEST_MEMORY_GRANT_TIMEOUT_SEC", ": statements do not wait for memory",
                    "MAX_DOP", ": 'external script parallel hosts' of sp_configure bounds scripts",
                    "GROUP_MAX_REQUESTS",
                            ": MAX_PROCESSES of its external pool bounds the scripts that run at a time");

    private final GovernorSettings settings;

    GroupChange(GovernorSettings settings) {
        this.settings = settings;
    }

    GovernorSettings of(GovernorStatement.Group statement) {
        return switch (statement.verb()) {
            case CREATE -> create(statement);
            case ALTER -> alter(statement);
            case DROP -> drop(statement);
        };
    }

    private GovernorSettings create(GovernorStatement.Group statement) {
        String name = statement.name();
        GovernorStatements.requireName(KIND, name);
        if (settings.group(name).isPresent()) {
            throw SqlError.of(ErrorCode.GOVERNOR_EXISTS, KIND, name);
        }
        if (settings.groups().size() >= GROUPS_MAX) {
            throw SqlError.of(
                    ErrorCode.NOT_SUPPORTED,
                    "More than " + GROUPS_MAX + " workload groups",
                    ": drop those that no classifier names.");
        }
        statement.options().forEach(GroupChange::requireInitial);
        requirePool(statement, "create");
        int external = statement.externalPool().map(this::external).orElse(ExternalPool.DEFAULT_ID);
        return settings.with(new WorkloadGroup(settings.nextId(), name, external));
    }

    private GovernorSettings alter(GovernorStatement.Group statement) {
        WorkloadGroup group = require(statement);
        if (group.id() == WorkloadGroup.INTERNAL_ID) {
            throw SqlError.of(ErrorCode.GOVERNOR_ALTER_PREDEFINED, group.name(), KIND);
        }
        Optional<String> used = statement.externalPool();
        if (!statement.with() && statement.pool().isEmpty() && used.isEmpty()) {
            throw SqlError.of(ErrorCode.GOVERNOR_GROUP_CLAUSE);
        }
        statement.options().forEach(GroupChange::requireInitial);
        requirePool(statement, "alter");
        if (used.isEmpty()) {
            return settings;
        }
        int external = external(used.get());
        if (group.isPredefined() && external != group.externalPool()) {
            throw SqlError.of(
                    ErrorCode.GOVERNOR_GROUP_MOVED,
                    group.name(),
                    KIND,
                    settings.pool(group.externalPool()).name(),
                    "external resource pool");
        }
        return settings.with(new WorkloadGroup(group.id(), group.name(), external));
    }

    private GovernorSettings drop(GovernorStatement.Group statement) {
        WorkloadGroup group = require(statement);
        if (group.isPredefined()) {
            throw SqlError.of(ErrorCode.GOVERNOR_DROP_PREDEFINED, KIND);
        }
        return settings.without(group);
    }

    private WorkloadGroup require(GovernorStatement.Group statement) {
        return settings.group(statement.name())
                .orElseThrow(
                        () -> GovernorStatements.missingGroup(statement.verb(), statement.name()));
    }

    private int external(String name) {
        return settings.pool(name)
                .map(ExternalPool::id)
                .orElseThrow(() -> SqlError.of(ErrorCode.GOVERNOR_EXTERNAL_POOL_MISSING, name));
    }

    /** There is one for queries, the default one. */
    private static void requirePool(GovernorStatement.Group statement, String verb) {
        Optional<String> pool = statement.pool();
        if (pool.filter(INTERNAL::equalsIgnoreCase).isPresent()) {
            throw SqlError.of(
                    ErrorCode.GOVERNOR_GROUP_IN_INTERNAL, verb, statement.name(), pool.get());
        }
        if (pool.filter(name -> !name.equalsIgnoreCase(WorkloadGroup.DEFAULT_NAME)).isPresent()) {
            throw SqlError.of(ErrorCode.GOVERNOR_POOL_MISSING, pool.get());
        }
    }

    /** What changes nothing may be said. */
    private static void requireInitial(Option option) {
        String initial = INITIAL.get(option.name());
        if (initial == null) {
            throw SqlError.of(ErrorCode.SYNTAX_NEAR, option.name()).at(option.line());
        }
        if (!option.word().equalsIgnoreCase(initial)) {
            throw SqlError.of(
                            ErrorCode.NOT_SUPPORTED,
                            option.name() + " of a workload group other than " + initial,
                            WAYS_OUT.get(option.name()) + ".")
                    .at(option.line());
        }
    }
}
