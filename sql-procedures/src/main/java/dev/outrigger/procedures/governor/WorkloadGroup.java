package dev.outrigger.procedures.governor;

/**
 * A workload group.
 *
 * @param externalPool the id of the external resource pool whose limits its sessions' scripts have
 */
record WorkloadGroup(int id, String name, int externalPool) {
    static final String DEFAULT_NAME = "default";
    static final int INTERNAL_ID = 1;
    static final int DEFAULT_ID = 2;

    /** Of the engine's own work; nobody's session is in it. */
    static final WorkloadGroup INTERNAL =
            new WorkloadGroup(INTERNAL_ID, "internal", ExternalPool.DEFAULT_ID);

    static final WorkloadGroup DEFAULT =
            new WorkloadGroup(DEFAULT_ID, DEFAULT_NAME, ExternalPool.DEFAULT_ID);

    boolean isPredefined() {
        return id == INTERNAL_ID || id == DEFAULT_ID;
    }
}
