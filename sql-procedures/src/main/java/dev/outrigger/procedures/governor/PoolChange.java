package dev.outrigger.procedures.governor;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.GovernorStatement;

/** CREATE, ALTER and DROP EXTERNAL RESOURCE POOL. */
final class PoolChange {
    private static final String KIND = "external resource pool";

    /** With those that are predefined. */
    private static final int POOLS_MAX = 64;

    /** More hosts than that no instance may have. */
    private static final int PROCESSES_MAX = Integer.MAX_VALUE;

    private final GovernorSettings settings;

    PoolChange(GovernorSettings settings) {
        this.settings = settings;
    }

    GovernorSettings of(GovernorStatement.Pool statement) {
        String name = statement.name();
        return switch (statement.verb()) {
            case CREATE -> create(statement);
            case ALTER -> settings.with(with(require(name), statement));
            case DROP -> drop(require(name));
        };
    }

    private GovernorSettings create(GovernorStatement.Pool statement) {
        String name = statement.name();
        GovernorStatements.requireName(KIND, name);
        if (settings.pool(name).isPresent() || name.equalsIgnoreCase("internal")) {
            throw SqlError.of(ErrorCode.GOVERNOR_EXISTS, KIND, name);
        }
        if (settings.pools().size() >= POOLS_MAX) {
            throw SqlError.of(ErrorCode.GOVERNOR_POOLS_MAX, POOLS_MAX);
        }
        ExternalPool made =
                new ExternalPool(
                        settings.nextId(),
                        name,
                        ExternalPool.PERCENT_MAX,
                        ExternalPool.PERCENT_MAX,
                        0,
                        0);
        return settings.with(with(made, statement));
    }

    private ExternalPool require(String name) {
        return settings.pool(name)
                .orElseThrow(() -> SqlError.of(ErrorCode.GOVERNOR_EXTERNAL_POOL_MISSING, name));
    }

    private GovernorSettings drop(ExternalPool pool) {
        if (pool.isPredefined()) {
            throw SqlError.of(ErrorCode.GOVERNOR_DROP_PREDEFINED, KIND);
        }
        settings.groups().stream()
                .filter(group -> group.externalPool() == pool.id())
                .findFirst()
                .ifPresent(
                        group -> {
                            throw SqlError.of(
                                    ErrorCode.GOVERNOR_POOL_USED, pool.name(), group.name());
                        });
        return settings.without(pool);
    }

    private static ExternalPool with(ExternalPool before, GovernorStatement.Pool statement) {
        int cpu = before.cpuPercent();
        int memory = before.memoryPercent();
        int processes = before.processes();
        for (GovernorStatement.Option option : statement.options()) {
            switch (option.name()) {
                case "MAX_CPU_PERCENT" ->
                        cpu = GovernorStatements.within(option, 1, ExternalPool.PERCENT_MAX);
                case "MAX_MEMORY_PERCENT" ->
                        memory = GovernorStatements.within(option, 1, ExternalPool.PERCENT_MAX);
                case "MAX_PROCESSES" ->
                        processes = GovernorStatements.within(option, 0, PROCESSES_MAX);
                case "AFFINITY" -> {
                    // AUTO, which is what there is.
                }
                default ->
                        throw SqlError.of(ErrorCode.SYNTAX_NEAR, option.name()).at(option.line());
            }
        }
        return before.with(cpu, memory, processes);
    }
}
