package dev.outrigger.procedures.governor;

/**
 * An external resource pool.
 *
 * @param cpuPercent its share of the processors where others want them too
 * @param memoryPercent of the machine's memory, for all of its hosts together
 * @param processes hosts at a time; 0 for no bound of its own
 * @param version how often it was changed
 */
record ExternalPool(
        int id, String name, int cpuPercent, int memoryPercent, int processes, long version) {
    static final int DEFAULT_ID = 2;
    static final int PERCENT_MAX = 100;
    static final int DEFAULT_MEMORY_PERCENT = 20;

    static final ExternalPool DEFAULT =
            new ExternalPool(
                    DEFAULT_ID,
                    WorkloadGroup.DEFAULT_NAME,
                    PERCENT_MAX,
                    DEFAULT_MEMORY_PERCENT,
                    0,
                    1);

    boolean isPredefined() {
        return id == DEFAULT_ID;
    }

    ExternalPool with(int cpu, int memory, int hosts) {
        return new ExternalPool(id, name, cpu, memory, hosts, version + 1);
    }
}
