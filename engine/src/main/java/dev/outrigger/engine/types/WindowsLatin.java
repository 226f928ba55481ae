package dev.outrigger.engine.types;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Code page 1252 as Windows has it: the five bytes that it gives no character are the controls of
 * the same numbers, and come back as they were. The JDK's charset of that name loses them.
 */
final class WindowsLatin extends Charset {
    private static final int FIRST = 0x80;
    private static final String FROM_0X80 =
            "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f"
                    + "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";
    private static final int LATIN_1_AGAIN = FIRST + FROM_0X80.length();
    private static final int END = 0x100;

    WindowsLatin() {
        super("x-windows-1252-all", new String[0]);
    }

    /** The byte of a character; -1 where the code page has none. */
    static int code(char character) {
        if (character < FIRST || character >= LATIN_1_AGAIN && character < END) {
            return character;
        }
        int place = FROM_0X80.indexOf(character);
        return place < 0 ? -1 : FIRST + place;
    }

    private static char character(int code) {
        return code >= FIRST && code < LATIN_1_AGAIN ? FROM_0X80.charAt(code - FIRST) : (char) code;
    }

    @Override
    public boolean contains(Charset other) {
        return other.equals(this) || other.equals(StandardCharsets.US_ASCII);
    }

    @Override
    public CharsetDecoder newDecoder() {
        return new CharsetDecoder(this, 1, 1) {
            @Override
            protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
                while (in.hasRemaining()) {
                    if (!out.hasRemaining()) {
                        return CoderResult.OVERFLOW;
                    }
                    out.put(character(in.get() & 0xff));
                }
                return CoderResult.UNDERFLOW;
            }
        };
    }

    @Override
    public CharsetEncoder newEncoder() {
        return new CharsetEncoder(this, 1, 1) {
            @Override
            protected CoderResult encodeLoop(CharBuffer in, ByteBuffer out) {
                while (in.hasRemaining()) {
                    int code = code(in.get(in.position()));
                    if (code < 0) {
                        return unmappable(in);
                    }
                    if (!out.hasRemaining()) {
                        return CoderResult.OVERFLOW;
                    }
                    in.get();
                    out.put((byte) code);
                }
                return CoderResult.UNDERFLOW;
            }
        };
    }

    private static CoderResult unmappable(CharBuffer in) {
        int at = in.position();
        boolean pair =
                Character.isHighSurrogate(in.get(at))
                        && in.remaining() > 1
                        && Character.isLowSurrogate(in.get(at + 1));
        return CoderResult.unmappableForLength(pair ? 2 : 1);
    }
}
