package dev.outrigger.engine.sql;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What defines external resource pools and workload groups, and puts them in force. */
public sealed interface GovernorStatement {
    /** What is done with a pool or a group. */
    enum Verb {
        CREATE,
        ALTER,
        DROP
    }

    /** {@code CREATE EXTERNAL RESOURCE POOL p WITH (MAX_CPU_PERCENT = 25)}. */
    record Pool(Verb verb, String name, List<Option> options) implements GovernorStatement {
        public Pool {
            options = List.copyOf(options);
        }
    }

    /**
     * {@code CREATE WORKLOAD GROUP g WITH (…) USING [default], EXTERNAL p}.
     *
     * @param with whether there was a WITH
     */
    record Group(
            Verb verb,
            String name,
            boolean with,
            List<Option> options,
            Optional<String> pool,
            Optional<String> externalPool)
            implements GovernorStatement {
        public Group {
            options = List.copyOf(options);
        }
    }

    /** {@code ALTER RESOURCE GOVERNOR RECONFIGURE}. */
    record Reconfigure() implements GovernorStatement {}

    /** {@code ALTER RESOURCE GOVERNOR DISABLE}. */
    record Disable() implements GovernorStatement {}

    /** {@code ALTER RESOURCE GOVERNOR RESET STATISTICS}. */
    record ResetStatistics() implements GovernorStatement {}

    /** {@code ALTER RESOURCE GOVERNOR WITH (CLASSIFIER_FUNCTION = dbo.f)}; empty for NULL. */
    record Classify(Optional<ObjectName> function) implements GovernorStatement {}

    /**
     * @param name in upper case
     * @param word what stands for the value
     * @param number the value, where it is one
     */
    record Option(String name, String word, OptionalLong number, int line) {}
}
