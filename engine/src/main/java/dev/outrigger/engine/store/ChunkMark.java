package dev.outrigger.engine.store;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.h2.mvstore.DataUtils;

/**
 * What a chunk of H2's file says of itself at its beginning, or what a state's layout says of it. A
 * chunk is what one save wrote: pages, and the layout of the whole file as of that save.
 */
record ChunkMark(
        int id, long block, int blocks, long version, long time, long layoutRoot, int pages) {
    /** The longest beginning that H2 writes is 199 bytes. */
    private static final int LONGEST = 256;

    private static final byte[] START = "chunk:".getBytes(StandardCharsets.ISO_8859_1);

    /** Null when no chunk begins here. */
    static ChunkMark atBlock(long block, byte[] bytes, int offset) {
        for (int i = 0; i < START.length; i++) {
            if (bytes[offset + i] != START[i]) {
                return null;
            }
        }
        int end = offset;
        while (end < offset + LONGEST && bytes[end] != '\n') {
            end++;
        }
        if (end == offset + LONGEST) {
            return null;
        }
        try {
            String text =
                    new String(bytes, offset, end - offset, StandardCharsets.ISO_8859_1).trim();
            ChunkMark mark = of(DataUtils.parseMap(text), block);
            return mark.blocks > 0 ? mark : null;
        } catch (RuntimeException e) {
            return null;
        }
    }

    static ChunkMark inLayout(String entry) {
        Map<String, String> map = DataUtils.parseMap(entry);
        return of(map, hex(map, "block"));
    }

    private static ChunkMark of(Map<String, String> map, long block) {
        return new ChunkMark(
                (int) hex(map, "chunk"),
                block,
                (int) hex(map, "len"),
                hex(map, "version"),
                hex(map, "time"),
                hex(map, "root"),
                (int) hex(map, "pages"));
    }

    private static long hex(Map<String, String> map, String name) {
        String value = map.get(name);
        return value == null ? 0 : Long.parseUnsignedLong(value, 16);
    }

    /**
     * Whether these bytes, the last ones of a block, are the end of this chunk. Their checksum
     * shows that it was written.
     */
    boolean endsWith(byte[] bytes, int offset, int length) {
        String text = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
        int checksum = text.indexOf(",fletcher:");
        if (!text.startsWith("chunk:") || checksum < 0) {
            return false;
        }
        try {
            Map<String, String> map = DataUtils.parseMap(text.trim());
            return hex(map, "chunk") == id
                    && hex(map, "len") == blocks
                    && hex(map, "version") == version
                    && (int) hex(map, "fletcher")
                            == DataUtils.getFletcher32(bytes, offset, checksum);
        } catch (RuntimeException e) {
            return false;
        }
    }
}
