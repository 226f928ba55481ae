package dev.outrigger.engine.types;

import java.nio.charset.Charset;
import java.text.Normalizer;

/** The characters that a varchar has: those of code page 1252, that of the collations' names. */
public final class CodePage {
    /** Its bytes. */
    public static final Charset CHARSET = new WindowsLatin();

    private static final char UNKNOWN = '?';
    private static final int ASCII = 0x80;
    private static final int LATIN_1_PRINTED = 0xa0;
    private static final int LATIN_1_END = 0x100;
    private static final int LATIN_EXTENDED_END = 0x180;
    private static final int FULL_WIDTH_FIRST = 0xff01;
    private static final int FULL_WIDTH_LAST = 0xff5e;
    private static final int FULL_WIDTH_DISTANCE = FULL_WIDTH_FIRST - '!';

    private CodePage() {}

    /**
     * The text as a varchar has it: a letter that only its accent keeps out of the code page
     * without it, and a question mark for any other character that is not in it.
     */
    public static String fitted(String text) {
        int length = text.length();
        int at = 0;
        while (at < length && isLatin1(text.charAt(at))) {
            at++;
        }
        if (at == length) {
            return text;
        }
        char[] fitted = text.toCharArray();
        for (; at < length; at++) {
            if (!isLatin1(fitted[at])) {
                fitted[at] = fitted(fitted[at]);
            }
        }
        return new String(fitted);
    }

    /** Whether a varchar has the character as it is. */
    public static boolean has(char character) {
        return WindowsLatin.code(character) >= 0;
    }

    private static boolean isLatin1(char character) {
        return character < ASCII || character >= LATIN_1_PRINTED && character < LATIN_1_END;
    }

    private static char fitted(char character) {
        if (character < LATIN_1_PRINTED || has(character)) {
            return character;
        }
        if (character >= FULL_WIDTH_FIRST && character <= FULL_WIDTH_LAST) {
            return (char) (character - FULL_WIDTH_DISTANCE);
        }
        return character < LATIN_EXTENDED_END ? withoutAccent(character) : UNKNOWN;
    }

    private static char withoutAccent(char letter) {
        char plain =
                switch (letter) {
                    case 'Đ' -> 'Ð';
                    case 'đ' -> 'd';
                    case 'Ħ' -> 'H';
                    case 'ħ' -> 'h';
                    case 'ı' -> 'i';
                    case 'Ł' -> 'L';
                    case 'ł' -> 'l';
                    case 'Ŧ' -> 'T';
                    case 'ŧ' -> 't';
                    default ->
                            Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD)
                                    .charAt(0);
                };
        return plain < LATIN_1_END ? plain : UNKNOWN;
    }
}
