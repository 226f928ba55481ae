package dev.outrigger.engine.exec;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * An instance's texts as they were parsed. The same text gives the same trees to every session, and
 * so the same plans; nobody changes a parsed tree. Bounded by the number of texts and by what they
 * are estimated to take. Thread-safe.
 */
public final class TextCache {
    private static final int TEXTS_MAX = 2048;
    private static final long BYTES_MAX = 64L << 20;

    /** A longer text is a script of data, seldom run twice. */
    private static final int LONGEST = 256 << 10;

    /** Trees take some 30 bytes for a character of their text, and some for themselves. */
    private static final int BYTES_OF_A_CHARACTER = 32;

    private static final int BYTES_OF_A_TEXT = 1024;

    /** How a text came to be run. */
    public enum Use {
        /** A batch, or the string of an EXECUTE. */
        ADHOC,
        /** A statement with parameters. */
        PREPARED,
        /** A procedure's definition. */
        PROC,
        /** The declarations of a statement's parameters: no statement by itself. */
        DECLARATIONS;

        /** The name that {@code objtype} has in SQL Server. */
        public String displayed() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }
    }

    /** A text that is kept. handle: a number that no other text of this cache ever had. */
    public record Cached(Use use, String text, long handle, long uses, long bytes) {}

    private record Key(Use use, String text) {}

    private static final class Kept {
        private final Object parsed;
        private final long handle;
        private final long bytes;
        private final LongAdder uses = new LongAdder();
        private volatile long used;

        Kept(Object parsed, long handle, long bytes) {
            this.parsed = parsed;
            this.handle = handle;
            this.bytes = bytes;
        }
    }

    private final ConcurrentHashMap<Key, Kept> kept = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong age = new AtomicLong();

    /**
     * What a text was parsed to; parsed where it is not kept. One that does not parse is not kept.
     * The same use and text must always be parsed to the same class.
     */
    @SuppressWarnings("unchecked")
    public <T> T get(Use use, String text, Supplier<T> parse) {
        Key key = new Key(use, text);
        Kept known = kept.get(key);
        if (known == null) {
            T parsed = parse.get();
            if (text.length() > LONGEST) {
                return parsed;
            }
            known = keep(key, parsed);
        }
        known.uses.increment();
        long now = age.get();
        if (known.used != now) {
            known.used = now;
        }
        return (T) known.parsed;
    }

    private Kept keep(Key key, Object parsed) {
        long size = BYTES_OF_A_TEXT + (long) BYTES_OF_A_CHARACTER * key.text().length();
        Kept made = new Kept(parsed, age.incrementAndGet(), size);
        made.used = made.handle;
        Kept first = kept.putIfAbsent(key, made);
        if (first != null) {
            return first;
        }
        if (bytes.addAndGet(size) > BYTES_MAX || kept.size() > TEXTS_MAX) {
            removeUnused();
        }
        return made;
    }

    /** Removes those not used for longest, down to seven eighths of what may be kept. */
    private synchronized void removeUnused() {
        record Aged(Key key, long used) {}
        Aged[] all =
                kept.entrySet().stream()
                        .map(entry -> new Aged(entry.getKey(), entry.getValue().used))
                        .toArray(Aged[]::new);
        Arrays.sort(all, Comparator.comparingLong(Aged::used));
        for (Aged aged : all) {
            if (bytes.get() <= BYTES_MAX / 8 * 7 && kept.size() <= TEXTS_MAX / 8 * 7) {
                return;
            }
            remove(aged.key());
        }
    }

    private void remove(Key key) {
        Kept removed = kept.remove(key);
        if (removed != null) {
            bytes.addAndGet(-removed.bytes);
        }
    }

    /** Forgets all texts. What runs goes on with the trees that it has. */
    public void clear() {
        List.copyOf(kept.keySet()).forEach(this::remove);
    }

    /** The statements' texts that are kept, in the order in which they came. */
    public List<Cached> cached() {
        return kept.entrySet().stream()
                .filter(entry -> entry.getKey().use() != Use.DECLARATIONS)
                .map(
                        entry ->
                                new Cached(
                                        entry.getKey().use(),
                                        entry.getKey().text(),
                                        entry.getValue().handle,
                                        entry.getValue().uses.sum(),
                                        entry.getValue().bytes))
                .sorted(Comparator.comparingLong(Cached::handle))
                .toList();
    }
}
