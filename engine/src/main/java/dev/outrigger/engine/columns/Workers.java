package dev.outrigger.engine.columns;

import dev.outrigger.engine.errors.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that statements share beside their own. Thread-safe. */
public final class Workers implements AutoCloseable {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final int processors;
    private final ThreadPoolExecutor threads;

    public Workers(int processors) {
        this.processors = processors;
        int helpers = Math.max(1, processors - 1);
        this.threads =
                new ThreadPoolExecutor(
                        helpers,
                        helpers,
                        10,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Workers::thread);
        threads.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "outrigger-worker-" + NUMBERS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** Into how many parts work is divided where dividing pays. */
    public int processors() {
        return processors;
    }

    /**
     * Runs all tasks and returns their results in order. The calling thread takes its share, and
     * does what no worker has begun when it gets there: tasks may call this themselves without
     * waiting for a thread that never comes. Of several failures that of the earliest task is
     * thrown, once no task runs any more: which it is does not depend on which came first.
     */
    public <T> List<T> all(List<? extends Callable<T>> tasks) {
        List<FutureTask<T>> futures = new ArrayList<>();
        for (Callable<T> task : tasks) {
            futures.add(new FutureTask<>(task));
        }
        for (int i = 1; i < futures.size(); i++) {
            threads.execute(futures.get(i));
        }
        // A future that has run does not run again.
        futures.forEach(FutureTask::run);
        // What no worker came to would hold its results until one comes.
        futures.forEach(threads::remove);
        List<T> results = new ArrayList<>();
        Throwable failure = null;
        for (FutureTask<T> future : futures) {
            try {
                results.add(result(future));
            } catch (RuntimeException | Error e) {
                if (failure == null) {
                    failure = e;
                } else if (e != failure && !(e instanceof SqlError)) {
                    // A client is told what belongs to an error, and has the same one already.
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
        return results;
    }

    /** How many tasks no thread has come to yet. */
    int waiting() {
        return threads.getQueue().size();
    }

    /** An interrupt waits: the tasks work on what belongs to the caller. */
    private static <T> T result(FutureTask<T> future) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof Error error) {
                        throw error;
                    }
                    if (e.getCause() instanceof RuntimeException unchecked) {
                        throw unchecked;
                    }
                    throw new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
