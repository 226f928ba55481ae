package dev.outrigger.procedures.external;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.scripthost.ScriptFailure;
import dev.outrigger.scripthost.ScriptFailure.Reason;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All that is known of a script's failure in one text: clients show the first error of a statement
 * and often nothing else. What comes first matters most; the whole fits into one message.
 */
final class ScriptErrorText {
    private static final Pattern SCRIPTS_LINE =
            Pattern.compile("^ *File \"<script>\", line (\\d{1,9})", Pattern.MULTILINE);
    private static final int SUMMARY_MAX = 4_500;
    private static final int TRACEBACK_MAX = 7_000;

    private ScriptErrorText() {}

    /**
     * What failed, after the line of the user's script that it happened in, where that is known.
     */
    static String summary(ScriptFailure failure) {
        return line(failure).map(line -> "Script line " + line + ": ").orElse("")
                + cut(failure.getMessage(), SUMMARY_MAX);
    }

    /** Where a script was that was ended; may be empty. */
    static String place(ScriptFailure failure) {
        return line(failure).map(line -> " It was at line " + line + " of the script.").orElse("");
    }

    private static Optional<String> line(ScriptFailure failure) {
        Matcher called = SCRIPTS_LINE.matcher(failure.traceback());
        Optional<String> line = Optional.empty();
        while (called.find()) {
            // A traceback ends where it happened.
            line = Optional.of(called.group(1));
        }
        // What a host says when it crashes begins there.
        Matcher crashed = SCRIPTS_LINE.matcher(failure.getMessage());
        return line.isEmpty() && failure.reason() == Reason.HOST_LOST && crashed.find()
                ? Optional.of(crashed.group(1))
                : line;
    }

    /** The traceback and what the script has printed, each under its heading; may be empty. */
    static String details(ScriptFailure failure, PrintedTail printed) {
        StringBuilder text = new StringBuilder();
        if (!failure.traceback().isBlank()) {
            add(
                    text,
                    ErrorCode.SCRIPT_ERROR_DETAIL,
                    cut(failure.traceback().stripTrailing(), TRACEBACK_MAX));
        }
        failure.hostsEnd().ifPresent(end -> text.append("\nIts host ").append(end));
        add(text, ErrorCode.SCRIPT_STANDARD_OUTPUT, printed.output());
        String errors = printed.errors();
        // A host's last words are in the failure's own text.
        if (!failure.getMessage().contains(errors.strip())
                && failure.hostsEnd().filter(end -> end.contains(errors.strip())).isEmpty()) {
            add(text, ErrorCode.SCRIPT_STANDARD_ERROR, errors);
        }
        return text.toString();
    }

    private static void add(StringBuilder text, ErrorCode heading, String part) {
        if (!part.isBlank()) {
            text.append('\n').append(SqlError.of(heading, part).getMessage());
        }
    }

    private static String cut(String text, int max) {
        int half = max / 2;
        return text.length() <= max
                ? text
                : text.substring(0, half) + "\n...\n" + text.substring(text.length() - half);
    }
}
