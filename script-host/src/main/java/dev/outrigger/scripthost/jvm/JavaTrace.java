package dev.outrigger.scripthost.jvm;

import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.host.ScriptError;

/** An exception of a user's code as its author shall read it: without the host's own frames. */
final class JavaTrace {
    private static final String OWN = "dev.outrigger.scripthost.";
    private static final int CAUSES_MAX = 8;
    private static final int FRAMES_MAX = 60;

    private JavaTrace() {}

    static ScriptError of(Throwable thrown) {
        StringBuilder trace = new StringBuilder();
        Throwable next = thrown;
        for (int i = 0; next != null && i < CAUSES_MAX; i++) {
            trace.append(i == 0 ? "" : "Caused by: ").append(next).append('\n');
            append(trace, next.getStackTrace());
            next = next.getCause() == next ? null : next.getCause();
        }
        return new ScriptError(Reason.SCRIPT_ERROR, text(thrown), trace.toString());
    }

    private static void append(StringBuilder trace, StackTraceElement[] frames) {
        int shown = 0;
        for (StackTraceElement frame : frames) {
            if (frame.getClassName().startsWith(OWN) || shown++ == FRAMES_MAX) {
                return;
            }
            trace.append("\tat ").append(frame).append('\n');
        }
    }

    /** With the line of the user's code that is nearest to it. */
    private static String text(Throwable thrown) {
        String text = thrown.toString();
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frame.getClassName().startsWith(OWN)) {
                break;
            }
            boolean users =
                    frame.getModuleName() == null
                            && !frame.getClassName().startsWith("dev.outrigger.extension.")
                            && !frame.getClassName()
                                    .startsWith("com.microsoft.sqlserver.javalangextension.");
            if (users && frame.getLineNumber() > 0) {
                return text + " (" + frame.getFileName() + ", line " + frame.getLineNumber() + ")";
            }
        }
        return text;
    }
}
