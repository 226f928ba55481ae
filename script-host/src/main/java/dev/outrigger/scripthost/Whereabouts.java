package dev.outrigger.scripthost;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a script was that had to be ended, from what its host says when it is told to end: its
 * frames, the last called first.
 */
final class Whereabouts {
    private static final Pattern FRAME =
            Pattern.compile("^ *File \"<script>\", line (\\d{1,9}) in (\\S{1,200})$");
    private static final int FRAMES_MAX = 20;

    private Whereabouts() {}

    /** As Python prints a traceback; empty when the host said nothing of a script's line. */
    static String traceback(String said, String script) {
        Deque<String> frames = new ArrayDeque<>();
        List<String> source = script.lines().toList();
        for (String line : said.lines().toList()) {
            Matcher frame = FRAME.matcher(line);
            if (frame.matches() && frames.size() < FRAMES_MAX) {
                frames.addFirst(shown(frame, source));
            }
        }
        if (frames.isEmpty()) {
            return "";
        }
        List<String> text = new ArrayList<>(List.of("Traceback (most recent call last):"));
        text.addAll(frames);
        return String.join("\n", text);
    }

    private static String shown(Matcher frame, List<String> source) {
        int number = Integer.parseInt(frame.group(1));
        String line = "  File \"<script>\", line " + number + ", in " + frame.group(2);
        boolean known = number >= 1 && number <= source.size();
        return known ? line + "\n    " + source.get(number - 1).strip() : line;
    }
}
