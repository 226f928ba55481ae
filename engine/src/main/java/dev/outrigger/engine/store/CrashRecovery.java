package dev.outrigger.engine.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.h2.mvstore.DataUtils;
import org.h2.store.fs.FileUtils;

/**
 * Finds the newest whole state of a file that was not closed, and closes the file in it.
 *
 * <p>H2's own recovery may lose what was synced. It follows each chunk's guess of where the next
 * one is, from the chunk that the header names; but the header names the chunk before the one that
 * the guess missed. Its thorough way takes pages that it cannot read for empty ones. Here the whole
 * file is scanned, and a state counts when all the chunks that it names are in their places, with
 * the number, version and time that it knows them by.
 */
final class CrashRecovery {
    private final ChunkFile file;

    private CrashRecovery(ChunkFile file) {
        this.file = file;
    }

    static void run(String name) {
        if (!FileUtils.exists(name) || FileUtils.size(name) == 0) {
            return;
        }
        try (FileChannel channel = FileUtils.open(name, "rw")) {
            CrashRecovery recovery = new CrashRecovery(new ChunkFile(channel));
            if (!recovery.isClosedInWholeState()) {
                recovery.closeAtNewestState();
            }
        } catch (IOException e) {
            throw H2Errors.internal("cannot recover " + name, e);
        }
    }

    /**
     * H2 marks the header as clean before it syncs the last chunk: the mark may be on disk without
     * what it speaks of.
     */
    private boolean isClosedInWholeState() throws IOException {
        ChunkMark last = file.cleanlyClosedAt();
        return last != null && blocksOf(last) != null;
    }

    private void closeAtNewestState() throws IOException {
        List<ChunkMark> newestFirst =
                file.chunks().stream()
                        .sorted(
                                Comparator.comparingLong(ChunkMark::version)
                                        .reversed()
                                        .thenComparingLong(ChunkMark::block))
                        .toList();
        for (ChunkMark last : newestFirst) {
            BitSet used = blocksOf(last);
            if (used != null) {
                file.closeAt(last, used);
                return;
            }
        }
        if (!newestFirst.isEmpty()) {
            throw new IOException("it holds no whole state");
        }
    }

    /** The blocks that a state uses; null when it is not whole. */
    private BitSet blocksOf(ChunkMark last) throws IOException {
        Map<String, String> layout = LayoutPages.read(file, last);
        if (layout == null) {
            return null;
        }
        BitSet used = new BitSet();
        used.set(0, ChunkFile.HEADER_BLOCKS);
        use(last, used);
        Set<Integer> known = new HashSet<>(Set.of(last.id()));
        for (Map.Entry<String, String> entry : layout.entrySet()) {
            if (entry.getKey().startsWith(DataUtils.LAYOUT_CHUNK)) {
                ChunkMark named = ChunkMark.inLayout(entry.getValue());
                if (named.block() != 0) {
                    if (!file.holds(named)) {
                        return null;
                    }
                    known.add(named.id());
                    use(named, used);
                }
            }
        }
        return rootsAreIn(known, layout) ? used : null;
    }

    private static void use(ChunkMark chunk, BitSet used) {
        int first = Math.toIntExact(chunk.block());
        used.set(first, first + chunk.blocks());
    }

    private static boolean rootsAreIn(Set<Integer> chunks, Map<String, String> layout) {
        for (Map.Entry<String, String> entry : layout.entrySet()) {
            if (entry.getKey().startsWith(DataUtils.LAYOUT_ROOT)
                    && !chunks.contains(
                            DataUtils.getPageChunkId(
                                    Long.parseUnsignedLong(entry.getValue(), 16)))) {
                return false;
            }
        }
        return true;
    }
}
