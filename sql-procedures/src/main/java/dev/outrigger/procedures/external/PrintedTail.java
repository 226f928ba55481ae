package dev.outrigger.procedures.external;

/**
 * The end of what a call's script has printed, kept for the error that the call may end with.
 * Thread-safe.
 */
final class PrintedTail {
    private static final int CHARACTERS_MAX = 2_000;
    private static final String CUT = "...";

    private final StringBuilder output = new StringBuilder();
    private final StringBuilder errors = new StringBuilder();

    synchronized void output(String text) {
        add(output, text);
    }

    synchronized void errors(String text) {
        add(errors, text);
    }

    /** Blank when nothing was printed. */
    synchronized String output() {
        return shown(output);
    }

    /** Blank when nothing was printed. */
    synchronized String errors() {
        return shown(errors);
    }

    private static void add(StringBuilder kept, String text) {
        kept.append(text, Math.max(0, text.length() - 2 * CHARACTERS_MAX), text.length());
        if (kept.length() > 2 * CHARACTERS_MAX) {
            kept.delete(0, kept.length() - 2 * CHARACTERS_MAX);
        }
    }

    /** Whole lines where there are any. */
    private static String shown(StringBuilder kept) {
        String text = kept.toString().stripTrailing();
        if (text.length() <= CHARACTERS_MAX) {
            return text;
        }
        String end = text.substring(text.length() - CHARACTERS_MAX);
        int line = end.indexOf('\n');
        if (line >= 0) {
            return CUT + end.substring(line);
        }
        return CUT + (Character.isLowSurrogate(end.charAt(0)) ? end.substring(1) : end);
    }
}
