package dev.outrigger.frame;

import java.nio.ByteBuffer;

/**
 * Whether bytes are text: no overlong form, no surrogate, nothing above U+10FFFF, nothing cut
 * short.
 */
final class Utf8Check {
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private Utf8Check() {}

    static boolean isAscii(byte[] data) {
        ByteBuffer words = ByteBuffer.wrap(data);
        int i = 0;
        for (; i <= data.length - Long.BYTES; i += Long.BYTES) {
            if ((words.getLong(i) & HIGH_BITS) != 0) {
                return false;
            }
        }
        for (; i < data.length; i++) {
            if (data[i] < 0) {
                return false;
            }
        }
        return true;
    }

    static boolean isValid(byte[] data, int from, int to) {
        int i = from;
        while (i < to) {
            byte lead = data[i++];
            if (lead >= 0) {
                continue;
            }
            int more = followers(lead & 0xff);
            if (more == 0 || more > to - i || !isSecond(lead & 0xff, data[i] & 0xff)) {
                return false;
            }
            for (int k = 1; k < more; k++) {
                if ((data[i + k] & 0xc0) != 0x80) {
                    return false;
                }
            }
            i += more;
        }
        return true;
    }

    private static int followers(int lead) {
        if (lead < 0xc2 || lead > 0xf4) {
            return 0;
        }
        return lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    }

    /**
     * The second byte's range narrows after the leads whose other values would be overlong,
     * surrogates or too large.
     */
    private static boolean isSecond(int lead, int second) {
        int min = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int max = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        return second >= min && second <= max;
    }
}
