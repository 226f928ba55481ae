package dev.outrigger.tds;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects what the server logs as an error of its own. */
final class Unexpected extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("dev.outrigger");
    private final Level before = logger.getLevel();
    private final List<String> seen = new CopyOnWriteArrayList<>();

    Unexpected() {
        logger.setLevel(Level.SEVERE);
        logger.addHandler(this);
    }

    List<String> seen() {
        return seen;
    }

    @Override
    public void publish(LogRecord line) {
        if (line.getLevel().intValue() >= Level.SEVERE.intValue()) {
            seen.add(line.getMessage() + " " + line.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(before);
    }
}
