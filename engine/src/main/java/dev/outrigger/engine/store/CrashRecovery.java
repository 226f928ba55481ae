package dev.outrigger.engine.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.h2.mvstore.DataUtils;
import org.h2.store.fs.FileUtils;

/**
 * Finds the newest whole state of a file that was not closed, and closes the file in it.
 *
 * <p>H2's own recovery may lose what was synced. It follows each chunk's guess of where the next one is, from the chunk
 * that the header names; but the header names the chunk before the one that the guess missed. Its thorough way takes pages
 * that it cannot read for empty ones. Here the whole file is scanned, and a state counts when all the chunks that it names
 * are in their places, with the number, version and time that it knows them by.
 */
final class CrashRecovery {
    private final ChunkFile file;
    private final Map<Integer, List<ChunkMark>> byId = new HashMap<>();
    private final Set<ChunkMark> found;

    private CrashRecovery(ChunkFile file) throws IOException {
        this.file = file;
        this.found = new HashSet<>(file.chunks());
        for (ChunkMark mark : found) {
            byId.computeIfAbsent(mark.id(), id -> new ArrayList<>()).add(mark);
        }
    }

    static void run(String name) {
        if (!FileUtils.exists(name) || FileUtils.size(name) == 0) {
            return;
        }
        try (FileChannel channel = FileUtils.open(name, "rw")) {
            ChunkFile file = new ChunkFile(channel);
            if (!file.isClean()) {
                new CrashRecovery(file).closeAtNewestState();
            }
        } catch (IOException e) {
            throw H2Errors.internal("cannot recover " + name, e);
        }
    }

    private void closeAtNewestState() throws IOException {
        List<ChunkMark> newestFirst = found.stream()
                .sorted(Comparator.comparingLong(ChunkMark::version).reversed().thenComparingLong(ChunkMark::block))
                .toList();
        for (ChunkMark last : newestFirst) {
            BitSet used = blocksOf(last);
            if (used != null) {
                file.closeAt(last, used);
                return;
            }
        }
        if (!found.isEmpty()) {
            throw new IOException("it holds no whole state");
        }
    }

    /** The blocks that a state uses; null when it is not whole. */
    private BitSet blocksOf(ChunkMark last) throws IOException {
        Map<Integer, ChunkMark> read = new HashMap<>();
        Map<String, String> layout = LayoutPages.read(file, last.layoutRoot(), id -> {
            ChunkMark chunk = id == last.id() ? last : newestBefore(last.version(), id);
            read.put(id, chunk);
            return chunk;
        });
        if (layout == null) {
            return null;
        }
        BitSet used = new BitSet();
        used.set(0, ChunkFile.HEADER_BLOCKS);
        use(last, used);
        Map<Integer, ChunkMark> known = new HashMap<>(Map.of(last.id(), last));
        for (Map.Entry<String, String> entry : layout.entrySet()) {
            if (entry.getKey().startsWith(DataUtils.LAYOUT_CHUNK)) {
                ChunkMark named = ChunkMark.inLayout(entry.getValue());
                if (named.block() != 0) {
                    if (!found.contains(named)) {
                        return null;
                    }
                    known.put(named.id(), named);
                    use(named, used);
                }
            }
        }
        for (Map.Entry<Integer, ChunkMark> each : read.entrySet()) {
            if (!each.getValue().equals(known.get(each.getKey()))) {
                return null;
            }
        }
        return rootsAreIn(known.keySet(), layout) ? used : null;
    }

    private ChunkMark newestBefore(long version, int id) {
        return byId.getOrDefault(id, List.of()).stream()
                .filter(mark -> mark.version() < version)
                .max(Comparator.comparingLong(ChunkMark::version))
                .orElse(null);
    }

    private static void use(ChunkMark chunk, BitSet used) {
        int first = Math.toIntExact(chunk.block());
        used.set(first, first + chunk.blocks());
    }

    private static boolean rootsAreIn(Set<Integer> chunks, Map<String, String> layout) {
        for (Map.Entry<String, String> entry : layout.entrySet()) {
            if (entry.getKey().startsWith(DataUtils.LAYOUT_ROOT)
                    && !chunks.contains(DataUtils.getPageChunkId(Long.parseUnsignedLong(entry.getValue(), 16)))) {
                return false;
            }
        }
        return true;
    }
}
