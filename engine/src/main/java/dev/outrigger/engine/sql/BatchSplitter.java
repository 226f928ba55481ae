package dev.outrigger.engine.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a script at its lines of GO, those in strings, names and comments excepted. */
final class BatchSplitter {
    private static final Pattern GO =
            Pattern.compile(
                    "\\s*GO(?:\\s+(\\d{1,9}))?\\s*;?\\s*(?:--.*)?", Pattern.CASE_INSENSITIVE);

    private final String script;
    private final List<TsqlParser.Batch> batches = new ArrayList<>();
    private int batchStart;
    private int firstLine = 1;

    /**
     * What the current line begins inside of: a closing mark, {@code *} for a comment, 0 for none.
     */
    private char inside;

    private int commentDepth;

    private BatchSplitter(String script) {
        this.script = script;
    }

    static List<TsqlParser.Batch> split(String script) {
        BatchSplitter splitter = new BatchSplitter(script);
        splitter.split();
        return splitter.batches;
    }

    private void split() {
        int line = 1;
        int start = 0;
        while (start < script.length()) {
            int newLine = script.indexOf('\n', start);
            int end = newLine < 0 ? script.length() : newLine;
            Matcher go = GO.matcher(script).region(start, end);
            if (inside == 0 && go.matches()) {
                add(start, go.group(1) == null ? 1 : Integer.parseInt(go.group(1)));
                batchStart = Math.min(end + 1, script.length());
                firstLine = line + 1;
            } else {
                scan(start, end);
            }
            start = end + 1;
            line++;
        }
        add(script.length(), 1);
    }

    private void add(int end, int repeat) {
        String text = script.substring(batchStart, end);
        if (!text.isBlank()) {
            batches.add(new TsqlParser.Batch(text, firstLine, repeat));
        }
    }

    private void scan(int start, int end) {
        for (int i = start; i < end; i++) {
            char c = script.charAt(i);
            char d = i + 1 < end ? script.charAt(i + 1) : '\n';
            if (inside == '*') {
                if (c == '*' && d == '/') {
                    inside = --commentDepth == 0 ? 0 : '*';
                    i++;
                } else if (c == '/' && d == '*') {
                    commentDepth++;
                    i++;
                }
            } else if (inside != 0) {
                inside = c == inside ? 0 : inside;
            } else if (c == '\'' || c == '"') {
                inside = c;
            } else if (c == '[') {
                inside = ']';
            } else if (c == '-' && d == '-') {
                return;
            } else if (c == '/' && d == '*') {
                inside = '*';
                commentDepth = 1;
                i++;
            }
        }
    }
}
