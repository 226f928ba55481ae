package dev.outrigger.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Rows of any values on their way between two processes: a line each, values apart by tabs, a
 * letter for its kind before each.
 */
final class TypedRows {
    private TypedRows() {}

    static void write(List<List<Object>> rows, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (List<Object> row : rows) {
                StringJoiner line = new StringJoiner("\t", "", "\n");
                row.forEach(value -> line.add(encoded(value)));
                out.write(line.toString());
            }
        }
    }

    private static String encoded(Object value) {
        if (value == null) {
            return "N";
        } else if (value instanceof Double || value instanceof Float) {
            return "F" + value;
        } else if (value instanceof Number) {
            return "D" + value;
        }
        return "T"
                + value.toString().replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    static List<List<Object>> read(Path file) throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                List<Object> row = new ArrayList<>();
                for (String value : line.split("\t")) {
                    row.add(decoded(value.charAt(0), value.substring(1)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static Object decoded(char kind, String text) {
        return switch (kind) {
            case 'N' -> null;
            case 'F' -> Double.valueOf(text);
            case 'D' -> new BigDecimal(text);
            default -> text;
        };
    }
}
