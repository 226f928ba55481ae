package dev.outrigger.cli.shell;

import dev.outrigger.engine.sql.TsqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a batch that no GO has ended yet, and the steps that more lines make of them. A GO
 * or a directive inside a string, a name or a comment is part of the batch. Not thread-safe.
 */
final class ShellInput {
    private static final Pattern MAYBE_GO =
            Pattern.compile("\\s*go\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern DIRECTIVE =
            Pattern.compile(
                    "(?:\\s*:(\\w+)|\\s*(exit|quit))(?:\\s+(\\S.*?))?\\s*;?\\s*",
                    Pattern.CASE_INSENSITIVE);

    /** A text that ends a script behind a GO only when the GO is one. */
    private static final String PROBE = "outrigger";

    private final StringBuilder pending = new StringBuilder();
    private int lines;

    /** The steps that this line completes; what is left waits for more. */
    List<Step> take(String line) {
        if (isGo(pending, line)) {
            List<Step> steps = batches(pending + "\n" + line);
            clear();
            return steps;
        }
        Matcher directive = DIRECTIVE.matcher(line);
        if (isDirective(directive, pending)) {
            return List.of(directive(directive));
        }
        if (lines > 0) {
            pending.append('\n');
        }
        pending.append(line);
        lines++;
        return List.of();
    }

    /** What a script's batches are, as {@code outrigger run} has them. */
    static List<Step> batches(String script) {
        List<Step> batches = new ArrayList<>();
        for (TsqlParser.Batch batch : TsqlParser.batches(script)) {
            batches.add(new Step.Batch(batch.text(), batch.repeat()));
        }
        return batches;
    }

    /** Whether the text, taken now, would end in a step. */
    boolean completes(String text) {
        String whole = text.stripTrailing();
        int newLine = whole.lastIndexOf('\n');
        String line = whole.substring(newLine + 1);
        Matcher directive = DIRECTIVE.matcher(line);
        if (!MAYBE_GO.matcher(line).matches() && !directive.matches()) {
            return false;
        }
        ShellInput trial = new ShellInput();
        trial.pending.append(pending);
        trial.lines = lines;
        if (newLine >= 0) {
            whole.substring(0, newLine).lines().forEach(trial::take);
        }
        return isGo(trial.pending, line) || isDirective(directive, trial.pending);
    }

    String pending() {
        return pending.toString();
    }

    void clear() {
        pending.setLength(0);
        lines = 0;
    }

    /** The number of the line that comes next, from 1. */
    int nextLine() {
        return lines + 1;
    }

    private static boolean isGo(CharSequence before, String line) {
        return MAYBE_GO.matcher(line).matches() && isCut(before + "\n" + line);
    }

    private static boolean isDirective(Matcher line, CharSequence before) {
        return line.matches()
                && (line.group(1) != null || line.group(3) == null)
                && (before.length() == 0 || isCut(before + "\nGO"));
    }

    private static boolean isCut(String script) {
        List<TsqlParser.Batch> batches = TsqlParser.batches(script + "\n" + PROBE);
        return batches.get(batches.size() - 1).text().equals(PROBE);
    }

    private static Step directive(Matcher line) {
        String name = line.group(1) == null ? line.group(2) : line.group(1);
        String argument = line.group(3) == null ? "" : line.group(3);
        return new Step.Directive(name.toLowerCase(Locale.ROOT), argument);
    }
}
