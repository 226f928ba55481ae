package dev.outrigger.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.h2.mvstore.DataUtils;

/**
 * Reads the layout of a state from its pages. H2's own reader in recovery takes a page that it
 * cannot read for an empty one, and so a state with holes for a whole one.
 */
final class LayoutPages {
    private static final int LAYOUT_MAP = 0;
    private static final int NODE = 1;
    private static final int COMPRESSED = 2;

    private final ChunkFile file;
    private final Map<Integer, ChunkMark> chunks = new HashMap<>();
    private final Map<String, String> entries = new TreeMap<>();
    private final Deque<Long> pages = new ArrayDeque<>();

    private LayoutPages(ChunkFile file) {
        this.file = file;
    }

    /** Null when a page of it is not in the file. last: the chunk that holds the state. */
    static Map<String, String> read(ChunkFile file, ChunkMark last) throws IOException {
        LayoutPages layout = new LayoutPages(file);
        layout.chunks.put(last.id(), last);
        layout.pages.add(last.layoutRoot());
        try {
            return layout.addAll() ? layout.entries : null;
        } catch (RuntimeException e) {
            // A page's bytes are others than it was written with.
            return null;
        }
    }

    /**
     * Where a chunk is stands in the layout itself, in a page of a later chunk: pages of those not
     * known yet wait.
     */
    private boolean addAll() throws IOException {
        Deque<Long> waiting = new ArrayDeque<>();
        int known = 0;
        while (!pages.isEmpty() || !waiting.isEmpty()) {
            if (pages.isEmpty()) {
                if (chunks.size() == known) {
                    return false;
                }
                known = chunks.size();
                pages.addAll(waiting);
                waiting.clear();
            }
            long page = pages.remove();
            if (!chunks.containsKey(DataUtils.getPageChunkId(page))) {
                waiting.add(page);
            } else if (!add(page)) {
                return false;
            }
        }
        return true;
    }

    private boolean add(long page) throws IOException {
        int id = DataUtils.getPageChunkId(page);
        ChunkMark chunk = chunks.get(id);
        int offset = DataUtils.getPageOffset(page);
        long position = chunk.block() * ChunkFile.BLOCK + offset;
        long rest = (chunk.block() + chunk.blocks()) * ChunkFile.BLOCK - position;
        int length = ByteBuffer.wrap(file.read(position, Integer.BYTES)).getInt();
        if (length < Integer.BYTES || length > rest) {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.wrap(file.read(position, length));
        bytes.getInt();
        int check =
                DataUtils.getCheckValue(id)
                        ^ DataUtils.getCheckValue(offset)
                        ^ DataUtils.getCheckValue(length);
        if (bytes.getShort() != (short) check) {
            return false;
        }
        DataUtils.readVarInt(bytes); // the page's number in its chunk
        if (DataUtils.readVarInt(bytes) != LAYOUT_MAP) {
            return false;
        }
        int keys = DataUtils.readVarInt(bytes);
        int type = bytes.get();
        if ((type & COMPRESSED) != 0) {
            return false;
        }
        if ((type & NODE) != 0) {
            for (int i = 0; i <= keys; i++) {
                pages.add(bytes.getLong());
            }
        } else {
            addEntries(bytes, keys);
        }
        return true;
    }

    private void addEntries(ByteBuffer bytes, int count) {
        String[] keys = new String[count];
        for (int i = 0; i < count; i++) {
            keys[i] = DataUtils.readString(bytes);
        }
        for (String key : keys) {
            String value = DataUtils.readString(bytes);
            entries.put(key, value);
            if (key.startsWith(DataUtils.LAYOUT_CHUNK)) {
                ChunkMark chunk = ChunkMark.inLayout(value);
                chunks.putIfAbsent(chunk.id(), chunk);
            }
        }
    }
}
