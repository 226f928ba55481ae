package dev.outrigger.cli.shell;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Text in UTF-8 on its way to a terminal, its control characters shown as {@link Cells#inLines}
 * shows them, however the text is cut into writes.
 */
final class WithoutOrders extends FilterOutputStream {
    private static final int NONE = -1;
    private static final int LEADS_C1 = 0xc2;
    private static final int FIRST_PRINTABLE = 0xa0;
    private static final int ASCII_END = 0x80;

    /**
     * A byte whose meaning the next one tells: a carriage return, or what C1 controls begin with.
     */
    private int held = NONE;

    WithoutOrders(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int next) throws IOException {
        int b = next & 0xff;
        int before = held;
        held = NONE;
        if (before == LEADS_C1) {
            if (b < FIRST_PRINTABLE) {
                show((char) b);
            } else {
                out.write(before);
                out.write(b);
            }
            return;
        }
        if (before == '\r' && b != '\n') {
            show('\r');
        }
        if (b == '\r' || b == LEADS_C1) {
            held = b;
        } else if (b < ASCII_END && Cells.isControl((char) b)) {
            show((char) b);
        } else {
            out.write(b);
        }
    }

    private void show(char control) throws IOException {
        out.write(Cells.inLines(String.valueOf(control)).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }
}
