package dev.outrigger.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** What a task gave: rows of numbers, NaN for NULL, in the order of their values. */
final class Answer {
    /**
     * A ratio of money has six decimal places where a decimal's division is exact and cut off
     * (T-SQL), and a double's where it is not: they may differ by one in the sixth.
     */
    private static final double TOLERANCE = 1.1e-6;

    private static final double RELATIVE_TOLERANCE = 1e-12;

    private final List<double[]> rows;

    Answer(List<double[]> rows) {
        this.rows = new ArrayList<>(rows);
        this.rows.sort(Arrays::compare);
    }

    /** Writes rows of numbers and NULLs as {@link #read} takes them. */
    static void write(List<List<Object>> rows, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (List<Object> row : rows) {
                StringJoiner line = new StringJoiner(",", "", "\n");
                for (Object value : row) {
                    line.add(
                            Double.toString(
                                    value == null ? Double.NaN : ((Number) value).doubleValue()));
                }
                out.write(line.toString());
            }
        }
    }

    static Answer read(Path file) throws IOException {
        List<double[]> rows = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                rows.add(Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray());
            }
        }
        return new Answer(rows);
    }

    int size() {
        return rows.size();
    }

    double[] row(int index) {
        return rows.get(index);
    }

    /**
     * Refuses another system's answer to the same task.
     *
     * @param columns the columns to compare, the first of the rows'
     * @throws AnswersDifferException when a row, or the number of them, is another
     */
    void requireSame(String name, Answer other, String otherName, List<String> columns) {
        if (size() != other.size()) {
            throw new AnswersDifferException(
                    name + " gives " + size() + " rows, " + otherName + " " + other.size());
        }
        int different = 0;
        String first = "";
        for (int i = 0; i < size(); i++) {
            int column = firstDifference(row(i), other.row(i), columns.size());
            if (column >= 0) {
                if (different++ == 0) {
                    first =
                            String.format(
                                    Locale.ROOT,
                                    "in the row of %s %.0f, %s is %s in %s and %s in %s",
                                    columns.get(0),
                                    row(i)[0],
                                    columns.get(column),
                                    row(i)[column],
                                    name,
                                    other.row(i)[column],
                                    otherName);
                }
            }
        }
        if (different > 0) {
            throw new AnswersDifferException(
                    different + " of " + size() + " rows differ; " + first);
        }
    }

    private static int firstDifference(double[] left, double[] right, int columns) {
        for (int i = 0; i < columns; i++) {
            double tolerance = Math.max(TOLERANCE, RELATIVE_TOLERANCE * Math.abs(right[i]));
            boolean same =
                    Double.isNaN(left[i])
                            ? Double.isNaN(right[i])
                            : Math.abs(left[i] - right[i]) <= tolerance;
            if (!same) {
                return i;
            }
        }
        return -1;
    }
}
