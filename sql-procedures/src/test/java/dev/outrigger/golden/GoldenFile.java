package dev.outrigger.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A .sql file of batches, each followed by what it must give in lines that begin with {@code -->}.
 * A batch begins at the first line that is not blank, which is its line 1. Files are run in order,
 * in one session of a fresh instance.
 */
record GoldenFile(Path path, List<Case> cases) {
    static final String MARK = "-->";

    /** sql: the batch's lines; expected: the output's lines without their mark. */
    record Case(List<String> sql, List<String> expected) {
        String text() {
            return String.join("\n", sql);
        }
    }

    static GoldenFile read(Path path) throws IOException {
        List<Case> cases = new ArrayList<>();
        List<String> sql = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (String line : Files.readAllLines(path)) {
            if (line.startsWith(MARK)) {
                expected.add(line.substring(MARK.length()).strip());
                continue;
            }
            if (!expected.isEmpty()) {
                cases.add(new Case(List.copyOf(sql), List.copyOf(expected)));
                sql.clear();
                expected.clear();
            }
            if (!line.isBlank() || !sql.isEmpty()) {
                sql.add(line);
            }
        }
        if (!sql.isEmpty()) {
            cases.add(new Case(List.copyOf(sql), List.copyOf(expected)));
        }
        return new GoldenFile(path, List.copyOf(cases));
    }

    /**
     * Whether the file is for that runtime: for Jython, unless its first lines say {@code --
     * requires: cpython}; for both where they say {@code -- also: cpython}.
     */
    boolean runsOn(boolean cpython) {
        List<String> head = cases.get(0).sql();
        boolean required = head.contains("-- requires: cpython");
        return required == cpython || head.contains("-- also: cpython");
    }

    /** The file with the outputs that were seen. */
    void write(List<List<String>> outputs) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            List<String> sql = new ArrayList<>(cases.get(i).sql());
            while (sql.get(sql.size() - 1).isBlank()) {
                sql.remove(sql.size() - 1);
            }
            lines.addAll(sql);
            outputs.get(i).forEach(line -> lines.add((MARK + " " + line).stripTrailing()));
            lines.add("");
        }
        lines.remove(lines.size() - 1);
        Files.write(path, lines);
    }
}
