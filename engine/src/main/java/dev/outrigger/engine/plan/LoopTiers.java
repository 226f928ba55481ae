package dev.outrigger.engine.plan;

import dev.outrigger.engine.types.DoesNotFit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The loops of a set of expressions, compiled when they have seen rows enough, and compiled anew
 * for decimals of more than 64 bits when such turn up. Thread-safe: while one thread compiles, the
 * others interpret.
 */
final class LoopTiers {
    /** Compiling takes as long as interpreting about so many rows. */
    static final long ROWS_BEFORE = Long.getLong("outrigger.rowsBeforeCompiling", 4096);

    /** After so many batches that did not fit the narrow loops are no longer tried. */
    private static final int MISFITS_MAX = 8;

    private final long rowsBefore;
    private final Function<Boolean, Optional<Loops>> compiler;
    private final AtomicLong rows = new AtomicLong();
    private final AtomicInteger misfits = new AtomicInteger();
    private final Tier narrow = new Tier(false);
    private final Tier wide = new Tier(true);

    /** compiler: makes narrow (false) or wide (true) loops. */
    LoopTiers(long rowsBefore, Function<Boolean, Optional<Loops>> compiler) {
        this.rowsBefore = rowsBefore;
        this.compiler = compiler;
    }

    private final class Tier {
        private final boolean isWide;
        private final AtomicBoolean begun = new AtomicBoolean();
        private volatile Loops made;

        Tier(boolean isWide) {
            this.isWide = isWide;
        }

        /** Null until they are made, or when they cannot be. */
        Loops loops() {
            if (made == null && begun.compareAndSet(false, true)) {
                made = compiler.apply(isWide).orElse(null);
            }
            return made;
        }
    }

    /** The loops for so many further rows; null where they are to be interpreted. */
    Loops before(int more) {
        if (rows.get() < rowsBefore && rows.addAndGet(more) < rowsBefore) {
            return null;
        }
        return misfits.get() >= MISFITS_MAX ? wide.loops() : narrow.loops();
    }

    /**
     * Runs narrow loops; where a decimal does not fit, wide ones, or else what interprets. That
     * runs too where what is computed before the first row fails.
     */
    <T> T run(Loops loops, Function<Loops, T> body, Supplier<T> interpreted) {
        try {
            return body.apply(loops);
        } catch (DoesNotFit tooWide) {
            misfits.incrementAndGet();
            Loops exact = wide.loops();
            return exact == null ? interpreted.get() : exact(exact, body, interpreted);
        } catch (SteadyFails unfit) {
            return interpreted.get();
        }
    }

    private static <T> T exact(Loops loops, Function<Loops, T> body, Supplier<T> interpreted) {
        try {
            return body.apply(loops);
        } catch (SteadyFails unfit) {
            return interpreted.get();
        }
    }
}
