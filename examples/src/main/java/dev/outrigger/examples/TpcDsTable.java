package dev.outrigger.examples;

import io.trino.tpcds.Results;
import io.trino.tpcds.Session;
import io.trino.tpcds.Table;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * A table of TPC-DS's that the examples use, made by a port of the official generator. Scale 1 is
 * about 2.9 million sales; the same scale always gives the same rows.
 */
public enum TpcDsTable {
    STORE_SALES(Table.STORE_SALES, 2_880_404),
    STORE_RETURNS(Table.STORE_RETURNS, 287_514),
    CUSTOMER(Table.CUSTOMER, 100_000);

    private static final int PROGRESS_ROWS = 10_000;

    private final Table table;
    private final long rowsAtScaleOne;

    TpcDsTable(Table table, long rowsAtScaleOne) {
        this.table = table;
        this.rowsAtScaleOne = rowsAtScaleOne;
    }

    /** The name in SQL. */
    public String sqlName() {
        return table.getName();
    }

    /** Roughly how many rows a scale has. */
    public long expectedRows(double scale) {
        return Math.max(1, Math.round(rowsAtScaleOne * scale));
    }

    /**
     * Writes the table as comma-separated values (RFC 4180, no header, NULL as an empty field).
     *
     * @param progress hears the rows written so far, now and then
     * @return the rows written
     */
    public long write(double scale, Path file, LongConsumer progress) throws IOException {
        Session session = Session.getDefaultSession().withScale(scale).withTable(table);
        long rows = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            StringBuilder line = new StringBuilder(256);
            for (List<List<String>> generated : Results.constructResults(table, session)) {
                line.setLength(0);
                appendRow(line, generated.get(0));
                out.append(line);
                rows++;
                if (rows % PROGRESS_ROWS == 0) {
                    progress.accept(rows);
                }
            }
        }
        return rows;
    }

    private static void appendRow(StringBuilder line, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                line.append(',');
            }
            String value = values.get(i);
            if (value != null) {
                appendField(line, value);
            }
        }
        line.append('\n');
    }

    private static void appendField(StringBuilder line, String value) {
        boolean quoted =
                value.isEmpty()
                        || value.indexOf(',') >= 0
                        || value.indexOf('"') >= 0
                        || value.indexOf('\n') >= 0;
        if (quoted) {
            line.append('"').append(value.replace("\"", "\"\"")).append('"');
        } else {
            line.append(value);
        }
    }
}
