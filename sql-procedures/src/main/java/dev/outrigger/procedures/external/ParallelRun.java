package dev.outrigger.procedures.external;

import dev.outrigger.frame.Frame;
import dev.outrigger.scripthost.ScriptCall;
import dev.outrigger.scripthost.ScriptFailure;
import dev.outrigger.scripthost.ScriptListener;
import dev.outrigger.scripthost.ScriptOutput;
import dev.outrigger.scripthost.ScriptRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A script that several hosts run for chunks of one input. Its outputs come in the order of the
 * input, whichever host is the first to end. The first failure in that order is the call's.
 */
final class ParallelRun implements ScriptRun {
    private final Deal deal;
    private final ScriptRun first;
    private final List<Helper> helpers = new ArrayList<>();
    private final int outputs;
    private ScriptRun taken;
    private int chunk;
    private int left;

    /**
     * Starts the first host; the others, up to hosts in all, once there is work for them. One that
     * finds no place is not waited for, but asks again as long as the call runs.
     */
    ParallelRun(
            ScriptPlace place,
            ScriptCall call,
            InputFrames input,
            ChunkCutter cutter,
            int hosts,
            ScriptListener listener) {
        outputs = call.outputNames().size();
        deal = new Deal(input, cutter, this::startHelpers);
        for (int i = 1; i < hosts; i++) {
            helpers.add(new Helper(place.helper(i - 1), i, call, deal, listener));
        }
        first = place.start(call, Optional.of(deal.hand(0)), listener);
    }

    /** From the thread that feeds the first host. */
    private void startHelpers() {
        helpers.forEach(Helper::start);
    }

    @Override
    public Optional<ScriptOutput> next() {
        if (left == 0 && !nextChunk()) {
            return Optional.empty();
        }
        left--;
        ScriptOutput output =
                taken.next()
                        .orElseThrow(() -> new IllegalStateException("a chunk without its answer"));
        return Optional.of(new ScriptOutput(chunk - 1, output.output(), output.frames()));
    }

    /** To the outputs of the next chunk in the order of the input; false when there is none. */
    private boolean nextChunk() {
        OptionalInt taker;
        try {
            taker = deal.nextTaker();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScriptFailure(
                    ScriptFailure.Reason.CANCELLED, "interrupted while the script ran");
        }
        if (taker.isEmpty()) {
            return false;
        }
        taken = taker.getAsInt() == 0 ? first : helpers.get(taker.getAsInt() - 1).run();
        left = outputs;
        chunk++;
        return true;
    }

    /** There are none: each host would have its own. Ends all hosts' runs as they should end. */
    @Override
    public Frame outputParameters() {
        Frame none = ended(first);
        helpers.forEach(Helper::finish);
        return none;
    }

    /** Once no chunk is left. */
    static Frame ended(ScriptRun run) {
        if (run.next().isPresent()) {
            throw new IllegalStateException("an answer without its chunk");
        }
        return run.outputParameters();
    }

    @Override
    public void close() {
        deal.stop();
        try {
            first.close();
        } finally {
            helpers.forEach(Helper::close);
        }
    }
}
