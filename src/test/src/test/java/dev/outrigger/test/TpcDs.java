package dev.outrigger.test;

import dev.outrigger.Session;
import dev.outrigger.examples.TpcDsTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * TPC-DS data for the tests: CSV files made once in the build's folder, and loaded as a user would.
 */
final class TpcDs {
    /** 0.01 is 28,800 sales; by hand also {@code -Doutrigger.test.scale=1}. */
    static final double SCALE =
            Double.parseDouble(System.getProperty("outrigger.test.scale", "0.01"));

    private TpcDs() {}

    static Path csv(TpcDsTable table) {
        Path file = Path.of("target", "tpcds-" + SCALE, table.sqlName() + ".csv").toAbsolutePath();
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Path unfinished =
                        file.resolveSibling(
                                file.getFileName() + "." + ProcessHandle.current().pid());
                table.write(SCALE, unfinished, rows -> {});
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Makes the database and loads the three tables with BULK INSERT. */
    static void load(Session session, String database) {
        Sql.succeed(session, "CREATE DATABASE [" + database + "]");
        Sql.succeed(session, "USE [" + database + "]");
        Sql.succeed(session, resource("1-tables.sql"));
        for (TpcDsTable table : TpcDsTable.values()) {
            Sql.succeed(
                    session,
                    "BULK INSERT dbo."
                            + table.sqlName()
                            + " FROM '"
                            + csv(table)
                            + "' WITH (FORMAT = 'CSV', FIRSTROW = 1, FIELDTERMINATOR = ',', ROWTERMINATOR = '0x0a')");
        }
    }

    static String resource(String name) {
        try (var in = TpcDsTable.class.getResourceAsStream("customer-returns/" + name)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
