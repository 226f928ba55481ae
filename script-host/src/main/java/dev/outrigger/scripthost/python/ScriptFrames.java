package dev.outrigger.scripthost.python;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells on standard error in which lines of its script a host is that is told to end, the last
 * called first, as CPython's faulthandler does.
 */
final class ScriptFrames {
    /** Jython makes a method of each function, with a number behind its name. */
    private static final Pattern METHOD = Pattern.compile("(.*)\\$\\d+");

    private static final String MODULE = "f";

    private ScriptFrames() {}

    /** thread: that runs the scripts. */
    static void tellAtTheEndOf(Thread thread) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> tell(of(thread.getStackTrace()))));
    }

    private static String of(StackTraceElement[] stack) {
        StringBuilder text = new StringBuilder();
        for (StackTraceElement element : stack) {
            if (JythonRuntime.SCRIPT_NAME.equals(element.getFileName())) {
                Matcher method = METHOD.matcher(element.getMethodName());
                String name = method.matches() ? method.group(1) : element.getMethodName();
                text.append("  File \"")
                        .append(JythonRuntime.SCRIPT_NAME)
                        .append("\", line ")
                        .append(element.getLineNumber())
                        .append(" in ")
                        .append(name.equals(MODULE) ? "<module>" : name)
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static void tell(String text) {
        try (OutputStream error = new FileOutputStream(FileDescriptor.err)) {
            error.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // Nobody is there to hear it.
            return;
        }
    }
}
