package dev.outrigger.scripthost;

/**
 * Hosts that are bounded together: those of an external resource pool.
 *
 * @param id above 0
 * @param cpuPercent its share of the processors where other groups want them too
 * @param memoryPercent of the machine's memory
 * @param hosts at a time; 0 for no bound of its own
 */
public record HostGroup(int id, String name, int cpuPercent, int memoryPercent, int hosts) {
    /** Of hosts that no group bounds. */
    static final int NONE = 0;

    private static final int PERCENT_MAX = 100;

    public HostGroup {
        if (id < 1
                || cpuPercent < 1
                || cpuPercent > PERCENT_MAX
                || memoryPercent < 1
                || memoryPercent > PERCENT_MAX
                || hosts < 0) {
            throw new IllegalArgumentException("no bounds of a group: " + name);
        }
    }
}
