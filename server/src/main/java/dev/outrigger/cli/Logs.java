package dev.outrigger.cli;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The command line's logs: lines on standard error, unless the user configures java.util.logging.
 */
final class Logs {
    private static final String CONFIGURED = "java.util.logging.config.file";
    private static final String FORMAT = "java.util.logging.SimpleFormatter.format";

    /** A moment, how bad it is, who says it, and what: key=value pairs first. */
    private static final String LINE = "%1$tFT%1$tT.%1$tL%1$tz level=%4$s logger=%3$s %5$s%6$s%n";

    /** Held here, since the log manager holds its loggers weakly. */
    private static final List<Logger> QUIETED =
            List.of(Logger.getLogger("org.quartz"), Logger.getLogger("dev.outrigger"));

    private Logs() {}

    /**
     * serving: what happens is told, and not what goes wrong alone. Before the first line is
     * logged.
     */
    static void configure(boolean serving) {
        if (System.getProperty(CONFIGURED) != null) {
            return;
        }
        if (System.getProperty(FORMAT) == null) {
            System.setProperty(FORMAT, LINE);
        }
        QUIETED.get(0).setLevel(Level.WARNING);
        QUIETED.get(1).setLevel(serving ? Level.INFO : Level.WARNING);
    }
}
