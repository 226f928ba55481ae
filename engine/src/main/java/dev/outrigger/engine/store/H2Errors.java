package dev.outrigger.engine.store;

import dev.outrigger.engine.errors.SqlError;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.h2.message.DbException;

/** Tells H2's failures apart and words those that a user cannot do anything about. */
final class H2Errors {
    private H2Errors() {}

    /** Another transaction holds the row or the key: it may be free a moment later. */
    static boolean isContention(DbException failure) {
        return switch (failure.getErrorCode()) {
            case ErrorCode.LOCK_TIMEOUT_1,
                    ErrorCode.CONCURRENT_UPDATE_1,
                    ErrorCode.ROW_NOT_FOUND_WHEN_DELETING_1,
                    ErrorCode.ROW_NOT_FOUND_IN_PRIMARY_INDEX ->
                    true;
            default -> false;
        };
    }

    static boolean isDeadlock(DbException failure) {
        return failure.getErrorCode() == ErrorCode.DEADLOCK_1;
    }

    static boolean isDuplicate(DbException failure) {
        return failure.getErrorCode() == ErrorCode.DUPLICATE_KEY_1;
    }

    static boolean isDuplicate(SQLException failure) {
        return failure.getErrorCode() == ErrorCode.DUPLICATE_KEY_1;
    }

    static SqlError internal(String doing, Throwable cause) {
        return SqlError.of(
                        dev.outrigger.engine.errors.ErrorCode.INTERNAL,
                        doing + ": " + cause.getMessage())
                .causedBy(cause);
    }
}
