package dev.outrigger.procedures.jobs;

import java.util.List;
import java.util.Optional;

/**
 * A job as it is when a run of it begins.
 *
 * @param owner the login's name; empty when it is no more
 * @param administrator whether the owner is sa, whom no login stands for
 * @param ownerDisabled not so for the administrator
 * @param logLevel when the end of a run is logged: 1 success, 2 failure, 3 always
 * @param deleteLevel when the job deletes itself, likewise
 */
record JobDefinition(
        String id,
        String name,
        Optional<String> owner,
        boolean administrator,
        boolean ownerDisabled,
        int startStep,
        int logLevel,
        int deleteLevel,
        List<Step> steps) {
    JobDefinition {
        steps = List.copyOf(steps);
    }

    /**
     * @param user empty for the owner's own
     */
    record Step(
            int id,
            String name,
            String command,
            String database,
            Optional<String> user,
            Flow onSuccess,
            Flow onFailure,
            int retries,
            int retryMinutes) {}

    /**
     * What comes after a step: 1 the job succeeds, 2 it fails, 3 the next step, 4 the step that is
     * named.
     */
    record Flow(int action, int step) {
        static final int SUCCEED = 1;
        static final int FAIL = 2;
        static final int NEXT = 3;
    }

    Optional<Step> step(int id) {
        return steps.stream().filter(step -> step.id() == id).findFirst();
    }
}
