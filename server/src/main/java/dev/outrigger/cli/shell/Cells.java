package dev.outrigger.cli.shell;

import org.jline.utils.WCWidth;

/** Text as a terminal shows it: its width in columns, cut and padded to one, without orders. */
final class Cells {
    private static final char ELLIPSIS = '…';
    private static final char LINE_END = '↵';
    private static final int CONTROL_PICTURES = 0x2400;
    private static final int FIRST_COMBINING = 0x300;
    private static final int DELETE = 0x7f;
    private static final int FIRST_PRINTABLE = 0xa0;

    private Cells() {}

    /** On one line, cut to so many characters. */
    static String inLine(String text, int charactersMax) {
        String cut =
                text.length() <= charactersMax
                        ? text
                        : text.substring(0, charactersMax - 1) + ELLIPSIS;
        return withoutOrders(cut.replace("\r\n", "\n"), false);
    }

    /** With its line ends and tabs, which order nothing but themselves. */
    static String inLines(String text) {
        return withoutOrders(text.replace("\r\n", "\n"), true);
    }

    private static String withoutOrders(String text, boolean linesStay) {
        int i = 0;
        while (i < text.length() && !isControl(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length()).append(text, 0, i);
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isControl(c) || linesStay && (c == '\n' || c == '\t')) {
                shown.append(c);
            } else if (c == '\n') {
                shown.append(LINE_END);
            } else if (c == '\t') {
                shown.append(' ');
            } else {
                shown.append(c < ' ' ? (char) (CONTROL_PICTURES + c) : '\u2421');
            }
        }
        return shown.toString();
    }

    static boolean isControl(char c) {
        return c < ' ' || c >= DELETE && c < FIRST_PRINTABLE;
    }

    /** How many columns the text takes. */
    static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            width += width(c);
            i += Character.charCount(c);
        }
        return width;
    }

    private static int width(int c) {
        return c < FIRST_COMBINING ? 1 : Math.max(0, WCWidth.wcwidth(c));
    }

    /** How many of the characters from the one given on fit into so many columns; at least one. */
    static int fitting(String text, int from, int columns) {
        int width = 0;
        int i = from;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            width += width(c);
            if (width > columns && i > from) {
                break;
            }
            i += Character.charCount(c);
        }
        return i - from;
    }

    /** Cut to so many columns, the last an ellipsis. */
    static String cut(String text, int columns) {
        if (text.length() <= columns / 2 || width(text) <= columns) {
            return text;
        }
        return columns < 2
                ? String.valueOf(ELLIPSIS)
                : text.substring(0, fitting(text, 0, columns - 1)) + ELLIPSIS;
    }

    static void pad(StringBuilder line, String text, int columns, boolean toTheRight) {
        String padding = " ".repeat(Math.max(0, columns - width(text)));
        if (toTheRight) {
            line.append(padding).append(text);
        } else {
            line.append(text).append(padding);
        }
    }
}
