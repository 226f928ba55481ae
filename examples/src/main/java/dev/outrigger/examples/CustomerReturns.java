package dev.outrigger.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The SQL texts of the customer-return clustering; each is a resource that runs by hand too. */
public final class CustomerReturns {
    private static final String QUERY_START = "@behaviour nvarchar(max) = N'";
    private static final String QUERY_END = "';";

    private CustomerReturns() {}

    /** The tables that {@link TpcDsTable} fills, in schema dbo. */
    public static String tables() {
        return text("1-tables.sql");
    }

    /** Procedure dbo.label_customers and the table for its rows; two batches. */
    public static String procedure() {
        return text("2-procedure.sql");
    }

    /** Runs the procedure into its table. */
    public static String label() {
        return text("3-label.sql");
    }

    /** Sizes and means of the groups. */
    public static String groups() {
        return text("4-groups.sql");
    }

    /** Whom to send a promotion. */
    public static String inactive() {
        return text("5-inactive.sql");
    }

    /** The procedure's query by itself: one row a customer. It contains no quote. */
    public static String inputQuery() {
        String procedure = procedure();
        int start = procedure.indexOf(QUERY_START);
        int end = procedure.indexOf(QUERY_END, start);
        if (start < 0 || end < 0) {
            throw new IllegalStateException("2-procedure.sql has no " + QUERY_START);
        }
        return procedure.substring(start + QUERY_START.length(), end);
    }

    /** Loads a file that {@link TpcDsTable#write} made. */
    public static String load(String table, Path csv) {
        return "BULK INSERT dbo."
                + table
                + " FROM '"
                + csv.toString().replace("'", "''")
                + "' WITH (FORMAT = 'CSV', FIRSTROW = 1, FIELDTERMINATOR = ',', ROWTERMINATOR = '0x0a');";
    }

    private static String text(String name) {
        try (InputStream in =
                CustomerReturns.class.getResourceAsStream("customer-returns/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
