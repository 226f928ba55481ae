package dev.outrigger.scripthost;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Makes text of pieces of UTF-8 that may cut a character in two. Not thread-safe. */
final class PrintedText {
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] rest = new byte[0];

    String decode(byte[] bytes, int length) {
        return decode(bytes, length, false);
    }

    /** What is left of a character that was never finished. */
    String end() {
        String text = decode(new byte[0], 0, true);
        decoder.reset();
        return text;
    }

    private String decode(byte[] bytes, int length, boolean last) {
        ByteBuffer in =
                ByteBuffer.allocate(rest.length + length).put(rest).put(bytes, 0, length).flip();
        CharBuffer out = CharBuffer.allocate(in.remaining() + 2);
        decoder.decode(in, out, last);
        rest = new byte[in.remaining()];
        in.get(rest);
        return out.flip().toString();
    }
}
