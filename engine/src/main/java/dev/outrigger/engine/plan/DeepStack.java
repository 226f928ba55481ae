package dev.outrigger.engine.plan;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Runs what overflowed a thread's usual stack once more on a larger one, while the caller waits.
 */
final class DeepStack {
    private static final long BYTES = 64L << 20;

    private DeepStack() {}

    static <T> T run(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread =
                new Thread(
                        null,
                        () -> {
                            try {
                                result.complete(work.get());
                            } catch (RuntimeException | Error failure) {
                                result.completeExceptionally(failure);
                            }
                        },
                        "outrigger-deep-plan",
                        BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return result.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException error) {
                throw error;
            }
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            throw new CompletionException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw SqlError.of(ErrorCode.CANCELLED).causedBy(interrupted);
        }
    }
}
