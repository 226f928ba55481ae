package dev.outrigger.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.h2.mvstore.DataUtils;

/**
 * Reads the layout of a state from its pages. H2's own reader in recovery takes a page that it cannot read for an empty
 * one, and so a state with holes for a whole one.
 */
final class LayoutPages {
    private static final int LAYOUT_MAP = 0;
    private static final int NODE = 1;
    private static final int COMPRESSED = 2;

    private final ChunkFile file;
    private final IntFunction<ChunkMark> chunks;
    private final Map<String, String> entries = new TreeMap<>();

    private LayoutPages(ChunkFile file, IntFunction<ChunkMark> chunks) {
        this.file = file;
        this.chunks = chunks;
    }

    /** Null when a page of it is not in the file. chunks: by their number; null for one that is not there. */
    static Map<String, String> read(ChunkFile file, long root, IntFunction<ChunkMark> chunks) throws IOException {
        LayoutPages pages = new LayoutPages(file, chunks);
        try {
            return pages.add(root) ? pages.entries : null;
        } catch (RuntimeException e) {
            // A page's bytes are others than it was written with.
            return null;
        }
    }

    private boolean add(long page) throws IOException {
        int id = DataUtils.getPageChunkId(page);
        ChunkMark chunk = chunks.apply(id);
        if (chunk == null) {
            return false;
        }
        int offset = DataUtils.getPageOffset(page);
        long position = chunk.block() * ChunkFile.BLOCK + offset;
        long rest = (chunk.block() + chunk.blocks()) * ChunkFile.BLOCK - position;
        int length = ByteBuffer.wrap(file.read(position, Integer.BYTES)).getInt();
        if (length < Integer.BYTES || length > rest) {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.wrap(file.read(position, length));
        bytes.getInt();
        int check = DataUtils.getCheckValue(id) ^ DataUtils.getCheckValue(offset) ^ DataUtils.getCheckValue(length);
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
        return (type & NODE) != 0 ? addChildren(bytes, keys + 1) : addEntries(bytes, keys);
    }

    private boolean addChildren(ByteBuffer bytes, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            if (!add(bytes.getLong())) {
                return false;
            }
        }
        return true;
    }

    private boolean addEntries(ByteBuffer bytes, int count) {
        String[] keys = new String[count];
        for (int i = 0; i < count; i++) {
            keys[i] = DataUtils.readString(bytes);
        }
        for (int i = 0; i < count; i++) {
            entries.put(keys[i], DataUtils.readString(bytes));
        }
        return true;
    }
}
