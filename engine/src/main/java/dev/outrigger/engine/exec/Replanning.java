package dev.outrigger.engine.exec;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.function.Supplier;

/**
 * Repeats what failed because another session changed a table's definition between the planning and
 * the first access: it is planned with the new one then.
 */
final class Replanning {
    private static final int ATTEMPTS = 20;

    private Replanning() {}

    /** work: plans and begins; it leaves nothing behind when it fails. */
    static <T> T repeat(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (SqlError e) {
                if (e.code() != ErrorCode.DEFINITION_CHANGED || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
