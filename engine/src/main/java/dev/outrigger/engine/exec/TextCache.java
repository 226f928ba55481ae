package dev.outrigger.engine.exec;

import dev.outrigger.engine.sql.RightsStatement;
import dev.outrigger.engine.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An instance's texts as they were parsed. The same text gives the same trees to every session, and
 * so the same plans; nobody changes a parsed tree. Bounded by the number of texts and by what they
 * are estimated to take. Thread-safe.
 */
public final class TextCache {
    private static final Surplus SURPLUS = new Surplus(2048, 64L << 20);

    /** A longer text is a script of data, seldom run twice. */
    private static final int LONGEST = 256 << 10;

    /** Trees take some 30 bytes for a character of their text, and some for themselves. */
    private static final int BYTES_OF_A_CHARACTER = 32;

    private static final int BYTES_OF_A_TEXT = 1024;

    private static final List<String> PASSWORD_PROCEDURES = List.of("sp_addlogin", "sp_password");

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

    /**
     * A text that is kept.
     *
     * @param handle a number that no other text of this cache ever had
     * @param bytes of the text and its trees
     * @param parsed what plans are made of
     */
    record Cached(Use use, String text, long handle, long uses, long bytes, Object parsed) {}

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
    private final Consumer<Object> forgotten;

    /** forgotten: hears what a text was parsed to that is no longer kept. */
    public TextCache(Consumer<Object> forgotten) {
        this.forgotten = forgotten;
    }

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
            if (text.length() > LONGEST || mayHoldPassword(text, parsed)) {
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

    /** Whoever may read the texts that are kept shall read no login's password there. */
    private static boolean mayHoldPassword(String text, Object parsed) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean named =
                lower.contains("login") && lower.contains("password")
                        || PASSWORD_PROCEDURES.stream().anyMatch(lower::contains);
        boolean[] found = {false};
        if (named) {
            Trees.tops(parsed, statement -> found[0] |= mayGivePassword(statement));
        }
        return found[0];
    }

    /** Texts that are executed as they are put together may hold the statement in a string. */
    private static boolean mayGivePassword(Object statement) {
        if (statement instanceof Statement.Execute execute) {
            return !(execute.module() instanceof Statement.Execute.Named named)
                    || named.name().name().toLowerCase(Locale.ROOT).startsWith("sp_");
        }
        return statement instanceof Statement.ExecuteString
                || statement instanceof RightsStatement.CreateLogin
                || statement instanceof RightsStatement.AlterLogin;
    }

    private Kept keep(Key key, Object parsed) {
        long size = BYTES_OF_A_TEXT + (long) BYTES_OF_A_CHARACTER * key.text().length();
        Kept made = new Kept(parsed, age.incrementAndGet(), size);
        made.used = made.handle;
        Kept first = kept.putIfAbsent(key, made);
        if (first != null) {
            return first;
        }
        if (SURPLUS.isOver(kept.size(), bytes.addAndGet(size))) {
            removeUnused();
        }
        return made;
    }

    private synchronized void removeUnused() {
        List<Surplus.Entry<Key>> all = new ArrayList<>();
        for (Map.Entry<Key, Kept> entry : kept.entrySet()) {
            Kept of = entry.getValue();
            boolean again = of.uses.sum() > 1;
            all.add(new Surplus.Entry<>(entry.getKey(), of.bytes, again, of.used));
        }
        if (SURPLUS.isOver(all.size(), bytes.get())) {
            SURPLUS.of(all).forEach(this::remove);
        }
    }

    private void remove(Key key) {
        Kept removed = kept.remove(key);
        if (removed != null) {
            bytes.addAndGet(-removed.bytes);
            forgotten.accept(removed.parsed);
        }
    }

    /** Forgets all texts. What runs goes on with the trees that it has. */
    public void clear() {
        List.copyOf(kept.keySet()).forEach(this::remove);
    }

    /** The statements' texts that are kept, in the order in which they came. */
    List<Cached> cached() {
        return kept.entrySet().stream()
                .filter(entry -> entry.getKey().use() != Use.DECLARATIONS)
                .map(
                        entry ->
                                new Cached(
                                        entry.getKey().use(),
                                        entry.getKey().text(),
                                        entry.getValue().handle,
                                        entry.getValue().uses.sum(),
                                        entry.getValue().bytes,
                                        entry.getValue().parsed))
                .sorted(Comparator.comparingLong(Cached::handle))
                .toList();
    }
}
