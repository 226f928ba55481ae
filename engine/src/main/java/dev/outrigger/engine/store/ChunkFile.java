package dev.outrigger.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.h2.mvstore.DataUtils;

/** H2's data file as blocks: two of header, then chunks and free space. */
final class ChunkFile {
    static final int BLOCK = 4096;
    static final int HEADER_BLOCKS = 2;
    private static final int END = 128;
    private static final int BLOCKS_AT_ONCE = 256;

    private final FileChannel channel;

    ChunkFile(FileChannel channel) {
        this.channel = channel;
    }

    byte[] read(long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                break;
            }
        }
        return buffer.array();
    }

    private void write(long position, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer, position + buffer.position());
        }
    }

    private long blocks() throws IOException {
        return (channel.size() + BLOCK - 1) / BLOCK;
    }

    /** Every chunk whose beginning and end are in the file, those no longer needed too. */
    List<ChunkMark> chunks() throws IOException {
        List<ChunkMark> found = new ArrayList<>();
        long count = blocks();
        for (long first = HEADER_BLOCKS; first < count; first += BLOCKS_AT_ONCE) {
            byte[] bytes = read(first * BLOCK, BLOCKS_AT_ONCE * BLOCK);
            for (int i = 0; i < BLOCKS_AT_ONCE && first + i < count; i++) {
                ChunkMark mark = ChunkMark.atBlock(first + i, bytes, i * BLOCK);
                if (mark != null && hasEnd(mark)) {
                    found.add(mark);
                }
            }
        }
        return found;
    }

    private boolean hasEnd(ChunkMark mark) throws IOException {
        long end = mark.block() + mark.blocks();
        return end <= blocks() && mark.endsWith(read(end * BLOCK - END, END), 0, END);
    }

    /** Whether the chunk is in its place, from its beginning to its end. */
    boolean holds(ChunkMark chunk) throws IOException {
        byte[] start = read(chunk.block() * BLOCK, BLOCK);
        return chunk.equals(ChunkMark.atBlock(chunk.block(), start, 0)) && hasEnd(chunk);
    }

    /** The chunk that the header names, when it says that the file was closed; null otherwise. */
    ChunkMark cleanlyClosedAt() throws IOException {
        String first = headerText(0);
        if (first == null || !first.equals(headerText(1))) {
            return null;
        }
        var header = DataUtils.parseMap(first);
        if (!header.containsKey("clean") || !header.containsKey("block")) {
            return null;
        }
        long block = Long.parseUnsignedLong(header.get("block"), 16);
        ChunkMark last = ChunkMark.atBlock(block, read(block * BLOCK, BLOCK), 0);
        boolean isNamed =
                last != null
                        && Integer.toHexString(last.id()).equals(header.get("chunk"))
                        && Long.toHexString(last.version()).equals(header.get("version"));
        return isNamed && hasEnd(last) ? last : null;
    }

    /** Null unless its checksum is right. */
    private String headerText(int copy) throws IOException {
        byte[] bytes = read((long) copy * BLOCK, BLOCK);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int checksum = text.indexOf(",fletcher:");
        int end = text.indexOf('\n');
        if (checksum < 0 || end < checksum) {
            return null;
        }
        String stated = text.substring(checksum + ",fletcher:".length(), end).trim();
        String actual = Integer.toHexString(DataUtils.getFletcher32(bytes, 0, checksum));
        return stated.equals(actual) ? text.substring(0, checksum) : null;
    }

    /**
     * Makes the file one that was closed in the state that a chunk holds. used: the blocks of that
     * state. What looks like a chunk elsewhere is wiped out first: saves to come will give its
     * number and place to others, and a state that was given up must not seem whole through them.
     */
    void closeAt(ChunkMark last, BitSet used) throws IOException {
        long end = used.length();
        if (end < blocks()) {
            channel.truncate(end * BLOCK);
        }
        for (long block = HEADER_BLOCKS; block < end; block++) {
            block = used.nextClearBit(Math.toIntExact(block));
            if (block < end && looksLikeChunk(block)) {
                write(block * BLOCK, new byte[BLOCK]);
            }
        }
        channel.force(true);
        write(0, header(last));
        channel.force(true);
    }

    private boolean looksLikeChunk(long block) throws IOException {
        byte[] bytes = read(block * BLOCK, BLOCK);
        return ChunkMark.atBlock(block, bytes, 0) != null
                || new String(bytes, BLOCK - END, END, StandardCharsets.ISO_8859_1)
                        .startsWith("chunk:");
    }

    private byte[] header(ChunkMark last) throws IOException {
        String text = headerText(0);
        if (text == null) {
            text = headerText(1);
        }
        if (text == null) {
            throw new IOException("both copies of the header are damaged");
        }
        StringBuilder header = new StringBuilder();
        var map = DataUtils.parseMap(text);
        map.put("block", Long.toHexString(last.block()));
        map.put("chunk", Integer.toHexString(last.id()));
        map.put("version", Long.toHexString(last.version()));
        map.put("clean", "1");
        DataUtils.appendMap(header, map);
        byte[] bytes = header.toString().getBytes(StandardCharsets.ISO_8859_1);
        DataUtils.appendMap(header, "fletcher", DataUtils.getFletcher32(bytes, 0, bytes.length));
        bytes = header.append('\n').toString().getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer both = ByteBuffer.allocate(HEADER_BLOCKS * BLOCK);
        both.put(bytes).position(BLOCK).put(bytes);
        return both.array();
    }
}
