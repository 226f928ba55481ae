package dev.outrigger.examples;

import java.io.PrintStream;
import java.util.Locale;

/**
 * One line that grows while long work runs; silent where standard error is no terminal. Not
 * thread-safe.
 */
public final class Progress {
    private static final long REDRAW_NANOS = 100_000_000;
    private static final int BAR_WIDTH = 30;

    private final PrintStream out;
    private final boolean terminal;
    private long drawn;

    public Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    public void show(String what, long done, long expected) {
        long now = System.nanoTime();
        if (!terminal || now - drawn < REDRAW_NANOS) {
            return;
        }
        drawn = now;
        double share = Math.min(1, (double) done / expected);
        int filled = (int) (share * BAR_WIDTH);
        out.printf(
                Locale.ROOT,
                "\r\u001b[K%s [%s%s] %,d of about %,d rows",
                what,
                "#".repeat(filled),
                ".".repeat(BAR_WIDTH - filled),
                done,
                expected);
        out.flush();
    }

    public void show(String what) {
        if (terminal) {
            out.print("\r\u001b[K" + what + " ...");
            out.flush();
        }
    }

    public void clear() {
        if (terminal) {
            out.print("\r\u001b[K");
            out.flush();
        }
        drawn = 0;
    }
}
