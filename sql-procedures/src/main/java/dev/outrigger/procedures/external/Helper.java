package dev.outrigger.procedures.external;

import dev.outrigger.scripthost.ScriptCall;
import dev.outrigger.scripthost.ScriptFailure;
import dev.outrigger.scripthost.ScriptListener;
import dev.outrigger.scripthost.ScriptRun;
import dev.outrigger.scripthost.ScriptSession;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A further host of a parallel call, started on a thread of its own: it takes chunks once it is
 * ready, asks again while there is no place for it, and is of no consequence when it gets none.
 */
final class Helper {
    private static final int LOOK_MILLIS = 20;
    private static final int ASK_AGAIN_MILLIS = 50;

    private final HelperPlace place;
    private final CompletableFuture<ScriptRun> run = new CompletableFuture<>();
    private final Runnable work;
    private Optional<Thread> thread = Optional.empty();
    private volatile boolean ended;

    Helper(HelperPlace place, int number, ScriptCall call, Deal deal, ScriptListener listener) {
        this.place = place;
        this.work =
                () -> {
                    try {
                        ScriptSession session = place.session();
                        while (!session.prepare(call.runtime(), call.limits())) {
                            if (ended) {
                                throw new ScriptFailure(
                                        ScriptFailure.Reason.LAUNCH_FAILED,
                                        "there was no free place");
                            }
                            // Another call may end before this one does.
                            Thread.sleep(ASK_AGAIN_MILLIS);
                        }
                        ScriptRun started =
                                session.start(call, Optional.of(deal.hand(number)), listener);
                        if (!run.complete(started)) {
                            end(started);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        run.completeExceptionally(e);
                    } catch (RuntimeException | Error e) {
                        run.completeExceptionally(e);
                    }
                };
    }

    synchronized void start() {
        if (!ended) {
            thread = Optional.of(place.start(work));
        }
    }

    /** Of a helper that has taken a chunk. */
    ScriptRun run() {
        try {
            return run.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException thrown ? thrown : e;
        }
    }

    /**
     * Ends a run that has given all its outputs. A host that is not ready yet will be for the next
     * call.
     */
    synchronized void finish() {
        ended = true;
        boolean waiting =
                run.completeExceptionally(
                        new ScriptFailure(ScriptFailure.Reason.CANCELLED, "there is no work left"));
        if (!waiting && !run.isCompletedExceptionally()) {
            end(run.join());
        }
    }

    private static void end(ScriptRun run) {
        try {
            ParallelRun.ended(run);
        } catch (ScriptFailure e) {
            // Every chunk has its answer: what became of the host afterwards is of no consequence.
            run.close();
        }
    }

    /** Ends a run as it is, and one that waits for its host. */
    synchronized void close() {
        boolean late = ended || thread.isEmpty();
        ended = true;
        if (late) {
            return;
        }
        try {
            while (thread.get().isAlive() && !run.isDone()) {
                place.cancel();
                thread.get().join(LOOK_MILLIS);
            }
            if (!run.isCompletedExceptionally()) {
                run.join().close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
