package dev.outrigger.procedures.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a row for each run of a script. Runs are handed over in memory, and written by a thread of
 * the audit's own, some at a time: what a crash of the engine loses is half a second of them. The
 * thread is there while scripts run, and some seconds longer. Thread-safe.
 */
public final class ScriptAudit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptAudit.class);
    private static final String FOLDER = "script-audit";
    private static final long PAUSE_MILLIS = 500;
    private static final int IDLE_PAUSES = 20;
    private static final int WAITING_MAX = 100_000;

    private final IntSupplier kept;
    private final Optional<Path> folder;
    private final LongAdder lost = new LongAdder();
    private final LongAdder failures = new LongAdder();

    /** Held while lines are written or read. */
    private final Object writing = new Object();

    /** Null before it was needed. */
    private AuditLines lines;

    private long nextId = 1;
    private final Set<AuditedRun> running = new LinkedHashSet<>();
    private List<AuditedRun> ended = new ArrayList<>();
    private Thread writer;
    private boolean failing;
    private boolean closed;

    /** folder: of the instance's data; kept: how many rows; 0 for no audit. */
    private ScriptAudit(Optional<Path> folder, IntSupplier kept) {
        this.folder = folder;
        this.kept = kept;
    }

    /** folder: of the instance's data; empty where it has none. */
    public static ScriptAudit open(Optional<Path> folder, IntSupplier kept) {
        return new ScriptAudit(folder, kept);
    }

    /** What is there is read when it is first needed: an instance without scripts does not. */
    private AuditLines lines() throws IOException {
        if (lines == null) {
            AuditLines found =
                    folder.isPresent()
                            ? new AuditFiles(folder.get().resolve(FOLDER))
                            : new AuditMemory();
            int damaged = 0;
            for (String line : found.all()) {
                Optional<List<String>> fields = AuditLine.read(line);
                if (fields.isPresent()) {
                    nextId = Math.max(nextId, Long.parseLong(fields.get().get(0)) + 1);
                } else {
                    damaged++;
                }
            }
            if (damaged > 0) {
                LOG.atWarn().addKeyValue("lines", damaged).log("script audit has damaged lines");
            }
            lines = found;
        }
        return lines;
    }

    private AuditedRun numbered(AuditedRun run) {
        if (run.id().isEmpty()) {
            run.number(nextId++);
        }
        return run;
    }

    /** A run begins; empty where there is no audit. */
    public synchronized Optional<AuditedRun> begin(AuditedRun.Begin begin, String script) {
        if (kept.getAsInt() == 0 || closed) {
            return Optional.empty();
        }
        AuditedRun run = new AuditedRun(begin, script);
        running.add(run);
        write();
        return Optional.of(run);
    }

    public synchronized void end(AuditedRun run, AuditedRun.End how) {
        run.end(how);
        running.remove(run);
        if (ended.size() >= WAITING_MAX) {
            lost.increment();
            return;
        }
        ended.add(run);
        write();
    }

    /** Sees to it that somebody writes. */
    private void write() {
        if (writer != null || closed) {
            return;
        }
        Thread thread = new Thread(this::writeOn, "outrigger-script-audit");
        thread.setDaemon(true);
        try {
            thread.start();
            writer = thread;
        } catch (OutOfMemoryError e) {
            // There is no thread to be had now: the next run asks for one again.
            writer = null;
        }
    }

    private void writeOn() {
        int idle = 0;
        while (true) {
            synchronized (this) {
                try {
                    if (!closed) {
                        TimeUnit.MILLISECONDS.timedWait(this, PAUSE_MILLIS);
                    }
                } catch (InterruptedException e) {
                    writer = null;
                    return;
                }
                idle = ended.isEmpty() && running.isEmpty() ? idle + 1 : 0;
                if (closed || idle > IDLE_PAUSES) {
                    writer = null;
                    return;
                }
            }
            try {
                flush();
            } catch (RuntimeException e) {
                LOG.error("The script audit could not be written", e);
            }
        }
    }

    /** Writes what waits; what cannot be written goes on waiting. */
    void flush() {
        synchronized (writing) {
            List<AuditedRun> batch = new ArrayList<>();
            List<AuditedRun> finished;
            synchronized (this) {
                finished = ended;
                batch.addAll(ended);
                ended = new ArrayList<>();
                long before = System.currentTimeMillis() - PAUSE_MILLIS;
                for (AuditedRun run : running) {
                    if (!run.isNoted() && run.begunMillis() <= before) {
                        batch.add(run);
                    }
                }
            }
            if (batch.isEmpty()) {
                return;
            }
            try {
                AuditLines all = lines();
                batch.sort(Comparator.comparingLong(AuditedRun::begunMillis));
                all.append(batch.stream().map(this::numbered).map(AuditLine::of).toList());
                batch.forEach(AuditedRun::note);
                // A run may have a line for its beginning, too.
                all.keep(2L * kept.getAsInt());
                failing = false;
            } catch (IOException e) {
                failures.increment();
                // Their texts need not wait with them.
                finished.forEach(AuditedRun::sha256);
                if (!failing) {
                    LOG.error("The script audit could not be written", e);
                }
                failing = true;
                waitAgain(finished);
            }
        }
    }

    private synchronized void waitAgain(List<AuditedRun> batch) {
        List<AuditedRun> all = new ArrayList<>(batch);
        all.addAll(ended);
        while (all.size() > WAITING_MAX) {
            all.remove(all.size() - 1);
            lost.increment();
        }
        ended = all;
    }

    /**
     * A run as it was written: its fields, whether it runs now.
     *
     * @param fields as {@link AuditLine} orders them; those of the end are missing while there is
     *     none
     */
    record Row(List<String> fields, boolean runs) {}

    /** The last rows, as many as are kept, with what waits to be written. */
    List<Row> rows() {
        synchronized (writing) {
            Map<String, Row> rows = new LinkedHashMap<>();
            try {
                for (String line : lines().all()) {
                    AuditLine.read(line)
                            .ifPresent(fields -> rows.put(fields.get(0), new Row(fields, false)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            synchronized (this) {
                Stream.concat(ended.stream(), running.stream())
                        .sorted(Comparator.comparingLong(AuditedRun::begunMillis))
                        .map(this::numbered)
                        .forEach(
                                run ->
                                        rows.put(
                                                Long.toString(run.id().orElseThrow()),
                                                row(run, running.contains(run))));
            }
            List<Row> all = new ArrayList<>(rows.values());
            all.sort((a, b) -> Long.compare(id(a), id(b)));
            return all.subList(Math.max(0, all.size() - kept.getAsInt()), all.size());
        }
    }

    private static long id(Row row) {
        return Long.parseLong(row.fields().get(0));
    }

    private static Row row(AuditedRun run, boolean runs) {
        return new Row(AuditLine.read(AuditLine.of(run)).orElseThrow(), runs);
    }

    /** How many rows were given up, for they could not be written. */
    public long lost() {
        return lost.sum();
    }

    /** How many attempts at writing failed. */
    public long failures() {
        return failures.sum();
    }

    /** Requires that no script runs any more. */
    @Override
    public void close() {
        Thread last;
        synchronized (this) {
            closed = true;
            last = writer;
            notifyAll();
        }
        try {
            if (last != null) {
                last.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        flush();
        synchronized (writing) {
            int left;
            synchronized (this) {
                left = ended.size();
            }
            if (left > 0) {
                lost.add(left);
                LOG.atError().addKeyValue("rows", left).log("rows of the script audit are lost");
            }
            try {
                if (lines != null) {
                    lines.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
