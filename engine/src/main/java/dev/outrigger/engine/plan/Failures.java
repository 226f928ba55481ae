package dev.outrigger.engine.plan;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.Fault;
import dev.outrigger.engine.errors.SqlError;
import java.util.function.Supplier;
import org.apache.calcite.runtime.CalciteContextException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whatever goes wrong below the planner's door becomes an SqlError there. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static <T> T guard(Supplier<T> work) {
        try {
            return work.get();
        } catch (SqlError error) {
            throw error;
        } catch (CalciteContextException refused) {
            throw Refusals.reword(refused);
        } catch (StackOverflowError deep) {
            throw SqlError.of(
                    ErrorCode.STATEMENT_TOO_COMPLEX, "its expressions are nested too deeply");
        } catch (OutOfMemoryError full) {
            // What the query held is free again once this has been thrown.
            throw SqlError.of(ErrorCode.OUT_OF_MEMORY, "its rows do not fit into the heap")
                    .causedBy(full);
        } catch (RuntimeException | AssertionError failure) {
            throw unwrapped(failure);
        }
    }

    /**
     * Plans, if need be on a deeper stack: Calcite recurses some frames for each level of an
     * expression.
     */
    static <T> T planned(Supplier<T> work) {
        return guard(
                () -> {
                    try {
                        return work.get();
                    } catch (StackOverflowError deep) {
                        return DeepStack.run(work);
                    } catch (SqlError error) {
                        throw error;
                    } catch (RuntimeException wrapped) {
                        if (isDeep(wrapped)) {
                            return DeepStack.run(work);
                        }
                        throw wrapped;
                    }
                });
    }

    private static boolean isDeep(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StackOverflowError) {
                return true;
            }
        }
        return false;
    }

    /** Calcite wraps what its visitors throw. */
    private static SqlError unwrapped(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SqlError error) {
                return error;
            }
            if (cause instanceof CalciteContextException refused) {
                return Refusals.reword(refused);
            }
            if (cause instanceof StackOverflowError) {
                return SqlError.of(
                        ErrorCode.STATEMENT_TOO_COMPLEX, "its expressions are nested too deeply");
            }
        }
        LOG.error("A query could not be planned or run", failure);
        return SqlError.of(ErrorCode.INTERNAL, "a query could not be planned or run")
                .causedBy(failure);
    }

    /** Whether an error is of a row's values, so that another row may be without one. */
    static boolean isOfARow(SqlError error) {
        return error.code().fault() == Fault.USER && error.code() != ErrorCode.CANCELLED;
    }
}
